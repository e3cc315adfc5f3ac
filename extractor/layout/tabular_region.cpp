#include "extractor/layout/tabular_region.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "extractor/layout/caption.h"
#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/text_columns.h"

namespace tenken::layout {
namespace {

constexpr double widest_gap = 2.2;        // times the text size, between lines of one table
constexpr double widest_ruled_gap = 3.5;  // where a rule stands between
constexpr std::size_t most_singles = 3;   // lines in a row with text in one column only
constexpr double widest_indent = 4;       // times the text size: of a label within its group
constexpr std::size_t most_bands = 400;
constexpr std::size_t most_lines_before = 120;  // that a line is compared with
constexpr double wrapped_gap = 0.75;            // times the text size: between lines of one text
constexpr double same_begin = 0.5;              // times the text size: lines of one text
constexpr std::size_t least_rules_of_rows = 3;
constexpr std::size_t least_columns = 3;
constexpr std::size_t most_lines_of_row = 5;
constexpr std::size_t least_rows_above = 3;
constexpr double title_size = 1.3;   // ratio of sizes
constexpr double title_gap = 0.6;    // times the text size, and twice the usual gap of rows
constexpr double prose = 0.75;       // of the region's width: a single segment that is running text
constexpr double same_width = 0.75;  // of the region's width: a rule that belongs to it
constexpr std::size_t most_totals = 2;      // rows below the last rule of a table between rules
constexpr double widest_heading_gap = 1.2;  // times the text size: from a heading to its rule
constexpr double rule_reach = 6;            // times the text size: from the rule to the first line

class RegionFinder {
  public:
    RegionFinder(const Bands& bands, const std::vector<Line>& rules)
        : bands_(bands), rules_(rules) {
        find_contents();
    }

    std::vector<TabularRegion> run() {
        std::vector<TabularRegion> out;
        std::size_t from = 0;
        for (std::size_t i = 0; i < bands_.bands.size();) {
            if (bands_.bands[i].count < 2 || is_contents_line(i) || is_caption(bands_.text(i)) ||
                is_title(i)) {
                ++i;
                continue;
            }
            TabularRegion region = grow(i);
            take_rest_of_last_row(region);
            lead_in(region, from);
            add_rules(region);
            if (keep_within_rules(region)) {
                out.push_back(region);
            }
            i = std::max(region.last, i + 1);
            from = i;
        }
        return out;
    }

  private:
    /// A title, leaders and its page number. With more figures it is a row of a table, and so it is
    /// where the figures are no page numbers.
    bool is_contents_line(std::size_t band) const { return contents_[band]; }

    void find_contents() {
        contents_.assign(bands_.bands.size(), false);
        for (std::size_t i = 0; i < bands_.bands.size(); ++i) {
            contents_[i] = bands_.bands[i].count <= 2 && has_leaders(bands_.text(i));
        }
        for (std::size_t i = 0; i < contents_.size();) {
            std::size_t end = i;
            while (end < contents_.size() && contents_[end] &&
                   (end == i || bands_.bands[end].v0 - bands_.bands[end - 1].v1 <
                                    widest_gap * bands_.bands[end].size)) {
                ++end;
            }
            if (end > i && are_amounts(i, end)) {
                std::fill(contents_.begin() + static_cast<std::ptrdiff_t>(i),
                          contents_.begin() + static_cast<std::ptrdiff_t>(end), false);
            }
            i = std::max(end, i + 1);
        }
    }

    /// True if lines with leaders lead to figures of which some cannot be page numbers.
    bool are_amounts(std::size_t first, std::size_t last) const {
        std::size_t amounts = 0;
        for (std::size_t i = first; i < last; ++i) {
            const Band& band = bands_.bands[i];
            const std::string& text = bands_.segment(band, band.count - 1).text;
            if (band.count != 2 || !is_figure(text)) {
                return false;
            }
            amounts += text.find_first_of(",.%$") != std::string::npos ? 1 : 0;
        }
        return last - first >= least_rows_above && amounts * 3 >= last - first;
    }

    /// True for a line in much larger letters than the next.
    bool is_title(std::size_t band) const {
        return band + 1 < bands_.bands.size() &&
               bands_.bands[band].size > title_size * bands_.bands[band + 1].size;
    }

