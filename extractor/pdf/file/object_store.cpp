#include "extractor/pdf/file/object_store.h"

#include <exception>
#include <utility>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/raw_object.h"

namespace tenken::pdf {

namespace {

using PoDoFo::PdfObject;

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

Node text_node(Node::Kind kind, std::string_view text) {
    Node node;
    node.kind = kind;
    node.count = static_cast<std::uint32_t>(text.size());
    node.text = text.data();
    return node;
}

}  // namespace

bool ObjectStore::has(std::uint64_t identity) const {
    return document_.GetObjects().GetObject(reference_to(identity)) != nullptr;
}

ObjectStore::Object* ObjectStore::find(std::uint64_t identity) {
    const auto found = objects_.find(identity);
    if (found != objects_.end()) {
        return found->second.node.kind == Node::Kind::null ? nullptr : &found->second;
    }
    const Object made = guarded(Object{}, [&] {
        const PdfObject* object = document_.GetObjects().GetObject(reference_to(identity));
        return object ? load(*object) : Object{};
    });
    Object& kept = objects_.emplace(identity, made).first->second;
    return kept.node.kind == Node::Kind::null ? nullptr : &kept;
}

ObjectStore::Object ObjectStore::load(const PdfObject& object) {
    Object loaded;
    const auto* parsed = dynamic_cast<const PoDoFo::PdfParserObject*>(&object);
    if (document_.GetEncrypted() || !parsed || parsed->GetOffset() <= 0) {
        loaded.node = take_over(object);
        loaded.foreign = &object;
        return loaded;
    }
    // PoDoFo remembers where the value begins, behind "n g obj".
    Tokenizer tokens(bytes_);
    tokens.seek(static_cast<std::size_t>(parsed->GetOffset()));
    loaded.node = reader_.read(tokens);
    if (loaded.node.kind == Node::Kind::dictionary && tokens.next().is_keyword("stream")) {
        loaded.stream = raw_stream_start(bytes_, tokens.position() - 6);
    }
    return loaded;
}

// Only arrays and dictionaries are left for later. PoDoFo puts a new object in the place of /Length
// when it loads the stream, and a view of the old one would be left hanging.
Node ObjectStore::child(const PdfObject& object) {
    if (!object.IsArray() && !object.IsDictionary()) {
        return take_over(object);
    }
    Node node;
    node.kind = Node::Kind::foreign;
    node.foreign = &object;
    return node;
}

Node ObjectStore::take_over(const PdfObject& object) {
    return guarded(Node{}, [&] {
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
            case PoDoFo::ePdfDataType_HexString: {
                const PoDoFo::PdfString& string = object.GetString();
                const bool empty = !string.IsValid() || string.GetLength() <= 0;
                std::string bytes = string.IsUnicode() ? "\xFE\xFF" : "";  // PoDoFo took it off
                bytes.append(empty ? "" : string.GetString(),
                             empty ? 0 : static_cast<std::size_t>(string.GetLength()));
                return text_node(Node::Kind::string, reader_.keep(bytes, false));
            }
            case PoDoFo::ePdfDataType_Array: {
                const PoDoFo::PdfArray& array = object.GetArray();
                node.kind = Node::Kind::array;
                node.count = static_cast<std::uint32_t>(array.size());
                node.items = reader_.new_items(array.size());
                for (std::size_t i = 0; i < array.size(); ++i) {
                    node.items[i] = child(array[i]);
                }
                return node;
            }
            case PoDoFo::ePdfDataType_Dictionary: {
                const PoDoFo::TKeyMap& keys = object.GetDictionary().GetKeys();
                node.kind = Node::Kind::dictionary;
                node.count = static_cast<std::uint32_t>(keys.size());
                node.entries = reader_.new_entries(keys.size());
                NodeEntry* entry = node.entries;
                for (const auto& [key, value] : keys) {
                    const bool replaced = key == PoDoFo::PdfName::KeyLength &&
                                          (value->IsArray() || value->IsDictionary());
                    *entry++ = {key.GetName(), replaced ? Node{} : child(*value)};
                }
                return node;
            }
            case PoDoFo::ePdfDataType_Reference:
                node.kind = Node::Kind::reference;
                node.target = static_cast<std::uint64_t>(object.GetReference().ObjectNumber())
                                  << 16 |
                              object.GetReference().GenerationNumber();
                return node;
            default:
                return node;
        }
    });
}

bool ObjectStore::is_stream(const Object& object) const {
    return object.stream != Object::none ||
           (object.foreign && guarded(false, [&] { return object.foreign->HasStream(); }));
}

std::string_view ObjectStore::stream(const Object& object, long length) const {
    if (object.stream != Object::none) {
        const std::size_t end = raw_stream_end(bytes_, object.stream, length);
        return bytes_.substr(object.stream, end - object.stream);
    }
    return guarded(std::string_view(), [&]() -> std::string_view {
        // Every stream of a parsed file is a PdfMemStream; its bytes are decrypted already.
        const auto* stream =
            object.foreign && object.foreign->HasStream()
                ? dynamic_cast<const PoDoFo::PdfMemStream*>(object.foreign->GetStream())
                : nullptr;
        if (!stream || !stream->Get() || stream->GetLength() <= 0) {
            return {};
        }
        return {stream->Get(), static_cast<std::size_t>(stream->GetLength())};
    });
}

}  // namespace tenken::pdf
