#include "rules/sums/time_line.h"

#include "rules/sums/report_figures.h"
#include "rules/sums/series_figures.h"

namespace tenken::rules {
namespace {

constexpr std::size_t fewest_years = 3;

void add(TimeLine line, std::vector<TimeLine>& lines) {
    if (line.values.size() >= fewest_years) {
        lines.push_back(std::move(line));
    }
}

void add_item(const Context& context, const ItemView& item, std::vector<TimeLine>& lines) {
    for (const Track& track : item.tracks) {
        TimeLine line{
            Case::of(*item.item), track.words.empty() ? item.item->name : track.words, {}};
        for (const auto& [year, fact] : track.by_year) {
            line.values.emplace(year, fact->figure);
        }
        add(std::move(line), lines);
    }
    TimeLine effects{Case::of(*item.item), "年次効果額", {}};
    const std::string unit = effect_unit(context, *item.item);
    for (const schema::YearRow& row : item.item->years) {
        if (auto figure = effect_figure(context, *item.item, row, unit)) {
            effects.values.emplace(row.fiscal_year, std::move(*figure));
        }
    }
    add(std::move(effects), lines);
}

}  // namespace

std::vector<TimeLine> time_lines(const Context& context) {
    std::vector<TimeLine> lines;
    for (const ItemView& item : context.items()) {
        add_item(context, item, lines);
    }
    for (const schema::Figures& series : context.report().series) {
        TimeLine line{Case(), series.name, {}};
        for (const schema::SeriesValue& value : series.values) {
            if (auto figure = series_figure(context, series, value.fiscal_year)) {
                line.values.emplace(value.fiscal_year, std::move(*figure));
            }
        }
        add(std::move(line), lines);
    }
    return lines;
}

}  // namespace tenken::rules
