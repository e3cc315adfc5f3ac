#include "extractor/layout/underline.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace tenken::layout {
namespace {

constexpr double lowest = 0.32;       // em: how far below the baseline an underline may be
constexpr double highest = 0.62;      // em: how far above it a line that strikes out
constexpr double at_end = 0.3;        // em: how far text and line may differ at either end
constexpr double widest_blank = 0.6;  // em: between words that share an underline
constexpr double largest_text = 40;   // points
constexpr double on_border = 0.6;     // points: a line that ends there ends on purpose

bool ends_on_border(double x, double y, const std::vector<Line>& verticals) {
    auto line =
        std::lower_bound(verticals.begin(), verticals.end(), x - on_border,
                         [](const Line& a, double position) { return a.position < position; });
    for (; line != verticals.end() && line->position <= x + on_border; ++line) {
        if (y >= line->begin - on_border && y <= line->end + on_border) {
            return true;
        }
    }
    return false;
}

/// True if runs cover the line without a gap.
bool carries_text(const Line& line, const RunIndex& index) {
    const Runs& runs = index.runs();
    std::vector<const Run*> above;
    for (const std::uint32_t n : index.across(
             {line.begin, line.position - largest_text, line.end, line.position + largest_text})) {
        const Run& run = runs.runs[n];
        const double baseline = runs.glyphs[run.first]->baseline;
        if (run.direction == Direction::right && line.position < baseline + lowest * run.size &&
            line.position > baseline - highest * run.size) {
            above.push_back(&run);
        }
    }
    std::sort(above.begin(), above.end(),
              [](const Run* a, const Run* b) { return a->box.x0 < b->box.x0; });
    double covered = line.begin;
    double tolerance = at_end;
    for (const Run* run : above) {
        if (run->box.x0 > covered + tolerance * run->size) {
            return false;
        }
        covered = std::max(covered, run->box.x1);
        tolerance = widest_blank;
    }
    return !above.empty() && covered >= line.end - at_end * above.back()->size;
}

}  // namespace

void take_out_underlines(Lines& lines, const RunIndex& index) {
    const auto is_underline = [&](const Line& line) {
        return !(ends_on_border(line.begin, line.position, lines.vertical) &&
                 ends_on_border(line.end, line.position, lines.vertical)) &&
               carries_text(line, index);
    };
    lines.horizontal.erase(
        std::remove_if(lines.horizontal.begin(), lines.horizontal.end(), is_underline),
        lines.horizontal.end());
}

}  // namespace tenken::layout
