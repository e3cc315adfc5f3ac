#include "extractor/pdf/annotate.h"

#include <cmath>
#include <map>

#include <fmt/format.h>

#include "extractor/pdf/annotate/annotation_writer.h"
#include "extractor/pdf/annotate/node_writer.h"
#include "extractor/pdf/annotate/page_update.h"
#include "extractor/pdf/annotate/signature.h"
#include "extractor/pdf/annotate/update_writer.h"

namespace tenken::pdf {

namespace {

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
    write_entries_but(out, store, page, {"Annots"});
    out += " /Annots [";
    Node own;
    if (const Node* annotations = find_entry(page, "Annots")) {
        own = resolved(store, *annotations);
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
    const Node* page = page_object(file.store(), node);
    Matrix to_user;
    if (page == nullptr || !find_user_space(node, to_user)) {
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
    update.write(number, generation, page_with(file.store(), *page, references));
    return true;
}

}  // namespace

Update annotate(std::string_view bytes, const std::string& name,
                const std::vector<Annotation>& annotations) {
    UpdatableFile file =
        open_for_update(bytes, name,
                        {{"印を付け足せない", "marks cannot be added on top of what is there"},
                         {"作成したソフトから保存し直すか、--html を使ってください",
                          "Save it anew from the program that made it, or use --html"},
                         {"暗号化を外した PDF を指定するか、--html を使ってください",
                          "Give one that is not encrypted, or use --html"}});
    const OpenedFile& opened = file.opened;
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
    UpdateWriter writer(bytes, std::move(file.end), opened.file->store().size());
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
