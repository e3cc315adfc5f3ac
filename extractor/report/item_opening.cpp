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

std::optional<NumberedName> item_headed_by(std::string_view line, LabelReader& labels,
                                           const Vocabulary& vocabulary) {
    if (line.size() > longest_heading) {
        return std::nullopt;
    }
    auto named = item_of_line(line, {}, labels, vocabulary);
    if (named) {
        std::string name = named->name;
        const bool department = !take_department(name, vocabulary).empty();
        if (!department && !numbers_item(schema::squeeze(line), vocabulary)) {
            named.reset();
        }
    }
    return named;
}

bool ItemOpening::meet(const layout::Paragraph& paragraph, std::size_t block, int level,
                       const ReadContext& context) {
    if (auto named = item_headed_by(paragraph.text, context.labels, context.vocabulary)) {
        named_ = std::move(named);
        heading_ = &paragraph;
        sentences_.clear();
        department_.clear();
        blocks_ = {block};
        return true;
    }
    if (level > 0 || sentences_.size() == most_sentences) {
        close();
    } else if (is_open() && take_department_line(paragraph, context.labels)) {
        blocks_.push_back(block);
    } else if (is_open() && schema::squeeze(paragraph.text).ends_with("。")) {
        sentences_.push_back(&paragraph);
        blocks_.push_back(block);
    }
    return false;
}

/// 所管：市民課, in a line of its own.
bool ItemOpening::take_department_line(const layout::Paragraph& paragraph, LabelReader& labels) {
    const std::string_view text = paragraph.text;
    if (!department_.empty() || text.size() > longest_heading) {
        return false;
    }
    const std::vector<LabelReader::Inline> parts = labels.read_inline(text);
    if (parts.size() != 1 || parts.front().label.field != Field::department) {
        return false;
    }
    department_ = parts.front().value;
    return !department_.empty();
}

ItemDraft ItemOpening::begin(const Vocabulary& vocabulary) {
    ItemDraft draft;
    start_item(draft, *named_, heading_->place, vocabulary);
    schema::Item& item = draft.item;
    if (item.department.empty()) {
        item.department = department_;
    }
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
