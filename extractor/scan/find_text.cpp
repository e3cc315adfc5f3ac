#include "extractor/scan/find_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace tenken::scan {

namespace {

constexpr double points_per_inch = 72;
constexpr double smallest_em = 5;     // points
constexpr double usual_em = 10;       // points, where nothing else is known
constexpr double largest_part = 40;   // points: a larger piece of ink is a drawing
constexpr double ink_to_em = 1.12;    // a kanji fills most of its square
constexpr double two_lines = 1.45;    // a band this many em high holds more than one line
constexpr double widest_space = 2.2;  // em; beyond, text goes on in another block

/// The faces between the rulings, as labels of pixels: 4-connected white of a drawing of them.
PixPtr label_faces(int width, int height, const std::vector<PixelLine>& rulings) {
    PixPtr walls = own(pixCreate(width, height, 1));
    for (const PixelLine& line : rulings) {
        const int position = static_cast<int>(std::lround(line.position)) - 1;
        const int begin = static_cast<int>(line.begin);
        const int length = static_cast<int>(line.length()) + 1;
        if (line.horizontal) {
            pixRasterop(walls.get(), begin, position, length, 3, PIX_SET, nullptr, 0, 0);
        } else {
            pixRasterop(walls.get(), position, begin, 3, length, PIX_SET, nullptr, 0, 0);
        }
    }
    pixInvert(walls.get(), walls.get());
    return own(pixConnCompTransform(walls.get(), 4, 32));
}

l_uint32 label_at(const PixPtr& labels, int x, int y) {
    l_uint32 value = 0;
    pixGetPixel(labels.get(), std::clamp(x, 0, width_of(labels) - 1),
                std::clamp(y, 0, height_of(labels) - 1), &value);
    return value;
}

PixelBox bounds(const std::vector<PixelBox>& parts) {
    PixelBox box = parts.front();
    for (const PixelBox& part : parts) {
        box = {std::min(box.x0, part.x0), std::min(box.y0, part.y0), std::max(box.x1, part.x1),
               std::max(box.y1, part.y1)};
    }
    return box;
}

int longer_side(const PixelBox& part) {
    return std::max(part.width(), part.height());
}

/// What a part says of the size of its line: letters that touch (000) are as high as one.
int size_of(const PixelBox& part) {
    constexpr double wider_than_a_letter = 1.25;
    constexpr double stroke = 3.5;
    const double ratio = static_cast<double>(part.width()) / std::max(1, part.height());
    return ratio > wider_than_a_letter && ratio < stroke ? part.height() : longer_side(part);
}

/// Dirt: one or two specks with nothing beside them.
bool is_dirt(const std::vector<PixelBox>& parts, double em) {
    constexpr std::size_t most_specks = 2;
    constexpr double largest_speck = 0.22;
    return parts.size() <= most_specks &&
           std::all_of(parts.begin(), parts.end(), [em](const PixelBox& part) {
               return longer_side(part) < largest_speck * em;
           });
}

/// Size of a character, from the larger parts: a kanji is mostly one part as large as itself.
double em_of(const std::vector<PixelBox>& parts, double fallback) {
    std::vector<int> sides;
    for (const PixelBox& part : parts) {
        sides.push_back(size_of(part));
    }
    if (sides.empty()) {
        return fallback;
    }
    const std::size_t at = sides.size() * 85 / 100;
    std::nth_element(sides.begin(), sides.begin() + static_cast<long>(at), sides.end());
    return sides[at] * ink_to_em;
}

/// How many parts cover each row (or column) of `box`.
std::vector<int> cover(const std::vector<PixelBox>& parts, const PixelBox& box, bool rows) {
    const int size = rows ? box.height() : box.width();
    std::vector<int> counts(static_cast<std::size_t>(std::max(size, 1)) + 1, 0);
    for (const PixelBox& part : parts) {
        const int from = rows ? part.y0 - box.y0 : part.x0 - box.x0;
        const int to = rows ? part.y1 - box.y0 : part.x1 - box.x0;
        ++counts[static_cast<std::size_t>(from)];
        --counts[static_cast<std::size_t>(to)];
    }
    for (std::size_t i = 1; i < counts.size(); ++i) {
        counts[i] += counts[i - 1];
    }
    counts.pop_back();
    return counts;
}

/// Splits the parts where the cover is zero over at least `least` positions.
std::vector<std::vector<PixelBox>> split(const std::vector<PixelBox>& parts, bool rows, int least) {
    const PixelBox box = bounds(parts);
    const std::vector<int> counts = cover(parts, box, rows);
    std::vector<int> piece_of(counts.size(), 0);
    int piece = 0;
    int empty = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) {
            ++empty;
        } else {
            piece += empty >= least ? 1 : 0;
            empty = 0;
        }
        piece_of[i] = piece;
    }
    std::vector<std::vector<PixelBox>> pieces(static_cast<std::size_t>(piece) + 1);
    for (const PixelBox& part : parts) {
        const int at = rows ? part.y0 - box.y0 : part.x0 - box.x0;
        pieces[static_cast<std::size_t>(piece_of[static_cast<std::size_t>(at)])].push_back(part);
    }
    return pieces;
}

