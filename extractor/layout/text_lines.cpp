// Runs into lines.
#include <algorithm>
#include <cmath>

#include "extractor/layout/characters.h"
#include "extractor/layout/text.h"

namespace tenken::layout {
namespace {

constexpr double same_line = 0.5;       // of the smaller height: so much overlap makes one line
constexpr double wide_gap = 0.35;       // em: a gap between Japanese characters that is a space
constexpr double narrow_gap = 0.22;     // em: between others
constexpr double visible_blank = 0.08;  // em: a drawn blank that takes up room

double middle(const Piece& piece) {
    return (piece.v0 + piece.v1) / 2;
}

bool needs_space(const Piece& before, const Piece& after, const Runs& runs) {
    const double gap = after.u0 - before.u1;
    const double em = std::min(before.run->size, after.run->size);
    if (after.run->space_before && gap > visible_blank * em) {
        return true;
    }
    const Run& left = *before.run;
    const bool wide = is_wide(last_character(runs.glyphs[left.first + left.count - 1]->text)) &&
                      is_wide(first_character(runs.glyphs[after.run->first]->text));
    return gap > (wide ? wide_gap : narrow_gap) * em;
}

void finish(TextLine& line, std::vector<Piece>& pieces, const Runs& runs) {
    const auto begin = pieces.begin() + line.first;
    const auto end = begin + line.count;
    std::sort(begin, end, [](const Piece& a, const Piece& b) { return a.u0 < b.u0; });
    line.u0 = begin->u0;
    line.u1 = begin->u1;
    double bold = 0;
    double all = 0;
    for (auto piece = begin; piece != end; ++piece) {
        if (piece != begin && needs_space(*(piece - 1), *piece, runs)) {
            line.text += ' ';
        }
        runs.append_text(*piece->run, line.text);
        line.u1 = std::max(line.u1, piece->u1);
        all += piece->run->count;
        bold += piece->run->bold ? piece->run->count : 0;
    }
    line.bold = bold * 2 > all;
}

/// Splits a sorted line at wide gaps; the parts stay neighbours in the list.
void split(const TextLine& line, double widest_gap, std::vector<Piece>& pieces,
           std::vector<TextLine>& out) {
    std::sort(pieces.begin() + line.first, pieces.begin() + line.first + line.count,
              [](const Piece& a, const Piece& b) { return a.u0 < b.u0; });
    TextLine part = line;
    part.count = 1;
    double reach = pieces[line.first].u1;
    for (std::uint32_t i = line.first + 1; i < line.first + line.count; ++i) {
        if (pieces[i].u0 - reach > widest_gap * line.size) {
            out.push_back(part);
            part.first = i;
            part.count = 0;
        }
        ++part.count;
        reach = std::max(reach, pieces[i].u1);
    }
    out.push_back(part);
}

}  // namespace

Piece piece_of(const Run& run, Direction direction) {
    Piece piece = frame_of(run.box, direction);
    piece.run = &run;
    return piece;
}

Piece frame_of(const Box& box, Direction direction) {
    switch (direction) {
        case Direction::down:
            return {box.y0, box.y1, -box.x1, -box.x0, nullptr};
        case Direction::up:
            return {-box.y1, -box.y0, box.x0, box.x1, nullptr};
        case Direction::left:
            return {-box.x1, -box.x0, -box.y1, -box.y0, nullptr};
        default:
            return {box.x0, box.x1, box.y0, box.y1, nullptr};
    }
}

TextLine part_of(const TextLine& line, std::uint32_t first, std::uint32_t count,
                 std::vector<Piece>& pieces, const Runs& runs) {
    TextLine out = line;
    out.first = first;
    out.count = count;
    out.text.clear();
    finish(out, pieces, runs);
    return out;
}

std::vector<TextLine> make_lines(std::vector<Piece>& pieces, const Runs& runs, double widest_gap) {
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return middle(a) != middle(b) ? middle(a) < middle(b) : a.u0 < b.u0;
    });
    std::vector<TextLine> lines;
    for (std::uint32_t i = 0; i < pieces.size(); ++i) {
        const Piece& piece = pieces[i];
        const double height = piece.v1 - piece.v0;
        bool joined = false;
        if (!lines.empty()) {
            TextLine& line = lines.back();
            const double shared = std::min(line.v1, piece.v1) - std::max(line.v0, piece.v0);
            if (shared >= same_line * std::min(height, line.v1 - line.v0)) {
                ++line.count;
                joined = true;
                if (piece.run->size > line.size) {
                    line.size = piece.run->size;
                    line.v0 = piece.v0;
                    line.v1 = piece.v1;
                }
            }
        }
        if (!joined) {
            TextLine line;
            line.v0 = piece.v0;
            line.v1 = piece.v1;
            line.size = piece.run->size;
            line.first = i;
            line.count = 1;
            lines.push_back(std::move(line));
        }
    }
    if (widest_gap > 0) {
        std::vector<TextLine> parts;
        parts.reserve(lines.size());
        for (const TextLine& line : lines) {
            split(line, widest_gap, pieces, parts);
        }
        lines = std::move(parts);
    }
    for (TextLine& line : lines) {
        finish(line, pieces, runs);
    }
    return lines;
}

}  // namespace tenken::layout
