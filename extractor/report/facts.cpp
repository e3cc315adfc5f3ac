#include "extractor/report/facts.h"

#include <algorithm>
#include <map>
#include <string>

#include "extractor/report/amount_columns.h"
#include "extractor/report/caption.h"
#include "extractor/report/header_row.h"
#include "extractor/report/heads_in_force.h"
#include "extractor/report/row_facts.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

class FactReader {
  public:
    FactReader(TableView& view, LabelReader& labels, const ColumnHeads& heads)
        : view_(view),
          labels_(labels),
          heads_(view.columns(), heads),
          values_(view, labels, heads_, result_.facts) {}

    TableFacts read() {
        result_.facts.reserve(view_.size_awake());  // one for each cell that is no label
        for (int row = 0; row < view_.rows(); ++row) {
            read_row(row);
        }
        if (heads_.any() && !heads_.from_banner) {
            result_.heads = heads_.columns();
        }
        spread_unit_of_sums();
        return std::move(result_);
    }

  private:
    using Cells = std::vector<CellView*>;

    /// 計（千円） behind the columns of the years: what a sum is counted in, its parts are too.
    void spread_unit_of_sums() {
        std::string unit;
        for (const Fact& fact : result_.facts) {
            const bool sum = fact.says.field == Field::total && fact.says.total &&
                             !fact.says.row_total && fact.value != nullptr;
            if (sum && !fact.says.unit.empty()) {
                if (!unit.empty() && unit != fact.says.unit) {
                    return;
                }
                unit = fact.says.unit;
            }
        }
        for (Fact& fact : result_.facts) {
            const bool part =
                fact.says.year && fact.says.year_above && !fact.says.total &&
                (fact.says.field == Field::none || fact.says.field == Field::year_axis ||
                 fact.says.field == Field::total || fact.says.field == Field::effect);
            if (part && fact.says.unit.empty() && fact.row_unit.empty()) {
                fact.says.unit = unit;
            }
        }
    }

