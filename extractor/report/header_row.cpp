#include "extractor/report/header_row.h"

#include <algorithm>
#include <string>

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

struct Tally {
    int strong = 0;  // labels that are labels wherever they stand
    int weak = 0;    // bare numbers and dates that may be years
    int values = 0;
    int blanks = 0;
    int count() const { return strong + weak + values + blanks; }
};

/// Half of the years of a row and more follow the one before them: 29, 30, 1, 2, 3 do, the figures
/// 2, 4, 3, 1, 2 do not.
bool years_run(const std::vector<CellView*>& cells) {
    int pairs = 0;
    int up = 0;
    int down = 0;
    const Label* before = nullptr;
    for (const CellView* cell : cells) {
        const Label* label = cell->label;
        if (label == nullptr || !label->year || label->range) {
            before = nullptr;
            continue;
        }
        if (before != nullptr) {
            const int step = label->year->fiscal_year - before->year->fiscal_year;
            ++pairs;
            up += step == 1 ? 1 : 0;
            down += step == -1 ? 1 : 0;
        }
        before = label;
    }
    return std::max(up, down) * 2 >= pairs;
}

/// A bare number or date is a year only among years, and never right of 項目番号.
bool acts_as_year(const std::vector<CellView*>& cells, std::size_t i) {
    if (!years_run(cells)) {
        return false;
    }
    const auto years = std::count_if(cells.begin(), cells.end(), [](const CellView* cell) {
        return cell->label != nullptr && (cell->label->year || cell->label->range);
    });
    const CellView* left = i > 0 ? cells[i - 1] : nullptr;
    return years >= 2 && (left == nullptr || left->label == nullptr || left->label->year ||
                          !names_item_field(left->label->field));
}

bool is_label(const std::vector<CellView*>& cells, std::size_t i) {
    const CellView& cell = *cells[i];
    const CellView* left = i > 0 ? cells[i - 1] : nullptr;
    if (cell.label == nullptr || (left != nullptr && left->label != nullptr && cell.label->year &&
                                  left->label->field == Field::schedule)) {
        return false;
    }
    return !cell.label->weak || acts_as_year(cells, i);
}

/// `years_above`: bare numbers stand below years already, so that they are figures.
Tally tally(const std::vector<CellView*>& cells, bool years_above = false) {
    Tally result;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (cells[i]->blank) {
            ++result.blanks;
        } else if (!is_label(cells, i) || (years_above && cells[i]->label->weak)) {
            ++result.values;
        } else {
            ++(cells[i]->label->weak ? result.weak : result.strong);
        }
    }
    return result;
}

bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), is_digit);
}

std::size_t length(const CellView& cell) {
    return code_points(schema::squeeze(cell.text()));
}

/// The row below where the cells of this one end, -1 behind the last.
int row_below(TableView& view, int row, const std::vector<CellView*>& cells) {
    int span = view.rows();
    for (const CellView* cell : cells) {
        span = std::min(span, cell->cell->row_span);
    }
    const int below = row + std::max(span, 1);
    return below < view.rows() ? below : -1;
}

/// Share of the cells that have one with the same sides in the other row.
double same_columns(const std::vector<CellView*>& cells, const std::vector<CellView*>& other) {
    int same = 0;
    for (const CellView* cell : cells) {
        same += std::any_of(other.begin(), other.end(),
                            [cell](const CellView* below) {
                                return below->column() == cell->column() &&
                                       below->last_column() == cell->last_column();
                            })
                    ? 1
                    : 0;
    }
    return cells.empty() ? 0 : static_cast<double>(same) / static_cast<double>(cells.size());
}

/// label, blank, label, blank: a form that nobody filled in.
bool is_blank_form(const std::vector<CellView*>& cells, const Tally& count) {
    if (count.blanks != count.strong || count.weak > 0) {
        return false;
    }
    for (std::size_t i = 0; i + 1 < cells.size(); i += 2) {
        if (cells[i]->blank || !cells[i + 1]->blank || !names_item_field(cells[i]->label->field)) {
            return false;
        }
    }
    return true;
}

