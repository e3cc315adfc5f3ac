#include "extractor/layout/text_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>

#include "extractor/layout/figures.h"

namespace tenken::layout {
namespace {

/// Overlap that counts: more than a character leans over.
double shared(double a0, double a1, double b0, double b1) {
    return std::min(a1, b1) - std::max(a0, b0);
}

constexpr double touch = 0.15;         // em
constexpr double at_home_share = 0.4;  // of a text's width in one column: it may lean over others
constexpr double leaning_share = 0.2;
constexpr int enough = 4;                // texts in some column that make a lonely one suspect
constexpr std::size_t enough_lines = 3;  // of figures that show the columns by themselves
constexpr std::size_t most_heading = 8;  // lines above them
constexpr double farthest = 4;           // em: from a word of the heading to its figures
constexpr int most_off_centre = 2;
constexpr int most_names = 3;  // lines of a heading that stand off from the figures below
constexpr std::size_t heading_bands = 3;
constexpr double least_indent = 2;  // em: from the left edge to a name over the middle
constexpr double centred = 1;       // em: so exactly does it stand there

class Builder {
  public:
    Builder(const Bands& bands, std::size_t first, std::size_t last, bool one_is_enough)
        : bands_(bands), first_(first), last_(last), one_is_enough_(one_is_enough) {}

    std::vector<TextColumn> run() {
        const std::size_t body = first_line_of_figures();
        for (const Placed& placed : segments(body, last_)) {
            add(*placed.segment);
        }
        for (const Placed& placed : segments(first_, body)) {
            if (!add_to_nearest(placed)) {
                add(*placed.segment);
            }
        }
        if (one_is_enough_) {
            drop_off_centre();
        } else {
            drop_lonely();
            drop_strays();
        }
        return columns_;
    }

  private:
    struct Placed {
        const TextLine* segment;
        std::size_t band;
    };

    /// Those of lines with several, the narrow ones first.
    std::vector<Placed> segments(std::size_t first, std::size_t last) const {
        std::vector<Placed> out;
        for (std::size_t b = first; b < last; ++b) {
            const Band& band = bands_.bands[b];
            for (std::size_t s = 0; band.count > 1 && s < band.count; ++s) {
                out.push_back({&bands_.segment(band, s), b});
            }
        }
        std::stable_sort(out.begin(), out.end(), [](const Placed& a, const Placed& b) {
            return a.segment->u1 - a.segment->u0 < b.segment->u1 - b.segment->u0;
        });
        return out;
    }

    /// Below it nearly all lines are figures beside a label; the first line of all if they are not.
    std::size_t first_line_of_figures() const {
        std::size_t lines = 0;
        std::size_t data = 0;
        std::size_t first = last_;
        for (std::size_t b = last_; b-- > first_;) {
            const Band& band = bands_.bands[b];
            std::size_t figures = 0;
            for (std::size_t s = 1; s < band.count; ++s) {
                figures += is_figure(bands_.segment(band, s).text) ? 1 : 0;
            }
            if (band.count > 1 && !has_years(band)) {
                const bool all = band.count > 2 && figures + 1 == band.count;
                lines += 1;
                data += all ? 1 : 0;
                first = all && data * 4 >= lines * 3 ? b : first;
            }
        }
        return data >= enough_lines && first - first_ <= most_heading ? first : first_;
    }

    /// Years name columns.
    bool has_years(const Band& band) const {
        for (std::size_t s = 1; s < band.count; ++s) {
            const std::string& text = bands_.segment(band, s).text;
            if (text.size() != 4 ||
                (text.compare(0, 2, "19") != 0 && text.compare(0, 2, "20") != 0)) {
                return false;
            }
        }
        return true;
    }

    /// A word of a heading that stands beside its figures, over no others: it belongs to the
    /// nearest column, unless that has another word on the same line.
    bool add_to_nearest(const Placed& placed) {
        const TextLine& segment = *placed.segment;
        TextColumn* near = nullptr;
        double least = farthest * segment.size;
        for (TextColumn& column : columns_) {
            const double away = std::max(segment.u0 - column.u1, column.u0 - segment.u1);
            if (away < -touch * segment.size) {
                return false;
            }
            if (away < least) {
                least = away;
                near = &column;
            }
        }
        if (near == nullptr) {
            return false;
        }
        const Band& band = bands_.bands[placed.band];
        for (std::size_t s = 0; s < band.count; ++s) {
            const TextLine& other = bands_.segment(band, s);
            if (&other != &segment && shared(other.u0, other.u1, near->u0, near->u1) > 0) {
                return false;
            }
        }
        near->u0 = std::min(near->u0, segment.u0);
        near->u1 = std::max(near->u1, segment.u1);
        return true;
    }

