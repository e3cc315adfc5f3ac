#include "extractor/report/tally.h"

#include <algorithm>
#include <set>

#include "extractor/report/cell_number.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::string_view default_unit = "件";

class TallyReader {
  public:
    TallyReader(TableView& view, const Caption& caption, ReadContext& context)
        : view_(view), caption_(caption), context_(context) {}

    std::vector<schema::Total> read() {
        for (int row = 0; row + 1 < view_.rows() && row < 4; ++row) {
            if (grades_in(view_.covering(row)) >= 2) {
                read_columns(row);
                if (!totals_.empty()) {
                    return std::move(totals_);
                }
            }
        }
        read_rows();
        return std::move(totals_);
    }

  private:
    bool is_grade(const CellView& cell) const {
        return !cell.blank && cell.text().size() < 60 &&
               context_.vocabulary.words("grade-head").matches(schema::squeeze(cell.text()));
    }

    bool is_total(const CellView& cell) const {
        return !cell.blank && cell.label != nullptr && cell.label->field == Field::total;
    }

    int grades_in(const std::vector<CellView*>& cells) const {
        std::set<std::string> grades;
        for (const CellView* cell : cells) {
            if (is_grade(*cell)) {
                grades.insert(schema::squeeze(cell->text()));
            }
        }
        return static_cast<int>(grades.size());
    }

    /// Among grades, － heads those that got none, and 項目数 their sum.
    bool heads_counts(const CellView& cell) const {
        const bool count = cell.label != nullptr && cell.label->field == Field::count;
        return is_grade(cell) || is_total(cell) || count ||
               (!cell.blank && context_.presence.of(cell.text()) == schema::Presence::dash);
    }

    /// Grades head the columns: 区分 | S | A | B | C | 計.
    void read_columns(int head) {
        for (int row = head + 1; row < view_.rows(); ++row) {
            std::string name;
            for (CellView* cell : view_.covering(row)) {
                CellView* above = view_.at(head, cell->column());
                const bool graded =
                    above != nullptr && heads_counts(*above) && above->column() == cell->column();
                if (!graded) {
                    if (!cell->blank && !is_count(*cell)) {
                        name += (name.empty() ? "" : " ") + one_line(cell->text());
                        cell->placed = true;
                    }
                    continue;
                }
                add(*cell, one_line(above->text()), name);
                above->placed = true;
            }
        }
    }

    /// Grades head the rows, counts stand under 件数: S | 12 | 20.0%.
    void read_rows() {
        int column = -1;
        for (const CellView& cell : view_.cells()) {
            const bool counts = cell.label != nullptr && cell.label->field == Field::count;
            if (counts && column < 0) {
                column = cell.column();
            }
        }
        std::vector<CellView*> grades;
        for (int row = 0; row < view_.rows(); ++row) {
            CellView* first = view_.at(row, 0);
            if (first != nullptr && first->row() == row && (is_grade(*first) || is_total(*first))) {
                grades.push_back(first);
            }
        }
        if (column <= 0 || grades_in(grades) < 2) {
            return;
        }
        for (CellView* grade : grades) {
            if (CellView* cell = view_.at(grade->row(), column)) {
                add(*cell, one_line(grade->text()), "");
                grade->placed = true;
            }
        }
    }

    bool is_count(const CellView& cell) const { return is_number(cell.text()); }

    void add(CellView& cell, const std::string& grade, const std::string& name) {
        const auto number = cell_number(cell.text(), "");
        if (!number || number->unit == "%" || number->value.scale() > 0) {
            return;
        }
        schema::Total total;
        total.scope = caption_.heading;
        total.mark = grade;
        total.name = name;
        total.value = number->value;
        total.precision = number->precision;
        total.unit = !number->unit.empty()    ? number->unit
                     : !caption_.unit.empty() ? caption_.unit
                                              : std::string(default_unit);
        total.printed = std::string(schema::trim(cell.text()));
        total.place = cell.cell->place;
        cell.placed = true;
        totals_.push_back(std::move(total));
    }

    TableView& view_;
    const Caption& caption_;
    ReadContext& context_;
    std::vector<schema::Total> totals_;
};

}  // namespace

std::vector<schema::Note> read_grade_legend(TableView& view, ReadContext& context) {
    std::vector<schema::Note> notes;
    if (view.columns() != 2 || view.rows() < 2 || view.rows() > 12) {
        return notes;
    }
    std::vector<CellView*> used;
    for (int row = 0; row < view.rows(); ++row) {
        CellView* mark = view.at(row, 0);
        CellView* words = view.at(row, 1);
        if (mark == nullptr || words == nullptr || mark->blank || words->blank) {
            return {};
        }
        used.push_back(mark);
        used.push_back(words);
        const bool grade = context.presence.is_grade_mark(mark->text()) ||
                           context.presence.of(mark->text()) == schema::Presence::dash;
        if (!grade || cell_number(words->text(), "")) {
            if (row == 0 && mark->label != nullptr) {
                continue;  // 評価 | 区分
            }
            return {};
        }
        notes.push_back(
            {"legend", one_line(mark->text()) + ": " + one_line(words->text()), mark->cell->place});
    }
    if (notes.size() < 2) {
        return {};
    }
    for (CellView* cell : used) {
        cell->placed = true;
    }
    return notes;
}

std::vector<schema::Total> read_tally(TableView& view, const Caption& caption,
                                      ReadContext& context) {
    if (view.rows() < 2 || view.columns() < 2 || view.rows() > 60) {
        return {};
    }
    return TallyReader(view, caption, context).read();
}

}  // namespace tenken::report
