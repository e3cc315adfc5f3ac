#include "extractor/report/facts.h"

#include <algorithm>

#include "extractor/report/cell_number.h"
#include "extractor/report/header_row.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

bool is_identity(Field field) {
    return field == Field::item_number || field == Field::name || field == Field::department;
}

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

class FactReader {
  public:
    FactReader(TableView& view, LabelReader& labels, const ColumnHeads& heads)
        : view_(view), labels_(labels), heads_(heads) {
        heads_.resize(static_cast<std::size_t>(view.columns()));
    }

    TableFacts read() {
        for (int row = 0; row < view_.rows(); ++row) {
            read_row(row);
        }
        if (any_heads() && !heads_from_banner_) {
            result_.heads = heads_;
        }
        return std::move(result_);
    }

  private:
    using Cells = std::vector<CellView*>;

    Cells& heads(int column) { return heads_[static_cast<std::size_t>(column)]; }

    bool any_heads() const {
        return std::any_of(heads_.begin(), heads_.end(),
                           [](const Cells& cells) { return !cells.empty(); });
    }

    void clear_heads() {
        for (Cells& cells : heads_) {
            cells.clear();
        }
        heads_from_banner_ = false;
        indicator_.clear();
    }

    void read_row(int row) {
        const Cells cells = view_.starting(row);
        const bool empty = std::all_of(cells.begin(), cells.end(),
                                       [](const CellView* cell) { return cell->blank; });
        if (cells.empty()) {
            return;
        }
        if (empty && !any_heads()) {
            return;
        }
        if (is_repeated_header(cells)) {
            for (CellView* cell : cells) {
                cell->placed = true;
            }
            last_was_header_ = true;
            return;
        }
        if (CellView* banner = banner_of(row, cells); banner != nullptr && read_banner(banner)) {
            last_was_header_ = false;
            return;
        }
        const bool heads_known = any_heads() && !heads_from_banner_;
        if (!empty && (continues_header(row, cells) || is_header_row(view_, row, heads_known))) {
            read_header(row, cells);
            last_was_header_ = true;
            return;
        }
        last_was_header_ = false;
        read_values(row);
    }

    /// The heading row again, on a new page or above a new group.
    bool is_repeated_header(const Cells& cells) {
        int same = 0;
        for (const CellView* cell : cells) {
            if (cell->blank) {
                continue;
            }
            const Cells& above = heads(cell->column());
            const bool found =
                std::any_of(above.begin(), above.end(), [cell](const CellView* head) {
                    return head->column() == cell->column() &&
                           schema::squeeze(head->text()) == schema::squeeze(cell->text());
                });
            if (!found) {
                return false;
            }
            ++same;
        }
        return same >= 2;
    }

    CellView* banner_of(int row, const Cells& cells) {
        CellView* only = nullptr;
        for (CellView* cell : cells) {
            if (cell->blank) {
                continue;
            }
            if (only != nullptr) {
                return nullptr;
            }
            only = cell;
        }
        if (only == nullptr || view_.covering(row).size() != cells.size()) {
            return nullptr;
        }
        if (only->column() == 0 && only->last_column() == view_.columns() - 1) {
            return only;
        }
        // A transcript writes a merged cell as its text and blanks behind it.
        const bool year = only->label != nullptr && only->label->year;
        return view_.transcript() && only->column() == 0 && !year ? only : nullptr;
    }

    /// False if the row is no heading but a value of what stands above.
    bool read_banner(CellView* banner) {
        if (banner->label != nullptr && !banner->label->weak && !is_section_row(*banner)) {
            read_banner_label(banner);
            return true;
        }
        if (heads_from_banner_ && !heads(0).empty()) {
            return false;
        }
        if (banner->label == nullptr && !labels_.read_inline(banner->text()).empty()) {
            return false;
        }
        result_.banners.push_back({banner->row(), banner});
        return true;
    }

