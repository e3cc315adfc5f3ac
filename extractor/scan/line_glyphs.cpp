#include "extractor/scan/line_glyphs.h"

#include <algorithm>

namespace tenken::scan {

namespace {

using extractor::Glyph;
using schema::Box;

/// Its share of a column.
void place_in_column(const Box& column, std::size_t index, std::size_t count, double size,
                     Glyph& glyph) {
    const double share = column.height() / static_cast<double>(count);
    const double top = column.y0 + share * static_cast<double>(index);
    const double middle = column.center_x();
    glyph.box = {middle - size / 2, top, middle + size / 2, top + share};
    glyph.vertical = true;
    glyph.baseline = static_cast<float>(middle);
    glyph.advance = static_cast<float>(share);
}

void place_in_row(const Box& row, const Box& symbol, double size, Glyph& glyph) {
    const double middle = row.center_y();
    glyph.box = {symbol.x0, middle - size / 2, symbol.x1, middle + size / 2};
    glyph.baseline = static_cast<float>(glyph.box.y0 + 0.88 * size);
    glyph.advance = static_cast<float>(glyph.box.width());
}

}  // namespace

std::vector<Glyph> line_glyphs(const TextLine& line, const std::vector<ReadSymbol>& symbols,
                               double x_scale, double y_scale) {
    const auto points = [&](const PixelBox& box) {
        return Box{box.x0 / x_scale, box.y0 / y_scale, box.x1 / x_scale, box.y1 / y_scale};
    };
    const double size = line.em / (line.vertical ? x_scale : y_scale);
    std::vector<Glyph> glyphs;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const ReadSymbol& symbol = symbols[i];
        Glyph glyph;
        glyph.text = symbol.text;
        glyph.size = static_cast<float>(size);
        if (line.vertical) {
            place_in_column(points(line.box), i, symbols.size(), size, glyph);
        } else {
            place_in_row(points(line.box), points(symbol.box), size, glyph);
        }
        glyph.confidence = static_cast<std::uint8_t>(std::clamp(symbol.confidence, 0.0F, 100.0F));
        glyph.order = static_cast<std::uint32_t>(i);
        glyphs.push_back(std::move(glyph));
    }
    return glyphs;
}

}  // namespace tenken::scan
