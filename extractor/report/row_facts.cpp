#include "extractor/report/row_facts.h"

#include <algorithm>

#include "extractor/report/cell_number.h"
#include "extractor/report/cell_parts.h"
#include "extractor/report/header_row.h"
#include "extractor/report/label_role.h"
#include "extractor/report/shifted_years.h"
#include "extractor/report/text_tools.h"
#include "extractor/report/tick_boxes.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

bool is_identity(Field field) {
    return field == Field::item_number || field == Field::name || field == Field::department;
}

void append(std::string& text, const std::string& more) {
    const std::string line = one_line(more);
    if (!line.empty()) {
        text += (text.empty() ? "" : " ") + line;
    }
}

}  // namespace

void RowFacts::leave_block() {
    heads_.clear();
    forget_indicator();
}

void RowFacts::leave_block_if_over(const Cells& cells) {
    const auto first =
        std::find_if(cells.begin(), cells.end(), [](const CellView* cell) { return !cell->blank; });
    if (first == cells.end() || (*first)->label == nullptr || (*first)->label->weak) {
        return;
    }
    const Label& label = *(*first)->label;
    const Label* head = heads_.label_over((*first)->column());
    const Field above = head == nullptr ? Field::none : head->field;
    const bool under_identity =
        !heads_.from_banner && (is_identity(above) || above == Field::section);
    const bool other_shape = cells.size() != heads_.shape();
    if (under_identity) {
        const bool own_row = label.exact && other_shape && names_item_field(label.field);
        if ((label.year && !label.weak) || own_row) {
            leave_block();
        }
        return;
    }
    if (has_own_years(cells)) {
        leave_block();
        return;
    }
    if (names_item_field(label.field) && !label.year &&
        (begins_pairs(cells) || (above != Field::kind && !keeps_to_years(cells)))) {
        leave_block();
    }
}

/// 番号 | 2 | 項目名 | 窓口の改善: the next form in the same table, whatever the columns above it
/// were.
bool RowFacts::begins_pairs(const Cells& cells) {
    if (cells.size() < 4 || cells.size() % 2 != 0) {
        return false;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Label* label = cells[i]->label;
        const bool names = label != nullptr && label->exact && names_item_field(label->field);
        if (names != (i % 2 == 0)) {
            return false;
        }
    }
    const Field first = cells.front()->label->field;
    return first == Field::item_number || first == Field::name;
}

/// 実施状況 | 令和3年度 | a text below all of the years: the row says itself of which year it is.
bool RowFacts::has_own_years(const Cells& cells) const {
    if (heads_.from_banner || cells.size() != 3 || cells[1]->label == nullptr ||
        cells[0]->label == nullptr || cells[0]->label->year) {
        return false;
    }
    const Label* head = heads_.label_over(cells[1]->column());
    const bool axis =
        head == nullptr || head->field == Field::year_axis || head->field == Field::kind;
    return cells[1]->label->year && !cells[1]->label->weak && !axis && cells[2]->label == nullptr &&
           heads_.year_over(cells[2]->column()) && heads_.differ_under(*cells[2]);
}

/// 実施内容 with a cell under each of the years is one more row below their heading.
bool RowFacts::keeps_to_years(const Cells& cells) const {
    int under_year = 0;
    for (const CellView* cell : cells) {
        if (!heads_.year_over(cell->column())) {
            continue;
        }
        if (heads_.from_banner || heads_.differ_under(*cell)) {
            return false;
        }
        ++under_year;
    }
    return under_year > 1;
}

/// A column of numbers or departments shows that the rows are items: what names them measures
/// nothing.
bool RowFacts::names_item(const Label* head) const {
    if (head == nullptr) {
        return false;
    }
    if (head->field == Field::item_number || head->field == Field::department) {
        return true;
    }
    return (head->field == Field::name || head->field == Field::section) && heads_.list_items();
}

