#include "extractor/scan/joined_cells.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "extractor/scan/compare_readings.h"

namespace tenken::scan {

namespace {

constexpr double wall_inches = 0.05;  // by which a ruling may miss the wall that it ends at
constexpr double word_gap = 0.8;      // em between two words of one line

/// Words in one face of the rulings: the box of each and whether there is a figure in it.
struct Word {
    PixelBox box;
    bool figure = false;
};

struct Cell {
    std::vector<std::size_t> lines;
    std::vector<Word> words;
    PixelBox box;  ///< of its walls
};

std::vector<Word> words_of(const ReadLine& read) {
    std::vector<Word> words;
    for (const ReadSymbol& symbol : read.symbols) {
        const PixelBox box{symbol.box.x0, read.line.box.y0, symbol.box.x1, read.line.box.y1};
        if (words.empty() || read.line.vertical ||
            box.x0 - words.back().box.x1 > word_gap * read.line.em) {
            words.push_back({read.line.vertical ? read.line.box : box, false});
        }
        Word& word = words.back();
        word.box.x1 = std::max(word.box.x1, box.x1);
        word.figure = word.figure || is_digit(symbol.text);
    }
    return words;
}

/// The walls around the middle of `text`; nothing if one side has none.
std::optional<PixelBox> walls_around(const std::vector<PixelLine>& rulings, const PixelBox& text) {
    const double x = (text.x0 + text.x1) / 2.0;
    const double y = (text.y0 + text.y1) / 2.0;
    std::optional<double> sides[4];  // left, top, right, bottom
    for (const PixelLine& line : rulings) {
        const double along = line.horizontal ? x : y;
        const double across = line.horizontal ? y : x;
        if (along < line.begin || along > line.end) {
            continue;
        }
        std::optional<double>& side =
            sides[(line.horizontal ? 1 : 0) + (line.position > across ? 2 : 0)];
        if (!side || std::abs(line.position - across) < std::abs(*side - across)) {
            side = line.position;
        }
    }
    if (!sides[0] || !sides[1] || !sides[2] || !sides[3]) {
        return std::nullopt;
    }
    return PixelBox{static_cast<int>(*sides[0]), static_cast<int>(*sides[1]),
                    static_cast<int>(*sides[2]), static_cast<int>(*sides[3])};
}

/// True if `line` went on through the cell, it would part its words.
bool may_part(const PixelLine& line, const Cell& cell, double slack) {
    const double low = line.horizontal ? cell.box.x0 : cell.box.y0;
    const double high = line.horizontal ? cell.box.x1 : cell.box.y1;
    const double first = line.horizontal ? cell.box.y0 : cell.box.x0;
    const double last = line.horizontal ? cell.box.y1 : cell.box.x1;
    const bool ends_here = (line.end >= low - slack && line.end < high - slack) ||
                           (line.begin > low + slack && line.begin <= high + slack);
    if (!ends_here || line.position <= first + slack || line.position >= last - slack) {
        return false;
    }
    bool before = false;
    bool after = false;
    for (const Word& word : cell.words) {
        const double from = line.horizontal ? word.box.y0 : word.box.x0;
        const double to = line.horizontal ? word.box.y1 : word.box.x1;
        if (from < line.position - 2 && to > line.position + 2) {
            return false;
        }
        const bool counts = word.figure || !line.horizontal;
        before = before || (counts && to <= line.position + 2);
        after = after || (counts && from >= line.position - 2);
    }
    return before && after;
}

}  // namespace

void doubt_joined_cells(const std::vector<PixelLine>& rulings, double resolution,
                        std::vector<ReadLine>& lines) {
    std::map<int, Cell> cells;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Cell& cell = cells[lines[i].line.region];
        const std::vector<Word> words = words_of(lines[i]);
        cell.lines.push_back(i);
        cell.words.insert(cell.words.end(), words.begin(), words.end());
    }
    for (auto& [region, cell] : cells) {
        if (cell.words.size() < 2) {
            continue;
        }
        const std::optional<PixelBox> walls = walls_around(rulings, cell.words.front().box);
        if (!walls) {
            continue;
        }
        cell.box = *walls;
        if (std::none_of(rulings.begin(), rulings.end(), [&, &cell = cell](const PixelLine& line) {
                return may_part(line, cell, wall_inches * resolution);
            })) {
            continue;
        }
        for (const std::size_t i : cell.lines) {
            for (ReadSymbol& symbol : lines[i].symbols) {
                if (is_digit(symbol.text) && !symbol.doubtful) {
                    symbol.doubtful = true;
                    symbol.reason = "ruling";
                }
            }
        }
    }
}

}  // namespace tenken::scan
