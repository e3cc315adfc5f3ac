#include "extractor/pdf/text_layer.h"

#include <cmath>
#include <optional>

#include <fmt/format.h>

#include "extractor/pdf/annotate/blank_font.h"
#include "extractor/pdf/annotate/drop_text.h"
#include "extractor/pdf/annotate/node_writer.h"
#include "extractor/pdf/annotate/page_update.h"
#include "extractor/pdf/annotate/signature.h"

namespace tenken::pdf {

namespace {

/// Its name among the resources of a page.
constexpr std::string_view font_name = "TenkenText";
constexpr double farthest = 1e6;

/// From the word's own space (its first letter's baseline at 0, upwards as y) to the page as seen.
Matrix to_seen(const LayerWord& word) {
    const schema::Box& box = word.box;
    switch (word.direction) {
        case LayerWord::Direction::down:
            return {0, 1, 1, 0, box.x0 + BlankFont::descent * box.width(), box.y0};
        case LayerWord::Direction::up:
            return {0, -1, -1, 0, box.x1 - BlankFont::descent * box.width(), box.y1};
        case LayerWord::Direction::left:
            return {-1, 0, 0, 1, box.x1, box.y0 + BlankFont::descent * box.height()};
        case LayerWord::Direction::right:
            break;
    }
    return {1, 0, 0, -1, box.x0, box.y1 - BlankFont::descent * box.height()};
}

bool can_be_placed(const LayerWord& word) {
    for (const double side : {word.box.x0, word.box.y0, word.box.x1, word.box.y1}) {
        if (!(std::abs(side) < farthest)) {
            return false;
        }
    }
    return word.box.width() > 0.01 && word.box.height() > 0.01 && !word.letters.empty();
}

void write_word(std::string& out, const LayerWord& word, const Matrix& to_user, BlankFont& font) {
    const bool across = word.direction == LayerWord::Direction::right ||
                        word.direction == LayerWord::Direction::left;
    const double size = across ? word.box.height() : word.box.width();
    const double length = across ? word.box.width() : word.box.height();
    const Matrix matrix = to_seen(word) * to_user;
    out += '/';
    out += font_name;
    out += ' ';
    write_number(out, size);
    out += " Tf ";
    write_number(out, 100 * length / (size * static_cast<double>(word.letters.size())));
    out += " Tz";
    for (const double number : {matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f}) {
        out += ' ';
        write_number(out, number);
    }
    out += " Tm <";
    for (const std::string& letter : word.letters) {
        out += fmt::format("{:04X}", font.code_of(letter));
    }
    out += "> Tj\n";
}

/// Drawn before the page's own content: whatever that leaves undone cannot touch it.
std::string drawing_of(const LayerPage& page, const Matrix& to_user, BlankFont& font,
                       std::size_t& left_out) {
    std::string out = "q BT 3 Tr\n";
    for (const LayerWord& word : page.words) {
        if (can_be_placed(word)) {
            write_word(out, word, to_user, font);
        } else {
            ++left_out;
        }
    }
    return out + "ET Q\n";
}

/// The font beside those that the page has.
std::string resources_with(ObjectStore& store, const Node& page, std::uint32_t font) {
    const Node resources = inherited(store, page, "Resources");
    std::string out = "<<";
    write_entries_but(out, store, resources, {"Font"});
    out += " /Font <<";
    if (const Node* fonts = find_entry(resources, "Font")) {
        write_entries_but(out, store, resolved(store, *fonts), {font_name});
    }
    return out + fmt::format(" /{} {} 0 R >> >>", font_name, font);
}

/// The streams of the page's content as references, behind `first`.
std::string contents_with(ObjectStore& store, const Node& page, std::uint32_t first) {
    std::string out = fmt::format("[{} 0 R", first);
    if (const Node* contents = find_entry(page, "Contents")) {
        const Node own = resolved(store, *contents);
        if (own.kind == Node::Kind::array) {
            for (std::uint32_t i = 0; i < own.count; ++i) {
                out += ' ';
                write_node(out, store, own.items[i]);
            }
        } else {
            out += ' ';
            write_node(out, store, *contents);
        }
    }
    return out + "]";
}

}  // namespace

Update add_text_layer(std::string_view bytes, const std::string& name,
                      const std::vector<LayerPage>& pages) {
    UpdatableFile file = open_for_update(
        bytes, name,
        {{"文字の層を付け足せない", "no layer of text can be added"},
         {"作成したソフトから保存し直してください", "Save it anew from the program that made it"},
         {"暗号化を外した PDF を指定してください", "Give one that is not encrypted"}});
    Update update;
    update.signature = find_signature(file.opened.trailer().get("Root"));
    ObjectStore& store = file.opened.file->store();
    UpdateWriter writer(bytes, std::move(file.end), store.size());
    BlankFont font;
    struct Drawn {
        const PageNode* node = nullptr;
        std::uint32_t content = 0;
        std::uint32_t own = 0;  ///< the page's content without text; 0: as it is
    };
    std::vector<Drawn> drawn;
    for (const LayerPage& page : pages) {
        const bool there =
            page.page >= 1 && page.page <= static_cast<int>(file.opened.pages.size());
        const PageNode* node =
            there ? &file.opened.pages[static_cast<std::size_t>(page.page) - 1] : nullptr;
        Matrix to_user;
        if (node == nullptr || page_object(store, *node) == nullptr ||
            !find_user_space(*node, to_user)) {
            update.left_out += page.words.size();
            continue;
        }
        std::uint32_t own = 0;
        if (page.replaces_text) {
            const std::optional<std::string> bare = content_without_text(*node);
            if (!bare) {
                update.left_out += page.words.size();
                continue;
            }
            const std::string stream = packed(*bare);
            own = writer.reserve();
            writer.write(own, 0,
                         fmt::format("<< /Length {} /Filter /FlateDecode >>", stream.size()),
                         stream);
        }
        const std::string drawing = packed(drawing_of(page, to_user, font, update.left_out));
        const std::uint32_t content = writer.reserve();
        writer.write(content, 0,
                     fmt::format("<< /Length {} /Filter /FlateDecode >>", drawing.size()), drawing);
        drawn.push_back({node, content, own});
    }
    if (drawn.empty()) {
        return update;
    }
    const std::uint32_t font_number = font.write(writer);
    for (const Drawn& page : drawn) {
        const Node& node = *page_object(store, *page.node);
        std::string dictionary = "<<";
        write_entries_but(dictionary, store, node, {"Contents", "Resources"});
        dictionary +=
            " /Contents " + (page.own != 0 ? fmt::format("[{} 0 R {} 0 R]", page.content, page.own)
                                           : contents_with(store, node, page.content));
        dictionary += " /Resources " + resources_with(store, node, font_number) + " >>";
        const std::uint64_t identity = page.node->page.identity();
        writer.write(static_cast<std::uint32_t>(identity >> 16),
                     static_cast<std::uint16_t>(identity & 0xFFFF), dictionary);
    }
    update.bytes = writer.finish();
    return update;
}

}  // namespace tenken::pdf