void RowFacts::read(int row) {
    const Cells cells = view_.covering(row);
    leave_block_if_over(cells);
    const bool form_like = !heads_.any() || heads_.from_banner;
    Cells run;
    // A form whose label cell is drawn once for two rows, the second blank.
    const bool goes_on = !cells.empty() && cells.front()->blank && cells.front()->row() == row &&
                         cells.size() > 1 && form_like && !inherited_.empty();
    if (goes_on) {
        run = inherited_;
    }
    read_row_context(cells);
    shifted_ = shifted_years(cells, row, view_.columns(), heads_);
    std::string row_text;
    std::string row_name;
    row_cells_.clear();
    bool behind_label = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        CellView* cell = cells[i];
        if (cell == below_) {
            continue;
        }
        const bool begins = cell->row() == row;
        if (acts_as_label(cells, i, run, heads_, labels_)) {
            if (!behind_label) {
                const bool keeps_year = !cell->label->year && !names_item_field(cell->label->field);
                std::erase_if(run, [keeps_year](const CellView* label) {
                    return !keeps_year || !label->label->year;
                });
            }
            run.push_back(cell);
            behind_label = true;
            if (!cell->label->year) {
                append(row_name, cell->text());
            }
            continue;
        }
        if (behind_label) {
            report_missing(run, row);
        }
        if (cell->blank && !behind_label &&
            (heads_.over(cell->column()).empty() || heads_.from_banner)) {
            continue;
        }
        emit(cell, run, row, begins, row_text, row_name);
        if (!cell->blank && !heads_.year_over(cell->column()) && !is_number(cell->text())) {
            append(row_name, cell->text());
            const Label* head = heads_.label_over(cell->column());
            if (!heads_.from_banner && (names_item(head) || sorts_items(*cell, head))) {
                behind_label = false;
                continue;
            }
            append(row_text, cell->text());
            if (head == nullptr || head->field == Field::indicator || head->field == Field::kind ||
                head->field == Field::none) {
                row_cells_.push_back(cell);
            }
        }
        behind_label = false;
    }
    if (behind_label) {
        report_missing(run, row);
        if (!run.empty() && names_item_field(run.back()->label->field) &&
            !take_below(run.back(), row)) {
            missing(run.back(), row);
        }
    }
    inherited_ = run;
}

/// 区分 left of the items' names sorts them (職員, 資産) and names no figure.
bool RowFacts::sorts_items(const CellView& cell, const Label* head) const {
    if (head == nullptr || head->field != Field::kind || cell.label != nullptr) {
        return false;
    }
    for (int column = cell.last_column() + 1; column < view_.columns(); ++column) {
        const Label* other = heads_.label_over(column);
        if (other != nullptr && other->field == Field::name) {
            return true;
        }
    }
    return false;
}

/// Labels of fields in a run but the last have no cell of their own for a value.
void RowFacts::report_missing(const Cells& run, int row) {
    for (std::size_t i = 0; i + 1 < run.size(); ++i) {
        if (is_identity(run[i]->label->field)) {
            missing(run[i], row);
        }
    }
}

/// 取組名 | 窓口の改善 | 担当課 over 概要 | … | 市民課: the last label of a row has its value
/// below.
bool RowFacts::take_below(CellView* label, int row) {
    CellView* cell = view_.at(label->row() + label->cell->row_span, label->column());
    const bool fits = is_identity(label->label->field) && label->cell->shaded && cell != nullptr &&
                      !cell->blank && cell->label == nullptr && !cell->cell->shaded &&
                      cell->column() == label->column() &&
                      cell->last_column() == label->last_column() && cell->column() > 0;
    if (!fits) {
        return false;
    }
    Fact fact;
    fact.says = combine({}, {label}, labels_);
    fact.beside = true;
    fact.value = cell;
    fact.text = cell->text();
    fact.row = row;
    fact.column = cell->column();
    fact.labels = {label};
    facts_.push_back(std::move(fact));
    below_ = cell;
    return true;
}

void RowFacts::missing(CellView* label, int row) {
    Fact fact;
    fact.says = combine({}, {label}, labels_);
    fact.beside = true;
    fact.row = row;
    fact.column = label->column();
    fact.labels = {label};
    facts_.push_back(std::move(fact));
}

/// The indicator and the unit that columns of this row name.
void RowFacts::read_row_context(const Cells& cells) {
    row_indicator_.clear();
    row_unit_.clear();
    for (const CellView* cell : cells) {
        const Label* head = heads_.label_over(cell->column());
        const bool own_head = head == cell->label && head != nullptr;
        if (head == nullptr || heads_.from_banner || cell->blank || own_head) {
            continue;
        }
        if (head->field == Field::indicator && !head->year) {
            // 指標 over two columns: 搬送件数 | 計画. The second tells whose figures follow.
            const bool kind = cell->label != nullptr && !row_indicator_.empty() &&
                              cell != cells.back() && aspect_of(cell->label->field) != Aspect::none;
            append(row_indicator_, kind ? "" : cell->text());
        } else if (head->field == Field::unit) {
            row_unit_ = schema::squeeze(cell->text());
        }
    }
}

