#include "extractor/pdf/file/object_store.h"

#include <algorithm>
#include <utility>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/raw_object.h"
#include "extractor/pdf/limits.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

bool ObjectStore::has(std::uint64_t identity) const {
    if (document_) {
        return document_->has(identity);
    }
    const CrossReferences::Place* place = references_.find(identity);
    return place && (place->kind == CrossReferences::Place::Kind::packed ||
                     behind_heading(bytes_, place->at, identity));
}

std::vector<std::uint64_t> ObjectStore::identities() const {
    return document_ ? document_->identities() : references_.identities();
}

std::uint32_t ObjectStore::size() const {
    return document_ ? document_->size() : references_.size();
}

Node ObjectStore::trailer() {
    if (document_) {
        const ForeignObject* trailer = document_->trailer();
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
    Object loaded;
    if (document_) {
        loaded.foreign = document_->find(identity);
        loaded.node = loaded.foreign ? take_over(*loaded.foreign) : Node{};
        return loaded;
    }
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

Node ObjectStore::take_over(const ForeignObject& object) {
    return document_ ? document_->take_over(object, memory_) : Node{};
}

bool ObjectStore::is_stream(const Object& object) const {
    return object.stream != Object::none ||
           (document_ && object.foreign && document_->is_stream(*object.foreign));
}

std::string_view ObjectStore::stream(const Object& object, long length) const {
    if (object.stream != Object::none) {
        const std::size_t end = raw_stream_end(bytes_, object.stream, length);
        return bytes_.substr(object.stream, end - object.stream);
    }
    return document_ && object.foreign ? document_->stream(*object.foreign) : std::string_view();
}

}  // namespace tenken::pdf
