#include "extractor/pdf/content/double_strike.h"

#include <algorithm>
#include <cmath>

namespace tenken::pdf {

namespace {

/// The largest move that still is one letter, in parts of the font size. Printer drivers move by
/// 1/50 to 1/12; the narrowest letters set apart are periods at 1/4.
constexpr double largest_move = 0.12;
/// And in parts of the glyph's own width, for what is condensed.
constexpr double largest_share_of_width = 0.45;

/// A field is about as large as a small letter, so that chains stay short.
constexpr double field_size = 8;
constexpr int most_fields = 256;

}  // namespace

DoubleStrike::DoubleStrike(double page_width, double page_height) {
    const auto fields = [](double length) {
        return static_cast<int>(std::clamp(length / field_size, 1.0, double{most_fields}));
    };
    columns_ = fields(page_width);
    rows_ = fields(page_height);
    columns_per_point_ = 1 / std::max(page_width / columns_, 1e-3);
    rows_per_point_ = 1 / std::max(page_height / rows_, 1e-3);
    heads_.assign(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), none);
}

int DoubleStrike::column(double x) const {
    return static_cast<int>(std::clamp(x * columns_per_point_, 0.0, columns_ - 1.0));
}

int DoubleStrike::row(double y) const {
    return static_cast<int>(std::clamp(y * rows_per_point_, 0.0, rows_ - 1.0));
}

std::uint32_t DoubleStrike::find(const std::vector<extractor::Glyph>& glyphs,
                                 const extractor::Glyph& glyph) const {
    const double along = glyph.vertical ? glyph.box.height() : glyph.box.width();
    const double reach = std::min(largest_move * glyph.size, largest_share_of_width * along);
    const double x = glyph.box.x0;
    const double y = glyph.box.y0;
    for (int r = row(y - reach); r <= row(y + reach); ++r) {
        for (int c = column(x - reach); c <= column(x + reach); ++c) {
            std::uint32_t index =
                heads_[static_cast<std::size_t>(r) * static_cast<std::size_t>(columns_) +
                       static_cast<std::size_t>(c)];
            for (; index != none; index = next_[index]) {
                const extractor::Glyph& other = glyphs[index];
                if (std::abs(other.box.x0 - x) <= reach && std::abs(other.box.y0 - y) <= reach &&
                    std::abs(other.size - glyph.size) <= 0.02F * glyph.size &&
                    other.angle == glyph.angle && other.text == glyph.text) {
                    return index;
                }
            }
        }
    }
    return none;
}

void DoubleStrike::add(const std::vector<extractor::Glyph>& glyphs, std::uint32_t index) {
    const schema::Box& box = glyphs[index].box;
    const std::size_t field =
        static_cast<std::size_t>(row(box.y0)) * static_cast<std::size_t>(columns_) +
        static_cast<std::size_t>(column(box.x0));
    if (next_.size() <= index) {
        next_.resize(std::max<std::size_t>(index + 1, next_.size() * 2), none);
    }
    next_[index] = heads_[field];
    heads_[field] = index;
}

}  // namespace tenken::pdf