    /// In a list, a row over its whole width groups the items below, even if it reads like a label
    /// (1 収入額); below a form's own headings it is one of them.
    bool is_section_row(const CellView& banner) {
        if (!any_heads() || heads_from_banner_) {
            return false;
        }
        const int below = banner.row() + banner.cell->row_span;
        return below < view_.rows() && view_.starting(below).size() == heads_shape() &&
               heads_shape() > 1 && !is_header_row(view_, below, true);
    }

    void read_banner_label(CellView* banner) {
        const Label& label = *banner->label;
        banner->placed = true;
        if (label.field == Field::none && !label.year) {
            unit_ = label.unit.empty() ? unit_ : label.unit;
            return;
        }
        if (label.year_only() && heads_from_banner_) {
            for (Cells& cells : heads_) {
                if (!cells.empty() && cells.back()->label->year_only()) {
                    cells.pop_back();
                }
            }
        } else {
            clear_heads();
        }
        for (Cells& cells : heads_) {
            cells.push_back(banner);
        }
        heads_from_banner_ = true;
        inherited_.clear();
    }

    /// A further row of headings: cells of the heading row above reach down into it.
    bool continues_header(int row, const Cells& cells) {
        if (!last_was_header_ || result_.header_rows.empty()) {
            return false;
        }
        int reaching = 0;
        bool ends_here = false;
        for (const CellView* cell : view_.covering(row)) {
            if (cell->row() < row) {
                const Cells& above = heads(cell->column());
                if (std::find(above.begin(), above.end(), cell) == above.end()) {
                    return false;
                }
                ++reaching;
                ends_here = ends_here || cell->row() + cell->cell->row_span == row + 1;
            }
        }
        if (reaching == 0 || (reaching == 1 && !ends_here)) {
            return false;
        }
        return std::all_of(cells.begin(), cells.end(), [this](const CellView* cell) {
            if (cell->blank || cell->label != nullptr) {
                const Cells& above = heads(cell->column());
                const bool under_axis = !above.empty() && above.back()->label != nullptr &&
                                        above.back()->label->field == Field::year_axis;
                return cell->blank || !under_axis;
            }
            const std::string text = schema::squeeze(cell->text());
            return code_points(text) <= 10 && std::none_of(text.begin(), text.end(), is_digit);
        });
    }

    void read_header(int row, const Cells& cells) {
        const bool goes_on = last_was_header_ && !result_.header_rows.empty();
        const bool under_banner = heads_from_banner_ && only_years(cells);
        if (!goes_on && !under_banner) {
            clear_heads();
        }
        // A label that reaches down beside the whole block (年度別計画) is above nothing.
        for (CellView* cell : view_.covering(row)) {
            if (cell->row() < row && cell->label != nullptr && !goes_on) {
                for (int c = cell->column(); c <= cell->last_column(); ++c) {
                    heads(c).push_back(cell);
                }
            }
        }
        for (std::size_t i = 0; i < cells.size(); ++i) {
            CellView* cell = cells[i];
            if (cell->blank) {
                continue;
            }
            int last = cell->last_column();
            if (view_.transcript()) {
                const int next = next_filled(cells, i);
                last = std::max(last, next - 1);
            }
            for (int c = cell->column(); c <= last && c < view_.columns(); ++c) {
                heads(c).push_back(cell);
            }
            cell->placed = cell->label != nullptr;
            if (cell->label != nullptr && !cell->label->unit.empty() && !cell->label->year &&
                (cell->label->field == Field::kind || cell->label->field == Field::none ||
                 cell->label->field == Field::year_axis)) {
                unit_ = cell->label->unit;  // 区分（百万円） in the corner
            }
        }
        heads_from_banner_ = false;
        inherited_.clear();
        result_.header_rows.push_back(row);
    }

