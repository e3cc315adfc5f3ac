#include "extractor/layout/grid.h"

#include <algorithm>

#include "extractor/layout/component.h"
#include "extractor/layout/disjoint_sets.h"

namespace tenken::layout {
namespace {

using schema::Box;

constexpr double least_cover = 0.6;  // share of a side that must be drawn for it to be a wall
constexpr std::size_t most_positions = 400'000;

/// Ascending positions, those that touch taken as one (at the longest line's place). The frame
/// belongs to them: where the crossing lines end, even if nothing is drawn there.
std::vector<double> boundaries(const std::vector<Line>& lines, const std::vector<Line>& crossing,
                               const std::vector<int>& closed_strips) {
    struct Mark {
        double position;
        double weight;
    };
    std::vector<Mark> marks;
    marks.reserve(lines.size());
    double low = 1e9;
    double high = -1e9;
    for (const Line& line : lines) {
        marks.push_back({line.position, line.length()});
    }
    for (const Line& line : crossing) {
        low = std::min(low, line.begin);
        high = std::max(high, line.end);
    }
    if (low <= high) {
        marks.push_back({low, 0});
        marks.push_back({high, 0});
    }
    std::sort(marks.begin(), marks.end(),
              [](const Mark& a, const Mark& b) { return a.position < b.position; });
    std::vector<Mark> found;
    double first = -1e9;
    for (const Mark& mark : marks) {
        if (mark.position - first > touching) {
            found.push_back(mark);
            first = mark.position;
        } else if (mark.weight > found.back().weight) {
            found.back() = mark;
        }
    }
    std::vector<double> out;
    double weight = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const bool closed = i > 0 && std::binary_search(closed_strips.begin(), closed_strips.end(),
                                                        static_cast<int>(i) - 1);
        if (!closed) {
            out.push_back(found[i].position);
            weight = found[i].weight;
        } else if (found[i].weight > weight) {
            out.back() = found[i].position;
            weight = found[i].weight;
        }
    }
    return out;
}

std::size_t nearest(const std::vector<double>& positions, double position) {
    const auto after = std::lower_bound(positions.begin(), positions.end(), position);
    if (after == positions.begin()) {
        return 0;
    }
    if (after == positions.end()) {
        return positions.size() - 1;
    }
    const auto before = after - 1;
    return static_cast<std::size_t>((*after - position < position - *before ? after : before) -
                                    positions.begin());
}

/// Which sides of grid positions are drawn, for the lines of one direction: by boundary, then
/// strip.
class Walls {
  public:
    Walls(const std::vector<Line>& lines, const std::vector<double>& boundaries_across,
          const std::vector<double>& strips)
        : strips_(strips.size() - 1), cover_(boundaries_across.size() * strips_, 0.0F) {
        std::vector<std::vector<Line>> by_boundary(boundaries_across.size());
        for (const Line& line : lines) {
            by_boundary[nearest(boundaries_across, line.position)].push_back(line);
        }
        for (std::size_t i = 0; i < by_boundary.size(); ++i) {
            cover(i, by_boundary[i], strips);
        }
        for (std::size_t i = 0; i < by_boundary.size(); ++i) {
            for (std::size_t s = 0; s < strips_; ++s) {
                float& c = cover_[i * strips_ + s];
                c = c >= least_cover * (strips[s + 1] - strips[s]) ? 1.0F : 0.0F;
            }
        }
    }

    bool drawn(int boundary, int strip) const {
        return cover_[static_cast<std::size_t>(boundary) * strips_ +
                      static_cast<std::size_t>(strip)] > 0;
    }