    /// Each text over several columns asks this of the same ones again.
    bool kept_apart(const TextColumn& a, const TextColumn& b) {
        const auto [known, is_new] = kept_apart_.try_emplace({a.u0, a.u1, b.u0, b.u1}, false);
        if (is_new) {
            known->second = count_apart(a, b);
        }
        return known->second;
    }

    /// More bands have text in both columns, apart, than one segment over both.
    bool count_apart(const TextColumn& a, const TextColumn& b) const {
        const double left = std::min(a.u0, b.u0);
        const double right = std::max(a.u1, b.u1);
        int apart = 0;
        int across = 0;
        for (std::size_t n = first_; n < last_; ++n) {
            const Band& band = bands_.bands[n];
            bool in_a = false;
            bool in_b = false;
            bool over = false;
            for (std::size_t s = 0; s < band.count; ++s) {
                const TextLine& segment = bands_.segment(band, s);
                if (segment.u1 <= left || segment.u0 >= right) {
                    continue;
                }
                const double em = touch * segment.size;
                const bool on_a = shared(segment.u0, segment.u1, a.u0, a.u1) > em;
                const bool on_b = shared(segment.u0, segment.u1, b.u0, b.u1) > em;
                over = over || (on_a && on_b);
                in_a = in_a || on_a;
                in_b = in_b || on_b;
            }
            across += over ? 1 : 0;
            apart += !over && in_a && in_b ? 1 : 0;
        }
        return apart > across || (one_is_enough_ && apart > 0 && apart == across);
    }

    /// One word in a heading that stands off from its neighbour makes no column.
    void drop_lonely() {
        int most = 0;
        for (const TextColumn& column : columns_) {
            most = std::max(most, column.members);
        }
        for (std::size_t c = 0; most >= enough && c < columns_.size() && columns_.size() > 2;) {
            if (columns_[c].members > most_names || !stands_in_heading(columns_[c])) {
                ++c;
                continue;
            }
            const double left = c > 0 ? columns_[c].u0 - columns_[c - 1].u1 : 1e9;
            const double right =
                c + 1 < columns_.size() ? columns_[c + 1].u0 - columns_[c].u1 : 1e9;
            const bool other = std::max(left, right) < 2 * std::min(left, right) &&
                               stand_beside(columns_[c], columns_[left <= right ? c - 1 : c + 1]) &&
                               !stand_beside(columns_[c], columns_[left <= right ? c + 1 : c - 1]);
            TextColumn& near = columns_[(left <= right) != other ? c - 1 : c + 1];
            if (columns_[c].members > 1 && stand_beside(columns_[c], near)) {
                ++c;  // both have a name: a column that is blank
                continue;
            }
            near.u0 = std::min(near.u0, columns_[c].u0);
            near.u1 = std::max(near.u1, columns_[c].u1);
            columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(c));
        }
    }

    /// A name over the middle of a column whose texts begin at its left, or a dash under it, does
    /// not reach over them: no line has text in both.
    void drop_off_centre() {
        for (std::size_t c = 0; c < columns_.size() && columns_.size() > 2;) {
            const TextColumn& one = columns_[c];
            std::size_t to = columns_.size();
            double least = 1e9;
            for (const std::size_t near : {c - 1, c + 1}) {
                if (near >= columns_.size() || one.members > most_off_centre ||
                    columns_[near].members <= one.members || stand_beside(one, columns_[near])) {
                    continue;
                }
                const double away =
                    near < c ? one.u0 - columns_[near].u1 : columns_[near].u0 - one.u1;
                if (away < least) {
                    least = away;
                    to = near;
                }
            }
            if (to == columns_.size()) {
                ++c;
                continue;
            }
            columns_[to].u0 = std::min(columns_[to].u0, one.u0);
            columns_[to].u1 = std::max(columns_[to].u1, one.u1);
            columns_[to].members += one.members;
            columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(c));
            c = 0;
        }
    }

