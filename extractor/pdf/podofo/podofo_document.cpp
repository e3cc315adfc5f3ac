// The only place that knows PoDoFo.

#include <algorithm>
#include <cstring>
#include <exception>
#include <istream>
#include <memory>
#include <new>
#include <streambuf>

#include <podofo/podofo.h>

#include "extractor/pdf/file/foreign_document.h"

namespace tenken::pdf {

namespace {

using PoDoFo::PdfObject;

/// Bytes as a stream without a copy of them, which PoDoFo's own memory device makes twice.
class ViewBuffer : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view bytes) {
        char* begin = const_cast<char*>(bytes.data());  // a get area is never written to
        setg(begin, begin, begin + bytes.size());
    }

  protected:
    pos_type seekoff(off_type offset, std::ios_base::seekdir from,
                     std::ios_base::openmode mode) override {
        const off_type base = from == std::ios_base::beg   ? 0
                              : from == std::ios_base::cur ? gptr() - eback()
                                                           : egptr() - eback();
        return seekpos(base + offset, mode);
    }
    pos_type seekpos(pos_type position, std::ios_base::openmode) override {
        const off_type offset = position;
        if (offset < 0 || offset > egptr() - eback()) {
            return pos_type(off_type(-1));
        }
        setg(eback(), eback() + offset, egptr());
        return position;
    }
};

// PoDoFo loads an object when it is first touched, so that any accessor may throw. PdfError is no
// std::exception.
template <typename Result, typename Function>
Result guarded(Result fallback, Function&& function) {
    try {
        return function();
    } catch (const PoDoFo::PdfError&) {
        return fallback;
    } catch (const std::exception&) {
        return fallback;
    }
}

PoDoFo::PdfReference reference_to(std::uint64_t identity) {
    return {static_cast<PoDoFo::pdf_objnum>(identity >> 16),
            static_cast<PoDoFo::pdf_gennum>(identity & 0xFFFF)};
}

std::uint64_t identity_of(const PoDoFo::PdfReference& reference) {
    return std::uint64_t{reference.ObjectNumber()} << 16 | reference.GenerationNumber();
}

const PdfObject& own(const ForeignObject& object) {
    return reinterpret_cast<const PdfObject&>(object);
}

const ForeignObject* foreign(const PdfObject* object) {
    return reinterpret_cast<const ForeignObject*>(object);
}

Node text_node(Node::Kind kind, std::string_view text) {
    Node node;
    node.kind = kind;
    node.count = static_cast<std::uint32_t>(text.size());
    node.text = text.data();
    return node;
}

template <typename Element>
Element* allocate(std::pmr::memory_resource& memory, std::size_t count) {
    auto* elements =
        static_cast<Element*>(memory.allocate(count * sizeof(Element), alignof(Element)));
    std::uninitialized_fill_n(elements, count, Element{});
    return elements;
}

/// Takes over one level of PoDoFo's.
class Taker {
  public:
    explicit Taker(std::pmr::memory_resource& memory) : memory_(memory) {}

    Node take(const PdfObject& object) {
        Node node;
        switch (object.GetDataType()) {
            case PoDoFo::ePdfDataType_Bool:
                node.kind = Node::Kind::boolean;
                node.truth = object.GetBool();
                return node;
            case PoDoFo::ePdfDataType_Number:
                node.kind = Node::Kind::number;
                node.number = static_cast<double>(object.GetNumber());
                return node;
            case PoDoFo::ePdfDataType_Real:
                node.kind = Node::Kind::number;
                node.number = object.GetReal();
                return node;
            case PoDoFo::ePdfDataType_Name:
                return text_node(Node::Kind::name, object.GetName().GetName());
            case PoDoFo::ePdfDataType_String:
            case PoDoFo::ePdfDataType_HexString:
                return string(object.GetString());
            case PoDoFo::ePdfDataType_Array:
                return array(object.GetArray());
            case PoDoFo::ePdfDataType_Dictionary:
                return dictionary(object.GetDictionary().GetKeys());
            case PoDoFo::ePdfDataType_Reference:
                node.kind = Node::Kind::reference;
                node.target = identity_of(object.GetReference());
                return node;
            default:
                return node;
        }
    }

  private:
    // Only arrays and dictionaries are left for later. PoDoFo puts a new object in the place of
    // /Length when it loads the stream, and a view of the old one would be left hanging.
    Node child(const PdfObject& object) {
        if (!object.IsArray() && !object.IsDictionary()) {
            return take(object);
        }
        Node node;
        node.kind = Node::Kind::foreign;
        node.foreign = foreign(&object);
        return node;
    }