    /// True for a line with far more room above and below than the rows of the region have: a
    /// title, not a heading of some of the rows.
    bool stands_alone(const TabularRegion& region, std::size_t band) const {
        if (region.last - region.first < 3 || band + 1 >= bands_.bands.size()) {
            return false;
        }
        std::vector<double> gaps;
        for (std::size_t i = region.first + 1; i < region.last; ++i) {
            gaps.push_back(bands_.bands[i].v0 - bands_.bands[i - 1].v1);
        }
        std::sort(gaps.begin(), gaps.end());
        const Band& line = bands_.bands[band];
        const double usual = std::max(gaps[gaps.size() / 2], 0.0);
        const double least = 2 * usual + title_gap * line.size;
        return line.v0 - bands_.bands[band - 1].v1 > least &&
               bands_.bands[band + 1].v0 - line.v1 > least;
    }

    bool rule_between(double above, double below, double u0, double u1) const {
        return std::any_of(rules_.begin(), rules_.end(), [&](const Line& rule) {
            return rule.position > above - 2 && rule.position < below + 2 &&
                   std::min(rule.end, u1) - std::max(rule.begin, u0) > 0.5 * (u1 - u0);
        });
    }

    /// Downwards from band `first` as long as lines keep to its columns.
    TabularRegion grow(std::size_t first) const {
        TabularRegion region;
        region.first = first;
        region.last = first + 1;
        double u0 = bands_.bands[first].u0;
        double u1 = bands_.bands[first].u1;
        std::size_t singles = 0;
        for (std::size_t i = first + 1; i < bands_.bands.size() && i < first + most_bands; ++i) {
            const Band& band = bands_.bands[i];
            const Band& before = bands_.bands[i - 1];
            const double gap = band.v0 - before.v1;
            const bool ruled = rule_between(before.v1, band.v0, u0, u1);
            if (gap > (ruled ? widest_ruled_gap : widest_gap) * band.size) {
                break;
            }
            if (band.count > 1) {
                if (is_contents_line(i) || is_caption(bands_.text(i)) || !fits(region, i)) {
                    break;
                }
                region.last = i + 1;
                singles = 0;
                u0 = std::min(u0, band.u0);
                u1 = std::max(u1, band.u1);
            } else {
                const bool label = band.u1 < u0 && names_rows_below(region.last, i, u0, u1);
                const bool running = !label && band.u1 - band.u0 > prose * (u1 - u0);
                const bool beside = (band.u1 < u0 && !label) || band.u0 > u1;
                if (running || beside || ++singles > most_singles || is_caption(bands_.text(i)) ||
                    stands_alone(region, i)) {
                    break;
                }
            }
        }
        return region;
    }

    /// True for a line left of a heading that names the columns of figures only: the first labels,
    /// of which the next stands beside figures under that heading.
    bool names_rows_below(std::size_t end, std::size_t band, double u0, double u1) const {
        if (band - end >= most_singles) {
            return false;
        }
        const Band& label = bands_.bands[band];
        for (std::size_t i = band + 1; i < bands_.bands.size() && i <= band + most_singles; ++i) {
            const Band& line = bands_.bands[i];
            if (line.count > 1) {
                const TextLine& figure = bands_.segment(line, 1);
                return std::abs(line.u0 - label.u0) < widest_indent * label.size &&
                       is_figure(figure.text) && figure.u1 > u0 && figure.u0 < u1;
            }
        }
        return false;
    }

    /// True if the columns of the region and the segments of a band go together.
    bool fits(const TabularRegion& region, std::size_t band) const {
        if (region.last - region.first < least_rows_above) {
            return true;
        }
        const std::size_t first =
            region.last - std::min(region.last - region.first, most_lines_before);
        const std::vector<TextColumn> columns = text_columns(bands_, first, region.last);
        const Band& next = bands_.bands[band];
        std::size_t over = 0;
        for (std::size_t s = 0; s < next.count; ++s) {
            const TextLine& segment = bands_.segment(next, s);
            const ColumnRange range = columns_under(columns, segment.u0, segment.u1);
            over += range.last > range.first ? 1 : 0;
        }
        return columns.size() < 2 || over * 2 <= next.count;
    }

