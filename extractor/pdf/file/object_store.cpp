#include "extractor/pdf/file/object_store.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <podofo/podofo.h>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/raw_object.h"
#include "extractor/pdf/limits.h"
#include "extractor/pdf/value.h"

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
    if (document_) {
        return document_->GetObjects().GetObject(reference_to(identity)) != nullptr;
    }
    const CrossReferences::Place* place = references_.find(identity);
    return place && (place->kind == CrossReferences::Place::Kind::packed ||
                     behind_heading(bytes_, place->at, identity));
}

std::vector<std::uint64_t> ObjectStore::identities() const {
    if (!document_) {
        return references_.identities();
    }
    std::vector<std::uint64_t> all;
    all.reserve(document_->GetObjects().GetSize());
    for (const PdfObject* object : document_->GetObjects()) {
        const PoDoFo::PdfReference& reference = object->Reference();
        all.push_back(std::uint64_t{reference.ObjectNumber()} << 16 | reference.GenerationNumber());
    }
    return all;
}

std::uint32_t ObjectStore::size() const {
    return document_ ? static_cast<std::uint32_t>(document_->GetObjects().GetObjectCount())
                     : references_.size();
}

Node ObjectStore::trailer() {
    if (document_) {
        const PdfObject* trailer = document_->GetTrailer();
        return trailer ? take_over(*trailer) : Node{};
    }
    Tokenizer tokens(bytes_, references_.trailer());
    return read(tokens, 0);
}

Node ObjectStore::read(Tokenizer& tokens, std::uint64_t identity) {
    const std::size_t before = reader_.too_deep();
    const Node node = reader_.read(tokens);
    if (reader_.too_deep() > before) {
        refused_.insert(identity);
    }
    return node;
}

ObjectStore::Object* ObjectStore::find(std::uint64_t identity) {
    auto found = objects_.find(identity);
    if (found == objects_.end()) {
        found = objects_.emplace(identity, load(identity)).first;
    }
    return found->second.node.kind == Node::Kind::null ? nullptr : &found->second;
}

ObjectStore::Object ObjectStore::load(std::uint64_t identity) {
    if (document_) {
        return guarded(Object{}, [&] {
            const PdfObject* object = document_->GetObjects().GetObject(reference_to(identity));
            return object ? load_foreign(*object) : Object{};
        });
    }
    Object loaded;
    const CrossReferences::Place* place = references_.find(identity);
    if (!place) {
        return loaded;
    }
    if (place->kind == CrossReferences::Place::Kind::packed) {
        loaded.node = load_packed(identity, *place);
        return loaded;
    }
    const auto value = behind_heading(bytes_, place->at, identity);
    if (!value) {
        return loaded;
    }
    Tokenizer tokens(bytes_, *value);
    loaded.node = read(tokens, identity);
    if (loaded.node.kind == Node::Kind::dictionary && tokens.next().is_keyword("stream")) {
        loaded.stream = raw_stream_start(bytes_, tokens.position() - 6);
    }
    return loaded;
}

ObjectStore::Object ObjectStore::load_foreign(const PdfObject& object) {
    Object loaded;
    loaded.node = take_over(object);
    loaded.foreign = &object;
    return loaded;
}

Node ObjectStore::load_packed(std::uint64_t identity, const CrossReferences::Place& place) {
    const auto number = static_cast<std::uint32_t>(identity >> 16);
    std::unique_ptr<Container>& container = containers_[place.container];
    if (!container) {
        container = std::make_unique<Container>();  // also while it is unfolded: it may name itself
        *container = unfold(place.container);
    }
    const auto& objects = container->objects;
    // The index is a hint; the number is what was asked for.
    auto entry = objects.begin() +
                 static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(place.at, objects.size()));
    if (entry == objects.end() || entry->first != number) {
        entry = std::find_if(objects.begin(), objects.end(),
                             [&](const auto& other) { return other.first == number; });
    }
    if (entry == objects.end()) {
        return {};
    }
    Tokenizer tokens(container->bytes, entry->second);
    return read(tokens, identity);
}

ObjectStore::Container ObjectStore::unfold(std::uint32_t number) {
    Container container;
    const std::uint64_t identity = std::uint64_t{number} << 16;
    const CrossReferences::Place* place = references_.find(identity);
    Object* object =
        place && place->kind == CrossReferences::Place::Kind::plain ? find(identity) : nullptr;
    if (!object || !is_stream(*object)) {
        return container;
    }
    const Value dictionary(*this, object->node, identity);
    StreamData data = dictionary.stream();
    if (data.bytes.size() >= limits.stream_bytes) {
        refused_.insert(identity);
        return container;
    }
    const long first = dictionary.get("First").integer(-1);
    const long count = dictionary.get("N").integer();
    if (first < 0 || static_cast<std::size_t>(first) > data.bytes.size()) {
        return container;
    }
    container.bytes = std::move(data.bytes);
    const std::string_view bytes = container.bytes;
    const auto start = static_cast<std::size_t>(first);
    Tokenizer tokens(bytes.substr(0, start));
    for (long i = 0; i < count; ++i) {
        const Token own = tokens.next();
        const Token offset = tokens.next();
        if (!own.integer || own.number < 0 || own.number > 4e9 || !offset.integer ||
            offset.number < 0 || offset.number > static_cast<double>(bytes.size())) {
            break;
        }
        container.objects.emplace_back(static_cast<std::uint32_t>(own.number),
                                       start + static_cast<std::size_t>(offset.number));
    }
    return container;
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