    /// One text beside a column of figures, in a line that has none there, is of that column: NA
    /// at the left where the figures are at the right.
    void drop_strays() {
        for (std::size_t c = 1; c < columns_.size() && columns_.size() > 2;) {
            const TextColumn& stray = columns_[c];
            const std::size_t next = c + 1;
            if (stray.members == 1 && next < columns_.size() && columns_[next].members >= enough &&
                !stand_beside(stray, columns_[next]) && stand_beside(stray, columns_[c - 1])) {
                columns_[next].u0 = stray.u0;
                columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(c));
            } else {
                ++c;
            }
        }
    }

    /// True if nothing of a column stands below the first lines.
    bool stands_in_heading(const TextColumn& column) const {
        for (std::size_t n = first_ + heading_bands; n < last_; ++n) {
            const Band& band = bands_.bands[n];
            for (std::size_t s = 0; s < band.count; ++s) {
                const TextLine& segment = bands_.segment(band, s);
                if (shared(segment.u0, segment.u1, column.u0, column.u1) > 0 && band.count > 1) {
                    return false;
                }
            }
        }
        return true;
    }

    /// True if a line has a text in either column.
    bool stand_beside(const TextColumn& a, const TextColumn& b) const {
        for (std::size_t n = first_; n < last_; ++n) {
            const Band& band = bands_.bands[n];
            bool in_a = false;
            bool in_b = false;
            for (std::size_t s = 0; s < band.count; ++s) {
                const TextLine& segment = bands_.segment(band, s);
                const double on_a = shared(segment.u0, segment.u1, a.u0, a.u1);
                const double on_b = shared(segment.u0, segment.u1, b.u0, b.u1);
                in_a = in_a || (on_a > 0 && on_a > on_b);
                in_b = in_b || (on_b > 0 && on_b > on_a);
            }
            if (in_a && in_b) {
                return true;
            }
        }
        return false;
    }

    void add(const TextLine& segment) {
        std::vector<std::size_t> under;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (shared(segment.u0, segment.u1, columns_[c].u0, columns_[c].u1) >
                touch * segment.size) {
                under.push_back(c);
            }
        }
        if (under.empty()) {
            const auto place = std::find_if(columns_.begin(), columns_.end(),
                                            [&](const TextColumn& c) { return c.u0 > segment.u0; });
            columns_.insert(place, {segment.u0, segment.u1, 1});
            return;
        }
        if (under.size() > 1) {
            // Between two columns there may be one that only a word of the heading makes.
            for (std::size_t i = 1; i < under.size(); ++i) {
                for (std::size_t k = i > 2 ? i - 2 : 0; k < i; ++k) {
                    if (kept_apart(columns_[under[k]], columns_[under[i]])) {
                        return;  // a heading over columns
                    }
                }
            }
            TextColumn& left = columns_[under.front()];
            for (std::size_t i = 1; i < under.size(); ++i) {
                left.u1 = std::max(left.u1, columns_[under[i]].u1);
                left.members += columns_[under[i]].members;
            }
            columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(under[1]),
                           columns_.begin() + static_cast<std::ptrdiff_t>(under.back()) + 1);
        }
        TextColumn& column = columns_[under.front()];
        column.u0 = std::min(column.u0, segment.u0);
        column.u1 = std::max(column.u1, segment.u1);
        ++column.members;
    }

    const Bands& bands_;
    std::size_t first_;
    std::size_t last_;
    bool one_is_enough_;
    std::vector<TextColumn> columns_;
    std::map<std::array<double, 4>, bool> kept_apart_;  ///< by where two columns begin and end
};

}  // namespace

std::vector<TextColumn> text_columns(const Bands& bands, std::size_t first, std::size_t last,
                                     bool one_is_enough) {
    return Builder(bands, first, last, one_is_enough).run();
}

ColumnRange columns_under(const std::vector<TextColumn>& columns, double u0, double u1) {
    double most = 0;
    for (const TextColumn& column : columns) {
        most = std::max(most, shared(u0, u1, column.u0, column.u1));
    }
    const bool at_home = most >= at_home_share * (u1 - u0);
    ColumnRange out{-1, -1};
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const double here = shared(u0, u1, columns[c].u0, columns[c].u1);
        if (here > 0.5 && (!at_home || here > leaning_share * (u1 - u0))) {
            if (out.first < 0) {
                out.first = static_cast<int>(c);
            }
            out.last = static_cast<int>(c);
        }
    }
    if (out.first < 0) {  // between columns: the nearest
        double nearest = 1e18;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const double away = std::max(u0 - columns[c].u1, columns[c].u0 - u1);
            if (away < nearest) {
                nearest = away;
                out.first = out.last = static_cast<int>(c);
            }
        }
    }
    return out;
}

bool stands_over(const std::vector<TextColumn>& columns, std::size_t first, const TextLine& text) {
    const double u0 = columns[first].u0;
    const double u1 = columns.back().u1;
    return !is_figure(text.text) && text.u0 > u0 + least_indent * text.size &&
           std::abs(text.u0 + text.u1 - u0 - u1) < 2 * centred * text.size;
}

}  // namespace tenken::layout