    /// A line above in one segment can be the heading of columns: it is taken in if a rule over it
    /// says that the table has begun.
    void lead_in(TabularRegion& region, std::size_t from) const {
        double u0 = 0;
        double u1 = 0;
        extent(region, u0, u1);
        for (std::size_t i = region.first; i-- > from && region.first - i <= most_singles;) {
            const Band& band = bands_.bands[i];
            const Band& below = bands_.bands[i + 1];
            if (below.v0 - band.v1 > widest_ruled_gap * band.size ||
                band.u1 - band.u0 > prose * (u1 - u0) || band.u0 < u0 - band.size ||
                band.u1 > u1 + band.size || is_caption(bands_.text(i))) {
                break;
            }
            const double above = i > 0 ? bands_.bands[i - 1].v1 : 0;
            if (rule_between(std::max(above, band.v0 - rule_reach * band.size), band.v0, u0, u1)) {
                region.first = i;
            }
        }
    }

    /// Lines below the last one that stand in one column right of the labels, close under a text
    /// there, are more of that text.
    void take_rest_of_last_row(TabularRegion& region) const {
        if (region.last - region.first < least_rows_above) {
            return;
        }
        const std::vector<TextColumn> columns = text_columns(bands_, region.first, region.last);
        const Band& last = bands_.bands[region.last - 1];
        std::vector<const TextLine*> texts;  // of the last row that may go on
        for (std::size_t s = 0; s < last.count; ++s) {
            const TextLine& text = bands_.segment(last, s);
            if (!is_figure(text.text)) {
                texts.push_back(&text);
            }
        }
        const auto more_of = [&](const TextLine& line, bool alone) {
            return std::any_of(texts.begin(), texts.end(), [&](const TextLine* text) {
                const ColumnRange range = columns_under(columns, text->u0, text->u1);
                // A label alone is rather the next text on the page.
                return range.first == range.last && (!alone || range.first > 0) &&
                       std::abs(text->u0 - line.u0) < same_begin * line.size &&
                       line.u1 < columns[static_cast<std::size_t>(range.last)].u1 + line.size;
            });
        };
        for (std::size_t n = 0; n < most_singles && region.last < bands_.bands.size(); ++n) {
            const Band& band = bands_.bands[region.last];
            bool goes_on = band.v0 - bands_.bands[region.last - 1].v1 < wrapped_gap * band.size &&
                           !is_caption(bands_.text(region.last));
            for (std::size_t i = 0; goes_on && i < band.count; ++i) {
                goes_on = more_of(bands_.segment(band, i), band.count == 1);
            }
            if (!goes_on) {
                return;
            }
            ++region.last;
        }
    }

    void extent(const TabularRegion& region, double& u0, double& u1) const {
        u0 = 1e9;
        u1 = -1e9;
        for (std::size_t i = region.first; i < region.last; ++i) {
            u0 = std::min(u0, bands_.bands[i].u0);
            u1 = std::max(u1, bands_.bands[i].u1);
        }
    }

    /// The band behind the further lines of text that the last row may have.
    std::size_t end_of_last_row(const TabularRegion& region, double u0, double u1) const {
        std::size_t end = region.last;
        while (end < bands_.bands.size() && end < region.last + most_singles) {
            const Band& band = bands_.bands[end];
            if (band.count > 1 || band.u0 < u0 - band.size || band.u1 > u1 + 3 * band.size ||
                band.v0 - bands_.bands[end - 1].v1 > wrapped_gap * band.size ||
                is_caption(bands_.text(end))) {
                break;
            }
            ++end;
        }
        return end;
    }

    /// The rules that are about as wide as the region and stand in it or next to it.
    void add_rules(TabularRegion& region) const {
        double u0 = 0;
        double u1 = 0;
        extent(region, u0, u1);
        const double em = bands_.bands[region.first].size;
        const double top = bands_.bands[region.first].v0 - 2.5 * em;
        const double bottom = bands_.bands[end_of_last_row(region, u0, u1) - 1].v1 + 2.5 * em;
        for (const Line& rule : rules_) {
            if (rule.position < top || rule.position > bottom || rule.end < u0 || rule.begin > u1) {
                continue;
            }
            const double over = std::min(rule.end, u1) - std::max(rule.begin, u0);
            const double width = u1 - u0;
            if (over >= same_width * width && rule.length() <= 1.6 * width + 4 * em) {
                if (region.rules.empty() || rule.position - region.rules.back() > 3) {
                    region.rules.push_back(rule.position);
                }
            } else if (over < same_width * width && rule.begin > u0 - em && rule.end < u1 + em) {
                region.partial.push_back(rule);
            }
        }
    }

