#include "extractor/report/table_view.h"

#include <algorithm>

#include "extractor/report/cell_number.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

// A table larger than this is no report table; it bounds memory against hostile spans.
constexpr long most_positions = 4'000'000;

}  // namespace

TableView::TableView(const schema::Table& table, LabelReader& labels) : table_(&table) {
    read(labels);
}

void TableView::rest() {
    placed_.clear();
    for (const CellView& view : cells_) {
        placed_.push_back(view.placed);
    }
    cells_ = std::vector<CellView>();  // {} would keep the memory
    grid_ = std::vector<int>();
    resting_ = true;
}

void TableView::wake(LabelReader& labels) {
    read(labels);
    for (std::size_t i = 0; i < cells_.size() && i < placed_.size(); ++i) {
        cells_[i].placed = placed_[i];
    }
    placed_ = std::vector<bool>();
    resting_ = false;
}

void TableView::read(LabelReader& labels) {
    const schema::Table& table = *table_;
    for (const schema::Cell& cell : table.cells) {
        rows_ = std::max(rows_, cell.row + cell.row_span);
        columns_ = std::max(columns_, cell.column + cell.column_span);
    }
    if (static_cast<long>(rows_) * columns_ > most_positions) {
        rows_ = 0;
        columns_ = 0;
        return;
    }
    grid_.assign(static_cast<std::size_t>(rows_) * static_cast<std::size_t>(columns_), -1);
    cells_.reserve(table.cells.size());
    for (const schema::Cell& cell : table.cells) {
        CellView view;
        view.cell = &cell;
        view.blank = schema::trim(cell.text).empty();
        if (!view.blank) {
            const Label& label = labels.read(cell.text);
            std::string_view figure;
            const bool tells_figure =
                label.is_label() && labels.label_of_figure(cell.text, figure) != nullptr;
            view.label = label.is_label() && !tells_figure ? &label : nullptr;
        }
        const int index = static_cast<int>(cells_.size());
        cells_.push_back(view);
        for (int row = cell.row; row < cell.row + cell.row_span; ++row) {
            for (int column = cell.column; column < cell.column + cell.column_span; ++column) {
                grid_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                      static_cast<std::size_t>(column)] = index;
            }
        }
    }
    demote_unshaded();
    name_identity(labels.vocabulary());
}

CellView* TableView::at(int row, int column) {
    if (row < 0 || column < 0 || row >= rows_ || column >= columns_) {
        return nullptr;
    }
    const int index = grid_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
                            static_cast<std::size_t>(column)];
    return index < 0 ? nullptr : &cells_[static_cast<std::size_t>(index)];
}

std::vector<CellView*> TableView::covering(int row) {
    std::vector<CellView*> result;
    for (int column = 0; column < columns_;) {
        CellView* view = at(row, column);
        if (view == nullptr) {
            ++column;
            continue;
        }
        result.push_back(view);
        column = std::max(column, view->last_column()) + 1;
    }
    return result;
}

std::vector<CellView*> TableView::starting(int row) {
    std::vector<CellView*> result = covering(row);
    std::erase_if(result, [row](const CellView* view) { return view->row() != row; });
    return result;
}

/// One of the white labels right above and below that begin in the same column passes.
bool TableView::any_white_beside(const CellView& view,
                                 const std::function<bool(const Label&)>& passes) {
    for (const int row : {view.row() - 1, view.row() + view.cell->row_span}) {
        const CellView* other = at(row, view.column());
        if (other != nullptr && other->column() == view.column() && other->label != nullptr &&
            !other->cell->shaded && passes(*other->label)) {
            return true;
        }
    }
    return false;
}

/// True if the cell names a year and so does the one right above or below, another one: rows of
/// years, coloured or not.
bool TableView::stands_among_years(const CellView& view) {
    return view.label->year_only() && !view.label->weak &&
           any_white_beside(view, [&](const Label& other) {
               return other.year_only() && other.year->fiscal_year != view.label->year->fiscal_year;
           });
}

/// 計画 right above 実績, coloured or not: whose figures the two rows are.
bool TableView::stands_in_pair(const CellView& view) {
    const Aspect own = aspect_of(view.label->field);
    return view.label->exact && !view.label->year && own != Aspect::none &&
           any_white_beside(view, [&](const Label& other) {
               const Aspect its = aspect_of(other.field);
               return other.exact && !other.year && its != Aspect::none && its != own;
           });
}

/// Where shading marks the labels, a white cell that happens to read like one is a value: an item
/// called 事務事業評価 is no heading.
void TableView::demote_unshaded() {
    int shaded = 0;
    int white = 0;
    for (const CellView& view : cells_) {
        if (view.label != nullptr && !view.label->weak) {
            ++(view.cell->shaded ? shaded : white);
        }
    }
    const bool all_shaded = std::all_of(cells_.begin(), cells_.end(),
                                        [](const CellView& view) { return view.cell->shaded; });
    if (shaded < 2 || white * 4 > shaded || all_shaded) {
        return;
    }
    std::vector<CellView*> values;
    for (CellView& view : cells_) {
        if (!view.cell->shaded && view.label != nullptr && !names_amounts(view) &&
            !stands_among_years(view) && !stands_in_pair(view)) {
            values.push_back(&view);
        }
    }
    for (CellView* view : values) {
        view->label = nullptr;
    }
}

/// 効果額 | 1.2 | 3.5 at the side, white beside figures: what the row counts.
bool TableView::names_amounts(const CellView& view) {
    if (view.label == nullptr || view.label->field != Field::effect || view.column() != 0) {
        return false;
    }
    int figures = 0;
    for (const CellView* cell : covering(view.row())) {
        if (cell->cell == view.cell || cell->blank) {
            continue;
        }
        if (!is_number(cell->text())) {
            return false;
        }
        ++figures;
    }
    return figures > 1;
}

}  // namespace tenken::report
