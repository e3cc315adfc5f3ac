#include "extractor/layout/runs.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "extractor/layout/characters.h"
#include "schema/simple_forms.h"

namespace tenken::layout {
namespace {

constexpr double contiguous = 0.12;    // em: a wider gap ends a run
constexpr double overlapping = 0.25;   // em: so far a kerned glyph may reach back
constexpr double least_misfit = 0.02;  // em: glyphs of one text follow each other more exactly
constexpr double level = 0.08;         // em: a run stays on its line
constexpr int skew_tolerance = 3;      // degrees

bool is_blank(const Glyph& glyph) {
    return glyph.text.empty() || schema::is_white_space(first_character(glyph.text));
}

bool is_usable(const Glyph& glyph) {
    return std::isfinite(glyph.box.x0) && std::isfinite(glyph.box.y0) &&
           std::isfinite(glyph.box.x1) && std::isfinite(glyph.box.y1) &&
           std::isfinite(glyph.baseline) && std::isfinite(glyph.size);
}

Direction direction_of(const Glyph& glyph) {
    if (glyph.angle == 0) {
        return glyph.vertical ? Direction::down : Direction::right;
    }
    const int angle = ((glyph.angle % 360) + 360) % 360;
    const auto is_near = [angle](int to) {
        const int apart = std::abs(angle - to);
        return std::min(apart, 360 - apart) <= skew_tolerance;
    };
    if (glyph.vertical) {
        return is_near(0) ? Direction::down : Direction::skew;
    }
    if (is_near(0)) {
        return Direction::right;
    }
    if (is_near(90)) {
        return Direction::up;
    }
    if (is_near(180)) {
        return Direction::left;
    }
    return is_near(270) ? Direction::down : Direction::skew;
}

/// From the end of one glyph to the start of the next, along the direction of the line.
double gap(const Glyph& before, const Glyph& after, Direction direction) {
    switch (direction) {
        case Direction::down:
            return after.box.y0 - before.box.y1;
        case Direction::up:
            return before.box.y0 - after.box.y1;
        case Direction::left:
            return before.box.x0 - after.box.x1;
        default:
            return after.box.x0 - before.box.x1;
    }
}

bool continues(const Run& run, const Glyph& last, const Glyph& next, Direction direction) {
    if (direction != run.direction || next.vertical != run.vertical ||
        std::abs(next.size - last.size) > 0.05 * last.size) {
        return false;
    }
    if (direction == Direction::skew) {
        return next.angle == last.angle &&
               std::hypot(next.box.center_x() - last.box.center_x(),
                          next.box.center_y() - last.box.center_y()) < 1.6 * last.size;
    }
    if (std::abs(next.baseline - last.baseline) > level * last.size) {
        return false;
    }
    const double distance = gap(last, next, direction);
    return distance <= contiguous * last.size && distance >= -overlapping * last.size;
}

}  // namespace

Point centre(const Glyph& glyph) {
    const Direction direction = direction_of(glyph);
    const Box& box = glyph.box;
    constexpr double above_baseline = 0.35;  // of the size: half the height of a capital
    double y = box.center_y();
    double x = box.center_x();
    if (direction == Direction::right) {
        y = glyph.baseline - above_baseline * glyph.size;
        y = std::clamp(y, box.y0, box.y1);
    } else if (!glyph.vertical && direction == Direction::up) {
        x = std::clamp(glyph.baseline - above_baseline * glyph.size, box.x0, box.x1);
    } else if (!glyph.vertical && direction == Direction::down) {
        x = std::clamp(glyph.baseline + above_baseline * glyph.size, box.x0, box.x1);
    }
    return {x, y};
}

namespace {

/// Collects glyphs into runs, one after the other.
class Collector {
  public:
    explicit Collector(std::size_t glyphs) {
        out_.glyphs.reserve(glyphs);
        out_.runs.reserve(glyphs / 4 + 1);
    }

