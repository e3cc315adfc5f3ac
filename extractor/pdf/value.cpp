#include "extractor/pdf/value.h"

#include <algorithm>
#include <cmath>
#include <new>

#include "extractor/pdf/file/node.h"
#include "extractor/pdf/file/object_store.h"
#include "extractor/pdf/filters/decode.h"

namespace tenken::pdf {

namespace {

using Kind = Node::Kind;

/// A reference that leads to a reference is not legal, and one that leads back to itself must end.
constexpr int most_steps = 8;

const NodeEntry* find_entry(const Node* node, std::string_view key) {
    if (!node || node->kind != Kind::dictionary) {
        return nullptr;
    }
    // Of a key that is there twice the last counts, as for qpdf.
    for (const NodeEntry* entry = node->entries + node->count; entry != node->entries;) {
        if ((--entry)->key == key) {
            return entry;
        }
    }
    return nullptr;
}

}  // namespace

Value::Value(ObjectStore& store, Node& node, std::uint64_t identity) {
    Node* found = &node;
    for (int step = 0; step < most_steps; ++step) {
        if (found->kind == Kind::foreign) {
            *found = store.take_over(*found->foreign);
        }
        if (found->kind != Kind::reference) {
            break;
        }
        identity = found->target;
        ObjectStore::Object* object = store.find(identity);
        if (!object) {
            return;
        }
        found = &object->node;
    }
    if (found->kind != Kind::null && found->kind != Kind::reference) {
        store_ = &store;
        node_ = found;
        identity_ = identity;
    }
}

bool Value::is_null() const {
    return !node_;
}
bool Value::is_number() const {
    return node_ && node_->kind == Kind::number;
}
bool Value::is_name() const {
    return node_ && node_->kind == Kind::name;
}
bool Value::is_string() const {
    return node_ && node_->kind == Kind::string;
}
bool Value::is_array() const {
    return node_ && node_->kind == Kind::array;
}
bool Value::is_dictionary() const {
    return node_ && node_->kind == Kind::dictionary;
}

bool Value::is_stream() const {
    if (!is_dictionary() || identity_ == 0) {
        return false;
    }
    const ObjectStore::Object* object = store_->find(identity_);
    return object && store_->is_stream(*object);
}

std::string_view Value::name() const {
    return is_name() ? node_->view() : std::string_view();
}

double Value::number(double fallback) const {
    return is_number() && std::isfinite(node_->number) ? node_->number : fallback;
}

long Value::integer(long fallback) const {
    const double value = number(static_cast<double>(fallback));
    // Beyond 2^53 a number means nothing to us, and the cast would be undefined.
    return std::abs(value) < 9.0e15 ? static_cast<long>(value) : fallback;
}

bool Value::boolean(bool fallback) const {
    return node_ && node_->kind == Kind::boolean ? node_->truth : fallback;
}

std::string_view Value::string() const {
    return is_string() ? node_->view() : std::string_view();
}

std::size_t Value::size() const {
    return is_array() ? node_->count : 0;
}

Value Value::at(std::size_t index) const {
    return index < size() ? Value(*store_, node_->items[index]) : Value();
}

Value Value::get(const char* key) const {
    const NodeEntry* entry = find_entry(node_, key);
    return entry ? Value(*store_, const_cast<NodeEntry*>(entry)->value) : Value();
}

bool Value::has(const char* key) const {
    return find_entry(node_, key) != nullptr;
}

std::vector<std::string> Value::keys() const {
    std::vector<std::string> names;
    if (is_dictionary()) {
        for (std::uint32_t i = 0; i < node_->count; ++i) {
            names.emplace_back(node_->entries[i].key);
        }
        std::sort(names.begin(), names.end());
        names.erase(std::unique(names.begin(), names.end()), names.end());
    }
    return names;
}

std::size_t Value::count_missing() const {
    std::size_t missing = 0;
    for (std::uint32_t i = 0; is_dictionary() && i < node_->count; ++i) {
        const Node& value = node_->entries[i].value;
        missing += value.kind == Kind::reference && !store_->has(value.target) ? 1 : 0;
    }
    return missing;
}

std::uint64_t Value::identity() const {
    return identity_;
}

std::string_view Value::raw_stream() const {
    if (!is_stream()) {
        return {};
    }
    return store_->stream(*store_->find(identity_), get("Length").integer(-1));
}

StreamData Value::stream() const {
    if (!is_stream()) {
        return {};
    }
    try {
        return filters::decode(raw_stream(), filters::steps_of(*this));
    } catch (const std::bad_alloc&) {
        StreamData nothing;
        nothing.complete = false;
        return nothing;
    }
}

}  // namespace tenken::pdf
