#include "extractor/pdf/annotate.h"

#include <cmath>
#include <map>

#include <fmt/format.h>

#include "extractor/pdf/annotate/annotation_writer.h"
#include "extractor/pdf/annotate/node_writer.h"
#include "extractor/pdf/annotate/signature.h"
#include "extractor/pdf/annotate/update_writer.h"
#include "extractor/pdf/file/open.h"
#include "extractor/pdf/page_reader.h"
#include "schema/error.h"

namespace tenken::pdf {

namespace {

using schema::InputError;

[[noreturn]] void refuse_damage(const std::string& name) {
    throw InputError(name,
                     {"壊れた PDF で、元のままの上に印を付け足せない",
                      "it is damaged, and marks cannot be added on top of what is there"},
                     {"作成したソフトから保存し直すか、--html を使ってください",
                      "Save it anew from the program that made it, or use --html"});
}

[[noreturn]] void refuse_encryption(const std::string& name) {
    throw InputError(name,
                     {"暗号化された PDF で、元のままの上に印を付け足せない",
                      "it is encrypted, and marks cannot be added on top of what is there"},
                     {"暗号化を外した PDF を指定するか、--html を使ってください",
                      "Give one that is not encrypted, or use --html"});
}

/// Lengths in a file may be anything; a page whose user space is flat cannot be drawn on.
bool invert(const Matrix& matrix, Matrix& inverse) {
    const double determinant = matrix.a * matrix.d - matrix.b * matrix.c;
    if (!matrix.finite() || !(std::abs(determinant) > 1e-12)) {
        return false;
    }
    inverse = {matrix.d / determinant,
               -matrix.b / determinant,
               -matrix.c / determinant,
               matrix.a / determinant,
               0,
               0};
    const Point origin = inverse.turn(matrix.e, matrix.f);
    inverse.e = -origin.x;
    inverse.f = -origin.y;
    return true;
}

bool can_be_drawn(const Annotation& annotation) {
    for (const schema::Box& box : annotation.boxes) {
        for (const double length : {box.x0, box.y0, box.x1, box.y1}) {
            if (!(std::abs(length) < 1e6)) {
                return false;
            }
        }
    }
    return !annotation.boxes.empty();
}

/// The page's dictionary with `references` behind the annotations it has. An array that is an
/// object of its own is written into the page: another page might share it.
std::string page_with(ObjectStore& store, const Node& page, const std::string& references) {
    std::string out = "<<";
    for (std::uint32_t i = 0; i < page.count; ++i) {
        const NodeEntry& entry = page.entries[i];
        if (entry.key == "Annots" || find_entry(page, entry.key) != &entry.value) {
            continue;
        }
        out += ' ';
        write_name(out, entry.key);
        out += ' ';
        write_node(out, store, entry.value);
    }
    out += " /Annots [";
    Node own;
    if (const Node* annotations = find_entry(page, "Annots")) {
        own = *annotations;
    }
    if (own.kind == Node::Kind::reference) {
        const ObjectStore::Object* array = store.find(own.target);
        own = array ? array->node : Node{};
    }
    if (own.kind == Node::Kind::foreign) {
        own = store.take_over(*own.foreign);
    }
    for (std::uint32_t i = 0; own.kind == Node::Kind::array && i < own.count; ++i) {
        out += ' ';
        write_node(out, store, own.items[i]);
    }
    return out + references + " ] >>";
}

/// False if the page is no object of its own or has no sound geometry.
bool mark_page(UpdateWriter& update, PdfFile& file, const PageNode& node,
               const std::vector<const Annotation*>& annotations) {
    const std::uint64_t identity = node.page.identity();
    const ObjectStore::Object* page = file.store().find(identity);
    Matrix to_user;
    if (identity == 0 || !page || page->node.kind != Node::Kind::dictionary ||
        !invert(page_geometry(node).to_page, to_user)) {
        return false;
    }
    const auto number = static_cast<std::uint32_t>(identity >> 16);
    const auto generation = static_cast<std::uint16_t>(identity & 0xFFFF);
    const std::string reference = fmt::format("{} {} R", number, generation);
    std::string references;
    for (const Annotation* annotation : annotations) {
        const std::uint32_t own = update.reserve();
        const std::uint32_t appearance = update.reserve();
        const WrittenAnnotation written =
            write_annotation(*annotation, to_user, reference, appearance);
        update.write(own, 0, written.dictionary);
        update.write(appearance, 0, written.appearance, written.drawing);
        references += fmt::format(" {} 0 R", own);
    }
    update.write(number, generation, page_with(file.store(), page->node, references));
    return true;
}

}  // namespace

Update annotate(std::string_view bytes, const std::string& name,
                const std::vector<Annotation>& annotations) {
    if (claims_encryption(bytes)) {
        refuse_encryption(name);
    }
    OpenedFile opened = open_file(bytes, name, {});
    if (opened.file->encrypted()) {
        refuse_encryption(name);
    }
    std::optional<FileEnd> end = read_file_end(bytes);
    if (opened.altered || !end) {
        refuse_damage(name);
    }
    Update update;
    update.signature = find_signature(opened.trailer().get("Root"));

    std::map<int, std::vector<const Annotation*>> by_page;
    for (const Annotation& annotation : annotations) {
        const bool on_a_page =
            annotation.page >= 1 && annotation.page <= static_cast<int>(opened.pages.size());
        if (on_a_page && can_be_drawn(annotation)) {
            by_page[annotation.page].push_back(&annotation);
        } else {
            ++update.left_out;
        }
    }
    UpdateWriter writer(bytes, std::move(*end), opened.file->store().size());
    for (const auto& [page, on_page] : by_page) {
        const PageNode& node = opened.pages[static_cast<std::size_t>(page) - 1];
        update.left_out += mark_page(writer, *opened.file, node, on_page) ? 0 : on_page.size();
    }
    if (!writer.empty()) {
        update.bytes = writer.finish();
    }
    return update;
}

}  // namespace tenken::pdf
