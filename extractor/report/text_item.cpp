#include "extractor/report/text_item.h"

#include <algorithm>

#include "extractor/report/cell_number.h"
#include "extractor/report/item_heading.h"
#include "extractor/report/item_opening.h"
#include "extractor/report/item_table.h"
#include "extractor/report/table_kind.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_heading = 200;  // bytes
constexpr std::size_t most_rows = 60;         // of one item

bool is_told(Field field) {
    switch (field) {
        case Field::content:
        case Field::planned:
        case Field::actual:
        case Field::target:
        case Field::grade:
        case Field::progress:
        case Field::effect:
        case Field::plan_and_actual:
            return true;
        default:
            return false;
    }
}

/// What a line says before its value, without the colon behind it.
std::string_view before_value(std::string_view line, std::string_view value) {
    const std::size_t at = value.empty() ? std::string_view::npos : line.rfind(value);
    return schema::trim(line.substr(0, at));
}

/// Whether a line may be a label, or one with its value: a mark, a bracket or a colon shows it.
/// Most lines of text have none, and asking the vocabulary of each would take long.
bool may_be_label(std::string_view line) {
    constexpr std::size_t longest_before_colon = 60;  // bytes: twenty kanji
    constexpr std::u32string_view opening = U"【［〈＜[<≪■□◆◇●○◎▼▽★☆";
    std::size_t at = 0;
    const char32_t first = line.empty() ? 0 : schema::next_code_point(line, at);
    const std::string_view head = line.substr(0, longest_before_colon);
    return opening.find(first) != opening.npos || head.find("：") != head.npos ||
           head.find(':') != head.npos;
}

/// Whether a line that is set like any other may be an item's heading: it begins with a number, or
/// 取組項目：窓口の改善.
bool may_be_heading(std::string_view line) {
    std::size_t at = 0;
    const char32_t c = line.empty() ? 0 : schema::next_code_point(line, at);
    const bool ascii = c < 0x80 && !is_japanese_letter(c);
    const bool wide = c >= 0xFF08 && c <= 0xFF5A;
    const bool symbol = (c >= 0x2116 && c <= 0x217F) || (c >= 0x2460 && c <= 0x24FF);
    const bool bracket = c == U'【' || c == U'〔' || c == U'［';
    constexpr std::size_t longest_label = 36;  // bytes
    const std::string_view head = line.substr(0, longest_label);
    return ascii || wide || symbol || bracket || head.find("：") != std::string_view::npos;
}

/// Where behind a blank a further label begins: 担当課：総務課　実施期間：令和3～5年度.
std::size_t next_label(std::string_view value, LabelReader& labels) {
    constexpr std::string_view wide = "　";
    for (std::size_t at = 1; at < value.size(); ++at) {
        const bool blank = value[at - 1] == ' ' || value.substr(0, at).ends_with(wide);
        if (blank && !labels.read_inline(value.substr(at)).empty()) {
            return at;
        }
    }
    return value.size();
}

}  // namespace

/// True if the line begins with a label. A label alone announces the lines below it.
bool TextItems::take_label(std::string_view line, std::size_t block, std::vector<Row>& rows) {
    if (!may_be_label(line)) {
        return false;
    }
    const std::vector<LabelReader::Inline> parts = context_.labels.read_inline(line);
    if (parts.size() != 1) {
        const Label& alone = context_.labels.read(line);
        const bool announces = alone.is_label() && !alone.weak &&
                               (is_told(alone.field) || alone.field == Field::department);
        if (announces) {
            rows.push_back({std::string(schema::trim(line)), "", block});
        }
        return announces;
    }
    const std::string& value = parts.front().value;
    const std::size_t next = next_label(value, context_.labels);
    rows.push_back({std::string(before_value(line, value)),
                    std::string(schema::trim(std::string_view(value).substr(0, next))), block});
    return next == value.size() || take_label(std::string_view(value).substr(next), block, rows);
}

/// ＜令和5年度＞ in a line of its own, behind a first label: what follows is of that year.
bool TextItems::take_year(std::string_view line, std::size_t block, std::vector<Row>& rows) {
    constexpr std::size_t longest = 48;  // bytes
    if (rows.empty() || line.size() > longest || !may_hold_digits(line)) {
        return false;
    }
    const Label& label = context_.labels.read(line);
    if (!label.year_only() || label.weak || label.range) {
        return false;
    }
    year_ = label.year->printed;
    rows.push_back({std::string(schema::trim(line)), "", block});
    return true;
}

/// 計画：試行 below ＜令和5年度＞ is 令和5年度計画.
void TextItems::date_labels(std::size_t first, std::vector<Row>& rows) {
    for (std::size_t i = first; !year_.empty() && i < rows.size(); ++i) {
        const Label& label = context_.labels.read(rows[i].label);
        if (label.year || !is_told(label.field)) {
            continue;
        }
        rows[i].label = year_ + rows[i].label;
        if (i > 0 && rows[i - 1].value.empty() &&
            context_.labels.read(rows[i - 1].label).year_only()) {
            rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(i) - 1);
            --i;
        }
    }
}

/// Of a line that announces an item's number or name and gives it; none for another.
Field TextItems::announced_field(std::string_view line) {
    const auto parts =
        may_be_label(line) ? context_.labels.read_inline(line) : std::vector<LabelReader::Inline>{};
    const Field field = parts.size() == 1 ? parts.front().label.field : Field::none;
    return field == Field::name || field == Field::item_number ? field : Field::none;
}

