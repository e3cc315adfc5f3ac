#include "extractor/report/series.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "extractor/report/cell_number.h"
#include "extractor/report/text_tools.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr int least_years = 2;

/// 市税（千円）: the unit in the brackets, else "".
std::string unit_in_name(const std::string& name, const LabelReader& labels) {
    const Bracketed parts = take_brackets(schema::squeeze(name));
    for (const std::string& group : parts.groups) {
        if (std::string unit = labels.unit_line("(" + group + ")"); !unit.empty()) {
            return unit;
        }
    }
    return "";
}

schema::SeriesValue value_of(const CellView& cell, const std::string& text, int year,
                             const std::string& unit, ReadContext& context) {
    schema::SeriesValue value;
    value.fiscal_year = year;
    value.printed = std::string(schema::trim(text));
    value.presence = context.presence.of(text);
    value.place = cell.cell->place;
    if (value.presence == schema::Presence::value) {
        if (const auto number = cell_number(text, unit)) {
            value.value = number->value;
        } else {
            context.notes.push_back({"unread-number", value.printed, value.place});
        }
    }
    return value;
}

/// Words above a column that say no year.
std::string column_name(const Fact& fact) {
    std::string name;
    for (const CellView* label : fact.labels) {
        const bool year = label->label != nullptr && label->label->year;
        if (!year && label->row() < fact.value->row() && label->column() <= fact.column &&
            label->last_column() >= fact.column) {
            name += (name.empty() ? "" : " ") + one_line(label->text());
        }
    }
    return name;
}

bool mostly_figures(const schema::Figures& figures) {
    const auto numbers = std::count_if(figures.values.begin(), figures.values.end(),
                                       [](const auto& value) { return value.value.has_value(); });
    const auto words = std::count_if(
        figures.values.begin(), figures.values.end(), [](const schema::SeriesValue& value) {
            return !value.value && value.presence == schema::Presence::value;
        });
    return numbers > 0 && numbers >= 2 * words &&
           static_cast<int>(figures.values.size()) >= least_years;
}

}  // namespace

std::vector<schema::Figures> read_series(TableView& view, TableFacts& facts, const Caption& caption,
                                         const std::vector<int>& rows, ReadContext& context) {
    (void)view;
    std::vector<schema::Figures> result;
    std::vector<std::vector<Fact*>> sources;
    std::vector<std::string> units;
    // One series for each row under years (and each heading over them), or column beside years.
    std::map<std::tuple<bool, int, const CellView*>, std::size_t> known;
    for (Fact& fact : facts.facts) {
        const bool wanted =
            rows.empty() || std::find(rows.begin(), rows.end(), fact.row) != rows.end();
        if (!wanted || fact.value == nullptr || !fact.says.year || fact.says.total ||
            fact.says.field == Field::item_number || fact.says.field == Field::name ||
            fact.value == fact.says.year_cell) {
            continue;
        }
        const bool above = fact.says.year_above;
        const auto [entry, added] = known.try_emplace(
            {above, above ? fact.row : fact.column, above ? fact.says.field_cell : nullptr},
            result.size());
        if (added) {
            schema::Figures figures;
            figures.name = above ? fact.row_name : column_name(fact);
            figures.unit = fact.says.unit.empty() ? fact.row_unit : fact.says.unit;
            if (figures.unit.empty()) {
                figures.unit = unit_in_name(figures.name, context.labels);
            }
            if (figures.unit.empty()) {
                figures.unit = caption.unit;
            }
            figures.heading = caption.heading;
            figures.place = fact.value->cell->place;
            result.push_back(std::move(figures));
            sources.emplace_back();
            units.emplace_back();
        }
        schema::Figures& figures = result[entry->second];
        // A unit printed with every figure (-2.1%) beats the one over the table.
        const auto number = cell_number(fact.text, figures.unit);
        if (number && number->unit != figures.unit) {
            units[entry->second] = number->unit;
        }
        figures.values.push_back(
            value_of(*fact.value, fact.text, fact.says.year->fiscal_year, figures.unit, context));
        sources[entry->second].push_back(&fact);
    }
    std::vector<schema::Figures> kept;
    for (std::size_t i = 0; i < result.size(); ++i) {
        if (!units[i].empty()) {
            result[i].unit = units[i];
        }
        if (!mostly_figures(result[i]) || result[i].name.empty()) {
            continue;
        }
        for (Fact* fact : sources[i]) {
            fact->value->placed = true;
            for (CellView* label : fact->labels) {
                label->placed = true;
            }
            for (CellView* cell : view.covering(fact->row)) {
                cell->placed = cell->placed || cell->column() < fact->column;
            }
        }
        kept.push_back(std::move(result[i]));
    }
    return kept;
}

std::vector<schema::Figures> read_series_without_years(TableView& view, const Caption& caption,
                                                       ReadContext& context) {
    std::vector<schema::Figures> result;
    if (!caption.period || caption.period->length() < 3) {
        return result;
    }
    const std::size_t years = static_cast<std::size_t>(caption.period->length());
    for (int row = 0; row < view.rows(); ++row) {
        std::vector<CellView*> cells = view.starting(row);
        std::size_t words = 0;
        while (words < cells.size() && !is_number(cells[words]->text()) &&
               context.presence.of(cells[words]->text()) == schema::Presence::value) {
            ++words;
        }
        if (words == 0 || cells.size() - words != years) {
            continue;
        }
        schema::Figures figures;
        for (std::size_t i = 0; i < words; ++i) {
            figures.name += (i > 0 ? " " : "") + one_line(cells[i]->text());
            cells[i]->placed = true;
        }
        figures.unit = unit_in_name(figures.name, context.labels);
        figures.unit = figures.unit.empty() ? caption.unit : figures.unit;
        figures.heading = caption.heading;
        figures.years_from_title = true;
        figures.place = cells.front()->cell->place;
        for (std::size_t i = 0; i < years; ++i) {
            CellView& cell = *cells[words + i];
            figures.values.push_back(value_of(cell, cell.text(),
                                              caption.period->first + static_cast<int>(i),
                                              figures.unit, context));
        }
        if (!mostly_figures(figures)) {
            continue;
        }
        for (CellView* cell : cells) {
            cell->placed = true;
        }
        result.push_back(std::move(figures));
    }
    return result;
}

}  // namespace tenken::report
