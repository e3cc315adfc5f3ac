#include "extractor/scan/line_ink.h"

#include <algorithm>
#include <cmath>

namespace tenken::scan {

namespace {

constexpr double smallest_ring = 0.68;    // em
constexpr double roundest = 0.88;         // shorter to longer side
constexpr double ring_from = 0.72;        // of the radius, from where all of its ink lies
constexpr double thickest_stroke = 0.11;  // em, of a bracket
constexpr double bend_of_slash = 0.055;   // em by which ／ may leave its diagonal

}  // namespace

LineInk::LineInk(Pix* text, const TextLine& line) : line_(line) {
    Box* window = boxCreate(line.box.x0, line.box.y0, line.box.width(), line.box.height());
    ink_.reset(pixClipRectangle(text, window, nullptr));
    boxDestroy(&window);
    columns_.assign(static_cast<std::size_t>(std::max(0, line.box.width())), 0);
    if (!ink_) {
        return;
    }
    parts_ = parts_of(ink_.get(), 8);
    for (PixelBox& part : parts_) {
        for (int x = part.x0; x < part.x1; ++x) {
            ++columns_[static_cast<std::size_t>(x)];
        }
        part = {part.x0 + line.box.x0, part.y0 + line.box.y0, part.x1 + line.box.x0,
                part.y1 + line.box.y0};
    }
    std::sort(parts_.begin(), parts_.end(), [](const PixelBox& a, const PixelBox& b) {
        return a.x0 != b.x0 ? a.x0 < b.x0 : a.y0 < b.y0;
    });
}

bool LineInk::any_between(int x0, int x1) const {
    const Gap gap = widest_gap(x0, x1);
    return gap.width() < x1 - x0;
}

LineInk::Gap LineInk::widest_gap(int x0, int x1) const {
    Gap best{x0, x0};
    int begin = x0;
    for (int x = x0; x < x1; ++x) {
        const int at = x - line_.box.x0;
        const bool inked = at >= 0 && at < static_cast<int>(columns_.size()) &&
                           columns_[static_cast<std::size_t>(at)] > 0;
        if (inked) {
            begin = x + 1;
        } else if (x + 1 - begin > best.width()) {
            best = {begin, x + 1};
        }
    }
    return best;
}

bool LineInk::is_ring(const PixelBox& part) const {
    const int w = part.width();
    const int h = part.height();
    const double size = std::max(w, h);
    if (size < smallest_ring * line_.em || std::min(w, h) < roundest * size) {
        return false;
    }
    int inside = 0;
    int on_ring = 0;
    for (int row = 0; row < h; ++row) {
        for (int column = 0; column < w; ++column) {
            l_uint32 value = 0;
            pixGetPixel(ink_.get(), part.x0 - line_.box.x0 + column, part.y0 - line_.box.y0 + row,
                        &value);
            if (value == 0) {
                continue;
            }
            const double dx = (column + 0.5 - w / 2.0) / (w / 2.0);
            const double dy = (row + 0.5 - h / 2.0) / (h / 2.0);
            (std::hypot(dx, dy) > ring_from ? on_ring : inside) += 1;
        }
    }
    return inside <= 0.02 * on_ring && on_ring >= 2.2 * size;
}

std::vector<PixelBox> LineInk::rings() const {
    std::vector<PixelBox> found;
    for (const PixelBox& part : parts_) {
        if (is_ring(part)) {
            found.push_back(part);
        }
    }
    return found;
}

int LineInk::ink_in(const PixelBox& part, int x0, int y0, int x1, int y1) const {
    int count = 0;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x) {
            l_uint32 value = 0;
            pixGetPixel(ink_.get(), part.x0 - line_.box.x0 + x, part.y0 - line_.box.y0 + y, &value);
            count += value != 0 ? 1 : 0;
        }
    }
    return count;
}

/// Samples of a part in one row, between two columns of the part.
int LineInk::ink_in_row(const PixelBox& part, int row, int x0, int x1) const {
    return ink_in(part, x0, row, x1, row + 1);
}

/// 〈 and 〉: narrow, as high as a character, the point in the middle of one side.
std::string LineInk::chevron(const PixelBox& part) const {
    const int w = part.width();
    const int h = part.height();
    const int third = std::max(1, w / 3);
    const auto side = [&](int row) {
        return ink_in_row(part, row, 0, third) - ink_in_row(part, row, w - third, w);
    };
    int middle = 0;
    int ends = 0;
    for (int row = 0; row < h; ++row) {
        const bool central = std::abs(2 * row - h) < h / 4;
        const bool outer = row < h / 5 || row >= h - h / 5;
        const int lean = side(row) > 0 ? 1 : side(row) < 0 ? -1 : 0;
        middle += central ? lean : 0;
        ends += outer ? lean : 0;
    }
    const int least = std::max(2, h / 8);
    return middle >= least && ends <= -least ? "〈" : middle <= -least && ends >= least ? "〉" : "";
}

