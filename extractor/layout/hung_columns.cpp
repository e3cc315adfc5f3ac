#include "extractor/layout/hung_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "extractor/layout/characters.h"
#include "extractor/layout/disjoint_sets.h"
#include "extractor/layout/text.h"

namespace tenken::layout {
namespace {

using extractor::Shade;
using schema::Box;

constexpr double beside = 4;         // points between shaded cells of one heading
constexpr double same_place = 3;     // points: edges of cells one above the other
constexpr double smallest_cell = 6;  // points, either side
constexpr double tallest_row = 240;  // points
constexpr double widest_slip = 0.8;  // points that a letter may reach over a wall
constexpr std::size_t most_shades = 4000;
constexpr std::size_t least_columns = 3;
constexpr std::size_t least_rows = 2;
constexpr double most_astride = 0.34;  // share of the rows with a text over a wall

/// Shaded areas that touch or nearly do: a heading, or a stripe.
struct Blob {
    std::vector<Box> cells;
    Box box;
    std::vector<double> walls;  ///< of its lowest cells, from the left edge to the right
};

std::vector<Box> cells_of(const std::vector<Shade>& shades, const std::vector<Box>& used) {
    std::vector<Box> out;
    for (const Shade& shade : shades) {
        const Box& box = shade.box;
        const bool inside = std::any_of(used.begin(), used.end(), [&](const Box& table) {
            return table.contains(box.center_x(), box.center_y());
        });
        if (!inside && box.width() >= smallest_cell && box.height() >= smallest_cell) {
            out.push_back(box);
        }
    }
    std::sort(out.begin(), out.end(),
              [](const Box& a, const Box& b) { return a.y0 != b.y0 ? a.y0 < b.y0 : a.x0 < b.x0; });
    return out;
}

/// Positions that stand for all those near them, each in the middle of its own.
std::vector<double> gathered(std::vector<double> all) {
    std::sort(all.begin(), all.end());
    std::vector<double> out;
    for (std::size_t first = 0; first < all.size();) {
        std::size_t last = first + 1;
        while (last < all.size() && all[last] - all[last - 1] <= beside) {
            ++last;
        }
        out.push_back((all[first] + all[last - 1]) / 2);
        first = last;
    }
    return out;
}

/// Of the cells with nothing of the blob below them; the name of a group right below the heading, a
/// cell over the whole width, has no walls to give.
std::vector<double> lowest_walls(const std::vector<Box>& all, const Box& box) {
    std::vector<Box> cells;
    std::copy_if(all.begin(), all.end(), std::back_inserter(cells),
                 [&](const Box& cell) { return cell.width() < box.width() - beside; });
    std::vector<double> edges;
    for (const Box& cell : cells) {
        const bool lowest = std::none_of(cells.begin(), cells.end(), [&](const Box& other) {
            return other.y0 >= cell.y1 - same_place && other.x0 < cell.x1 - same_place &&
                   other.x1 > cell.x0 + same_place;
        });
        if (lowest) {
            edges.push_back(cell.x0);
            edges.push_back(cell.x1);
        }
    }
    return gathered(std::move(edges));
}

std::vector<Blob> blobs_of(const std::vector<Box>& cells) {
    DisjointSets sets(static_cast<int>(cells.size()));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        for (std::size_t k = i + 1; k < cells.size(); ++k) {
            if (cells[k].y0 > cells[i].y1 + same_place) {
                break;
            }
            const bool near =
                cells[k].x0 <= cells[i].x1 + beside && cells[k].x1 >= cells[i].x0 - beside;
            const double common = std::min(cells[k].y1, cells[i].y1) - cells[k].y0;
            const bool level = common >= smallest_cell / 2;
            const bool below = common > -same_place && std::min(cells[k].x1, cells[i].x1) -
                                                               std::max(cells[k].x0, cells[i].x0) >
                                                           smallest_cell / 2;
            if (near && (level || below)) {
                sets.unite(static_cast<int>(i), static_cast<int>(k));
            }
        }
    }
    std::map<int, Blob> found;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        Blob& blob = found[sets.find(static_cast<int>(i))];
        blob.box = blob.cells.empty() ? cells[i] : blob.box.united(cells[i]);
        blob.cells.push_back(cells[i]);
    }
    std::vector<Blob> out;
    for (auto& [root, blob] : found) {
        blob.walls = lowest_walls(blob.cells, blob.box);
        if (blob.walls.empty()) {
            blob.walls = {blob.box.x0, blob.box.x1};
        }
        out.push_back(std::move(blob));
    }
    std::sort(out.begin(), out.end(),
              [](const Blob& a, const Blob& b) { return a.box.y0 < b.box.y0; });
    return out;
}

