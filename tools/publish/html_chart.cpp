// One target as a small chart: its line, the side of it that is wanted, the results by year.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"
#include "tools/publish/words.h"

namespace tenken::tools {

namespace {

using rules::TargetTrack;
using schema::Decimal;

// Drawing is the one use of a figure where a binary number will do.
double drawn(const Decimal& value) {
    const std::string digits = value.to_string();
    double result = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), result);
    return result;
}

constexpr double chart_width = 300;
constexpr double chart_height = 120;
constexpr double side = 24;
constexpr double top = 20;
constexpr double bottom = 26;
/// More results than that would write over one another: then only the first, the last and that of
/// the due year are named.
constexpr std::size_t most_labels = 7;

struct Scale {
    double low;
    double high;
    int first;
    int last;

    double x(int year) const {
        const double room = chart_width - 2 * side;
        return first == last ? chart_width / 2 : side + room * (year - first) / (last - first);
    }
    double y(double value) const {
        return top + (chart_height - top - bottom) * (high - value) / (high - low);
    }
};

Scale scale_of(const TargetTrack& track) {
    double low = drawn(track.target.value);
    double high = low;
    for (const TargetTrack::Point& point : track.points) {
        low = std::min(low, drawn(point.value));
        high = std::max(high, drawn(point.value));
    }
    const double margin = high > low ? (high - low) * 0.12 : std::max(1.0, high * 0.1);
    return {low - margin, high + margin, track.points.front().fiscal_year,
            track.points.back().fiscal_year};
}

bool lower_is_better(const TargetTrack& track) {
    return track.target.relation == schema::Relation::at_most;
}

/// A year with a target of its own is held against that.
bool misses(const TargetTrack& track, const TargetTrack::Point& point) {
    const Decimal& aim = point.aim ? *point.aim : track.target.value;
    return lower_is_better(track) ? point.value > aim : point.value < aim;
}

std::string relation_words(const HtmlContext& context, schema::Relation relation) {
    switch (relation) {
        case schema::Relation::at_least:
            return context.pick("以上", " or more");
        case schema::Relation::at_most:
            return context.pick("以下", " or less");
        case schema::Relation::equal:
            return "";
        case schema::Relation::about:
            return context.pick("程度", " or so");
    }
    return "";
}

std::string target_words(const HtmlContext& context, const TargetTrack& track) {
    return grouped(track.target.value) + escape_html(track.target.unit) +
           relation_words(context, track.target.relation);
}

std::string point_label(const HtmlContext& context, const TargetTrack& track,
                        const TargetTrack::Point& point, double x, double y) {
    const bool due = point.fiscal_year == track.target.fiscal_year;
    const bool end = &point == &track.points.front() || &point == &track.points.back();
    if (track.points.size() > most_labels && !due && !end) {
        return "";
    }
    return fmt::format(
        "<text x=\"{0:.1f}\" y=\"{1:.1f}\" text-anchor=\"middle\"{5}>{2}</text>"
        "<text x=\"{0:.1f}\" y=\"{3}\" text-anchor=\"middle\"{5}>{4}</text>",
        x, y - 8, grouped(point.value), chart_height - 8,
        short_year(point.fiscal_year, context.language), due ? " font-weight=\"700\"" : "");
}

std::string chart(const HtmlContext& context, const TargetTrack& track) {
    const Scale scale = scale_of(track);
    const double line = scale.y(drawn(track.target.value));
    const double wanted_from = lower_is_better(track) ? line : top / 2;
    const double wanted_to = lower_is_better(track) ? chart_height - bottom + 8 : line;
    std::string spoken =
        std::string(context.pick("目標", "target")) + " " + target_words(context, track);
    std::string path;
    std::string dots;
    for (std::size_t i = 0; i < track.points.size(); ++i) {
        const TargetTrack::Point& point = track.points[i];
        const double x = scale.x(point.fiscal_year);
        const double y = scale.y(drawn(point.value));
        path += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", x, y);
        // A miss is an empty square, a hit a filled circle: the shape says it without the colour.
        dots +=
            misses(track, point)
                ? fmt::format(
                      "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"8\" height=\"8\" "
                      "class=\"miss\"/>",
                      x - 4, y - 4)
                : fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" class=\"hit\"/>", x, y);
        dots += point_label(context, track, point, x, y);
        spoken += fmt::format(", {} {}", short_year(point.fiscal_year, context.language),
                              grouped(point.value));
    }
    return fmt::format(
        "<svg viewBox=\"0 0 {0} {1}\" role=\"img\" aria-label=\"{2}\">"
        "<rect class=\"wanted\" x=\"6\" width=\"{3}\" y=\"{4:.1f}\" height=\"{5:.1f}\"/>"
        "<line class=\"target\" x1=\"6\" x2=\"{6}\" y1=\"{7:.1f}\" y2=\"{7:.1f}\"/>"
        "<path class=\"results\" d=\"{8}\"/>{9}</svg>",
        chart_width, chart_height, spoken, chart_width - 12, wanted_from,
        std::max(wanted_to - wanted_from, 0.0), chart_width - 6, line, path, dots);
}

