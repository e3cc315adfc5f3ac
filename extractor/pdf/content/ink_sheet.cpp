#include "extractor/pdf/content/ink_sheet.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace tenken::pdf {

namespace {

constexpr double points_per_inch = 72;
constexpr double resolution = 300;
/// As the reader of pictures bounds its sheets: A2 at 300 dpi.
constexpr double most_samples = 36e6;
constexpr double longest_side = 60'000;
/// Lines of samples within one row; along the row the cover is exact.
constexpr int lines_a_row = 4;

/// Points: what is farther off is not seen, and sums of it stay exact enough.
constexpr double farthest = 1e6;
constexpr double flattest = 1e-6;

Point within_reason(Point point) {
    return {std::clamp(point.x, -farthest, farthest), std::clamp(point.y, -farthest, farthest)};
}

double scale_for(double width, double height) {
    const double area = width * height;
    const double scale =
        std::min(resolution / points_per_inch, longest_side / std::max(width, height));
    return area * scale * scale > most_samples ? std::sqrt(most_samples / area) : scale;
}

long count_of(double length, double scale) {
    return std::max(1L, std::lround(length * scale));
}

}  // namespace

InkSheet::InkSheet(double width, double height)
    : width_(std::max(width, 1.0)),
      height_(std::max(height, 1.0)),
      scale_(scale_for(width_, height_)),
      columns_(count_of(width_, scale_)),
      rows_(count_of(height_, scale_)) {}

void InkSheet::add_edges(const Contour& contour) {
    for (std::size_t i = 0; i < contour.size(); ++i) {
        Point a = contour[i];
        Point b = contour[(i + 1) % contour.size()];
        if (!std::isfinite(a.x + a.y + b.x + b.y)) {
            continue;
        }
        a = within_reason(a);
        b = within_reason(b);
        if (std::abs(a.y - b.y) < flattest) {
            continue;
        }
        const int winding = a.y < b.y ? 1 : -1;
        if (winding < 0) {
            std::swap(a, b);
        }
        const double slope = (b.x - a.x) / (b.y - a.y);
        edges_.push_back({a.y * scale_, b.y * scale_, a.x * scale_, slope, winding});
    }
}

void InkSheet::fill(const std::vector<Contour>& contours, bool even_odd, std::uint8_t grey,
                    const Rectangle& clip) {
    edges_.clear();
    for (const Contour& contour : contours) {
        add_edges(contour);
    }
    const Rectangle seen = clip.cut({0, 0, width_, height_});
    if (edges_.empty() || seen.empty() || exhausted()) {
        return;
    }
    if (samples_.empty()) {
        samples_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_),
                        '\xFF');
    }
    std::sort(edges_.begin(), edges_.end(),
              [](const Edge& a, const Edge& b) { return a.top < b.top; });
    draw(even_odd, grey, {seen.x0 * scale_, seen.y0 * scale_, seen.x1 * scale_, seen.y1 * scale_});
}

// Lines between those of the samples are crossed with the edges that reach them.
void InkSheet::draw(bool even_odd, std::uint8_t grey, const Rectangle& window) {
    double bottom = edges_.front().bottom;
    for (const Edge& edge : edges_) {
        bottom = std::max(bottom, edge.bottom);
    }
    const auto row_of = [this](double y) {
        return static_cast<long>(std::clamp(std::floor(y), 0.0, static_cast<double>(rows_ - 1)));
    };
    const long first_row = row_of(std::max(edges_.front().top, window.y0));
    const long last_row = row_of(std::min(bottom, window.y1));
    coverage_.resize(static_cast<std::size_t>(columns_) + 1, 0);  // blend() leaves it at 0
    active_.clear();
    std::size_t next = 0;
    for (long row = first_row; row <= last_row && !exhausted(); ++row) {
        first_ = columns_;
        last_ = -1;
        for (int line = 0; line < lines_a_row; ++line) {
            const double y = static_cast<double>(row) + (line + 0.5) / lines_a_row;
            while (next < edges_.size() && edges_[next].top <= y) {
                active_.push_back(next++);
            }
            std::erase_if(active_, [&](std::size_t i) { return edges_[i].bottom <= y; });
            work_ += active_.size() + 1;
            if (y < window.y0 || y > window.y1) {
                continue;
            }
            crossings_.clear();
            for (const std::size_t i : active_) {
                const Edge& edge = edges_[i];
                crossings_.push_back({edge.x + (y - edge.top) * edge.slope, edge.winding});
            }
            std::sort(crossings_.begin(), crossings_.end(),
                      [](const Crossing& a, const Crossing& b) { return a.x < b.x; });
            int winding = 0;
            for (std::size_t i = 0; i + 1 < crossings_.size(); ++i) {
                winding += even_odd ? 1 : crossings_[i].winding;
                if (even_odd ? winding % 2 != 0 : winding != 0) {
                    cover(crossings_[i].x, crossings_[i + 1].x, window);
                }
            }
        }
        blend(row, grey);
    }
}