/// Rows below in which nothing but blanks begins are the rest of one row, cut by the edge of a
/// fill.
bool RowFacts::reaches_other_rows(const CellView& cell) {
    for (int row = cell.row() + 1; row < cell.row() + cell.cell->row_span; ++row) {
        const Cells cells = view_.starting(row);
        if (std::any_of(cells.begin(), cells.end(),
                        [](const CellView* below) { return !below->blank; })) {
            return true;
        }
    }
    return false;
}

void RowFacts::emit(CellView* cell, const Cells& run, int row, bool begins,
                    const std::string& row_text, const std::string& row_name) {
    Fact fact;
    fact.value = cell;
    fact.text = ticked(cell->text());
    fact.row = row;
    fact.column = cell->column();
    fact.indicator = !row_indicator_.empty() ? row_indicator_
                     : row <= block_end_     ? block_indicator_
                                             : indicator_;
    fact.row_unit = row_unit_.empty() && fact.indicator == indicator_ ? indicator_unit_ : row_unit_;
    fact.row_text = row_text;
    fact.row_name = row_name;
    std::vector<int> columns;
    for (int c = cell->column(); c <= cell->last_column(); ++c) {
        const bool other = columns.empty() || heads_.over(c) != heads_.over(columns.back());
        if (other && (columns.empty() || heads_.year_over(c))) {
            columns.push_back(c);
        }
    }
    if (const auto shifted = shifted_.find(cell); shifted != shifted_.end()) {
        columns = {shifted->second};
    }
    const bool years_beside = std::any_of(run.begin(), run.end(), [](const CellView* label) {
        return label->label->year.has_value();
    });
    // A text over columns of several kinds is told by the label beside it alone.
    const bool year_columns =
        std::all_of(columns.begin(), columns.end(), [this](int c) { return heads_.year_over(c); });
    const bool own = !run.empty() && (years_beside || !year_columns) &&
                     heads_.differ_under(*cell) && !shifted_.contains(cell);
    if (own) {
        columns.resize(1);
    }
    if (!begins && !years_beside) {
        return;
    }
    static const Cells nothing;
    std::vector<Cells> joined;  // heads by column, where they are not those in force
    if (!run.empty() && !own && columns.size() > 1) {
        joined = heads_.join_kinds_of_year(columns);
    }
    fact.spread = !begins || reaches_other_rows(*cell) || columns.size() > 1;
    const bool all_years = columns.size() > 1 && heads_.all_years_under(*cell);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const Cells& above = own ? nothing : joined.empty() ? heads_.over(columns[i]) : joined[i];
        fact.says = combine(above, run, labels_);
        // A year over the whole width heads a block of rows as a label beside them would.
        fact.says.year_above = fact.says.year_above && !heads_.from_banner;
        fact.beside = !run.empty() && fact.says.field_cell != nullptr &&
                      std::find(run.begin(), run.end(), fact.says.field_cell) != run.end();
        if (fact.says.unit.empty()) {
            fact.says.unit = unit_;
        }
        fact.labels = above;
        fact.labels.insert(fact.labels.end(), run.begin(), run.end());
        if (!row_text.empty() && heads_.year_over(columns[i])) {
            fact.labels.insert(fact.labels.end(), row_cells_.begin(), row_cells_.end());
        }
        const bool once =
            all_years && (fact.says.field == Field::target || fact.says.field == Field::grade ||
                          fact.says.field == Field::effect ||
                          (fact.says.field == Field::indicator && fact.beside));
        if (once) {
            fact.says.year.reset();
            fact.spread = false;
        }
        const bool last =
            i + 1 == columns.size() || once || (columns.size() > 1 && !fact.says.year);
        if (last) {
            push(std::move(fact));
            return;
        }
        push(Fact(fact));
    }
}

