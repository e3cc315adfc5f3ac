#include "extractor/report/item_opening.h"

#include "extractor/report/item_heading.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_heading = 300;  // bytes
constexpr std::size_t most_sentences = 12;    // paragraphs

/// 取組3 and No.3 number items; 第3 and 3 number chapters as well.
bool numbers_item(std::string_view squeezed, const Vocabulary& vocabulary) {
    constexpr std::string_view ordinal = "第";
    return !squeezed.starts_with(ordinal) && vocabulary.words("number-prefix").prefix(squeezed) > 0;
}

}  // namespace

void ItemOpening::meet(const layout::Paragraph& paragraph, std::size_t block, int level,
                       const ReadContext& context) {
    const bool short_enough = paragraph.text.size() <= longest_heading;
    const auto named = short_enough
                           ? item_of_line(paragraph.text, {}, context.labels, context.vocabulary)
                           : std::nullopt;
    if (named) {
        std::string name = named->name;
        const bool department = !take_department(name, context.vocabulary).empty();
        if (department || numbers_item(schema::squeeze(paragraph.text), context.vocabulary)) {
            named_ = named;
            heading_ = &paragraph;
            sentences_.clear();
            blocks_ = {block};
            return;
        }
    }
    if (level > 0 || sentences_.size() == most_sentences) {
        close();
    } else if (is_open() && schema::squeeze(paragraph.text).ends_with("。")) {
        sentences_.push_back(&paragraph);
        blocks_.push_back(block);
    }
}

ItemDraft ItemOpening::begin(const Vocabulary& vocabulary) {
    ItemDraft draft;
    start_item(draft, *named_, heading_->place, vocabulary);
    schema::Item& item = draft.item;
    for (const layout::Paragraph* sentence : sentences_) {
        if (item.content.empty()) {
            item.content_place = sentence->place;
        } else {
            item.content_continued.push_back(sentence->place);
            item.content += '\n';
        }
        item.content += sentence->text;
    }
    close();
    return draft;
}

}  // namespace tenken::report