/// A row of two cells that both read like labels may still be a label with its value.
bool is_pair_of_two(TableView& view, const std::vector<CellView*>& cells, int below) {
    const Label& first = *cells[0]->label;
    const Label& second = *cells[1]->label;
    if (first.field == Field::schedule && (second.year || second.range)) {
        return true;
    }
    // 取組内容 | 令和5年度の取組結果 in one shade over two white cells: headings of both.
    const std::vector<CellView*> next = below < 0 ? std::vector<CellView*>{} : view.starting(below);
    const auto shaded = [](const CellView* cell) { return cell->cell->shaded; };
    const auto told = [](const CellView* cell) { return cell->label == nullptr; };
    if (second.field != Field::none && !first.year && next.size() == 2 &&
        std::all_of(cells.begin(), cells.end(), shaded) &&
        std::none_of(next.begin(), next.end(), shaded) &&
        std::all_of(next.begin(), next.end(), told) && same_columns(cells, next) == 1) {
        return false;
    }
    if (second.year && !first.year && first.field != Field::kind &&
        first.field != Field::year_axis && first.field != Field::name) {
        return names_item_field(first.field);
    }
    const bool column_head = first.field == Field::year_axis || first.field == Field::kind;
    if (second.exact || below < 0 || !first.exact || column_head) {
        return false;
    }
    return !next.empty() && next.front()->label != nullptr && !next.front()->label->weak;
}

/// label, value, label, value from the first cell to the last.
bool alternates(const std::vector<CellView*>& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (is_label(cells, i) != (i % 2 == 0)) {
            return false;
        }
    }
    return cells.size() % 2 == 0;
}

/// 令和2年度実績 | R2.4.1現在 | 21組織, 年度別取組 | 令和2年度 | 計画 | 説明会: one year, and
/// labels only before the values.
bool is_year_row(const std::vector<CellView*>& cells) {
    int years = 0;
    bool value_seen = false;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!is_label(cells, i)) {
            value_seen = value_seen || !cells[i]->blank;
            continue;
        }
        const Label& label = *cells[i]->label;
        if (value_seen || label.field == Field::item_number || label.field == Field::name) {
            return false;
        }
        years += label.year ? 1 : 0;
    }
    return years == 1 && value_seen;
}

/// The first row below all of these cells: their own names may stand under some of them.
bool is_white_below(TableView& view, int row, const std::vector<CellView*>& cells) {
    int span = 1;
    for (const CellView* cell : cells) {
        span = std::max(span, cell->cell->row_span);
    }
    const std::vector<CellView*> next =
        span > 1 && row + span < view.rows() ? view.starting(row + span) : std::vector<CellView*>{};
    return std::any_of(next.begin(), next.end(),
                       [](const CellView* cell) { return !cell->blank && !cell->cell->shaded; });
}

/// 指標 | 収納率 | 令和元年度 | 令和2年度 | 令和3年度: the row ends with years that follow each
/// other.
bool ends_with_years(const std::vector<CellView*>& cells) {
    constexpr std::size_t least_years = 3;
    std::size_t years = 0;
    for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) {
        const Label* label = (*cell)->label;
        if (label == nullptr || !label->year || label->range || label->field != Field::none) {
            break;
        }
        if (years > 0) {
            const Label* right = (*(cell - 1))->label;
            if (right->year->fiscal_year - label->year->fiscal_year != 1) {
                break;
            }
        }
        ++years;
    }
    return years >= least_years;
}

/// Labels and other texts mixed: headings with words that are not in the vocabulary, or pairs?
bool mixed_row_is_header(TableView& view, int row, const std::vector<CellView*>& cells,
                         const Tally& count, bool heads_known, bool years_above) {
    const int below = row_below(view, row, cells);
    if (below >= 0 && !years_above && ends_with_years(cells)) {
        return true;
    }
    const std::vector<CellView*> next = below < 0 ? std::vector<CellView*>{} : view.starting(below);
    int score = 0;
    const auto shaded = std::count_if(cells.begin(), cells.end(),
                                      [](const CellView* cell) { return cell->cell->shaded; });
    const bool next_white = std::any_of(next.begin(), next.end(),
                                        [](const CellView* cell) { return !cell->cell->shaded; });
    if (shaded == static_cast<long>(cells.size()) &&
        (next_white || is_white_below(view, row, cells))) {
        score += 4;
    } else if (shaded > 0) {
        score -= 4;
    }
    if (!next.empty()) {
        const Tally after = tally(next);
        if (same_columns(cells, next) > 0.8 && cells.size() > 2) {
            score += after.strong <= 1 && after.values > 0 ? 2 : -2;
        } else {
            score -= 1;
        }
    } else {
        score -= 2;
    }
    score += count.strong + count.weak > 2 * count.values ? 2 : 0;
    score -= alternates(cells) ? 1 : 0;
    score -= count.values >= count.strong + count.weak ? 1 : 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const CellView& cell = *cells[i];
        if (is_label(cells, i) && i + 1 < cells.size()) {
            const CellView& right = *cells[i + 1];
            const bool adjacent = is_label(cells, i + 1);
            score += adjacent ? 1 : 0;
            if (cell.label->field == Field::item_number && !adjacent && !right.blank) {
                score += has_digit(schema::squeeze(right.text())) ? -4 : 1;
            }
            if (cell.label->year && !adjacent && !right.blank && i == 0) {
                score -= 3;
            }
        }
        if (!is_label(cells, i) && !cell.blank) {
            const std::size_t size = length(cell);
            score -= size > 15 ? 2 : 0;
            score -= has_digit(schema::squeeze(cell.text())) && size > 3 ? 1 : 0;
        }
    }
    return score >= (heads_known ? 4 : 2);
}

}  // namespace

