#include "extractor/layout/open_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "extractor/layout/disjoint_sets.h"

namespace tenken::layout {
namespace {

using extractor::Shade;

constexpr double same_end = 2.5;      // points: lines of one width
constexpr double side_free = 5;       // points: from the end of the lines to the outermost vertical
constexpr double tallest_row = 90;    // points
constexpr double closed_share = 0.9;  // of a side that edges of shades run along
constexpr double mostly = 0.9;        // share of the row's width that its shade covers

/// A horizontal line with the component it belongs to, -1 for none.
struct Rung {
    const Line* line;
    int component;
};

/// `weak`: with the edges of shades among the lines. A shaded cell has an edge at its outer side
/// that no one drew as a wall: that side is closed where all of its cells are shaded.
bool is_open_sided(const Component& component, bool weak) {
    const double height = component.box.y1 - component.box.y0;
    const auto free = [&](bool left) {
        double covered = 0;
        for (const Line& line : component.lines.vertical) {
            const bool outer = left ? line.position <= component.box.x0 + side_free
                                    : line.position >= component.box.x1 - side_free;
            covered += outer ? line.length() : 0;
        }
        return covered <= (weak ? closed_share * height : 0);
    };
    return weak ? free(true) || free(false) : free(true) && free(false);
}

bool same_width(const Line& a, const Line& b) {
    return std::abs(a.begin - b.begin) <= same_end && std::abs(a.end - b.end) <= same_end;
}

bool has_text(const Line& above, const Line& below, const RunIndex& index) {
    return !index.within({above.begin, above.position, above.end, below.position}).empty();
}

bool is_shaded(const Line& above, const Line& below, const std::vector<Shade>& shades) {
    return std::any_of(shades.begin(), shades.end(), [&](const Shade& shade) {
        const Box& box = shade.box;
        return std::min(box.x1, above.end) - std::max(box.x0, above.begin) >=
                   mostly * above.length() &&
               box.y0 <= above.position + same_end && box.y1 >= below.position - same_end;
    });
}

std::vector<Rung> rungs(const std::vector<Component>& components, const Lines& all, bool weak) {
    std::vector<Rung> out;
    for (std::size_t c = 0; c < components.size(); ++c) {
        if (is_open_sided(components[c], weak)) {
            for (const Line& line : components[c].lines.horizontal) {
                out.push_back({&line, static_cast<int>(c)});
            }
        }
    }
    if (out.empty()) {
        return out;
    }
    for (const Line& line : all.horizontal) {
        const bool used = std::any_of(components.begin(), components.end(), [&](const auto& c) {
            return line.position >= c.box.y0 - touching && line.position <= c.box.y1 + touching &&
                   line.begin < c.box.x1 && line.end > c.box.x0;
        });
        const bool fits = std::any_of(
            out.begin(), out.end(), [&](const Rung& rung) { return same_width(*rung.line, line); });
        if (!used && fits) {
            out.push_back({&line, -1});
        }
    }
    std::sort(out.begin(), out.end(), [](const Rung& a, const Rung& b) {
        return a.line->position != b.line->position ? a.line->position < b.line->position
                                                    : a.line->begin < b.line->begin;
    });
    return out;
}

void append(std::vector<Line>& to, const std::vector<Line>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

std::vector<Component> join_open_rows(std::vector<Component> components, const Lines& all,
                                      const RunIndex& index, const std::vector<Shade>& shades,
                                      bool weak) {
    const std::vector<Rung> ladder = rungs(components, all, weak);
    if (ladder.size() < 2) {
        return components;
    }
    const int count = static_cast<int>(components.size());
    DisjointSets sets(count + static_cast<int>(ladder.size()));
    const auto owner = [&](std::size_t i) {
        return ladder[i].component >= 0 ? ladder[i].component : count + static_cast<int>(i);
    };
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        for (std::size_t k = i + 1; k < ladder.size(); ++k) {
            const Line& above = *ladder[i].line;
            const Line& below = *ladder[k].line;
            if (below.position - above.position > tallest_row) {
                break;
            }
            if (!same_width(above, below)) {
                continue;
            }
            const bool free = ladder[i].component < 0 || ladder[k].component < 0;
            if ((free || is_shaded(above, below, shades)) && has_text(above, below, index)) {
                sets.unite(owner(i), owner(k));
            }
            break;
        }
    }
    std::vector<Component> out;
    std::vector<int> number(static_cast<std::size_t>(count) + ladder.size(), -1);
    for (int c = 0; c < count; ++c) {
        Component& component = components[static_cast<std::size_t>(c)];
        int& n = number[static_cast<std::size_t>(sets.find(c))];
        if (n < 0) {
            n = static_cast<int>(out.size());
            out.push_back(component);  // not moved from: the ladder points into it
            continue;
        }
        Component& whole = out[static_cast<std::size_t>(n)];
        append(whole.lines.horizontal, component.lines.horizontal);
        append(whole.lines.vertical, component.lines.vertical);
        whole.box = whole.box.united(component.box);
    }
    std::vector<bool> grown(out.size(), false);
    for (std::size_t i = 0; i < ladder.size(); ++i) {
        const int n = number[static_cast<std::size_t>(sets.find(owner(i)))];
        if (ladder[i].component < 0 && n >= 0) {
            Component& whole = out[static_cast<std::size_t>(n)];
            whole.lines.horizontal.push_back(*ladder[i].line);
            whole.box.y0 = std::min(whole.box.y0, ladder[i].line->position);
            whole.box.y1 = std::max(whole.box.y1, ladder[i].line->position);
            grown[static_cast<std::size_t>(n)] = true;
        }
    }
    // Where some rows are shaded at a side and others are not, neither is missing as a whole.
    for (std::size_t n = 0; weak && n < out.size(); ++n) {
        const Box box = out[n].box;
        if (grown[n]) {
            out[n].lines.vertical.push_back({box.x0, box.y0, box.y1, 0});
            out[n].lines.vertical.push_back({box.x1, box.y0, box.y1, 0});
        }
    }
    return out;
}

}  // namespace tenken::layout
