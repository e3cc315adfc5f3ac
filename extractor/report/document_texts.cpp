#include "extractor/report/document_texts.h"

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

}  // namespace tenken::report