/// A band of several lines that touch: parted where the fewest parts are cut.
std::vector<std::vector<PixelBox>> part_band(const std::vector<PixelBox>& parts, double em) {
    const PixelBox box = bounds(parts);
    const int lines = std::max(1, static_cast<int>(std::lround(box.height() / (1.08 * em))));
    if (lines < 2) {
        return {parts};
    }
    const std::vector<int> counts = cover(parts, box, true);
    std::vector<double> cuts;
    for (int i = 1; i < lines; ++i) {
        const double expected = static_cast<double>(box.height()) * i / lines;
        const double reach = 0.3 * em;
        double best_cost = 1e9;
        double best = expected;
        for (int y = static_cast<int>(expected - reach); y <= static_cast<int>(expected + reach);
             ++y) {
            if (y < 0 || y >= box.height()) {
                continue;
            }
            const double cost =
                counts[static_cast<std::size_t>(y)] + 0.5 * std::abs(y - expected) / reach;
            if (cost < best_cost) {
                best_cost = cost;
                best = y + 0.5;
            }
        }
        cuts.push_back(box.y0 + best);
    }
    std::vector<std::vector<PixelBox>> pieces(cuts.size() + 1);
    for (const PixelBox& part : parts) {
        const double middle = (part.y0 + part.y1) / 2.0;
        const auto at = std::upper_bound(cuts.begin(), cuts.end(), middle) - cuts.begin();
        pieces[static_cast<std::size_t>(at)].push_back(part);
    }
    std::erase_if(pieces, [](const auto& piece) { return piece.empty(); });
    return pieces;
}

/// Bands that are strokes of one line (二, the dots of …) come together again.
std::vector<std::vector<PixelBox>> join_bands(std::vector<std::vector<PixelBox>> bands, double em) {
    std::vector<std::vector<PixelBox>> joined;
    for (std::vector<PixelBox>& band : bands) {
        if (!joined.empty()) {
            const PixelBox above = bounds(joined.back());
            const PixelBox box = bounds(band);
            const double size = std::max({em, em_of(joined.back(), em), em_of(band, em)});
            if (box.y1 - above.y0 <= 1.12 * size) {
                joined.back().insert(joined.back().end(), band.begin(), band.end());
                continue;
            }
        }
        joined.push_back(std::move(band));
    }
    return joined;
}

using Block = std::vector<PixelBox>;

/// One column of vertical writing: narrow, high, one character to a band.
bool is_vertical(const Block& parts, double em) {
    const PixelBox box = bounds(parts);
    if (box.width() > 1.35 * em || box.height() < 2.3 * em) {
        return false;
    }
    const auto bands = join_bands(split(parts, true, 1), em);
    std::size_t narrow = 0;
    for (const Block& band : bands) {
        narrow += bounds(band).width() <= 1.2 * em ? 1U : 0U;
    }
    return bands.size() >= 2 && narrow == bands.size();
}

