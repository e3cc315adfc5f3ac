// The text of one cell.
#include <algorithm>
#include <array>
#include <cmath>

#include "extractor/layout/characters.h"
#include "extractor/layout/text.h"

namespace tenken::layout {
namespace {

constexpr std::size_t directions = 5;
constexpr double widest_padding = 0.6;  // em: a cell keeps no more free at its sides

/// The direction of most characters.
Direction main_direction(const std::vector<const Run*>& in_cell) {
    std::array<std::uint32_t, directions> counts{};
    for (const Run* run : in_cell) {
        counts[static_cast<std::size_t>(run->direction)] += run->count;
    }
    return static_cast<Direction>(std::max_element(counts.begin(), counts.end()) - counts.begin());
}

Room room_of(const Piece& frame, const std::vector<TextLine>& lines) {
    double padding = 1e9;
    for (const TextLine& line : lines) {
        padding = std::min({padding, std::max(0.0, line.u0 - frame.u0),
                            std::max(0.0, frame.u1 - line.u1), widest_padding * line.size});
    }
    return {frame.u0 + padding, frame.u1 - padding};
}

bool is_single(const TextLine& line) {
    const char32_t c = first_character(line.text);
    return is_wide(c) && is_word_character(c) && last_character(line.text) == c &&
           line.u1 - line.u0 < 1.6 * line.size;
}

/// 縦書き made of single characters below each other, a year's digits side by side among them.
bool is_stacked(const std::vector<TextLine>& lines, const Piece& frame) {
    if (lines.size() < 2) {
        return false;
    }
    std::size_t single = 0;
    for (const TextLine& line : lines) {
        if (is_single(line)) {
            ++single;
        } else if (line.u1 - line.u0 > 1.3 * line.size) {
            return false;
        }
    }
    return single == lines.size() ||
           (single * 2 >= lines.size() && frame.u1 - frame.u0 < 2.4 * lines.front().size);
}

/// Lines of two or three single characters each, further from each other than from those below:
/// columns of vertical writing, to be read from the right.
bool is_stacked_columns(const std::vector<Piece>& pieces, const std::vector<TextLine>& lines,
                        const Piece& frame) {
    if (lines.size() < 3 || frame.v1 - frame.v0 < 1.5 * (frame.u1 - frame.u0)) {
        return false;
    }
    const std::uint32_t columns = lines.front().count;
    if (columns < 2 || columns > 3) {
        return false;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const TextLine& line = lines[i];
        if (line.count > columns || (line.count < columns && i + 1 < lines.size())) {
            return false;
        }
        for (std::uint32_t p = 0; p < line.count; ++p) {
            const Piece& piece = pieces[line.first + p];
            const Piece& above = pieces[lines.front().first + columns - line.count + p];
            if (piece.run->count != 1 || std::abs(piece.u0 - above.u0) > 0.3 * line.size ||
                (p > 0 &&
                 piece.u0 - pieces[line.first + p - 1].u0 < 1.15 * (lines[1].v0 - lines[0].v0))) {
                return false;
            }
        }
    }
    return true;
}

std::string by_columns(const std::vector<Piece>& pieces, const std::vector<TextLine>& lines,
                       const Runs& runs) {
    std::string text;
    const std::uint32_t columns = lines.front().count;
    for (std::uint32_t column = columns; column-- > 0;) {
        for (const TextLine& line : lines) {
            const std::uint32_t missing = columns - line.count;
            if (column >= missing) {
                runs.append_text(*pieces[line.first + column - missing].run, text);
            }
        }
    }
    return text;
}

void append_joined(const std::vector<TextLine>& lines, const std::vector<Piece>& pieces,
                   const Room& room, const Runs& runs, std::string& text) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += lines[i].text;
        if (i + 1 == lines.size()) {
            break;
        }
        const Join join = join_of(lines, i, room, pieces, runs);
        if (join != Join::close) {
            text += join == Join::spaced ? ' ' : '\n';
        }
    }
}

/// The part of the cell's text that goes in one direction, set apart from what is there already.
void append_direction(const std::vector<const Run*>& runs_of_direction, Direction direction,
                      const Box& cell, const Runs& runs, CellText& out) {
    std::vector<Piece> pieces;
    pieces.reserve(runs_of_direction.size());
    for (const Run* run : runs_of_direction) {
        pieces.push_back(piece_of(*run, direction));
    }
    const Piece frame = frame_of(cell, direction);
    const std::vector<TextLine> lines = make_lines(pieces, runs);
    if (!out.text.empty()) {
        out.text += '\n';
    }
    if (direction == Direction::right && is_stacked_columns(pieces, lines, frame)) {
        out.text += by_columns(pieces, lines, runs);
        out.vertical = true;
    } else if (direction == Direction::right && is_stacked(lines, frame)) {
        for (const TextLine& line : lines) {
            out.text += line.text;
        }
        out.vertical = true;
    } else {
        append_joined(lines, pieces, room_of(frame, lines), runs, out.text);
        out.vertical |= pieces.front().run->vertical;
    }
}

}  // namespace

CellText cell_text(const std::vector<const Run*>& in_cell, const Box& cell, const Runs& runs) {
    CellText out;
    if (in_cell.empty()) {
        return out;
    }
    const Direction main = main_direction(in_cell);
    const bool columns = main == Direction::down;  // digits may stand upright in it (縦中横)
    std::array<std::vector<const Run*>, directions> by_direction;
    for (const Run* run : in_cell) {
        const Direction direction = columns && run->count <= 4 ? main : run->direction;
        by_direction[static_cast<std::size_t>(direction)].push_back(run);
    }
    append_direction(by_direction[static_cast<std::size_t>(main)], main, cell, runs, out);
    for (std::size_t i = 0; i < directions; ++i) {
        if (i != static_cast<std::size_t>(main) && !by_direction[i].empty()) {
            append_direction(by_direction[i], static_cast<Direction>(i), cell, runs, out);
        }
    }
    return out;
}

}  // namespace tenken::layout