    void read_row(int row) {
        const Cells cells = view_.starting(row);
        const bool empty = std::all_of(cells.begin(), cells.end(),
                                       [](const CellView* cell) { return cell->blank; });
        if (cells.empty()) {
            return;
        }
        if (empty && !heads_.any()) {
            return;
        }
        if (heads_.repeated_by(cells)) {
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
        const bool heads_known = heads_.any() && !heads_.from_banner;
        if (!empty && (continues_header(row, cells) ||
                       is_header_row(view_, row, heads_known, are_figures_of_years(cells)))) {
            read_header(row, cells);
            last_was_header_ = true;
            return;
        }
        last_was_header_ = false;
        values_.read(row);
    }

    /// 目標値 | 1 | 2 | 3 below 令和2年度 | 令和3年度 | 令和4年度: the numbers are no years.
    bool are_figures_of_years(const Cells& cells) const {
        bool below = false;
        for (const CellView* cell : cells) {
            const Label* label = cell->label;
            if (label == nullptr || !label->year) {
                continue;
            }
            const Cells& above = heads_.over(cell->column());
            const bool told = std::any_of(above.begin(), above.end(), [](const CellView* head) {
                return head->label != nullptr && head->label->year && !head->label->weak;
            });
            if (!label->weak || !told) {
                return false;
            }
            below = true;
        }
        return below && !heads_.from_banner;
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
        if (only->column() == 0 &&
            (only->last_column() == view_.columns() - 1 || rest_stays_blank(*only, cells))) {
            return only;
        }
        // A transcript writes a merged cell as its text and blanks behind it.
        const bool year = only->label != nullptr && only->label->year;
        return view_.transcript() && only->column() == 0 && !year ? only : nullptr;
    }

    /// What is right of it is blank down to where the rows below end that stand under it: a label
    /// over a small table, both in one cell of a larger one.
    bool rest_stays_blank(const CellView& only, const Cells& cells) const {
        return only.label != nullptr && only.cell->column_span > 1 &&
               std::all_of(cells.begin(), cells.end(), [&](const CellView* cell) {
                   return cell == &only || cell->cell->row_span > only.cell->row_span + 1;
               });
    }

    /// False if the row is no heading but a value of what stands above.
    bool read_banner(CellView* banner) {
        if (banner->label != nullptr && !banner->label->weak && !is_section_row(*banner)) {
            read_banner_label(banner);
            return true;
        }
        if (heads_.from_banner && !heads_.over(0).empty()) {
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
        if (!heads_.any() || heads_.from_banner) {
            return false;
        }
        const int below = banner.row() + banner.cell->row_span;
        return below < view_.rows() && view_.starting(below).size() == heads_.shape() &&
               heads_.shape() > 1 && !is_header_row(view_, below, true);
    }

    void read_banner_label(CellView* banner) {
        const Label& label = *banner->label;
        banner->placed = true;
        if (label.field == Field::none && !label.year) {
            if (!label.unit.empty()) {
                values_.set_unit(label.unit);
            }
            return;
        }
        if (!label.year_only() || !heads_.from_banner) {
            values_.forget_indicator();
        }
        heads_.push_banner(banner);
        values_.forget_labels();
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
                const Cells& above = heads_.over(cell->column());
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
                const Cells& above = heads_.over(cell->column());
                const bool under_axis = !above.empty() && above.back()->label != nullptr &&
                                        above.back()->label->field == Field::year_axis;
                return cell->blank || !under_axis;
            }
            // 上半期（4～9月）: what stands in brackets explains the word before them.
            const std::string text = take_brackets(schema::squeeze(cell->text())).core;
            const bool short_word =
                code_points(text) <= 10 &&
                (is_part_of_year(text) || std::none_of(text.begin(), text.end(), is_digit));
            return short_word || stands_out(*cell);
        });
    }

    /// Shaded, and what is below it is not.
    bool stands_out(const CellView& cell) {
        const CellView* below = view_.at(cell.row() + cell.cell->row_span, cell.column());
        return cell.cell->shaded && below != nullptr && !below->cell->shaded;
    }

    void read_header(int row, const Cells& cells) {
        const bool goes_on = last_was_header_ && !result_.header_rows.empty();
        const bool under_banner = heads_.from_banner && only_years(cells);
        if (!goes_on && !under_banner) {
            heads_.clear();  // the indicator named above them stays
            values_.set_block_indicator("", -1);
        }
        // A label that reaches down beside the whole block (年度別計画) is above nothing.
        for (CellView* cell : view_.covering(row)) {
            if (cell->row() < row && cell->label != nullptr && !goes_on) {
                for (int c = cell->column(); c <= cell->last_column(); ++c) {
                    heads_.push(c, cell);
                }
            }
        }
        for (CellView* cell : cells) {
            if (heads_kinds(*cell)) {
                cell->label = &labels_.read("区分");
            }
        }
        const std::vector<const CellView*> years = years_of_followers(cells);
        CellView* corner = effect_corner(cells);
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
                if (corner != nullptr && cell->label != nullptr && cell->label->year) {
                    heads_.push(c, corner);
                }
                if (years[i] != nullptr) {
                    heads_.push(c, view_.at(row, years[i]->column()));
                }
                heads_.push(c, cell);
            }
            cell->placed = cell->label != nullptr;
            read_corner(cells, i);
            if (cell->label != nullptr && !cell->label->unit.empty() && !cell->label->year &&
                (cell->label->field == Field::kind || cell->label->field == Field::none ||
                 cell->label->field == Field::year_axis)) {
                values_.set_unit(cell->label->unit);  // 区分（百万円） in the corner
            }
        }
        heads_.from_banner = false;
        values_.forget_labels();
        result_.header_rows.push_back(row);
    }

    /// 項目 over 目標, 実績, 評価, and again 目標, 実績, 評価: whatever the city calls it, the
    /// column says what kind of figures the years have.
    bool heads_kinds(const CellView& cell) {
        if (cell.label == nullptr || cell.label->field != Field::name || cell.label->year ||
            cell.cell->column_span > 1) {
            return false;
        }
        std::map<std::string, int> kinds;
        int count = 0;
        for (int row = cell.row() + cell.cell->row_span; row < view_.rows();) {
            const CellView* below = view_.at(row, cell.column());
            if (below == nullptr) {
                ++row;
                continue;
            }
            row = below->row() + below->cell->row_span;
            const bool again = below->label != nullptr && below->label->field == Field::name &&
                               schema::squeeze(below->text()) == schema::squeeze(cell.text());
            if (below->blank || again) {
                continue;
            }
            if (below->label == nullptr || !below->label->exact ||
                !is_kind_of_figure(below->label->field)) {
                return false;
            }
            ++kinds[schema::squeeze(below->text())];
            ++count;
        }
        return kinds.size() > 1 && count >= 2 * static_cast<int>(kinds.size());
    }

    static bool is_kind_of_figure(Field field) {
        return field == Field::target || field == Field::planned || field == Field::actual ||
               field == Field::grade || field == Field::rate || field == Field::difference ||
               field == Field::effect || field == Field::total;
    }

    /// 成果指標 | 待ち時間（分） | 令和元年度 …: beside the years stands what the rows below
    /// measure.
    void read_corner(const Cells& cells, std::size_t i) {
        if (cells[i]->label != nullptr || i + 1 >= cells.size() || cells[i + 1]->label == nullptr ||
            !cells[i + 1]->label->year) {
            return;
        }
        const CellView* left = i > 0 ? cells[i - 1] : nullptr;
        const bool labelled = left != nullptr && left->label != nullptr &&
                              left->label->field == Field::indicator && left->cell->row_span > 1;
        const std::string name = one_line(cells[i]->text());
        if (labelled) {
            values_.set_block_indicator(name, left->row() + left->cell->row_span - 1);
            cells[i]->placed = true;
        } else if (i == 0 && !trailing_unit(name, labels_).empty()) {
            values_.set_block_indicator(name, view_.rows());
            cells[i]->placed = true;
        }
    }

    /// 財政効果（百万円） | 2018年度 | 2019年度 | 計: beside the years stands what the figures
    /// below them are. nullptr if it is not so.
    static CellView* effect_corner(const Cells& cells) {
        if (cells.size() < 3 || cells[0]->label == nullptr || cells[0]->label->year ||
            cells[0]->label->field != Field::effect) {
            return nullptr;
        }
        const bool years = std::all_of(cells.begin() + 1, cells.end(), [](const CellView* cell) {
            const Label* label = cell->label;
            return label != nullptr && (label->year || label->field == Field::total);
        });
        return years && cells[1]->label->year ? cells[0] : nullptr;
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

    TableView& view_;
    LabelReader& labels_;
    TableFacts result_;
    HeadsInForce heads_;
    RowFacts values_;
    bool last_was_header_ = false;
};

}  // namespace

TableFacts read_facts(TableView& view, LabelReader& labels, const ColumnHeads& heads) {
    return FactReader(view, labels, heads).read();
}

}  // namespace tenken::report