bool names_item_field(Field field) {
    switch (field) {
        case Field::item_number:
        case Field::name:
        case Field::department:
        case Field::section:
        case Field::content:
        case Field::remark:
        case Field::schedule:
            return true;
        default:
            return false;
    }
}

bool is_header_row(TableView& view, int row, bool heads_known, bool years_above) {
    const std::vector<CellView*> cells = view.starting(row);
    const Tally count = tally(cells, years_above);
    const int labels = count.strong + count.weak;
    if (labels == 0) {
        return false;
    }
    // A value that reaches down from above: this row goes on with what began there.
    for (const CellView* cell : view.covering(row)) {
        if (cell->row() < row && cell->label == nullptr && !cell->blank && cell->row() > 0 &&
            count.values > 0) {
            return false;
        }
    }
    if (count.values == 0) {
        if (labels == 1) {
            const bool corner = !cells.empty() && cells.front()->blank;
            return (corner || (cells.size() == 1 && count.blanks == 0 && row == 0)) &&
                   count.strong == 1 && row + 1 < view.rows();
        }
        if (count.strong == 0 && count.weak < 2) {
            return false;
        }
        if (is_blank_form(cells, count)) {
            return false;
        }
        return cells.size() != 2 || !is_pair_of_two(view, cells, row_below(view, row, cells));
    }
    if (is_year_row(cells)) {
        return false;
    }
    if (labels >= 2) {
        return mixed_row_is_header(view, row, cells, count, heads_known, years_above);
    }
    // One label word among headings of the city's own: only where shading tells them apart.
    const int below = row_below(view, row, cells);
    if (count.strong == 1 && below > 0 && !heads_known && count.values <= 6) {
        const auto next = view.starting(below);
        const bool all = std::all_of(cells.begin(), cells.end(),
                                     [](const CellView* cell) { return cell->cell->shaded; });
        const bool none = std::none_of(next.begin(), next.end(),
                                       [](const CellView* cell) { return cell->cell->shaded; });
        return all && none && same_columns(cells, next) > 0.8;
    }
    return false;
}

std::vector<const CellView*> years_of_followers(const std::vector<CellView*>& cells) {
    std::vector<const CellView*> out(cells.size(), nullptr);
    std::vector<std::size_t> years;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Label* label = cells[i]->label;
        if (label != nullptr && label->year && !label->weak) {
            years.push_back(i);
        }
    }
    if (years.size() < 2 || years[1] - years[0] < 2) {
        return out;
    }
    const std::size_t step = years[1] - years[0];
    for (std::size_t k = 0; k < years.size(); ++k) {
        const bool regular = k == 0 || years[k] - years[k - 1] == step;
        if (!regular || years[k] + step > cells.size()) {
            return out;
        }
        for (std::size_t i = 1; i < step; ++i) {
            const CellView& cell = *cells[years[k] + i];
            if (cell.label == nullptr || cell.label->field == Field::none || cell.label->year ||
                names_item_field(cell.label->field) ||
                schema::squeeze(cell.text()) != schema::squeeze(cells[years[0] + i]->text())) {
                return out;
            }
        }
    }
    for (const std::size_t year : years) {
        for (std::size_t i = 1; i < step; ++i) {
            out[year + i] = cells[year];
        }
    }
    return out;
}

}  // namespace tenken::report
