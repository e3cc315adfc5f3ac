// The off-target board: per target, its line and the results over the years as a small chart.
#include <algorithm>
#include <charconv>

#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"

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
constexpr double chart_height = 110;
constexpr double left = 12;
constexpr double right = 12;
constexpr double top = 16;
constexpr double bottom = 22;

struct Scale {
    double low;
    double high;
    std::size_t count;

    double x(std::size_t index) const {
        const double room = chart_width - left - right;
        return count < 2
                   ? left + room / 2
                   : left + room * static_cast<double>(index) / static_cast<double>(count - 1);
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
    const double margin = high > low ? (high - low) * 0.1 : std::max(1.0, high * 0.1);
    return {low - margin, high + margin, track.points.size()};
}

bool misses(const TargetTrack& track, const Decimal& value) {
    return track.target.relation == schema::Relation::at_most ? value > track.target.value
                                                              : value < track.target.value;
}

std::string chart(const HtmlContext& context, const TargetTrack& track) {
    const Scale scale = scale_of(track);
    const double line = scale.y(drawn(track.target.value));
    std::string out = fmt::format(
        "<svg viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{} {}{}\" font-size=\"10\">"
        "<line x1=\"{}\" x2=\"{}\" y1=\"{:.1f}\" y2=\"{:.1f}\" stroke=\"#4a5361\" "
        "stroke-dasharray=\"5 3\"/>",
        chart_width, chart_height, context.pick("目標", "target"), track.target.value.to_string(),
        escape_html(track.target.unit), left, chart_width - right, line, line);
    std::string path;
    std::string dots;
    for (std::size_t i = 0; i < track.points.size(); ++i) {
        const TargetTrack::Point& point = track.points[i];
        const double x = scale.x(i);
        const double y = scale.y(drawn(point.value));
        path += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : "L", x, y);
        // A miss is an empty square, a hit a filled circle: the shape says it without the colour.
        dots += misses(track, point.value)
                    ? fmt::format(
                          "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"7\" height=\"7\" "
                          "fill=\"#fff\" stroke=\"#a3121f\" stroke-width=\"1.5\"/>",
                          x - 3.5, y - 3.5)
                    : fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"4\" fill=\"#1c6b3a\"/>",
                                  x, y);
        dots += fmt::format(
            "<text x=\"{0:.1f}\" y=\"{1:.1f}\" text-anchor=\"middle\">{2}</text>"
            "<text x=\"{0:.1f}\" y=\"{3}\" text-anchor=\"middle\">{4}</text>",
            x, y - 7, point.value.to_string(), chart_height - 6, point.fiscal_year);
    }
    return out + "<path d=\"" + path +
           "\" fill=\"none\" stroke=\"#0b4f8a\" stroke-width=\"1.5\"/>" + dots + "</svg>";
}

// The first year of the run of misses that the last reported year ends; 0 if it is no miss.
int missing_since(const TargetTrack& track) {
    int since = 0;
    for (auto point = track.points.rbegin(); point != track.points.rend(); ++point) {
        if (!misses(track, point->value)) {
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
            return fmt::format("<span class=\"undecided\">? {}</span> {}",
                               context.pick("判定できない", "undecided"),
                               escape_html(track.reason.in(context.language)));
    }
    return "";
}

std::string gap_words(const HtmlContext& context, const TargetTrack& track) {
    for (const TargetTrack::Point& point : track.points) {
        if (point.fiscal_year == track.target.fiscal_year) {
            const Decimal gap = point.value - track.target.value;
            std::string words =
                fmt::format("{} {}{}{}", context.pick("差", "gap"), gap > Decimal(0) ? "+" : "",
                            gap.to_string(), escape_html(track.target.unit));
            const int since = missing_since(track);
            if (since > 0 && since != point.fiscal_year) {
                words += fmt::format(" · {} {}", context.pick("未達が続く年度:", "below since FY"),
                                     since);
            }
            return words;
        }
    }
    return "";
}

}  // namespace

std::string html_board(const HtmlContext& context) {
    std::string figures;
    for (const TargetTrack& track : context.audit.tracks) {
        const std::string due =
            track.target.fiscal_year > 0 ? fmt::format(" (FY{})", track.target.fiscal_year) : "";
        figures += fmt::format(
            "<figure><figcaption>No.{} {}<br>{} {}{}{} {}<br>{} {}</figcaption>{}</figure>\n",
            escape_html(track.item), escape_html(track.target.indicator),
            context.pick("目標", "Target"), track.target.value.to_string(),
            escape_html(track.target.unit),
            track.target.relation == schema::Relation::at_most ? context.pick("以下", " or less")
                                                               : context.pick("以上", " or more"),
            due, verdict(context, track), gap_words(context, track),
            track.points.empty() ? "" : chart(context, track));
    }
    if (figures.empty()) {
        figures = fmt::format("<p>{}</p>", context.pick("数値の目標は読み取れませんでした。",
                                                        "No numeric target was read."));
    }
    return fmt::format(
        "<section id=\"board\"><h2>{}</h2>\n<div class=\"board\">\n{}</div></section>\n",
        context.pick("目標の達成状況", "Targets"), figures);
}

}  // namespace tenken::tools
