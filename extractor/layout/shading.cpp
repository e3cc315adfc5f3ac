#include "extractor/layout/shading.h"

#include <algorithm>
#include <cmath>

namespace tenken::layout {
namespace {

using extractor::Shade;

constexpr double at_wall = 3;           // points: nearer than padding
constexpr double on_wall = 1;           // points: no padding between
constexpr double filling = 2;           // points: no padding above or below
constexpr double meeting = 0.6;         // points between areas that meet
constexpr double at_edge = 1.5;         // points: where to look at the colours beside an edge
constexpr int visible_step = 8;         // of 255 levels of grey
constexpr double least_part = 6;        // points: the smallest part a face is cut into
constexpr long most_steps = 2'000'000;  // of a hostile page's shades over grid positions
constexpr double mostly = 0.6;          // share of a cell that its colour covers

Box clipped(const Box& a, const Box& b) {
    return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

/// What stands in one face.
struct Content {
    std::vector<Box> runs;

    bool anything_in(const Box& part) const {
        return std::any_of(runs.begin(), runs.end(), [&](const Box& run) {
            return part.contains(run.center_x(), run.center_y());
        });
    }
    bool cut_by_vertical(double x) const {
        return std::any_of(runs.begin(), runs.end(),
                           [&](const Box& run) { return run.x0 < x - 1 && run.x1 > x + 1; });
    }
    bool cut_by_horizontal(double y) const {
        return std::any_of(runs.begin(), runs.end(), [&](const Box& run) {
            return std::abs(run.center_y() - y) < 0.25 * run.height();
        });
    }
};

/// What is seen at a point: the area painted last, or white paper.
int grey_at(double x, double y, const std::vector<const Shade*>& shades) {
    for (auto shade = shades.rbegin(); shade != shades.rend(); ++shade) {
        if ((*shade)->box.contains(x, y)) {
            return (*shade)->grey;
        }
    }
    return 255;
}

/// Areas of one colour that meet have no edge between them that could be seen.
bool is_visible(Point a, Point b, const std::vector<const Shade*>& shades) {
    return std::abs(grey_at(a.x, a.y, shades) - grey_at(b.x, b.y, shades)) >= visible_step;
}

/// Another area of the row's height begins where this one ends, and both have text: two cells of a
/// heading in one colour. `blank`: or the other one is a blank cell.
bool abuts(const Box& shade, bool begin, const Box& face, const Content& content,
           const std::vector<const Shade*>& shades, bool blank = false) {
    const double x = begin ? shade.x0 : shade.x1;
    return std::any_of(shades.begin(), shades.end(), [&](const Shade* other) {
        const Box part = clipped(other->box, face);
        return std::abs((begin ? part.x1 : part.x0) - x) <= meeting &&
               part.y0 - face.y0 <= filling && face.y1 - part.y1 <= filling &&
               (blank || content.anything_in(part));
    });
}

void cut_face(const Box& face, const Box& shade, const Content& content,
              const std::vector<const Shade*>& shades, Lines& out) {
    const bool left = shade.x0 - face.x0 <= at_wall;
    const bool right = face.x1 - shade.x1 <= at_wall;
    const bool top = shade.y0 - face.y0 <= at_wall;
    const bool bottom = face.y1 - shade.y1 <= at_wall;
    const auto inside_x = [&](double x) {
        return x - face.x0 >= least_part && face.x1 - x >= least_part;
    };
    const auto inside_y = [&](double y) {
        return y - face.y0 >= least_part && face.y1 - y >= least_part;
    };
    if (!content.anything_in(shade)) {
        return;
    }
    // With padding at its sides the area is the ground of a paragraph: it parts the cell only where
    // other text stands beyond it, on another ground.
    const bool padded = shade.x0 - face.x0 > on_wall || face.x1 - shade.x1 > on_wall;
    const auto stands_beyond = [&](const Box& run) {
        return !shade.contains(run.center_x(), run.center_y()) &&
               is_visible({run.center_x(), run.y0 - at_edge},
                          {shade.center_x(), shade.y0 + at_edge}, shades);
    };
    // In the middle it has to fill the row: behind a word it is no cell.
    const bool fills = shade.y0 - face.y0 <= filling && face.y1 - shade.y1 <= filling;
    const bool beside_other =
        top && bottom && fills &&
        (abuts(shade, true, face, content, shades) || abuts(shade, false, face, content, shades));
    if (padded && !beside_other &&
        std::none_of(content.runs.begin(), content.runs.end(), stands_beyond)) {
        return;
    }
    if (left && right && !(top && bottom)) {
        for (const double y : {shade.y0, shade.y1}) {
            const double x = shade.center_x();
            if (inside_y(y) && !content.cut_by_horizontal(y) &&
                is_visible({x, y - at_edge}, {x, y + at_edge}, shades)) {
                out.horizontal.push_back({y, face.x0, face.x1, 0});
            }
        }
    } else if (top && bottom && !(left && right)) {
        const double y = shade.center_y();
        for (const bool begin : {true, false}) {
            const double x = begin ? shade.x0 : shade.x1;
            if ((begin ? left : right) || (!left && !right && !fills) || !inside_x(x) ||
                content.cut_by_vertical(x)) {
                continue;
            }
            const bool seen = is_visible({x - at_edge, y}, {x + at_edge, y}, shades);
            // A cell at one side: blank ones may stand at the other.
            const bool blank = beside_other && content.anything_in(shade);
            if (seen || (fills && abuts(shade, begin, face, content, shades, blank))) {
                out.vertical.push_back({x, face.y0, face.y1, 0});
            }
        }
    }
}

}  // namespace

FaceShades shades_by_face(const Grid& grid, const std::vector<Shade>& shades) {
    FaceShades by_face;
    const Box whole = grid.box();
    long steps = 0;
    for (const Shade& shade : shades) {
        const Box box = clipped(shade.box, whole);
        if (!(box.width() >= least_part && box.height() >= least_part) ||
            (box.width() > whole.width() - at_wall && box.height() > whole.height() - at_wall)) {
            continue;
        }
        by_face.resize(grid.faces.size());
        const auto strip = [](const std::vector<double>& boundaries, double position) {
            const auto after = std::upper_bound(boundaries.begin(), boundaries.end(), position);
            return std::max(0, static_cast<int>(after - boundaries.begin()) - 1);
        };
        const int last_row = std::min(grid.rows() - 1, strip(grid.ys, box.y1 - 1));
        const int last_column = std::min(grid.columns() - 1, strip(grid.xs, box.x1 - 1));
        for (int row = strip(grid.ys, box.y0 + 1); row <= last_row; ++row) {
            for (int column = strip(grid.xs, box.x0 + 1); column <= last_column; ++column) {
                const int face = grid.at(row, column);
                if (face >= 0) {
                    auto& list = by_face[static_cast<std::size_t>(face)];
                    if (list.empty() || list.back() != &shade) {
                        list.push_back(&shade);
                    }
                }
                if (++steps > most_steps) {
                    return by_face;
                }
            }
        }
    }
    return by_face;
}

Lines shade_cuts(const Grid& grid, const Placement& placement, const Runs& runs,
                 const FaceShades& shades) {
    Lines out;
    if (shades.empty()) {
        return out;
    }
    std::vector<Content> contents(grid.faces.size());
    for (const Placed& placed : placement.runs) {
        contents[static_cast<std::size_t>(placed.face)].runs.push_back(runs.runs[placed.run].box);
    }
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        const Box face = grid.box(grid.faces[i]);
        for (const Shade* shade : shades[i]) {
            cut_face(face, clipped(shade->box, face), contents[i], shades[i], out);
        }
    }
    return out;
}

bool is_shaded(const Box& box, const std::vector<const Run*>& text,
               const std::vector<const Shade*>& shades) {
    const double whole = box.width() * box.height();
    double covered = 0;
    bool wide = false;
    for (const Shade* shade : shades) {
        const Box part = clipped(shade->box, box);
        if (part.x1 > part.x0 && part.y1 > part.y0) {
            covered += part.width() * part.height();
            wide = wide || part.width() >= mostly * box.width();
        }
    }
    const auto on_shade = [&](const Run* run) {
        return std::any_of(shades.begin(), shades.end(), [&](const Shade* shade) {
            return shade->box.contains(run->box.center_x(), run->box.center_y());
        });
    };
    return whole > 0 &&
           (covered >= mostly * whole ||
            (wide && !text.empty() && std::all_of(text.begin(), text.end(), on_shade)));
}

}  // namespace tenken::layout