void InkSheet::cover(double from, double to, const Rectangle& window) {
    from = std::clamp(std::max(from, window.x0), 0.0, static_cast<double>(columns_));
    to = std::clamp(std::min(to, window.x1), 0.0, static_cast<double>(columns_));
    if (to <= from) {
        return;
    }
    constexpr float whole = 1.0F / lines_a_row;
    const long left = static_cast<long>(from);
    const long right = std::min(static_cast<long>(to), columns_ - 1);
    first_ = std::min(first_, left);
    last_ = std::max(last_, right);
    const auto at = [this](long column) -> float& {
        return coverage_[static_cast<std::size_t>(column)];
    };
    if (left == right) {
        at(left) += whole * static_cast<float>(to - from);
        return;
    }
    at(left) += whole * static_cast<float>(static_cast<double>(left) + 1 - from);
    for (long column = left + 1; column < right; ++column) {
        at(column) += whole;
    }
    at(right) += whole * static_cast<float>(to - static_cast<double>(right));
    work_ += static_cast<std::size_t>(right - left) / 8;
}

void InkSheet::blend(long row, std::uint8_t grey) {
    char* out = samples_.data() + static_cast<std::size_t>(row * columns_);
    for (long column = first_; column <= last_; ++column) {
        float& covered = coverage_[static_cast<std::size_t>(column)];
        const float share = std::min(covered, 1.0F);
        const auto below = static_cast<float>(static_cast<unsigned char>(out[column]));
        out[column] = static_cast<char>(
            static_cast<unsigned char>(below + (static_cast<float>(grey) - below) * share + 0.5F));
        covered = 0;
    }
}

extractor::Picture InkSheet::take() {
    extractor::Picture picture;
    picture.coding = extractor::Picture::Coding::grey;
    picture.data = std::move(samples_);
    picture.width = columns_;
    picture.height = rows_;
    for (std::size_t i = 0; i < picture.look.size(); ++i) {
        picture.look[i] = static_cast<std::uint8_t>(i);
    }
    picture.stencil = true;
    picture.drawn = true;
    picture.place = {width_, 0, 0, -height_, 0, height_};
    picture.clip = {0, 0, width_, height_};
    samples_.clear();
    return picture;
}

Contour stroke_outline(Point from, Point to, double half) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (!(length > 0)) {
        return {{from.x - half, from.y + half},
                {from.x + half, from.y + half},
                {from.x + half, from.y - half},
                {from.x - half, from.y - half}};
    }
    // Square ends, so that no joint is open.
    const double along_x = (to.x - from.x) / length * half;
    const double along_y = (to.y - from.y) / length * half;
    from = {from.x - along_x, from.y - along_y};
    to = {to.x + along_x, to.y + along_y};
    return {{from.x - along_y, from.y + along_x},
            {to.x - along_y, to.y + along_x},
            {to.x + along_y, to.y - along_x},
            {from.x + along_y, from.y - along_x}};
}

}  // namespace tenken::pdf