    Node string(const PoDoFo::PdfString& string) {
        const bool empty = !string.IsValid() || string.GetLength() <= 0;
        std::string bytes = string.IsUnicode() ? "\xFE\xFF" : "";  // PoDoFo took it off
        bytes.append(empty ? "" : string.GetString(),
                     empty ? 0 : static_cast<std::size_t>(string.GetLength()));
        char* copy = static_cast<char*>(memory_.allocate(bytes.size() + 1, 1));
        std::memcpy(copy, bytes.data(), bytes.size());
        return text_node(Node::Kind::string, {copy, bytes.size()});
    }

    Node array(const PoDoFo::PdfArray& array) {
        Node node;
        node.kind = Node::Kind::array;
        node.count = static_cast<std::uint32_t>(array.size());
        node.items = allocate<Node>(memory_, array.size());
        for (std::size_t i = 0; i < array.size(); ++i) {
            node.items[i] = child(array[i]);
        }
        return node;
    }

    Node dictionary(const PoDoFo::TKeyMap& keys) {
        Node node;
        node.kind = Node::Kind::dictionary;
        node.count = static_cast<std::uint32_t>(keys.size());
        node.entries = allocate<NodeEntry>(memory_, keys.size());
        NodeEntry* entry = node.entries;
        for (const auto& [key, value] : keys) {
            const bool replaced =
                key == PoDoFo::PdfName::KeyLength && (value->IsArray() || value->IsDictionary());
            *entry++ = {key.GetName(), replaced ? Node{} : child(*value)};
        }
        return node;
    }

    std::pmr::memory_resource& memory_;
};

class PodofoDocument : public ForeignDocument {
  public:
    explicit PodofoDocument(std::string_view bytes) : buffer_(bytes), stream_(&buffer_) {}

    Opening open(const std::string& password, std::size_t most_objects) override {
        PoDoFo::PdfError::EnableLogging(false);
        PoDoFo::PdfError::EnableDebug(false);
        PoDoFo::PdfParser::SetMaxObjectCount(static_cast<long>(most_objects));
        const auto outcome_of = [](const auto& step) {
            try {
                step();
                return Opening::opened;
            } catch (const PoDoFo::PdfError& error) {
                return error.GetError() == PoDoFo::ePdfError_InvalidPassword
                           ? Opening::wrong_password
                           : Opening::failed;
            } catch (const std::exception&) {
                return Opening::failed;
            }
        };
        const Opening outcome = outcome_of([&] {
            document_.LoadFromDevice(
                PoDoFo::PdfRefCountedInputDevice(new PoDoFo::PdfInputDevice(&stream_)));
        });
        if (outcome != Opening::wrong_password) {
            return outcome;
        }
        return password.empty() ? Opening::needs_password
                                : outcome_of([&] { document_.SetPassword(password); });
    }

    bool has(std::uint64_t identity) const override { return find(identity) != nullptr; }

    std::vector<std::uint64_t> identities() const override {
        std::vector<std::uint64_t> all;
        all.reserve(document_.GetObjects().GetSize());
        for (const PdfObject* object : document_.GetObjects()) {
            all.push_back(identity_of(object->Reference()));
        }
        return all;
    }

    std::uint32_t size() const override {
        return static_cast<std::uint32_t>(document_.GetObjects().GetObjectCount());
    }

    const ForeignObject* find(std::uint64_t identity) const override {
        return guarded<const ForeignObject*>(nullptr, [&] {
            return foreign(document_.GetObjects().GetObject(reference_to(identity)));
        });
    }

    const ForeignObject* trailer() const override { return foreign(document_.GetTrailer()); }

    Node take_over(const ForeignObject& object, std::pmr::memory_resource& memory) const override {
        return guarded(Node{}, [&] { return Taker(memory).take(own(object)); });
    }

    bool is_stream(const ForeignObject& object) const override {
        return guarded(false, [&] { return own(object).HasStream(); });
    }

    std::string_view stream(const ForeignObject& object) const override {
        return guarded(std::string_view(), [&]() -> std::string_view {
            // Every stream of a parsed file is a PdfMemStream; its bytes are decrypted already.
            const auto* stream =
                own(object).HasStream()
                    ? dynamic_cast<const PoDoFo::PdfMemStream*>(own(object).GetStream())
                    : nullptr;
            if (!stream || !stream->Get() || stream->GetLength() <= 0) {
                return {};
            }
            return {stream->Get(), static_cast<std::size_t>(stream->GetLength())};
        });
    }

  private:
    ViewBuffer buffer_;
    std::istream stream_;
    PoDoFo::PdfMemDocument document_;
};

}  // namespace

}  // namespace tenken::pdf

extern "C" tenken::pdf::ForeignDocument* tenken_make_foreign_document(std::string_view bytes) {
    return new tenken::pdf::PodofoDocument(bytes);
}