  private:
    /// Adds up how much of each strip the lines on one boundary cover, overlaps counted once.
    void cover(std::size_t boundary, std::vector<Line>& lines, const std::vector<double>& strips) {
        std::sort(lines.begin(), lines.end(),
                  [](const Line& a, const Line& b) { return a.begin < b.begin; });
        double done = -1e9;
        for (const Line& line : lines) {
            const double begin = std::max(line.begin, done);
            done = std::max(done, line.end);
            auto strip = static_cast<std::size_t>(
                std::upper_bound(strips.begin(), strips.end(), begin) - strips.begin());
            strip = strip == 0 ? 0 : strip - 1;
            for (; strip < strips_ && strips[strip] < line.end; ++strip) {
                const double covered =
                    std::min(line.end, strips[strip + 1]) - std::max(begin, strips[strip]);
                cover_[boundary * strips_ + strip] += static_cast<float>(std::max(0.0, covered));
            }
        }
    }

    std::size_t strips_;
    std::vector<float> cover_;
};

/// Faces out of grid positions.
class FaceFinder {
  public:
    FaceFinder(Grid& grid, const Walls& vertical, const Walls& horizontal)
        : grid_(grid),
          vertical_(vertical),
          horizontal_(horizontal),
          sets_(grid.rows() * grid.columns()) {}

    void run() {
        unite();
        collect();
        for (std::size_t i = 0; i < boxes_.size(); ++i) {
            if (boxes_[i].positions == boxes_[i].area()) {
                add(rectangle(static_cast<int>(i)));
            } else {
                add_pieces(static_cast<int>(i));
            }
        }
    }

  private:
    struct Extent {
        int top, left, bottom, right;  // inclusive
        int positions = 0;
        int area() const { return (bottom - top + 1) * (right - left + 1); }
    };

    int position(int row, int column) const { return row * grid_.columns() + column; }

    void unite() {
        for (int row = 0; row < grid_.rows(); ++row) {
            for (int column = 0; column < grid_.columns(); ++column) {
                if (column + 1 < grid_.columns() && !vertical_.drawn(column + 1, row)) {
                    sets_.unite(position(row, column), position(row, column + 1));
                }
                if (row + 1 < grid_.rows() && !horizontal_.drawn(row + 1, column)) {
                    sets_.unite(position(row, column), position(row + 1, column));
                }
            }
        }
    }

    /// Numbers the sets in reading order of their first position and finds their extents.
    void collect() {
        numbers_.assign(
            static_cast<std::size_t>(grid_.rows()) * static_cast<std::size_t>(grid_.columns()), -1);
        for (int row = 0; row < grid_.rows(); ++row) {
            for (int column = 0; column < grid_.columns(); ++column) {
                const auto root = static_cast<std::size_t>(sets_.find(position(row, column)));
                if (numbers_[root] < 0) {
                    numbers_[root] = static_cast<int>(boxes_.size());
                    boxes_.push_back({row, column, row, column, 0});
                }
                Extent& extent = boxes_[static_cast<std::size_t>(numbers_[root])];
                extent.left = std::min(extent.left, column);
                extent.right = std::max(extent.right, column);
                extent.bottom = row;
                ++extent.positions;
            }
        }
    }

    int number_at(int row, int column) {
        return numbers_[static_cast<std::size_t>(sets_.find(position(row, column)))];
    }

    Face rectangle(int number) const {
        const Extent& extent = boxes_[static_cast<std::size_t>(number)];
        Face face;
        face.row = extent.top;
        face.column = extent.left;
        face.row_span = extent.bottom - extent.top + 1;
        face.column_span = extent.right - extent.left + 1;
        return face;
    }

    void mark_open_sides(Face& face) const {
        for (int row = face.row; row < face.row + face.row_span; ++row) {
            face.open_left |= face.column == 0 && !vertical_.drawn(0, row);
            face.open_right |= face.column + face.column_span == grid_.columns() &&
                               !vertical_.drawn(grid_.columns(), row);
        }
        for (int column = face.column; column < face.column + face.column_span; ++column) {
            face.open_top |= face.row == 0 && !horizontal_.drawn(0, column);
            face.open_bottom |= face.row + face.row_span == grid_.rows() &&
                                !horizontal_.drawn(grid_.rows(), column);
        }
    }