    /// Years that stand under 実績 over the whole width leave it in force.
    static bool only_years(const Cells& cells) {
        return std::all_of(cells.begin(), cells.end(), [](const CellView* cell) {
            if (cell->blank) {
                return true;
            }
            const Label* label = cell->label;
            return label != nullptr &&
                   (label->field == Field::none || label->field == Field::kind ||
                    label->field == Field::year_axis || label->field == Field::total);
        });
    }

    int next_filled(const Cells& cells, std::size_t i) const {
        for (std::size_t k = i + 1; k < cells.size(); ++k) {
            if (!cells[k]->blank) {
                return cells[k]->column();
            }
        }
        return view_.columns();
    }

    const Label* head_label(int column) {
        const Cells& cells = heads(column);
        for (auto cell = cells.rbegin(); cell != cells.rend(); ++cell) {
            if ((*cell)->label != nullptr) {
                return (*cell)->label;
            }
        }
        return nullptr;
    }

    bool year_above(int column) {
        const Cells& cells = heads(column);
        return std::any_of(cells.begin(), cells.end(), [](const CellView* cell) {
            return cell->label != nullptr && cell->label->year.has_value();
        });
    }

    /// Whether a cell that reads like a label is one here, and not a value that happens to.
    bool acts_as_label(const CellView& cell, const Cells& row, std::size_t index,
                       const Cells& run) {
        if (cell.label == nullptr) {
            return false;
        }
        const Label& label = *cell.label;
        const Label* head = head_label(cell.column());
        const Field above = head == nullptr ? Field::none : head->field;
        const bool first = index == 0;
        const bool axis =
            above == Field::year_axis || (head != nullptr && above == Field::kind && label.year);
        if (label.weak) {
            return axis && first_of_years(cell);
        }
        if (axis) {
            return true;
        }
        if (above == Field::kind || (above == Field::none && !year_above(cell.column()) && head)) {
            return true;
        }
        const bool last = index + 1 >= row.size();
        if (first) {
            return !last || names_item_field(label.field) || label.year;
        }
        const bool behind_label = !run.empty() && row[index - 1] == run.back();
        if (names_item_field(label.field)) {
            // 項目番号 | No.18 | 項目名 | 担当課 | 市民課: pairs, one of them without its value.
            const bool follows_schedule =
                behind_label && run.back()->label->field == Field::schedule;
            // 項目名 | 事務事業評価 | 担当課 | 企画課: what has no value behind it is one itself.
            const bool governs = !last && row[index + 1]->label == nullptr;
            return (head == nullptr || heads_from_banner_) && !follows_schedule &&
                   (label.exact || !behind_label || governs);
        }
        if (last) {
            return false;
        }
        if (label.year || label.range) {
            const bool value_of_pair = behind_label && names_item_field(run.back()->label->field);
            return !value_of_pair && (head == nullptr || heads_from_banner_);
        }
        if (head != nullptr && !heads_from_banner_ && above != Field::indicator) {
            return false;
        }
        if (behind_label && names_item_field(run.back()->label->field) && !label.exact) {
            return false;
        }
        return may_stand_inside(label.field) || label.field == Field::unit ||
               label.field == Field::indicator || label.field == Field::count ||
               label.field == Field::kind || label.field == Field::year_axis;
    }

    /// A bare number is a year only in a column that has years of the plan and nothing else.
    bool first_of_years(const CellView& cell) const {
        return !labels_.plan() || (cell.label->year && cell.label->year->fiscal_year > 0);
    }

    void leave_block_if_over(const Cells& cells) {
        const auto first = std::find_if(cells.begin(), cells.end(),
                                        [](const CellView* cell) { return !cell->blank; });
        if (first == cells.end() || (*first)->label == nullptr || (*first)->label->weak) {
            return;
        }
        const Label& label = *(*first)->label;
        const Label* head = head_label((*first)->column());
        const Field above = head == nullptr ? Field::none : head->field;
        const bool under_identity =
            !heads_from_banner_ && (is_identity(above) || above == Field::section);
        const bool other_shape = cells.size() != heads_shape();
        if (under_identity) {
            const bool own_row = label.exact && other_shape && names_item_field(label.field);
            if ((label.year && !label.weak) || own_row) {
                clear_heads();
            }
            return;
        }
        if (names_item_field(label.field) && !label.year && above != Field::kind) {
            clear_heads();
        }
    }

