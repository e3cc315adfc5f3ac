#include "extractor/report/label_role.h"

#include "extractor/report/header_row.h"

namespace tenken::report {
namespace {

/// Fields that a label in the middle of a row may announce for the cells to its right.
bool may_stand_inside(Field field) {
    switch (field) {
        case Field::planned:
        case Field::actual:
        case Field::target:
        case Field::effect:
        case Field::grade:
        case Field::progress:
        case Field::content:
        case Field::baseline:
        case Field::rate:
        case Field::difference:
        case Field::total:
        case Field::plan_and_actual:
        case Field::remark:
            return true;
        default:
            return false;
    }
}

/// Fields whose values are words that may read like labels.
bool is_told(Field field) {
    return field == Field::planned || field == Field::actual || field == Field::progress ||
           field == Field::plan_and_actual;
}

/// A bare number is a year only in a column that has years of the plan and nothing else.
bool first_of_years(const CellView& cell, const LabelReader& labels) {
    return !labels.plan() || (cell.label->year && cell.label->year->fiscal_year > 0);
}

}  // namespace

bool acts_as_label(const std::vector<CellView*>& row, std::size_t index,
                   const std::vector<CellView*>& run, const HeadsInForce& heads,
                   const LabelReader& labels) {
    const CellView& cell = *row[index];
    if (cell.label == nullptr) {
        return false;
    }
    const Label& label = *cell.label;
    const Label* head = heads.label_over(cell.column());
    const Field above = head == nullptr ? Field::none : head->field;
    const bool first = index == 0;
    // 実施年度 beside an item that reaches over several rows: one row for each of its years.
    const bool year_of_rows = above == Field::schedule && label.year && !first &&
                              row.front()->cell->row_span > cell.cell->row_span;
    const bool axis = above == Field::year_axis || year_of_rows ||
                      (head != nullptr && above == Field::kind && label.year);
    if (label.weak) {
        return axis && first_of_years(cell, labels);
    }
    if (axis) {
        return true;
    }
    if (above == Field::kind || (above == Field::none && !heads.year_over(cell.column()) && head)) {
        return true;
    }
    const bool last = index + 1 >= row.size();
    if (first) {
        return !last || names_item_field(label.field) || label.year;
    }
    const bool behind_label = !run.empty() && row[index - 1] == run.back();
    if (label.field == Field::remark && last && behind_label && is_told(run.back()->label->field)) {
        return false;  // 計画 | 継続
    }
    if (names_item_field(label.field)) {
        // 項目番号 | No.18 | 項目名 | 担当課 | 市民課: pairs, one of them without its value.
        const bool follows_schedule = behind_label && run.back()->label->field == Field::schedule;
        // 項目名 | 事務事業評価 | 担当課 | 企画課: what has no value behind it is one itself.
        const bool governs = !last && row[index + 1]->label == nullptr;
        return (head == nullptr || heads.from_banner) && !follows_schedule &&
               (label.exact || !behind_label || governs);
    }
    if (last) {
        return false;
    }
    if (label.year || label.range) {
        // 年度実績 over 令和3年度 and what was done in it, as 年度計画 is at the left.
        const Label* left = row.front()->label;
        const CellView* right = row[index + 1];
        const bool second_axis = left != nullptr && left->year && !left->weak && head != nullptr &&
                                 !heads.from_banner && !head->year && right->label == nullptr &&
                                 heads.over(cell.column()) == heads.over(right->column()) &&
                                 heads.over(cell.column()) != heads.over(row.front()->column());
        if (second_axis) {
            return true;
        }
        const bool value_of_pair = behind_label && names_item_field(run.back()->label->field);
        return !value_of_pair && (head == nullptr || heads.from_banner);
    }
    if (head != nullptr && !heads.from_banner && above != Field::indicator) {
        return false;
    }
    if (behind_label && names_item_field(run.back()->label->field) && !label.exact) {
        return false;
    }
    return may_stand_inside(label.field) || label.field == Field::unit ||
           label.field == Field::indicator || label.field == Field::count ||
           label.field == Field::kind || label.field == Field::year_axis;
}

}  // namespace tenken::report
