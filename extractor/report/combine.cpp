// How several labels over one cell make one meaning.
#include <algorithm>

#include "extractor/report/facts.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

/// Which of two fields tells more about a cell; of equal ones the inner label decides. 効果額 over
/// 計画 is an effect (a planned one); 取組内容 over 計画 is a plan; 目標指標 over 実績 is a result.
int weight(Field field) {
    switch (field) {
        case Field::none:
            return 0;
        case Field::kind:
        case Field::year_axis:
        case Field::section:
            return 1;
        case Field::plan_and_actual:
        case Field::total:
            return 2;
        case Field::content:
        case Field::indicator:
            return 3;
        case Field::progress:
            return 4;
        case Field::planned:
        case Field::actual:
        case Field::target:
            return 5;
        case Field::baseline:
        case Field::count:
            return 6;
        case Field::remark:
        case Field::schedule:
        case Field::unit:
            return 7;
        case Field::grade:
        case Field::rate:
        case Field::difference:
            return 8;
        case Field::effect:
            return 9;
        case Field::item_number:
        case Field::name:
        case Field::department:
            return 10;
    }
    return 0;
}

bool names_item(Field field) {
    return field == Field::item_number || field == Field::name || field == Field::department;
}

/// 取組 along the rows 計画 and 実績 is the name of the group, not of an item: its own cells say
/// what they are. `outer` and `inner` stand one inside the other, both above or both beside.
bool names_group(Field outer, Field inner) {
    return names_item(outer) && !names_item(inner) && weight(inner) >= weight(Field::planned);
}

void add(Governing& sum, const Label& label, const CellView* cell, bool above, bool grouped) {
    if (label.year) {
        sum.year = label.year;
        sum.year_cell = cell;
        sum.year_above = above;
        sum.year_is_due = label.year_in_brackets && label.field == Field::target;
    }
    if (label.range) {
        sum.range = label.range;
    }
    (above ? sum.total : sum.row_total) = (above ? sum.total : sum.row_total) || label.total;
    sum.later = sum.later || label.later;
    if (!label.unit.empty()) {
        sum.unit = label.unit;
    }
    if (!label.mark.empty()) {
        sum.mark = label.mark;
    }
    if (label.aspect != Aspect::none) {
        sum.aspect = label.aspect;
    }
    if (label.field == Field::none) {
        return;
    }
    const Field outer = sum.field;
    if (weight(label.field) >= weight(outer) || grouped) {
        sum.field = label.field;
        sum.second = label.second;
        sum.heading = one_line(cell->text());
        sum.field_cell = cell;
        if (const Aspect said = aspect_of(outer); said != Aspect::none && !grouped &&
                                                  label.aspect == Aspect::none &&
                                                  aspect_of(label.field) == Aspect::none) {
            sum.aspect = said;
        }
    } else if (const Aspect said = aspect_of(label.field); said != Aspect::none) {
        sum.aspect = said;
    }
}

}  // namespace

Governing combine(const std::vector<CellView*>& above, const std::vector<CellView*>& beside,
                  LabelReader& labels) {
    Governing sum;
    std::string era;
    const auto add_all = [&](const std::vector<CellView*>& cells, bool is_above) {
        const CellView* const field_of_others = sum.field_cell;
        // 計画 along 目的・内容 and 令和5年度計画: the first of them is of no year.
        const auto is_purpose = [&](const CellView& cell, const Label& label) {
            return label.field == Field::content && sum.field == Field::planned && !sum.year &&
                   !label.year && sum.field_cell->cell->row_span > cell.cell->row_span &&
                   labels.vocabulary()
                       .words("purpose-label")
                       .contains(schema::squeeze(cell.text()));
        };
        const auto grouped = [&](const CellView& cell, const Label& label) {
            return sum.field_cell != field_of_others &&
                   (names_group(sum.field, label.field) || is_purpose(cell, label));
        };
        for (const CellView* cell : cells) {
            if (!era.empty() && (cell->label == nullptr || cell->label->weak ||
                                 !cell->label->year || cell->label->year->bare)) {
                // 平成 | 29年度: the era is printed once over its years.
                const Label& whole = labels.read(era + schema::squeeze(cell->text()));
                if (whole.year) {
                    add(sum, whole, cell, is_above, grouped(*cell, whole));
                    continue;
                }
            }
            if (cell->label == nullptr) {
                continue;
            }
            if (!cell->label->era.empty()) {
                era = cell->label->era;
                continue;
            }
            add(sum, *cell->label, cell, is_above, grouped(*cell, *cell->label));
        }
    };
    add_all(above, true);
    add_all(beside, false);
    sum.total = sum.total || (sum.row_total && !sum.year);
    return sum;
}

}  // namespace tenken::report