bool is_near(double a, double b) {
    return std::abs(a - b) <= same_place;
}

/// What stands between two rungs.
struct Strip {
    double y0 = 0;
    double y1 = 0;
    std::vector<bool> open;   ///< by inner wall: a text reaches over it
    std::size_t columns = 0;  ///< that have text
    bool astride = false;
};

class Hanger {
  public:
    Hanger(const std::vector<Box>& cells, const Lines& lines, const RunIndex& index)
        : cells_(cells), lines_(lines), index_(index) {}

    /// An empty component if nothing hangs below the blob.
    Component hang(const Blob& blob, double limit) {
        walls_ = blob.walls;
        const std::vector<double> rungs = rungs_below(blob, limit);
        std::vector<Strip> strips;
        double y = rungs.empty() ? blob.box.y1 : rungs.front();
        for (std::size_t i = 1; i < rungs.size(); ++i) {
            if (rungs[i] - y > tallest_row) {
                break;
            }
            Strip strip = strip_between(y, rungs[i]);
            if (strip.columns == 0) {
                break;
            }
            if (strip.columns < least_columns && is_one_shade(strip)) {
                strip.open.assign(strip.open.size(), true);  // heads the rows below it
                strip.open.front() = strip.open.back() = false;
            }
            strips.push_back(std::move(strip));
            y = rungs[i];
        }
        take_last_stripe(strips, limit);
        while (!strips.empty() && strips.back().astride && strips.back().columns < 2) {
            strips.pop_back();  // a note below
        }
        const auto astride = std::count_if(strips.begin(), strips.end(),
                                           [](const Strip& strip) { return strip.astride; });
        const auto in_columns = std::count_if(strips.begin(), strips.end(), [](const Strip& strip) {
            return strip.columns >= least_columns - 1;
        });
        if (in_columns < static_cast<long>(least_rows) ||
            static_cast<double>(astride) > most_astride * static_cast<double>(strips.size())) {
            return {};
        }
        return component(blob, strips);
    }

  private:
    double left() const { return walls_.front(); }
    double right() const { return walls_.back(); }

    bool at_wall(double x) const {
        return std::any_of(walls_.begin(), walls_.end(),
                           [x](double wall) { return std::abs(wall - x) <= beside; });
    }

    bool is_rung(const Line& line) const {
        return line.begin > left() - beside && line.end < right() + beside && at_wall(line.begin) &&
               at_wall(line.end);
    }

    /// Heights of the lines below the heading, its own lower edge first.
    std::vector<double> rungs_below(const Blob& blob, double limit) const {
        std::vector<double> ys;
        for (const Line& line : lines_.horizontal) {
            if (line.position > blob.box.y1 - same_place && line.position < limit &&
                is_rung(line)) {
                ys.push_back(line.position);
            }
        }
        ys = gathered(std::move(ys));
        if (ys.empty() || ys.front() - blob.box.y1 > smallest_cell * 2) {
            ys.insert(ys.begin(), blob.box.y1);
        }
        return ys;
    }

