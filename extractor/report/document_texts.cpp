#include "extractor/report/document_texts.h"

#include "extractor/report/text_tools.h"
#include "schema/packed_cells.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

// Headings and notes have fewer than 150 characters, with the blanks of titles set wide.
constexpr std::size_t longest = 600;

}  // namespace

DocumentTexts::DocumentTexts(const layout::Document& document) : document_(&document) {
    squeezed_.resize(document.blocks.size());
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const layout::Paragraph* text = paragraph(i);
        if (text != nullptr && text->text.size() <= longest) {
            squeezed_[i] = schema::squeeze(text->text);
        }
    }
}

const layout::Paragraph* DocumentTexts::paragraph(std::size_t block) const {
    return std::get_if<layout::Paragraph>(&document_->blocks[block]);
}

bool is_english(const layout::Document& document) {
    constexpr long enough = 200;       // letters that tell
    constexpr long most_japanese = 5;  // of 100
    long japanese = 0;
    long all = 0;
    const auto look = [&](const std::string& text) {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = schema::next_code_point(text, at);
            japanese += is_japanese_letter(c) ? 1 : 0;
            all += is_japanese_letter(c) || (c < 0x80 && c >= U'A') ? 1 : 0;
        }
    };
    for (const layout::Block& block : document.blocks) {
        if (const auto* paragraph = std::get_if<layout::Paragraph>(&block)) {
            look(paragraph->text);
        } else {
            const schema::WithCells table(std::get<schema::Table>(block));
            for (const schema::Cell& cell : table->cells) {
                look(cell.text);
            }
        }
        if (japanese > enough) {
            break;
        }
    }
    return all > enough && japanese * 100 < all * most_japanese;
}

}  // namespace tenken::report