    /// True if there is a rule above each row: between two of them stand a few lines each.
    bool rules_part_rows(const TabularRegion& region) const {
        if (region.rules.size() < least_rules_of_rows) {
            return false;
        }
        for (std::size_t i = 1; i < region.rules.size(); ++i) {
            std::size_t lines = 0;
            for (std::size_t n = region.first; n < region.last; ++n) {
                const double middle = (bands_.bands[n].v0 + bands_.bands[n].v1) / 2;
                lines += middle > region.rules[i - 1] && middle < region.rules[i] ? 1 : 0;
            }
            if (lines == 0 || lines > most_lines_of_row) {
                return false;
            }
        }
        return true;
    }

    /// True for a line that fills most columns, with figures beside its label: a total may stand
    /// below the last rule. "Source:" and what follows it are no row.
    bool is_row(const TabularRegion& region, std::size_t band) const {
        const std::vector<TextColumn> columns = text_columns(bands_, region.first, region.last);
        const Band& line = bands_.bands[band];
        if (line.count >= least_columns && line.count == columns.size() &&
            last_character(bands_.segment(line, 0).text) != U':' && rules_part_rows(region)) {
            return true;
        }
        std::size_t figures = 0;
        for (std::size_t s = 1; s < line.count; ++s) {
            figures += is_figure(bands_.segment(line, s).text) ? 1 : 0;
        }
        return line.count * 2 > columns.size() && figures * 2 >= line.count - 1;
    }

    /// True for lines right above the first rule that name nearly every column: the heading of a
    /// table that has no rule above it.
    bool is_heading(const TabularRegion& region, std::size_t first, double rule) const {
        std::size_t last = first;
        while (last < region.last && bands_.bands[last].v1 <= rule + 1) {
            ++last;
        }
        if (last == first || last - first > most_singles ||
            rule - bands_.bands[last - 1].v1 > widest_heading_gap * bands_.bands[last - 1].size) {
            return false;
        }
        const std::vector<TextColumn> columns = text_columns(bands_, last, region.last);
        std::vector<bool> named(columns.size(), false);
        for (std::size_t i = first; i < last; ++i) {
            if (bands_.bands[i].count < 2) {
                return false;
            }
            for (std::size_t s = 0; s < bands_.bands[i].count; ++s) {
                const TextLine& segment = bands_.segment(bands_.bands[i], s);
                const ColumnRange range = columns_under(columns, segment.u0, segment.u1);
                for (int c = range.first; c <= range.last; ++c) {
                    named[static_cast<std::size_t>(c)] = true;
                }
            }
        }
        const auto count = static_cast<std::size_t>(std::count(named.begin(), named.end(), true));
        return columns.size() > 1 && count + 1 >= columns.size() && count > 1;
    }

    /// With rules at both ends the table stands between them. False if too little is left.
    bool keep_within_rules(TabularRegion& region) const {
        if (region.rules.size() >= 2) {
            const double top = region.rules.front();
            const double bottom = region.rules.back();
            const auto middle = [&](std::size_t i) {
                return (bands_.bands[i].v0 + bands_.bands[i].v1) / 2;
            };
            std::size_t inside = 0;
            for (std::size_t i = region.first; i < region.last; ++i) {
                inside += middle(i) > top && middle(i) < bottom ? 1 : 0;
            }
            if (inside >= 2 && inside * 2 >= region.last - region.first) {
                while (region.first < region.last && middle(region.first) < top &&
                       !is_heading(region, region.first, top)) {
                    ++region.first;
                }
                std::size_t last = region.last;
                while (last > region.first && middle(last - 1) > bottom) {
                    --last;
                }
                std::size_t totals = 0;
                while (last + totals < region.last && is_row(region, last + totals)) {
                    ++totals;
                }
                region.last = totals <= most_totals ? last + totals : last;
                if (totals > 0 && rules_part_rows(region)) {
                    take_rest_of_last_row(region);
                }
                while (region.last < bands_.bands.size() && middle(region.last) < bottom &&
                       bands_.bands[region.last].v0 - bands_.bands[region.last - 1].v1 <
                           widest_gap * bands_.bands[region.last].size) {
                    ++region.last;
                }
            }
        }
        return region.last - region.first >= 2;
    }

    const Bands& bands_;
    const std::vector<Line>& rules_;
    std::vector<bool> contents_;  ///< of each band: it is an entry of a table of contents
};

}  // namespace

std::vector<TabularRegion> tabular_regions(const Bands& bands, const std::vector<Line>& rules) {
    return RegionFinder(bands, rules).run();
}

}  // namespace tenken::layout