    Strip strip_between(double y0, double y1) const {
        Strip strip;
        strip.y0 = y0;
        strip.y1 = y1;
        strip.open.assign(walls_.size(), false);
        std::vector<bool> hit(walls_.size(), false);
        for (const std::uint32_t number : index_.within({left(), y0, right(), y1})) {
            const Runs& runs = index_.runs();
            const Run& run = runs.runs[number];
            for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
                const Box& letter = runs.glyphs[i]->box;
                for (std::size_t w = 1; w + 1 < walls_.size(); ++w) {
                    if (letter.x0 < walls_[w] - widest_slip &&
                        letter.x1 > walls_[w] + widest_slip) {
                        strip.open[w] = true;
                        strip.astride = true;
                    }
                }
                const auto column =
                    std::upper_bound(walls_.begin(), walls_.end(), letter.center_x()) -
                    walls_.begin();
                if (column > 0 && column < static_cast<std::ptrdiff_t>(walls_.size())) {
                    hit[static_cast<std::size_t>(column)] = true;
                }
            }
        }
        strip.columns = static_cast<std::size_t>(std::count(hit.begin(), hit.end(), true));
        open_spaced_sum(strip);
        return strip;
    }

    /// 合　　計, 小　計: one word over the columns that its letters stand in.
    void open_spaced_sum(Strip& strip) const {
        constexpr std::string_view sum = "計";
        const Runs& runs = index_.runs();
        const auto letters = index_.within({left(), strip.y0, right(), strip.y1});
        for (const std::uint32_t last : letters) {
            const Run& end = runs.runs[last];
            if (end.count != 1 || runs.glyphs[end.first]->text != sum) {
                continue;
            }
            const bool alone =
                std::all_of(letters.begin(), letters.end(), [&](const std::uint32_t number) {
                    const Run& run = runs.runs[number];
                    return run.box.x0 >= end.box.x0 ||
                           (run.count == 1 &&
                            is_wide(first_character(runs.glyphs[run.first]->text)));
                });
            if (!alone) {
                continue;
            }
            double begin = end.box.x0;
            for (const std::uint32_t number : letters) {
                begin = std::min(begin, runs.runs[number].box.x0);
            }
            for (std::size_t w = 1; w + 1 < walls_.size(); ++w) {
                strip.open[w] = strip.open[w] || (walls_[w] > begin && walls_[w] < end.box.x1);
            }
        }
    }

    /// One shaded cell over the whole width.
    bool is_one_shade(const Strip& strip) const {
        return std::any_of(cells_.begin(), cells_.end(), [&](const Box& cell) {
            return std::abs(cell.x0 - left()) <= beside && std::abs(cell.x1 - right()) <= beside &&
                   is_near(cell.y0, strip.y0) && is_near(cell.y1, strip.y1);
        });
    }

    /// A white row below the last stripe has nothing drawn below it.
    void take_last_stripe(std::vector<Strip>& strips, double limit) const {
        if (strips.size() < 2 || !ends_with_shade(strips)) {
            return;
        }
        double tallest = 0;
        for (const Strip& strip : strips) {
            tallest = std::max(tallest, strip.y1 - strip.y0);
        }
        const double y0 = strips.back().y1;
        Strip strip = strip_between(y0, std::min(limit, y0 + tallest));
        double low = y0;
        double next = limit;  // where the text begins that is no part of the row
        for (const std::uint32_t number :
             index_.within({left(), y0, right(), std::min(limit, y0 + tallest)})) {
            low = std::max(low, index_.runs().runs[number].box.y1);
        }
        for (const std::uint32_t number :
             index_.within({left() - tallest, low - 1, right(), low + tallest})) {
            const Box& box = index_.runs().runs[number].box;
            next = box.y0 > low - 1 ? std::min(next, box.y0) : next;
        }
        if (strip.astride || strip.columns * 2 <= walls_.size() - 1) {
            return;
        }
        strip.y1 = std::min(low + 1, (low + std::max(next, low)) / 2);
        strip.y1 = std::max(strip.y1, low);
        strips.push_back(std::move(strip));
    }

    /// The lowest rung is the lower edge of a shade and no line that was drawn.
    bool ends_with_shade(const std::vector<Strip>& strips) const {
        return std::any_of(cells_.begin(), cells_.end(),
                           [&](const Box& cell) { return is_near(cell.y1, strips.back().y1); });
    }

    Component component(const Blob& blob, const std::vector<Strip>& strips) const {
        Component out;
        const double top = blob.box.y0;
        const double bottom = strips.back().y1;
        const auto wall = [&](double x, double y0, double y1) {
            out.lines.vertical.push_back({x, y0, y1, 0});
        };
        // The heading, cell by cell, where its walls and those below are.
        const auto snapped = [&](double x) {
            for (const double position : walls_) {
                if (std::abs(position - x) <= beside) {
                    return position;
                }
            }
            return x;
        };
        const bool one_level = std::all_of(blob.cells.begin(), blob.cells.end(), [&](const Box& a) {
            return std::all_of(blob.cells.begin(), blob.cells.end(), [&](const Box& b) {
                return a.y0 < b.y1 - same_place && b.y0 < a.y1 - same_place;
            });
        });
        const double first = strips.front().y0;
        for (const Box& cell : blob.cells) {
            const double y0 = one_level || is_near(cell.y0, top) ? top : cell.y0;
            const double y1 = one_level || is_near(cell.y1, blob.box.y1) ? first : cell.y1;
            const double x0 = snapped(cell.x0);
            const double x1 = snapped(cell.x1);
            wall(x0, y0, y1);
            wall(x1, y0, y1);
            out.lines.horizontal.push_back({y0, x0, x1, 0});
            out.lines.horizontal.push_back({y1, x0, x1, 0});
        }
        for (const Strip& strip : strips) {
            for (std::size_t w = 0; w < walls_.size(); ++w) {
                if (!strip.open[w]) {
                    wall(walls_[w], strip.y0, strip.y1);
                }
            }
        }
        for (const Line& line : lines_.horizontal) {
            if (line.position > first - same_place && line.position < bottom + same_place &&
                is_rung(line)) {
                double y = line.position;
                for (const Strip& strip : strips) {
                    y = is_near(y, strip.y0) ? strip.y0 : is_near(y, strip.y1) ? strip.y1 : y;
                }
                out.lines.horizontal.push_back({y, snapped(line.begin), snapped(line.end), 0});
            }
        }
        out.lines.horizontal.push_back({bottom, left(), right(), 0});
        merge(out.lines.horizontal);
        merge(out.lines.vertical);
        out.box = {left(), top, right(), bottom};
        return out;
    }

    /// Pieces of one line that touch become one.
    static void merge(std::vector<Line>& lines) {
        std::sort(lines.begin(), lines.end(), [](const Line& a, const Line& b) {
            return a.position != b.position ? a.position < b.position : a.begin < b.begin;
        });
        std::vector<Line> out;
        for (const Line& line : lines) {
            if (!out.empty() && out.back().position == line.position &&
                line.begin <= out.back().end + touching) {
                out.back().end = std::max(out.back().end, line.end);
            } else {
                out.push_back(line);
            }
        }
        lines = std::move(out);
    }

    const std::vector<Box>& cells_;  ///< all that are shaded
    const Lines& lines_;
    const RunIndex& index_;
    std::vector<double> walls_;
};