    /// How many different cells head the columns.
    std::size_t heads_shape() const {
        std::size_t count = 0;
        const CellView* previous = nullptr;
        for (const Cells& cells : heads_) {
            const CellView* lowest = cells.empty() ? nullptr : cells.back();
            count += lowest != nullptr && lowest != previous ? 1 : 0;
            previous = lowest;
        }
        return count;
    }

    void read_values(int row) {
        const Cells cells = view_.covering(row);
        leave_block_if_over(cells);
        const bool form_like = !any_heads() || heads_from_banner_;
        Cells run;
        // A form whose label cell is drawn once for two rows, the second blank.
        const bool goes_on = !cells.empty() && cells.front()->blank &&
                             cells.front()->row() == row && cells.size() > 1 && form_like &&
                             !inherited_.empty();
        if (goes_on) {
            run = inherited_;
        }
        read_row_context(cells);
        std::string row_text;
        std::string row_name;
        row_cells_.clear();
        bool behind_label = false;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            CellView* cell = cells[i];
            const bool begins = cell->row() == row;
            if (acts_as_label(*cell, cells, i, run)) {
                if (!behind_label) {
                    const bool keeps_year =
                        !cell->label->year && !names_item_field(cell->label->field);
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
                (heads(cell->column()).empty() || heads_from_banner_)) {
                continue;
            }
            emit(cell, run, row, begins, row_text, row_name);
            if (!cell->blank && !year_above(cell->column()) && !is_number(cell->text())) {
                append(row_text, cell->text());
                append(row_name, cell->text());
                const Label* head = head_label(cell->column());
                if (head == nullptr || head->field == Field::indicator ||
                    head->field == Field::kind || head->field == Field::none) {
                    row_cells_.push_back(cell);
                }
            }
            behind_label = false;
        }
        if (behind_label) {
            report_missing(run, row);
            if (!run.empty() && names_item_field(run.back()->label->field)) {
                missing(run.back(), row);
            }
        }
        inherited_ = run;
    }

    static void append(std::string& text, const std::string& more) {
        const std::string line = one_line(more);
        if (!line.empty()) {
            text += (text.empty() ? "" : " ") + line;
        }
    }

    /// Labels of fields in a run but the last have no cell of their own for a value.
    void report_missing(const Cells& run, int row) {
        for (std::size_t i = 0; i + 1 < run.size(); ++i) {
            if (is_identity(run[i]->label->field)) {
                missing(run[i], row);
            }
        }
    }

    void missing(CellView* label, int row) {
        Fact fact;
        fact.says = combine({}, {label}, labels_);
        fact.beside = true;
        fact.row = row;
        fact.column = label->column();
        fact.labels = {label};
        result_.facts.push_back(std::move(fact));
    }

    /// The indicator and the unit that columns of this row name.
    void read_row_context(const Cells& cells) {
        row_indicator_.clear();
        row_unit_.clear();
        for (const CellView* cell : cells) {
            const Label* head = head_label(cell->column());
            if (head == nullptr || heads_from_banner_ || cell->blank) {
                continue;
            }
            if (head->field == Field::indicator && !head->year) {
                append(row_indicator_, cell->text());
            } else if (head->field == Field::unit) {
                row_unit_ = schema::squeeze(cell->text());
            }
        }
    }

