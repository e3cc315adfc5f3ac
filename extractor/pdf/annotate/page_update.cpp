#include "extractor/pdf/annotate/page_update.h"

#include <algorithm>
#include <cmath>

#include <zlib.h>

#include "extractor/pdf/annotate/node_writer.h"
#include "extractor/pdf/limits.h"
#include "extractor/pdf/page_reader.h"
#include "schema/error.h"

namespace tenken::pdf {

namespace {

using schema::InputError;

[[noreturn]] void refuse_encryption(const std::string& name, const UpdateRefusal& refusal) {
    throw InputError(name,
                     {"暗号化された PDF で、元のままの上に" + refusal.what.ja,
                      "it is encrypted, and " + refusal.what.en},
                     refusal.if_encrypted);
}

}  // namespace

UpdatableFile open_for_update(std::string_view bytes, const std::string& name,
                              const UpdateRefusal& refusal) {
    if (claimed_encryption(bytes) != Encryption::none) {
        refuse_encryption(name, refusal);
    }
    OpenedFile opened = open_file(bytes, name, {});
    if (opened.file->encrypted()) {
        refuse_encryption(name, refusal);
    }
    std::optional<FileEnd> end = read_file_end(bytes);
    if (opened.altered || !end) {
        throw InputError(name,
                         {"壊れた PDF で、元のままの上に" + refusal.what.ja,
                          "it is damaged, and " + refusal.what.en},
                         refusal.if_damaged);
    }
    return {std::move(opened), std::move(*end)};
}

const Node* page_object(ObjectStore& store, const PageNode& page) {
    const std::uint64_t identity = page.page.identity();
    const ObjectStore::Object* object = identity == 0 ? nullptr : store.find(identity);
    return object != nullptr && object->node.kind == Node::Kind::dictionary ? &object->node
                                                                            : nullptr;
}

/// Lengths in a file may be anything; a page whose user space is flat cannot be drawn on.
bool find_user_space(const PageNode& page, Matrix& to_user) {
    const Matrix matrix = page_geometry(page).to_page;
    const double determinant = matrix.a * matrix.d - matrix.b * matrix.c;
    if (!matrix.finite() || !(std::abs(determinant) > 1e-12)) {
        return false;
    }
    to_user = {matrix.d / determinant,
               -matrix.b / determinant,
               -matrix.c / determinant,
               matrix.a / determinant,
               0,
               0};
    const Point origin = to_user.turn(matrix.e, matrix.f);
    to_user.e = -origin.x;
    to_user.f = -origin.y;
    return true;
}

Node resolved(ObjectStore& store, const Node& value) {
    Node own = value;
    if (own.kind == Node::Kind::reference) {
        const ObjectStore::Object* object = store.find(own.target);
        own = object != nullptr ? object->node : Node{};
    }
    if (own.kind == Node::Kind::foreign) {
        own = store.take_over(*own.foreign);
    }
    return own;
}

Node inherited(ObjectStore& store, const Node& page, std::string_view key) {
    Node node = page;
    for (std::size_t level = 0; level < limits.nesting; ++level) {
        if (const Node* entry = find_entry(node, key)) {
            return resolved(store, *entry);
        }
        const Node* parent = find_entry(node, "Parent");
        if (parent == nullptr) {
            break;
        }
        node = resolved(store, *parent);
    }
    return {};
}

void write_entries_but(std::string& out, ObjectStore& store, const Node& dictionary,
                       std::initializer_list<std::string_view> left_out) {
    if (dictionary.kind != Node::Kind::dictionary) {
        return;
    }
    for (std::uint32_t i = 0; i < dictionary.count; ++i) {
        const NodeEntry& entry = dictionary.entries[i];
        const bool wanted =
            std::find(left_out.begin(), left_out.end(), entry.key) == left_out.end();
        if (wanted && find_entry(dictionary, entry.key) == &entry.value) {
            out += ' ';
            write_name(out, entry.key);
            out += ' ';
            write_node(out, store, entry.value);
        }
    }
}

std::string packed(const std::string& bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    const int result = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                                 reinterpret_cast<const Bytef*>(bytes.data()),
                                 static_cast<uLong>(bytes.size()), Z_DEFAULT_COMPRESSION);
    out.resize(result == Z_OK ? size : 0);
    return out;
}

}  // namespace tenken::pdf