/// 成果指標 over a whole sentence: 交付率 60.0％を目標.
bool RowFacts::tells_target(const std::string& text) const {
    if (!may_hold_digits(text)) {
        return false;
    }
    const std::string squeezed = schema::squeeze(text);
    return (labels_.vocabulary().words("target-mark").contains(squeezed) ||
            labels_.vocabulary().words("due-figure").contains(squeezed)) &&
           !labels_.vocabulary().words("result-told").contains(squeezed);
}

void RowFacts::push(Fact&& fact) {
    if (fact.says.field == Field::indicator && !fact.says.year && tells_target(fact.text)) {
        fact.says.field = Field::target;
        split_indicator(fact);
    }
    const Field field = fact.says.field;
    if (field == Field::indicator && fact.beside && !fact.says.year) {
        indicator_ = one_line(fact.text);
        indicator_unit_.clear();
    }
    if (field == Field::unit && fact.beside && !fact.says.year && !indicator_.empty()) {
        indicator_unit_ = schema::squeeze(fact.text);
    }
    if (fact.beside && (field == Field::item_number || field == Field::name)) {
        forget_indicator();
    }
    const bool open = field == Field::none || field == Field::plan_and_actual ||
                      field == Field::year_axis || field == Field::kind ||
                      field == Field::section ||
                      ((field == Field::indicator || field == Field::progress) && fact.says.year);
    const bool of_year = fact.says.year && (field == Field::content || field == Field::actual ||
                                            field == Field::progress);
    if ((open || (of_year && may_tell_both(fact.text))) && !fact.spread) {
        std::vector<LabelReader::Inline> parts = labels_.read_inline(fact.text);
        if (!open && !tells_both(parts)) {
            parts.clear();
        }
        for (const LabelReader::Inline& part : parts) {
            Fact piece = fact;
            piece.text = part.value;
            piece.says.field = part.label.field;
            piece.says.second = part.label.second;
            piece.says.aspect = part.label.aspect;
            piece.says.year = part.label.year ? part.label.year : piece.says.year;
            piece.says.year_cell = part.label.year ? fact.value : piece.says.year_cell;
            piece.says.unit = part.label.unit.empty() ? piece.says.unit : part.label.unit;
            piece.beside = true;
            facts_.push_back(std::move(piece));
        }
        if (!parts.empty()) {
            return;
        }
    }
    if (!fact.says.year && !fact.spread && push_years(fact)) {
        return;
    }
    if (field == Field::plan_and_actual && fact.says.year && !fact.spread && push_pair(fact)) {
        return;
    }
    facts_.push_back(std::move(fact));
}

/// 目標／実績 over 84.0／84.7: the first of the two figures is planned, the second was reached.
bool RowFacts::push_pair(const Fact& fact) {
    const std::string text = schema::nfkc(fact.text);
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos || text.find('/', slash + 1) != std::string::npos) {
        return false;
    }
    Fact planned = fact;
    Fact actual = fact;
    planned.text = std::string(schema::trim(std::string_view(text).substr(0, slash)));
    actual.text = std::string(schema::trim(std::string_view(text).substr(slash + 1)));
    if (!is_number(planned.text) || !is_number(actual.text)) {
        return false;
    }
    constexpr std::string_view target = "目標";
    const bool aims = schema::squeeze(fact.says.heading).find(target) != std::string::npos;
    planned.says.field = aims ? Field::target : Field::planned;
    actual.says.field = Field::actual;
    facts_.push_back(std::move(planned));
    facts_.push_back(std::move(actual));
    return true;
}

/// 年度別の実績 over 【R4】… 【R5】…: each part is of the year it begins with.
bool RowFacts::push_years(const Fact& fact) {
    switch (fact.says.field) {
        case Field::none:
        case Field::actual:
        case Field::planned:
        case Field::plan_and_actual:
        case Field::progress:
        case Field::grade:
        case Field::effect:
        case Field::year_axis:
            break;
        default:
            return false;
    }
    if (fact.text.find('\n') == std::string::npos || !may_hold_digits(fact.text)) {
        return false;
    }
    const std::vector<LabelReader::Inline> parts = labels_.read_inline_years(fact.text);
    for (const LabelReader::Inline& part : parts) {
        Fact piece = fact;
        piece.text = part.value;
        piece.says.year = part.label.year;
        piece.says.year_cell = fact.value;
        if (part.label.field != Field::none) {
            piece.says.field = part.label.field;
        }
        facts_.push_back(std::move(piece));
    }
    return !parts.empty();
}

}  // namespace tenken::report