    void emit(CellView* cell, const Cells& run, int row, bool begins, const std::string& row_text,
              const std::string& row_name) {
        Fact fact;
        fact.value = cell;
        fact.text = cell->text();
        fact.row = row;
        fact.column = cell->column();
        fact.indicator = row_indicator_.empty() ? indicator_ : row_indicator_;
        fact.row_unit = row_unit_;
        fact.row_text = row_text;
        fact.row_name = row_name;
        std::vector<int> columns;
        for (int c = cell->column(); c <= cell->last_column(); ++c) {
            const bool other = columns.empty() || heads(c) != heads(columns.back());
            if (other && (columns.empty() || year_above(c))) {
                columns.push_back(c);
            }
        }
        const bool years_beside = std::any_of(run.begin(), run.end(), [](const CellView* label) {
            return label->label->year.has_value();
        });
        // A text over columns of several kinds is told by the label beside it alone.
        const bool year_columns =
            std::all_of(columns.begin(), columns.end(), [this](int c) { return year_above(c); });
        const bool own = !run.empty() && (years_beside || !year_columns) && spans_heads(*cell);
        if (own) {
            columns.resize(1);
        }
        static const Cells nothing;
        if (!begins && !years_beside) {
            return;
        }
        fact.spread = !begins || cell->cell->row_span > 1 || columns.size() > 1;
        const bool all_years = columns.size() > 1 && covers_all_years(*cell);
        for (const int column : columns) {
            const Cells& above = own ? nothing : heads(column);
            fact.says = combine(above, run, labels_);
            // A year over the whole width heads a block of rows as a label beside them would.
            fact.says.year_above = fact.says.year_above && !heads_from_banner_;
            fact.beside = !run.empty() && fact.says.field_cell != nullptr &&
                          std::find(run.begin(), run.end(), fact.says.field_cell) != run.end();
            if (fact.says.unit.empty()) {
                fact.says.unit = unit_;
            }
            fact.labels = above;
            fact.labels.insert(fact.labels.end(), run.begin(), run.end());
            if (!row_text.empty() && year_above(column)) {
                fact.labels.insert(fact.labels.end(), row_cells_.begin(), row_cells_.end());
            }
            const bool once =
                all_years && (fact.says.field == Field::target || fact.says.field == Field::grade ||
                              fact.says.field == Field::effect);
            if (once) {
                fact.says.year.reset();
                fact.spread = false;
            }
            push(fact);
            if (once || (columns.size() > 1 && !fact.says.year)) {
                break;
            }
        }
    }

    bool spans_heads(const CellView& cell) {
        for (int c = cell.column() + 1; c <= cell.last_column(); ++c) {
            if (heads(c) != heads(cell.column())) {
                return true;
            }
        }
        return false;
    }

    bool covers_all_years(const CellView& cell) {
        for (int c = 0; c < view_.columns(); ++c) {
            if (year_above(c) && (c < cell.column() || c > cell.last_column())) {
                return false;
            }
        }
        return true;
    }

    void push(Fact& fact) {
        const Field field = fact.says.field;
        if (field == Field::indicator && fact.beside && !fact.says.year) {
            indicator_ = one_line(fact.text);
        }
        const bool open = field == Field::none || field == Field::plan_and_actual ||
                          field == Field::year_axis || field == Field::kind ||
                          field == Field::section;
        if (open && !fact.spread) {
            const std::vector<LabelReader::Inline> parts = labels_.read_inline(fact.text);
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
                result_.facts.push_back(std::move(piece));
            }
            if (!parts.empty()) {
                return;
            }
        }
        result_.facts.push_back(fact);
    }

    TableView& view_;
    LabelReader& labels_;
    TableFacts result_;
    ColumnHeads heads_;
    bool heads_from_banner_ = false;
    bool last_was_header_ = false;
    Cells inherited_;  // the labels of the row above
    Cells row_cells_;  // what names the figures of this row
    std::string indicator_;
    std::string row_indicator_;
    std::string row_unit_;
    std::string unit_;
};

}  // namespace

TableFacts read_facts(TableView& view, LabelReader& labels, const ColumnHeads& heads) {
    return FactReader(view, labels, heads).read();
}

}  // namespace tenken::report
