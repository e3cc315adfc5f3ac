// Writes digit_shapes.inc: what the ten digits look like in the type faces given.
//
//   make_digit_shapes FONT... > extractor/scan/digits/digit_shapes.inc
//
// A line a shape: the digit, then 16 rows of 12 samples, a hexadecimal digit each, 0 paper ... f
// ink. A shape is as high as the grid and stands in its middle.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include <ft2build.h>
#include FT_FREETYPE_H

namespace {

constexpr int rows = 16;
constexpr int columns = 12;
constexpr int pixels = 160;

int floor_of(double value) {
    return static_cast<int>(std::floor(value));
}

/// The mean of the bitmap over a cell of the grid.
double mean(const FT_Bitmap& bitmap, double x0, double y0, double x1, double y1) {
    double sum = 0;
    int count = 0;
    for (int y = floor_of(y0); y < floor_of(y1); ++y) {
        for (int x = floor_of(x0); x < floor_of(x1); ++x) {
            const bool inside = x >= 0 && x < static_cast<int>(bitmap.width) && y >= 0 &&
                                y < static_cast<int>(bitmap.rows);
            sum += inside ? bitmap.buffer[y * bitmap.pitch + x] / 255.0 : 0;
            ++count;
        }
    }
    return count == 0 ? 0 : sum / count;
}

void write_shape(char digit, const FT_Bitmap& bitmap) {
    const double cell = static_cast<double>(bitmap.rows) / rows;
    const double left = (static_cast<double>(bitmap.width) - columns * cell) / 2;
    std::printf("\"%c", digit);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const double share = mean(bitmap, left + column * cell, row * cell,
                                      left + (column + 1) * cell, (row + 1) * cell);
            std::printf("%x", std::clamp(static_cast<int>(share * 15 + 0.5), 0, 15));
        }
    }
    std::printf("\",\n");
}

}  // namespace

int main(int count, char** names) {
    FT_Library library = nullptr;
    if (FT_Init_FreeType(&library) != 0) {
        return 2;
    }
    for (int i = 1; i < count; ++i) {
        FT_Face face = nullptr;
        if (FT_New_Face(library, names[i], 0, &face) != 0) {
            std::fprintf(stderr, "%s: not a font\n", names[i]);
            return 2;
        }
        FT_Set_Pixel_Sizes(face, 0, pixels);
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (FT_Load_Char(face, static_cast<FT_ULong>(digit),
                             FT_LOAD_RENDER | FT_LOAD_NO_HINTING) == 0) {
                write_shape(digit, face->glyph->bitmap);
            }
        }
        FT_Done_Face(face);
    }
    FT_Done_FreeType(library);
    return 0;
}
