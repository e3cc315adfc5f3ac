#include "extractor/layout/label_bands.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace tenken::layout {
namespace {

constexpr std::size_t least_bands_for_blank = 3;  // labels that show the rows if some is blank
constexpr double filled_share = 0.6;              // of the bands that have text
constexpr double across = 0.25;                   // em: so near its middle a boundary cuts a line
constexpr double full_share = 0.8;                // of the width: no columns in it
constexpr double full_line = 1.6;                 // em: nearer to the right wall a line may go on

/// The row boundaries between the faces left of this one, if they fill its height exactly and all
/// have text; none otherwise. Faces of the same rows stand between it and the labels.
std::vector<double> boundaries_beside(const Grid& grid, const Face& face,
                                      const Placement& placement) {
    std::vector<double> out;
    const int end = face.row + face.row_span;
    int column = face.column - 1;
    while (column >= 0) {
        const int beside = grid.at(face.row, column);
        if (beside < 0) {
            return out;
        }
        const Face& other = grid.faces[static_cast<std::size_t>(beside)];
        if (other.row != face.row || other.row_span != face.row_span) {
            break;
        }
        column = other.column - 1;
    }
    if (column < 0) {
        return out;
    }
    for (int row = face.row; row < end;) {
        const int number = grid.at(row, column);
        if (number < 0) {
            return {};
        }
        const Face& label = grid.faces[static_cast<std::size_t>(number)];
        const bool fits = label.row == row && row + label.row_span <= end;
        if (!fits || placement.characters[static_cast<std::size_t>(number)] == 0) {
            return {};
        }
        row += label.row_span;
        out.push_back(grid.ys[static_cast<std::size_t>(row)]);
    }
    out.pop_back();
    return out;
}

/// What stands in one band.
struct Band {
    bool filled = false;
    double bottom = -1e9;  ///< of its last line
    double right = -1e9;   ///< end of that line
    double width = 0;      ///< of the text in it
    double size = 0;
};

enum class Fit { none, doubtful, sure };

Fit fit_of(const std::vector<const Run*>& runs, const std::vector<double>& boundaries,
           const Box& box) {
    std::vector<Band> bands(boundaries.size() + 1);
    for (const Run* run : runs) {
        const double middle = run->box.center_y();
        const auto cuts = [&](double y) { return std::abs(middle - y) < across * run->size; };
        if (run->direction != Direction::right ||
            std::any_of(boundaries.begin(), boundaries.end(), cuts)) {
            return Fit::none;
        }
        const auto after = std::upper_bound(boundaries.begin(), boundaries.end(), middle);
        Band& band = bands[static_cast<std::size_t>(after - boundaries.begin())];
        const bool lower = run->box.y1 > band.bottom + across * run->size;
        band.right = lower ? run->box.x1 : std::max(band.right, run->box.x1);
        band.width = (lower ? 0 : band.width) + run->box.width();
        band.bottom = std::max(band.bottom, run->box.y1);
        band.size = std::max(band.size, run->size);
        band.filled = true;
    }
    const auto filled = static_cast<std::size_t>(
        std::count_if(bands.begin(), bands.end(), [](const Band& band) { return band.filled; }));
    if (filled < 2 ||
        (filled < bands.size() &&
         (bands.size() < least_bands_for_blank ||
          static_cast<double>(filled) < filled_share * static_cast<double>(bands.size())))) {
        return Fit::doubtful;
    }
    // One text that runs on past the labels has full lines at most of their boundaries.
    const auto runs_on = static_cast<std::size_t>(
        std::count_if(bands.begin(), bands.end() - 1, [&](const Band& band) {
            return band.filled && box.x1 - band.right < full_line * band.size &&
                   band.width > full_share * box.width();
        }));
    return runs_on * 2 < bands.size() ? Fit::sure : Fit::doubtful;
}

}  // namespace

Lines label_bands(const Grid& grid, const Placement& placement, const Runs& runs) {
    Lines out;
    std::vector<std::vector<const Run*>> runs_of;
    // Faces of the same rows are judged together: what parts one of them parts the others.
    std::map<std::pair<int, int>, std::vector<std::size_t>> by_rows;
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        const Face& face = grid.faces[i];
        if (face.row_span > 1 && face.column > 0) {
            by_rows[{face.row, face.row_span}].push_back(i);
        }
    }
    for (const auto& [rows, faces] : by_rows) {
        if (runs_of.empty()) {
            runs_of.resize(grid.faces.size());
            for (const Placed& placed : placement.runs) {
                runs_of[static_cast<std::size_t>(placed.face)].push_back(&runs.runs[placed.run]);
            }
        }
        bool sure = false;
        bool crossed = false;
        std::vector<double> boundaries;
        for (const std::size_t i : faces) {
            const std::vector<double> own = boundaries_beside(grid, grid.faces[i], placement);
            if (own.empty() || (!boundaries.empty() && own != boundaries)) {
                crossed = true;
                break;
            }
            boundaries = own;
            const Fit fit = placement.characters[i] == 0
                                ? Fit::doubtful
                                : fit_of(runs_of[i], boundaries, grid.box(grid.faces[i]));
            sure = sure || fit == Fit::sure;
            crossed = crossed || fit == Fit::none;
        }
        for (const std::size_t i : faces) {
            const Box box = grid.box(grid.faces[i]);
            for (const double y : boundaries) {
                if (sure && !crossed) {
                    out.horizontal.push_back({y, box.x0, box.x1, 0});
                }
            }
        }
    }
    return out;
}

}  // namespace tenken::layout