/// A stripe of the table above it: as wide, with the same walls or none of its own.
bool is_stripe_of(const Blob& head, const Blob& blob) {
    if (!is_near(head.box.x0, blob.box.x0) || !is_near(head.box.x1, blob.box.x1)) {
        return false;
    }
    return std::all_of(blob.walls.begin(), blob.walls.end(), [&](double x) {
        return std::any_of(head.walls.begin(), head.walls.end(),
                           [x](double wall) { return std::abs(wall - x) <= beside; });
    });
}

}  // namespace

std::vector<Component> hung_columns(const Lines& lines, const std::vector<Shade>& shades,
                                    const std::vector<Box>& used, const RunIndex& index) {
    if (shades.size() < least_columns || shades.size() > most_shades) {
        return {};
    }
    const std::vector<Box> cells = cells_of(shades, used);
    const std::vector<Blob> blobs = blobs_of(cells);
    std::vector<Component> out;
    Hanger hanger(cells, lines, index);
    double done = -1;  // below the last table
    for (std::size_t i = 0; i < blobs.size(); ++i) {
        const Blob& blob = blobs[i];
        if (blob.walls.size() <= least_columns || blob.box.y0 < done) {
            continue;
        }
        double limit = 1e9;
        for (std::size_t k = i + 1; k < blobs.size(); ++k) {
            const bool across = blobs[k].box.x0 < blob.box.x1 && blobs[k].box.x1 > blob.box.x0;
            if (blobs[k].box.y0 > blob.box.y1 && across && !is_stripe_of(blob, blobs[k])) {
                limit = blobs[k].box.y0 - same_place;
                break;
            }
        }
        Component found = hanger.hang(blob, limit);
        if (!found.lines.empty()) {
            done = found.box.y1;
            out.push_back(std::move(found));
        }
    }
    return out;
}

}  // namespace tenken::layout
