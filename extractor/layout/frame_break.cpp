#include "extractor/layout/frame_break.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tenken::layout {
namespace {

constexpr double reach = touching + 0.5;  // points: what ends so near to a height ends there
constexpr double same_side = 0.8;         // points: sides of one frame
constexpr double least_piece = 6;         // points: of a line that is cut off
constexpr std::size_t least_rungs = 3;    // horizontals of two rows

/// Heights of horizontal lines, those of a double line once.
std::vector<double> heights(const std::vector<Line>& horizontal) {
    std::vector<double> out;
    for (const Line& line : horizontal) {
        if (out.empty() || line.position - out.back() > reach) {
            out.push_back(line.position);
        }
    }
    return out;
}

/// For each height, whether the right side of all goes through it.
std::vector<bool> side_goes_on(const std::vector<Line>& vertical, const std::vector<double>& ys) {
    std::vector<bool> out(ys.size(), false);
    const double right = vertical.back().position;
    for (auto line = vertical.rbegin();
         line != vertical.rend() && line->position > right - same_side; ++line) {
        for (auto y = std::lower_bound(ys.begin(), ys.end(), line->begin + reach);
             y != ys.end() && *y < line->end - reach; ++y) {
            out[static_cast<std::size_t>(y - ys.begin())] = true;
        }
    }
    return out;
}

struct Sides {
    double left = 1e9;
    double right = -1e9;
    std::size_t walls = 0;
};

/// The walls that pass a height.
Sides sides_at(const std::vector<Line>& vertical, double y) {
    Sides out;
    for (const Line& line : vertical) {
        if (line.begin < y && line.end > y) {
            out.left = std::min(out.left, line.position);
            out.right = std::max(out.right, line.position);
            ++out.walls;
        }
    }
    return out;
}

/// True if a wall right of the left side goes through a height.
bool has_wall_through(const std::vector<Line>& vertical, double y) {
    const double left = vertical.front().position;
    return std::any_of(vertical.begin(), vertical.end(), [&](const Line& line) {
        return line.position > left + reach && line.begin < y - reach && line.end > y + reach;
    });
}

/// True if the lines across at a height keep within the sides.
bool closes(const std::vector<Line>& horizontal, double y, const Sides& sides) {
    const auto from =
        std::lower_bound(horizontal.begin(), horizontal.end(), y - reach,
                         [](const Line& line, double at) { return line.position < at; });
    for (auto line = from; line != horizontal.end() && line->position <= y + reach; ++line) {
        if (line->end > sides.right + reach || line->begin < sides.left - reach) {
            return false;
        }
    }
    return true;
}

bool is_table(const Component& part) {
    std::size_t walls = 0;
    double last = -1e9;
    for (const Line& line : part.lines.vertical) {
        walls += line.position - last > reach ? 1 : 0;
        last = line.position;
    }
    return heights(part.lines.horizontal).size() >= least_rungs && walls > 2;
}

}  // namespace

std::vector<FrameBreak> frame_breaks(const Lines& lines) {
    std::vector<FrameBreak> out;
    if (lines.vertical.size() < 4) {
        return out;
    }
    const std::vector<double> ys = heights(lines.horizontal);
    const double left = lines.vertical.front().position;
    const std::vector<bool> goes_on = side_goes_on(lines.vertical, ys);
    for (std::size_t i = 1; i + 1 < ys.size(); ++i) {
        if (goes_on[i]) {
            continue;
        }
        const Sides above = sides_at(lines.vertical, ys[i] - reach);
        const Sides below = sides_at(lines.vertical, ys[i] + reach);
        if (above.walls > 1 && below.walls > 1 && std::abs(above.left - left) <= same_side &&
            std::abs(below.left - left) <= same_side &&
            std::abs(above.right - below.right) > same_side &&
            closes(lines.horizontal, ys[i - 1], above) &&
            closes(lines.horizontal, ys[i + 1], below)) {
            out.push_back(
                {ys[i], above.right, below.right, !has_wall_through(lines.vertical, ys[i])});
        }
    }
    return out;
}

Component lines_between(const Lines& lines, double top, double bottom) {
    Component out;
    double left = 1e9;
    double right = -1e9;
    const auto clipped = [](Line line, double low, double high) {
        line.begin = std::max(line.begin, low);
        line.end = std::min(line.end, high);
        return line;
    };
    for (const Line& line : lines.vertical) {
        const Line piece = clipped(line, top, bottom);
        if (piece.length() > least_piece) {
            out.lines.vertical.push_back(piece);
            left = std::min(left, line.position);
            right = std::max(right, line.position);
        }
    }
    for (const Line& line : lines.horizontal) {
        const Line piece = clipped(line, left, right);
        if (line.position >= top - touching && line.position <= bottom + touching &&
            piece.length() > least_piece) {
            out.lines.horizontal.push_back(piece);
        }
    }
    out.box = {left, top, right, bottom};
    return out;
}

std::vector<Component> part_at_breaks(const Component& component,
                                      const std::vector<FrameBreak>& breaks) {
    std::vector<Component> out;
    double top = component.box.y0;
    for (const FrameBreak& edge : breaks) {
        if (!edge.whole) {
            continue;
        }
        Component above = lines_between(component.lines, top, edge.y);
        if (is_table(above) && is_table(lines_between(component.lines, edge.y, component.box.y1))) {
            out.push_back(std::move(above));
            top = edge.y;
        }
    }
    out.push_back(out.empty() ? component : lines_between(component.lines, top, component.box.y1));
    return out;
}

}  // namespace tenken::layout