    void add(Face face) {
        mark_open_sides(face);
        grid_.faces.push_back(face);
    }

    /// A closed face that is no rectangle misses a line: it is cut into rectangles by lengthening
    /// the horizontal lines that end in it. An open one is the ground beside the table, no face.
    void add_pieces(int number) {
        const Extent extent = boxes_[static_cast<std::size_t>(number)];
        std::vector<Face> pieces;
        std::vector<std::size_t> above;  // pieces that reach down to the row before
        for (int row = extent.top; row <= extent.bottom; ++row) {
            std::vector<std::size_t> here;
            for (int column = extent.left; column <= extent.right;) {
                if (number_at(row, column) != number) {
                    ++column;
                    continue;
                }
                int end = column + 1;
                while (end <= extent.right && number_at(row, end) == number &&
                       !vertical_.drawn(end, row)) {
                    ++end;
                }
                const auto same = std::find_if(above.begin(), above.end(), [&](std::size_t p) {
                    return pieces[p].column == column && pieces[p].column_span == end - column &&
                           !horizontal_.drawn(row, column);
                });
                if (same != above.end()) {
                    ++pieces[*same].row_span;
                    here.push_back(*same);
                } else {
                    Face face;
                    face.row = row;
                    face.column = column;
                    face.column_span = end - column;
                    face.cut = true;
                    here.push_back(pieces.size());
                    pieces.push_back(face);
                }
                column = end;
            }
            above = std::move(here);
        }
        double area = 0;
        bool open = false;
        for (Face& face : pieces) {
            mark_open_sides(face);
            open |= face.open_sides() > 0;
            const Box box = grid_.box(face);
            area += box.width() * box.height();
        }
        if (open) {
            return;
        }
        grid_.odd_area += area;
        for (const Face& face : pieces) {
            grid_.faces.push_back(face);
        }
    }

    Grid& grid_;
    const Walls& vertical_;
    const Walls& horizontal_;
    DisjointSets sets_;
    std::vector<int> numbers_;
    std::vector<Extent> boxes_;
};

}  // namespace

Box Grid::box(const Face& face) const {
    const auto x = [this](int i) { return xs[static_cast<std::size_t>(i)]; };
    const auto y = [this](int i) { return ys[static_cast<std::size_t>(i)]; };
    return {x(face.column), y(face.row), x(face.column + face.column_span),
            y(face.row + face.row_span)};
}

int Grid::face_of(double x, double y) const {
    const auto column = std::upper_bound(xs.begin(), xs.end(), x) - xs.begin() - 1;
    const auto row = std::upper_bound(ys.begin(), ys.end(), y) - ys.begin() - 1;
    if (column < 0 || row < 0 || column >= columns() || row >= rows()) {
        return -1;
    }
    return at(static_cast<int>(row), static_cast<int>(column));
}

Grid make_grid(const Lines& lines, const ClosedStrips& closed) {
    Grid grid;
    grid.xs = boundaries(lines.vertical, lines.horizontal, closed.columns);
    grid.ys = boundaries(lines.horizontal, lines.vertical, closed.rows);
    if (grid.xs.size() < 2 || grid.ys.size() < 2 ||
        grid.xs.size() * grid.ys.size() > most_positions) {
        return {};
    }
    grid.face_at.assign((grid.xs.size() - 1) * (grid.ys.size() - 1), -1);
    const Walls vertical(lines.vertical, grid.xs, grid.ys);
    const Walls horizontal(lines.horizontal, grid.ys, grid.xs);
    FaceFinder(grid, vertical, horizontal).run();
    std::sort(grid.faces.begin(), grid.faces.end(), [](const Face& a, const Face& b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        const Face& face = grid.faces[i];
        for (int row = face.row; row < face.row + face.row_span; ++row) {
            for (int column = face.column; column < face.column + face.column_span; ++column) {
                grid.at(row, column) = static_cast<int>(i);
            }
        }
    }
    return grid;
}

}  // namespace tenken::layout