void add_lines(const Block& parts, double page_em, bool enclosed, int region,
               std::vector<TextLine>& lines) {
    const double em = std::max(em_of(parts, page_em), 0.6 * page_em);
    if (enclosed && is_vertical(parts, em)) {
        lines.push_back({bounds(parts), em, region, true});
        return;
    }
    for (const Block& band : join_bands(split(parts, true, 1), page_em)) {
        const double band_em = std::max(em_of(band, em), 0.6 * page_em);
        std::vector<Block> rows{band};
        if (bounds(band).height() > two_lines * band_em) {
            rows = part_band(band, band_em);
        }
        for (const Block& row : rows) {
            const double row_em = std::max(em_of(row, em), 0.6 * page_em);
            for (const Block& piece : split(row, false, static_cast<int>(widest_space * row_em))) {
                if (is_dirt(piece, page_em)) {
                    continue;
                }
                lines.push_back(
                    {bounds(piece), std::max(em_of(piece, row_em), 0.8 * row_em), region, false});
            }
        }
    }
}

/// Lines of one region are set in one size: what they make of it apart is chance.
void agree_on_size(std::vector<TextLine>& lines, std::size_t first) {
    std::vector<double> sizes;
    for (std::size_t i = first; i < lines.size(); ++i) {
        sizes.push_back(lines[i].em);
    }
    if (sizes.empty()) {
        return;
    }
    const auto middle = sizes.begin() + static_cast<long>(sizes.size() / 2);
    std::nth_element(sizes.begin(), middle, sizes.end());
    for (std::size_t i = first; i < lines.size(); ++i) {
        lines[i].em = *middle;
    }
}

/// Columns of text beside each other, outside of tables.
std::vector<Block> columns_of(const Block& parts, double em) {
    std::vector<Block> blocks;
    for (const Block& band : split(parts, true, static_cast<int>(0.8 * em))) {
        for (Block& column : split(band, false, static_cast<int>(widest_space * em))) {
            blocks.push_back(std::move(column));
        }
    }
    return blocks;
}

}  // namespace

std::vector<TextLine> find_text(Pix* text, const std::vector<PixelLine>& rulings,
                                double resolution) {
    const double point = resolution / points_per_inch;
    Block parts = parts_of(text, 8);
    std::erase_if(parts,
                  [&](const PixelBox& part) { return longer_side(part) > largest_part * point; });
    const PixPtr labels = label_faces(pixGetWidth(text), pixGetHeight(text), rulings);
    const l_uint32 outside = label_at(labels, 0, 0);
    std::map<l_uint32, Block> faces;
    for (const PixelBox& part : parts) {
        faces[label_at(labels, (part.x0 + part.x1) / 2, (part.y0 + part.y1) / 2)].push_back(part);
    }
    // Larger parts of the whole page say how large its text is.
    Block letters;
    for (const PixelBox& part : parts) {
        if (longer_side(part) >= smallest_em * point) {
            letters.push_back(part);
        }
    }
    const double page_em = std::clamp(letters.size() < 20 ? usual_em * point : em_of(letters, 0),
                                      smallest_em * point, 2 * usual_em * point);
    std::vector<std::pair<PixelBox, std::pair<Block, bool>>> regions;
    for (auto& [label, face] : faces) {
        if (label != 0 && label != outside) {
            const PixelBox box = bounds(face);
            regions.push_back({box, {std::move(face), true}});
            continue;
        }
        for (Block& block : columns_of(face, page_em)) {
            const PixelBox box = bounds(block);
            regions.push_back({box, {std::move(block), false}});
        }
    }
    std::stable_sort(regions.begin(), regions.end(), [](const auto& a, const auto& b) {
        return a.first.y0 != b.first.y0 ? a.first.y0 < b.first.y0 : a.first.x0 < b.first.x0;
    });
    std::vector<TextLine> lines;
    int region = 0;
    for (const auto& [box, content] : regions) {
        const std::size_t before = lines.size();
        add_lines(content.first, page_em, content.second, region++, lines);
        agree_on_size(lines, before);
    }
    return lines;
}

}  // namespace tenken::scan
