#include "rules/sums/series_figures.h"

namespace tenken::rules {

std::vector<SeriesTable> series_tables(const Context& context) {
    std::vector<SeriesTable> tables;
    for (const schema::Figures& figures : context.report().series) {
        // Series of one heading follow each other; without a heading every series stands alone.
        const bool follows = !tables.empty() && !figures.heading.empty() &&
                             tables.back().heading == figures.heading &&
                             context.units().family(tables.back().series.back()->unit) ==
                                 context.units().family(figures.unit);
        if (!follows) {
            tables.push_back({figures.heading, {}});
        }
        tables.back().series.push_back(&figures);
    }
    return tables;
}

std::optional<Figure> series_figure(const Context& context, const schema::Figures& series,
                                    int fiscal_year) {
    for (const schema::SeriesValue& value : series.values) {
        if (value.fiscal_year == fiscal_year && value.value) {
            Figure figure =
                context.units().figure(*value.value, {}, series.unit, value.printed, value.place);
            const auto index = static_cast<std::size_t>(&series - context.report().series.data());
            figure.key = key_of(
                value.place, "series " + std::to_string(index) + "/" + std::to_string(fiscal_year));
            figure.name = {series.name, series.name};
            return figure;
        }
    }
    return std::nullopt;
}

}  // namespace tenken::rules
