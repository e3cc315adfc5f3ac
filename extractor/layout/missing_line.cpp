#include "extractor/layout/missing_line.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace tenken::layout {
namespace {

constexpr double padding = 0.6;  // em: between a wall and a text
constexpr double aligned = 0.3;  // em: so exactly do texts of one column begin, end or centre

/// How far a text reaches from left to right.
struct Extent {
    double begin = 1e9;
    double end = -1e9;
    double size = 0;
    bool empty() const { return end < begin; }
    void add(double from, double to, double em) {
        begin = std::min(begin, from);
        end = std::max(end, to);
        size = std::max(size, em);
    }
};

bool stand_alike(const Extent& a, const Extent& b) {
    if (a.empty() || b.empty()) {
        return false;
    }
    const double slack = aligned * std::max(a.size, b.size);
    return std::abs(a.begin - b.begin) <= slack || std::abs(a.end - b.end) <= slack ||
           std::abs(a.begin + a.end - b.begin - b.end) <= 2 * slack;
}

/// Against a wall of its column, or in the middle.
bool stands_in(const Extent& text, const Box& column) {
    const double middle = (text.begin + text.end) / 2;
    return text.begin - column.x0 < padding * text.size ||
           column.x1 - text.end < padding * text.size ||
           std::abs(middle - column.center_x()) < aligned * text.size;
}

class Search {
  public:
    Search(const Grid& grid, const Placement& placement, const Runs& runs)
        : grid_(grid), placement_(placement), runs_(runs) {}

    /// Adds the lines that part this face.
    void examine(const Face& face, std::size_t number, Lines& out) {
        if (face.column_span < 2 || face.row == 0) {
            return;
        }
        const std::vector<int> above = neighbours(face, face.row - 1);
        const std::vector<int> below = neighbours(face, face.row + face.row_span);
        if (above.size() < 2 || above.size() != below.size()) {
            return;
        }
        std::vector<double> boundaries;
        for (std::size_t i = 0; i < above.size(); ++i) {
            const Face& one = face_of(above[i]);
            if (one.column != face_of(below[i]).column) {
                return;
            }
            if (i > 0) {
                boundaries.push_back(grid_.xs[static_cast<std::size_t>(one.column)]);
            }
        }
        sort_runs();
        const std::vector<Extent> parts = parts_of(number, boundaries);
        if (parts.empty()) {
            return;
        }
        // Over the whole width it may be a heading: then all has to stand as it does in the rows.
        const bool whole = face.column_span == grid_.columns();
        for (std::size_t i = 0; i < above.size(); ++i) {
            const bool as_above = stand_alike(parts[i], extent(above[i]));
            const bool as_below = stand_alike(parts[i], extent(below[i]));
            if (whole ? !as_above || !as_below
                      : !as_above && !as_below &&
                            !stands_in(parts[i], grid_.box(face_of(above[i])))) {
                return;
            }
        }
        const Box box = grid_.box(face);
        for (const double x : boundaries) {
            out.vertical.push_back({x, box.y0, box.y1, 0});
        }
    }

  private:
    const Face& face_of(int number) const { return grid_.faces[static_cast<std::size_t>(number)]; }

    /// The faces of that row over or under this one, from left to right; none if one reaches
    /// further than it.
    std::vector<int> neighbours(const Face& face, int row) const {
        std::vector<int> out;
        if (row < 0 || row >= grid_.rows()) {
            return out;
        }
        const int end = face.column + face.column_span;
        for (int column = face.column; column < end;) {
            const int number = grid_.at(row, column);
            if (number < 0 || face_of(number).column != column ||
                column + face_of(number).column_span > end) {
                return {};
            }
            out.push_back(number);
            column += face_of(number).column_span;
        }
        return out;
    }

    /// Runs by face, once a face needs them: few grids have one.
    void sort_runs() {
        if (runs_of_.empty()) {
            runs_of_.resize(grid_.faces.size());
            for (const Placed& placed : placement_.runs) {
                runs_of_[static_cast<std::size_t>(placed.face)].push_back(placed.run);
            }
        }
    }

    Extent extent(int face) const {
        Extent out;
        for (const std::uint32_t number : runs_of_[static_cast<std::size_t>(face)]) {
            const Run& run = runs_.runs[number];
            out.add(run.box.x0, run.box.x1, run.size);
        }
        return out;
    }

    /// The text of a face by columns; none if a run of it lies across a boundary or is in any
    /// direction but the usual, or if a column has none. What is written in one cell is written in
    /// one go, line by line: the gap between two cells may be as narrow as that between words.
    std::vector<Extent> parts_of(std::size_t face, const std::vector<double>& boundaries) const {
        std::vector<Extent> out(boundaries.size() + 1);
        for (const std::uint32_t number : runs_of_[face]) {
            const Run& run = runs_.runs[number];
            const auto column = [&](double x) {
                return std::upper_bound(boundaries.begin(), boundaries.end(), x) -
                       boundaries.begin();
            };
            if (run.direction != Direction::right || column(run.box.x0) != column(run.box.x1)) {
                return {};
            }
            out[static_cast<std::size_t>(column(run.box.x0))].add(run.box.x0, run.box.x1, run.size);
        }
        const bool gap =
            std::any_of(out.begin(), out.end(), [](const Extent& part) { return part.empty(); });
        return gap ? std::vector<Extent>() : out;
    }

    const Grid& grid_;
    const Placement& placement_;
    const Runs& runs_;
    std::vector<std::vector<std::uint32_t>> runs_of_;
};

}  // namespace

Lines missing_lines(const Grid& grid, const Placement& placement, const Runs& runs) {
    Lines out;
    Search search(grid, placement, runs);
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        search.examine(grid.faces[i], i, out);
    }
    return out;
}

}  // namespace tenken::layout