    void add(const Glyph& glyph) {
        if (is_blank(glyph)) {
            open_ = false;
            blank_ = true;
            return;
        }
        const Direction direction = direction_of(glyph);
        if (!open_ || !continues(out_.runs.back(), *out_.glyphs.back(), glyph, direction)) {
            begin_run(glyph, direction);
        } else if (!glyph.hidden && seen_ > 0 && unseen_ > 0) {
            part_unseen(glyph);
        }
        Run& run = out_.runs.back();
        ++run.count;
        if (!glyph.hidden) {
            run.box = seen_ == 0 ? glyph.box : run.box.united(glyph.box);
        }
        ++(glyph.hidden ? unseen_ : seen_);
        if (!glyph.hidden) {
            unseen_ = 0;
        }
        out_.glyphs.push_back(&glyph);
        open_ = true;
        blank_ = false;
    }

    Runs finish() {
        drop_unseen();
        return std::move(out_);
    }

  private:
    void begin_run(const Glyph& glyph, Direction direction) {
        drop_unseen();
        Run run;
        run.first = static_cast<std::uint32_t>(out_.glyphs.size());
        run.box = glyph.box;
        run.size = std::max(1.0, static_cast<double>(glyph.size));
        run.direction = direction;
        run.vertical = glyph.vertical;
        run.bold = glyph.bold;
        run.space_before = blank_;
        out_.runs.push_back(run);
        seen_ = 0;
        unseen_ = 0;
    }

    /// A text that is wider than its clip is cut off at its ends only: what is cut off between two
    /// visible parts is the end of the first and the start of the second, though they seem to
    /// touch. They part where glyphs follow each other least exactly.
    void part_unseen(const Glyph& next) {
        const Run whole = out_.runs.back();
        std::uint32_t best = whole.count;
        double widest = least_misfit * next.size;
        for (std::uint32_t i = whole.count - unseen_; i <= whole.count; ++i) {
            const Glyph& after = i < whole.count ? *out_.glyphs[whole.first + i] : next;
            const double misfit =
                std::abs(gap(*out_.glyphs[whole.first + i - 1], after, whole.direction));
            if (misfit > widest) {
                widest = misfit;
                best = i;
            }
        }
        if (widest <= least_misfit * next.size) {
            return;  // one text after all
        }
        out_.runs.back() = out_.part(whole, 0, best);
        Run second = out_.part(whole, best, whole.count - best);
        second.box = Box();
        out_.runs.push_back(second);
        seen_ = 0;
    }

    /// Takes the last run back if nothing of it is visible.
    void drop_unseen() {
        if (!out_.runs.empty() && seen_ == 0) {
            out_.glyphs.resize(out_.runs.back().first);
            out_.runs.pop_back();
        }
    }

    Runs out_;
    bool open_ = false;         // the last run may go on
    bool blank_ = false;        // a blank was drawn since
    std::uint32_t seen_ = 0;    // visible glyphs of the last run
    std::uint32_t unseen_ = 0;  // cut off since the last visible one
};

}  // namespace

Runs find_runs(const extractor::Page& page) {
    Collector collector(page.glyphs.size());
    for (const Glyph& glyph : page.glyphs) {
        if (is_usable(glyph)) {
            collector.add(glyph);
        }
    }
    return collector.finish();
}

void Runs::append_text(const Run& run, std::string& out) const {
    constexpr std::size_t kanji = 3;  // bytes
    out.reserve(out.size() + run.count * kanji);
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        out += glyphs[i]->text;
    }
}

Run Runs::part(const Run& run, std::uint32_t first, std::uint32_t count) const {
    Run piece = run;
    piece.first = run.first + first;
    piece.count = count;
    piece.space_before = first == 0 && run.space_before;
    piece.box = Box();
    for (std::uint32_t i = piece.first; i < piece.first + count; ++i) {
        if (!glyphs[i]->hidden) {
            piece.box = piece.box.united(glyphs[i]->box);
        }
    }
    if (piece.box.empty() && count > 0) {
        piece.box = glyphs[piece.first]->box;
    }
    return piece;
}

}  // namespace tenken::layout
