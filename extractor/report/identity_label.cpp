// What a form calls the number and the name of its items, where it uses words of its own for them.
#include <algorithm>
#include <array>

#include "extractor/report/table_view.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_label = 14;  // characters
constexpr std::size_t least_heads = 3;     // cells of a row of headings

Label label_of(Field field) {
    Label label;
    label.field = field;
    label.exact = true;
    return label;
}

const Label& number_label() {
    static const Label label = label_of(Field::item_number);
    return label;
}

const Label& name_label() {
    static const Label label = label_of(Field::name);
    return label;
}

/// What the labels of a table show that it is about.
struct Shown {
    bool number = false;
    bool name = false;
    bool department = false;
    bool told = false;
    bool years = false;
    bool shaded = false;
};

Shown shown_by(const std::vector<CellView>& cells) {
    Shown out;
    for (const CellView& view : cells) {
        if (view.label == nullptr || view.label->weak) {
            continue;
        }
        const Field field = view.label->field;
        out.number = out.number || field == Field::item_number;
        out.name = out.name || field == Field::name || view.label->second == Field::name;
        out.department = out.department || field == Field::department;
        out.told = out.told || field == Field::content || field == Field::planned ||
                   field == Field::actual || field == Field::plan_and_actual;
        out.years = out.years || view.label->year.has_value();
        out.shaded = out.shaded || view.cell->shaded;
    }
    return out;
}

}  // namespace

/// Beside a value, and no value itself; or above one, in a row of nothing but headings.
bool TableView::may_head_value(const CellView& view, bool shaded) {
    if (view.blank || view.label != nullptr || (shaded && !view.cell->shaded)) {
        return false;
    }
    // 番号 | 4 may be a year elsewhere.
    const auto is_label = [](const CellView* cell) {
        return cell != nullptr && cell->label != nullptr && !cell->label->weak;
    };
    const auto is_value = [&](const CellView* cell) {
        return cell != nullptr && !cell->blank && !is_label(cell) &&
               !(shaded && cell->cell->shaded);
    };
    const CellView* left = at(view.row(), view.column() - 1);
    const bool behind_label = is_label(left) && left->cell->row_span <= view.cell->row_span;
    const CellView* right = at(view.row(), view.last_column() + 1);
    if (!behind_label && is_value(right) && right->row() == view.row()) {
        return true;
    }
    const std::vector<CellView*> row = starting(view.row());
    const auto heads = [&](const CellView* cell) {
        return is_label(cell) || (shaded && cell->cell->shaded) || cell->cell == view.cell;
    };
    return shaded && row.size() >= least_heads && std::all_of(row.begin(), row.end(), heads) &&
           is_value(at(view.row() + view.cell->row_span, view.column()));
}

void TableView::name_identity(const Vocabulary& vocabulary) {
    Shown shown = shown_by(cells_);
    if ((shown.number && shown.name) ||
        !(shown.department ? shown.told || shown.years : shown.told && shown.years)) {
        return;
    }
    struct Kind {
        bool wanted;
        const Label& label;
        const WordSet& end;
        const WordSet& other;
    };
    const std::array<Kind, 2> kinds = {
        Kind{!shown.number, number_label(), vocabulary.words("number-label-end"),
             vocabulary.words("no-number-label")},
        Kind{!shown.name, name_label(), vocabulary.words("name-label-end"),
             vocabulary.words("no-name-label")}};
    std::vector<std::pair<CellView*, const Label*>> found;
    for (CellView& view : cells_) {
        if (view.blank || view.label != nullptr || view.text().size() > 3 * longest_label + 6 ||
            !may_head_value(view, shown.shaded)) {
            continue;
        }
        const std::string text = schema::squeeze(view.text());
        if (code_points(text) > longest_label || std::any_of(text.begin(), text.end(), is_digit)) {
            continue;
        }
        for (const Kind& kind : kinds) {
            if (kind.wanted && kind.end.matches(text) && !kind.other.matches(text)) {
                found.emplace_back(&view, &kind.label);
                break;
            }
        }
    }
    for (const auto& [view, label] : found) {
        view->label = label;
    }
}

}  // namespace tenken::report