/// Takes the lines of a block from `first_line` on; false if none of them belongs to the item.
bool TextItems::take_lines(std::size_t block, std::size_t first_line, std::vector<Row>& rows) {
    const std::vector<std::string_view> lines = lines_of(texts_.paragraph(block)->text);
    for (std::size_t i = first_line; i < lines.size() && rows.size() < most_rows; ++i) {
        if (first_line == 0 && i == 0 && announced_field(lines[i]) == announced_ &&
            announced_ != Field::none) {
            return false;  // 【取組項目】 again: the next item
        }
        if (first_line == 0 && i == 0 && opened_ &&
            item_headed_by(lines[i], context_.labels, context_.vocabulary)) {
            return false;  // 取組1（総務課） and 取組2（市民課）
        }
        if (take_year(lines[i], block, rows)) {
            continue;
        }
        if (const std::size_t before = rows.size(); take_label(lines[i], block, rows)) {
            date_labels(before, rows);
            continue;
        }
        const bool next_item = first_line == 0 && i == 0 && headings_.level(block) > 0;
        if (rows.empty() || next_item) {
            return false;
        }
        rows.back().value += rows.back().value.empty() ? "" : "\n";
        rows.back().value += lines[i];
    }
    return true;
}

bool TextItems::tells_of_item(const std::vector<Row>& rows, bool numbered, bool table_behind) {
    int told = 0;
    bool department = false;
    for (const Row& row : rows) {
        const Label& label = context_.labels.read(row.label);
        told += is_told(label.field) || label.year_only() ? 1 : 0;
        department = department || label.field == Field::department;
    }
    if (table_behind) {
        return department;
    }
    return department ? told > 0 : numbered && told > 1;
}

schema::Cell TextItems::cell(std::size_t row, int column, const std::string& text,
                             std::size_t block) {
    schema::Cell out;
    out.row = static_cast<int>(row);
    out.column = column;
    out.text = text;
    out.place = texts_.paragraph(block)->place;
    out.shaded = column == 0;  // what stands behind a label is no label
    return out;
}

void TextItems::fill(ItemDraft& draft, const std::vector<Row>& rows) {
    auto form = std::make_unique<Form>();
    form->table.rows = static_cast<int>(rows.size());
    form->table.columns = 2;
    form->table.evidence = schema::Evidence::aligned;
    form->table.place = draft.item.place;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        form->table.cells.push_back(cell(i, 0, rows[i].label, rows[i].block));
        form->table.cells.push_back(cell(i, 1, rows[i].value, rows[i].block));
        form->blocks.push_back(rows[i].block);
    }
    form->view = std::make_unique<TableView>(form->table, context_.labels);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        form->view->at(static_cast<int>(i), 1)->label = nullptr;  // 継続 behind 計画
    }
    form->facts = read_facts(*form->view, context_.labels);
    ProgressWords words;
    words.learn(form->facts);
    words.settle(form->facts);
    settle_years(*form->view, form->facts, context_);
    read_item_body(*form->view, form->facts, "", draft, context_);
    forms_.push_back(std::move(form));
}

/// A line that may be a label follows the heading, and says something.
bool TextItems::labels_follow(std::size_t block) {
    const auto first_line = [](std::string_view text) { return text.substr(0, text.find('\n')); };
    const std::string_view own = texts_.paragraph(block)->text;
    const std::string_view heading = first_line(own);
    std::string_view next = own.substr(std::min(heading.size() + 1, own.size()));
    std::size_t from = block;
    if (next.empty()) {
        ++from;
        const bool text = from < texts_.size() && texts_.paragraph(from) != nullptr;
        next = text && !skip_[from] ? std::string_view(texts_.paragraph(from)->text)
                                    : std::string_view();
    }
    std::vector<Row> rows;
    return heading.size() <= longest_heading && may_be_label(first_line(next)) &&
           take_label(first_line(next), from, rows);
}

std::optional<TextItem> TextItems::read(std::size_t block, int level) {
    const layout::Paragraph& heading = *texts_.paragraph(block);
    const bool possible = level > 0 || may_be_heading(heading.text);
    if (!possible || skip_[block] || !labels_follow(block)) {
        return std::nullopt;
    }
    const std::vector<std::string_view> lines = lines_of(heading.text);
    const auto named = item_of_line(lines.front(), {}, context_.labels, context_.vocabulary);
    if (!named && level == 0) {
        return std::nullopt;
    }
    announced_ = announced_field(lines.front());
    opened_ = item_headed_by(lines.front(), context_.labels, context_.vocabulary).has_value();
    year_.clear();
    std::vector<Row> rows;
    std::size_t end = block + 1;
    if (lines.size() > 1 && !take_lines(block, 1, rows)) {
        return std::nullopt;
    }
    while (end < texts_.size() && texts_.paragraph(end) != nullptr && !skip_[end] &&
           take_lines(end, 0, rows)) {
        ++end;
    }
    const bool table = end < texts_.size() && texts_.paragraph(end) == nullptr;
    if (!tells_of_item(rows, named.has_value(), table)) {
        return std::nullopt;
    }
    TextItem item;
    item.end = end;
    start_item(item.draft, named ? *named : NumberedName{"", one_line(lines.front())},
               heading.place, context_.vocabulary);
    fill(item.draft, rows);
    return item;
}

void TextItems::mark_used(std::vector<bool>& used) const {
    for (const auto& form : forms_) {
        for (std::size_t i = 0; i < form->blocks.size(); ++i) {
            used[form->blocks[i]] = used[form->blocks[i]] || form->view->placed(2 * i + 1);
        }
    }
}

}  // namespace tenken::report
