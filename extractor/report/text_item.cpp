#include "extractor/report/text_item.h"

#include <algorithm>

#include "extractor/report/item_heading.h"
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

/// Takes the lines of a block from `first_line` on; false if none of them belongs to the item.
bool TextItems::take_lines(std::size_t block, std::size_t first_line, std::vector<Row>& rows) {
    const std::vector<std::string_view> lines = lines_of(texts_.paragraph(block)->text);
    for (std::size_t i = first_line; i < lines.size() && rows.size() < most_rows; ++i) {
        if (take_label(lines[i], block, rows)) {
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
        told += is_told(label.field) ? 1 : 0;
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
    form->facts = read_facts(*form->view, context_.labels);
    ProgressWords words;
    words.learn(form->facts);
    words.settle(form->facts);
    settle_years(*form->view, form->facts);
    read_item_body(*form->view, form->facts, "", draft, context_);
    forms_.push_back(std::move(form));
}

std::optional<TextItem> TextItems::read(std::size_t block) {
    const layout::Paragraph& heading = *texts_.paragraph(block);
    const std::vector<std::string_view> lines = lines_of(heading.text);
    if (lines.empty() || lines.front().size() > longest_heading || skip_[block]) {
        return std::nullopt;
    }
    const auto named = item_of_line(lines.front(), {}, context_.labels, context_.vocabulary);
    if (!named && headings_.level(block) == 0) {
        return std::nullopt;
    }
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
