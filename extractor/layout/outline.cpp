#include "extractor/layout/outline.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "extractor/layout/frame_break.h"

namespace tenken::layout {
namespace {

constexpr double least_step = 6;  // points: more than a wall is thick
constexpr std::size_t least_cells_of_row = 3;

/// From where to where the faces of a group reach in one row of the grid.
struct Extent {
    double x0 = 1e9;
    double x1 = -1e9;
    bool is_used() const { return x0 < x1; }
    /// A step at the left is a corner left out: names of columns without one for the labels.
    bool is_indented(const Extent& other) const { return std::abs(x0 - other.x0) > least_step; }
    bool differs(const Extent& other) const { return std::abs(x1 - other.x1) > least_step; }
};

/// A part is a table by itself: two rows of cells and two columns.
bool is_table(const Grid& grid, const std::vector<int>& part) {
    const auto differ = [&](auto side) {
        const int first = side(grid.faces[static_cast<std::size_t>(part.front())]);
        return std::any_of(part.begin(), part.end(), [&](int n) {
            return side(grid.faces[static_cast<std::size_t>(n)]) != first;
        });
    };
    return !part.empty() && differ([](const Face& face) { return face.row; }) &&
           differ([](const Face& face) { return face.column; });
}

/// Sides of faces within the group, from left to right.
std::vector<double> walls_of(const Grid& grid, const std::vector<int>& part) {
    std::vector<double> out;
    for (const int n : part) {
        const schema::Box box = grid.box(grid.faces[static_cast<std::size_t>(n)]);
        out.push_back(box.x0);
        out.push_back(box.x1);
    }
    return out;
}

bool has_near(const std::vector<double>& walls, double x) {
    return std::any_of(walls.begin(), walls.end(),
                       [x](double wall) { return std::abs(wall - x) <= least_step; });
}

/// A row whose walls are not those of its neighbour: no total under some of its columns.
bool is_cut_row(const Grid& grid, const std::vector<int>& part, const std::vector<int>& neighbour) {
    if (part.size() < least_cells_of_row) {
        return false;
    }
    const std::vector<double> others = walls_of(grid, neighbour);
    std::size_t own = 0;
    for (const double x : walls_of(grid, part)) {
        own += has_near(others, x) ? 0 : 1;
    }
    return own > 2;  // more than its right side and one wall, each seen from its cells
}

}  // namespace

std::vector<Component> lines_of_parts(const Lines& lines, const Grid& grid,
                                      const std::vector<std::vector<int>>& parts) {
    std::vector<Component> out;
    for (const std::vector<int>& part : parts) {
        schema::Box box;
        for (const int n : part) {
            box = box.united(grid.box(grid.faces[static_cast<std::size_t>(n)]));
        }
        out.push_back(lines_between(lines, box.y0, box.y1));
    }
    return out;
}

std::vector<std::vector<int>> part_at_steps(const Grid& grid, const std::vector<int>& group) {
    const auto rows = static_cast<std::size_t>(grid.rows());
    std::vector<Extent> extents(rows);
    std::vector<bool> crossed(rows + 1, false);  // the boundary above a row
    for (const int n : group) {
        const Face& face = grid.faces[static_cast<std::size_t>(n)];
        const schema::Box box = grid.box(face);
        for (int row = face.row; row < face.row + face.row_span; ++row) {
            Extent& extent = extents[static_cast<std::size_t>(row)];
            extent.x0 = std::min(extent.x0, box.x0);
            extent.x1 = std::max(extent.x1, box.x1);
            if (row > face.row) {
                crossed[static_cast<std::size_t>(row)] = true;
            }
        }
    }
    std::vector<std::size_t> part_of_row(rows, 0);
    std::size_t parts = 1;
    const Extent* above = nullptr;
    for (std::size_t row = 0; row < rows; ++row) {
        if (extents[row].is_used()) {
            if (above != nullptr && above->is_indented(extents[row])) {
                return {group};
            }
            if (above != nullptr && above->differs(extents[row])) {
                if (crossed[row]) {
                    return {group};
                }
                ++parts;
            }
            above = &extents[row];
        }
        part_of_row[row] = parts - 1;
    }
    std::vector<std::vector<int>> out(parts);
    for (const int n : group) {
        const auto row = static_cast<std::size_t>(grid.faces[static_cast<std::size_t>(n)].row);
        out[part_of_row[row]].push_back(n);
    }
    bool all = true;
    for (std::size_t i = 0; i < out.size() && all; ++i) {
        const bool first = i == 0 && out.size() > 1;
        const bool last = i > 0 && i + 1 == out.size();
        all = is_table(grid, out[i]) || (first && is_cut_row(grid, out[i], out[i + 1])) ||
              (last && is_cut_row(grid, out[i], out[i - 1]));
    }
    return all ? out : std::vector<std::vector<int>>{group};
}

}  // namespace tenken::layout