// The first year of the run of misses that the last reported year ends; 0 if it is no miss.
int missing_since(const TargetTrack& track) {
    int since = 0;
    for (auto point = track.points.rbegin(); point != track.points.rend(); ++point) {
        if (!misses(track, *point)) {
            break;
        }
        since = point->fiscal_year;
    }
    return since;
}

std::string verdict(const HtmlContext& context, const TargetTrack& track) {
    switch (track.outcome) {
        case TargetTrack::Outcome::met:
            return fmt::format("<span class=\"met\">✔ {}</span>", context.pick("達成", "met"));
        case TargetTrack::Outcome::missed:
            return fmt::format("<span class=\"missed\">✘ {}</span>",
                               context.pick("未達", "missed"));
        case TargetTrack::Outcome::undecided:
            return fmt::format("<span class=\"undecided\">？ {}</span> {}",
                               context.pick("判定できない", "undecided"),
                               escape_html(track.reason.in(context.language)));
    }
    return "";
}

/// Per cents differ by points.
std::string gap_unit(const HtmlContext& context, const TargetTrack& track) {
    const std::string& unit = track.target.unit;
    return unit == "%" || unit == "％" ? context.pick("ポイント", " points") : escape_html(unit);
}

/// The gap in the due year and since when the target is missed.
std::string gap_words(const HtmlContext& context, const TargetTrack& track) {
    std::string words;
    for (const TargetTrack::Point& point : track.points) {
        if (point.fiscal_year == track.target.fiscal_year && track.target.baseline_year == 0) {
            const Decimal gap = point.value - track.target.value;
            words = fmt::format("{} {}{}{}", context.pick("差", "gap"), gap > Decimal(0) ? "+" : "",
                                grouped(gap), gap_unit(context, track));
        }
    }
    const int since = missing_since(track);
    if (track.outcome == TargetTrack::Outcome::missed && since > 0) {
        words += words.empty() ? "" : " · ";
        words += context.language == schema::Language::japanese
                     ? year_words(since, context.language) + "から未達"
                     : "since FY" + std::to_string(since);
    }
    return words;
}

/// The number tells which item; without one its name has to.
std::string heading(const HtmlContext& context, const TargetTrack& track) {
    if (!track.item.empty()) {
        return item_words(track.item, track.target.indicator);
    }
    const schema::Item* item = item_at(context.report, track.item, track.target.place);
    const std::string name = item ? item->name : "";
    return name.empty() || track.target.indicator.empty() ? name + track.target.indicator
                                                          : name + ": " + track.target.indicator;
}

}  // namespace

std::string html_track(const HtmlContext& context, const TargetTrack& track) {
    const std::string due = year_words(track.target.fiscal_year, context.language);
    const std::string link = page_link(context, track.target.place);
    std::string out =
        fmt::format("<figure><figcaption><strong>{}</strong>{}<br>{} {}{}<br>{}",
                    escape_html(heading(context, track)), link.empty() ? "" : " · " + link,
                    context.pick("目標", "Target"), target_words(context, track),
                    due.empty() ? "" : " (" + due + ")", verdict(context, track));
    const std::string gap = gap_words(context, track);
    out += (gap.empty() ? "" : " " + gap) + "</figcaption>";
    if (!track.points.empty()) {
        out += chart(context, track);
    }
    return out + "</figure>\n";
}

}  // namespace tenken::tools