/// 「 and 」: one level and one upright stroke that meet in a corner, and nothing else.
std::string LineInk::corner(const PixelBox& part) const {
    const int w = part.width();
    const int h = part.height();
    const int thick = std::max(1, static_cast<int>(std::lround(thickest_stroke * line_.em)));
    if (w <= 2 * thick || h <= 3 * thick) {
        return {};
    }
    const int all = ink_in(part, 0, 0, w, h);
    const bool at_top = part.y0 - line_.box.y0 < line_.box.y1 - part.y1;
    const int y0 = at_top ? 0 : h - thick;
    const int x0 = at_top ? 0 : w - thick;
    const int level = ink_in(part, 0, y0, w, y0 + thick);
    const int upright = ink_in(part, x0, 0, x0 + thick, h);
    const int both = ink_in(part, x0, y0, x0 + thick, y0 + thick);
    if (level + upright - both < 0.97 * all || level < 0.8 * w || upright < 0.8 * h) {
        return {};
    }
    return at_top ? "「" : "」";
}

std::string LineInk::narrow_shape(const PixelBox& part) const {
    const double w = part.width() / line_.em;
    const double h = part.height() / line_.em;
    if (w < 0.12 || h < 0.4) {
        return {};
    }
    std::string found = w <= 0.42 && h >= 0.7 ? chevron(part) : std::string();
    return found.empty() && w <= 0.5 && h <= 0.9 ? corner(part) : found;
}

/// ／: from corner to corner of the square, thin and straight; ノ is smaller and bent.
bool LineInk::is_slash(const PixelBox& part) const {
    const int w = part.width();
    const int h = part.height();
    const double thick = 2 * thickest_stroke * line_.em;
    for (int row = 0; row < h; ++row) {
        int first = w;
        int last = -1;
        for (int x = 0; x < w; ++x) {
            if (ink_in_row(part, row, x, x + 1) > 0) {
                first = std::min(first, x);
                last = x;
            }
        }
        const double expected = (w - 1) * (1 - (row + 0.5) / h);
        if (last < 0 || last - first + 1 > thick ||
            std::abs((first + last) / 2.0 - expected) > bend_of_slash * line_.em) {
            return false;
        }
    }
    return true;
}

/// ：, two dots of one size above each other.
bool LineInk::is_colon(const PixelBox& above, const PixelBox& below) const {
    const auto is_dot = [&](const PixelBox& part) {
        const int longer = std::max(part.width(), part.height());
        return longer >= 0.07 * line_.em && longer <= 0.22 * line_.em &&
               2 * std::min(part.width(), part.height()) >= longer;
    };
    const double apart = (below.y0 + below.y1 - above.y0 - above.y1) / 2.0 / line_.em;
    const double aside = std::abs(below.x0 + below.x1 - above.x0 - above.x1) / 2.0 / line_.em;
    return is_dot(above) && is_dot(below) && apart >= 0.3 && apart <= 0.6 && aside <= 0.06;
}

std::string LineInk::wide_shape(const PixelBox& part) const {
    const int w = part.width();
    const int h = part.height();
    if (w < 0.6 * line_.em || w > 1.1 * line_.em) {
        return {};
    }
    if (w >= 0.78 * line_.em && h >= 0.78 * line_.em) {
        return is_slash(part) ? "／" : "";
    }
    int fullest = 0;
    int at = 0;
    for (int row = 0; row < h; ++row) {
        const int count = ink_in_row(part, row, 0, w);
        if (count > fullest) {
            fullest = count;
            at = row;
        }
    }
    if (h >= 0.13 * line_.em && h <= 0.36 * line_.em && fullest < 0.62 * w) {
        return "～";
    }
    // An arrow: a shaft over its whole width, and a head at its right end only.
    if (h >= 0.25 * line_.em && h <= 0.65 * line_.em && fullest >= 0.85 * w &&
        std::abs(2 * at - h) <= h / 2) {
        int left = 0;
        int right = 0;
        for (int row = 0; row < h; ++row) {
            if (std::abs(row - at) > 1) {
                left += ink_in_row(part, row, 0, w / 2);
                right += ink_in_row(part, row, w / 2, w);
            }
        }
        return left == 0 && right > 2 ? "→" : "";
    }
    return {};
}

std::string LineInk::shape_of(const PixelBox& box) const {
    std::vector<PixelBox> inside;
    for (const PixelBox& part : parts_) {
        if (part.x0 >= box.x0 && part.x1 <= box.x1 && part.y0 >= box.y0 && part.y1 <= box.y1) {
            inside.push_back(part);
        }
    }
    if (inside.size() == 2) {
        const bool first_above = inside[0].y0 < inside[1].y0;
        return is_colon(inside[first_above ? 0 : 1], inside[first_above ? 1 : 0]) ? "：" : "";
    }
    if (inside.size() != 1) {
        return {};
    }
    const std::string narrow = narrow_shape(inside.front());
    return narrow.empty() ? wide_shape(inside.front()) : narrow;
}

}  // namespace tenken::scan
