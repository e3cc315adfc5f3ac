#include "extractor/layout/text_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tenken::layout {
namespace {

/// Overlap that counts: more than a character leans over.
double shared(double a0, double a1, double b0, double b1) {
    return std::min(a1, b1) - std::max(a0, b0);
}

constexpr double touch = 0.15;         // em
constexpr double at_home_share = 0.4;  // of a text's width in one column: it may lean over others
constexpr double leaning_share = 0.2;
constexpr int enough = 4;  // texts in some column that make a lonely one suspect
constexpr std::size_t heading_bands = 3;

class Builder {
  public:
    Builder(const Bands& bands, std::size_t first, std::size_t last)
        : bands_(bands), first_(first), last_(last) {}

    std::vector<TextColumn> run() {
        std::vector<const TextLine*> segments;
        for (std::size_t b = first_; b < last_; ++b) {
            const Band& band = bands_.bands[b];
            for (std::size_t s = 0; band.count > 1 && s < band.count; ++s) {
                segments.push_back(&bands_.segment(band, s));
            }
        }
        std::stable_sort(
            segments.begin(), segments.end(),
            [](const TextLine* a, const TextLine* b) { return a->u1 - a->u0 < b->u1 - b->u0; });
        for (const TextLine* segment : segments) {
            add(*segment);
        }
        drop_lonely();
        return columns_;
    }

  private:
    /// How many bands have text in both columns, apart, against one segment over both.
    bool kept_apart(const TextColumn& a, const TextColumn& b) const {
        int apart = 0;
        int across = 0;
        for (std::size_t n = first_; n < last_; ++n) {
            const Band& band = bands_.bands[n];
            bool in_a = false;
            bool in_b = false;
            bool over = false;
            for (std::size_t s = 0; s < band.count; ++s) {
                const TextLine& segment = bands_.segment(band, s);
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
        return apart > across;
    }

    /// One word in a heading that stands off from its neighbour makes no column.
    void drop_lonely() {
        int most = 0;
        for (const TextColumn& column : columns_) {
            most = std::max(most, column.members);
        }
        for (std::size_t c = 0; most >= enough && c < columns_.size() && columns_.size() > 2;) {
            if (columns_[c].members > 1 || !stands_in_heading(columns_[c])) {
                ++c;
                continue;
            }
            const double left = c > 0 ? columns_[c].u0 - columns_[c - 1].u1 : 1e9;
            const double right =
                c + 1 < columns_.size() ? columns_[c + 1].u0 - columns_[c].u1 : 1e9;
            TextColumn& near = columns_[left <= right ? c - 1 : c + 1];
            near.u0 = std::min(near.u0, columns_[c].u0);
            near.u1 = std::max(near.u1, columns_[c].u1);
            columns_.erase(columns_.begin() + static_cast<std::ptrdiff_t>(c));
        }
    }

    bool stands_in_heading(const TextColumn& column) const {
        for (std::size_t n = first_; n < last_; ++n) {
            const Band& band = bands_.bands[n];
            for (std::size_t s = 0; s < band.count; ++s) {
                const TextLine& segment = bands_.segment(band, s);
                if (shared(segment.u0, segment.u1, column.u0, column.u1) > 0) {
                    return n - first_ < heading_bands;
                }
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
            for (std::size_t i = 1; i < under.size(); ++i) {
                if (kept_apart(columns_[under[i - 1]], columns_[under[i]])) {
                    return;  // a heading over columns
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
    std::vector<TextColumn> columns_;
};

}  // namespace

std::vector<TextColumn> text_columns(const Bands& bands, std::size_t first, std::size_t last) {
    return Builder(bands, first, last).run();
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
            const double away = std::abs((columns[c].u0 + columns[c].u1) / 2 - (u0 + u1) / 2);
            if (away < nearest) {
                nearest = away;
                out.first = out.last = static_cast<int>(c);
            }
        }
    }
    return out;
}

}  // namespace tenken::layout
