#include "extractor/layout/division.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/text.h"

namespace tenken::layout {
namespace {

constexpr double word_gap = 0.8;        // em: what is further apart may stand in different columns
constexpr double over_boundary = 0.3;   // em: so far text may reach over a column boundary
constexpr double agreeing = 0.8;        // share of lines that keep to the columns
constexpr std::size_t least_lines = 3;  // of text that show the same columns
constexpr std::size_t least_rows = 4;   // lines that one row is divided into
constexpr double same_height = 0.4;     // em: lines beside each other
constexpr double filled_share = 0.75;   // of the positions that a divided row would have

/// Text of one face in segments, line by line.
struct FaceText {
    std::vector<Piece> pieces;
    std::vector<TextLine> segments;
};

std::vector<FaceText> face_texts(const Grid& grid, const Placement& placement, const Runs& runs,
                                 double widest_gap) {
    std::vector<FaceText> out(grid.faces.size());
    for (const Placed& placed : placement.runs) {
        const Run& run = runs.runs[placed.run];
        if (run.direction == Direction::right) {
            out[static_cast<std::size_t>(placed.face)].pieces.push_back(
                piece_of(run, Direction::right));
        }
    }
    for (FaceText& face : out) {
        face.segments = make_lines(face.pieces, runs, widest_gap);
    }
    return out;
}

/// Boundaries of the grid that the row with most faces uses.
std::vector<double> finest_row(const Grid& grid) {
    std::vector<double> best;
    for (int row = 0; row < grid.rows(); ++row) {
        std::vector<double> here;
        int last = -2;
        for (int column = 0; column < grid.columns(); ++column) {
            const int face = grid.at(row, column);
            if (face != last) {
                here.push_back(grid.xs[static_cast<std::size_t>(column)]);
                last = face;
            }
        }
        if (here.size() > best.size()) {
            best = std::move(here);
        }
    }
    if (!best.empty()) {
        best.erase(best.begin());
    }
    return best;
}

/// Whether the segments of a face keep to the columns, by lines.
struct Agreement {
    std::size_t lines = 0;     ///< that have text in two columns or more
    std::size_t agreeing = 0;  ///< of them, no segment lies across a boundary
    std::size_t others = 0;    ///< lines with one segment only, or across
};

std::size_t characters(const TextLine& line) {
    return static_cast<std::size_t>(std::count_if(line.text.begin(), line.text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
    }));
}

/// 合　　計: the letters of one word.
bool is_spaced_word(const TextLine& first, const TextLine& second) {
    return characters(first) == 1 && characters(second) == 1 &&
           is_wide(first_character(first.text)) && is_wide(first_character(second.text));
}

/// Ⅰ　窓口改革, (1) 歳入の確保: an enumerator and words set apart from it, over a whole row, are
/// the heading of a group and not two columns.
bool is_enumerated(const TextLine& first, const TextLine& second) {
    constexpr std::size_t longest_enumerator = 4;
    return characters(first) <= longest_enumerator && characters(second) > longest_enumerator - 1 &&
           !is_figure(second.text);
}

Agreement agreement(const FaceText& face, const std::vector<double>& boundaries, bool whole_row) {
    Agreement out;
    for (std::size_t i = 0; i < face.segments.size();) {
        std::size_t end = i;
        bool across = false;
        std::vector<std::ptrdiff_t> columns;
        for (; end < face.segments.size() && face.segments[end].v0 == face.segments[i].v0; ++end) {
            const TextLine& segment = face.segments[end];
            const double slack = over_boundary * segment.size;
            const auto column_of = [&](double x) {
                return std::upper_bound(boundaries.begin(), boundaries.end(), x) -
                       boundaries.begin();
            };
            across = across || column_of(segment.u0 + slack) < column_of(segment.u1 - slack);
            columns.push_back(column_of((segment.u0 + segment.u1) / 2));
        }
        const bool apart = std::adjacent_find(columns.begin(), columns.end()) == columns.end();
        const bool two = end - i == 2;
        const bool heading =
            two && whole_row && is_enumerated(face.segments[i], face.segments[i + 1]);
        const bool word = two && is_spaced_word(face.segments[i], face.segments[i + 1]);
        if (heading || word) {
            ++out.others;
        } else if (end - i > 1 || across) {
            ++out.lines;
            out.agreeing += !across && apart ? 1 : 0;
        }
        out.others += end - i == 1 ? 1 : 0;
        i = end;
    }
    return out;
}

/// The lines of a face, each as the range [first, last) of its segments.
std::vector<std::pair<std::size_t, std::size_t>> lines_of(const FaceText& face) {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (std::size_t i = 0; i < face.segments.size();) {
        std::size_t end = i + 1;
        while (end < face.segments.size() && face.segments[end].v0 == face.segments[i].v0) {
            ++end;
        }
        out.emplace_back(i, end);
        i = end;
    }
    return out;
}

/// The middles of the white strips between figures that nearly all lines of these faces have side
/// by side; none if they differ in number, or are no figures.
std::vector<double> strips_between_figures(const std::vector<std::size_t>& stack,
                                           const std::vector<FaceText>& texts) {
    std::vector<std::size_t> lines_with;  // by number of segments
    std::size_t lines = 0;
    for (const std::size_t k : stack) {
        for (const auto& [first, last] : lines_of(texts[k])) {
            lines_with.resize(std::max(lines_with.size(), last - first + 1), 0);
            ++lines_with[last - first];
            ++lines;
        }
    }
    const auto most = std::max_element(lines_with.begin(), lines_with.end());
    const auto count = static_cast<std::size_t>(most - lines_with.begin());
    if (count < 2 || *most < least_rows ||
        static_cast<double>(*most) < agreeing * static_cast<double>(lines)) {
        return {};
    }
    std::vector<double> ends(count, -1e9);
    std::vector<double> begins(count, 1e9);
    std::size_t figures = 0;
    for (const std::size_t k : stack) {
        for (const auto& [first, last] : lines_of(texts[k])) {
            for (std::size_t i = first; last - first == count && i < last; ++i) {
                const TextLine& segment = texts[k].segments[i];
                figures += is_figure(segment.text) ? 1 : 0;
                ends[i - first] = std::max(ends[i - first], segment.u1);
                begins[i - first] = std::min(begins[i - first], segment.u0);
            }
        }
    }
    if (static_cast<double>(figures) < agreeing * static_cast<double>(*most * count)) {
        return {};
    }
    std::vector<double> out;
    for (std::size_t c = 1; c < count; ++c) {
        if (begins[c] <= ends[c - 1]) {
            return {};
        }
        out.push_back((ends[c - 1] + begins[c]) / 2);
    }
    return out;
}

/// True if the text of a face stands in two of the columns at least and across no boundary.
bool stands_in_columns(const FaceText& face, const std::vector<double>& boundaries) {
    std::size_t first = boundaries.size() + 1;
    std::size_t last = 0;
    for (const TextLine& segment : face.segments) {
        const auto column = [&](double x) {
            return static_cast<std::size_t>(
                std::upper_bound(boundaries.begin(), boundaries.end(), x) - boundaries.begin());
        };
        const double slack = over_boundary * segment.size;
        if (column(segment.u0 + slack) < column(segment.u1 - slack)) {
            return false;
        }
        const std::size_t here = column((segment.u0 + segment.u1) / 2);
        first = std::min(first, here);
        last = std::max(last, here);
    }
    return !face.segments.empty() && first < last;
}

/// True if lines of a face go on from one to the next: one text, no labels of rows.
bool is_wrapped(const FaceText& face, const Box& box, const Runs& runs) {
    std::size_t wrapped = 0;
    for (std::size_t i = 0; i + 1 < face.segments.size(); ++i) {
        const Join join = join_of(face.segments, i, {box.x0, box.x1}, face.pieces, runs);
        wrapped += join == Join::new_entry ? 0 : 1;
    }
    return wrapped * 4 >= face.segments.size();
}

}  // namespace

Lines column_cuts(const Grid& grid, const Placement& placement, const Runs& runs) {
    Lines out;
    const std::vector<double> boundaries = finest_row(grid);
    if (boundaries.empty()) {
        return out;
    }
    const std::vector<FaceText> texts = face_texts(grid, placement, runs, word_gap);
    // Faces of one width and place are judged together: they are the rows below one heading.
    std::vector<bool> done(grid.faces.size(), false);
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        const Face& face = grid.faces[i];
        if (done[i] || face.column_span < 2) {
            continue;
        }
        const Box first = grid.box(face);
        std::vector<double> within;
        for (const double x : boundaries) {
            if (x > first.x0 + 1 && x < first.x1 - 1) {
                within.push_back(x);
            }
        }
        std::vector<std::size_t> alike;
        Agreement all;
        for (std::size_t k = i; k < grid.faces.size(); ++k) {
            const Face& other = grid.faces[k];
            if (other.column != face.column || other.column_span != face.column_span) {
                continue;
            }
            done[k] = true;
            const Agreement here = agreement(texts[k], within, other.column_span == grid.columns());
            all.lines += here.lines;
            all.agreeing += here.agreeing;
            all.others += here.others;
            if (here.lines > 0 && here.agreeing == here.lines) {
                alike.push_back(k);
            }
        }
        if (within.empty() || all.agreeing < least_lines || all.others > all.lines ||
            static_cast<double>(all.agreeing) < agreeing * static_cast<double>(all.lines)) {
            continue;
        }
        for (const std::size_t k : alike) {
            const Box box = grid.box(grid.faces[k]);
            for (const double x : within) {
                out.vertical.push_back({x, box.y0, box.y1, 0});
            }
        }
    }
    return out;
}

Lines row_cuts(const Grid& grid, const Placement& placement, const Runs& runs) {
    Lines out;
    const std::vector<FaceText> texts = face_texts(grid, placement, runs, 0);
    for (int row = 0; row < grid.rows(); ++row) {
        std::vector<std::size_t> faces;
        bool plain = true;
        int last = -1;
        for (int column = 0; column < grid.columns(); ++column) {
            const int face = grid.at(row, column);
            if (face == last) {
                continue;
            }
            last = face;
            plain = plain && face >= 0 && grid.faces[static_cast<std::size_t>(face)].row_span == 1;
            if (face >= 0 && !texts[static_cast<std::size_t>(face)].segments.empty()) {
                faces.push_back(static_cast<std::size_t>(face));
            }
        }
        if (!plain || faces.size() < 2) {
            continue;
        }
        // The first column has every line; the others stand beside its lines.
        const std::vector<TextLine>& labels = texts[faces.front()].segments;
        if (labels.size() < least_rows ||
            is_wrapped(texts[faces.front()], grid.box(grid.faces[faces.front()]), runs)) {
            continue;
        }
        std::size_t beside = 0;
        std::size_t stray = 0;
        bool figures = false;
        for (std::size_t f = 1; f < faces.size(); ++f) {
            std::size_t numeric = 0;
            for (const TextLine& line : texts[faces[f]].segments) {
                const bool found =
                    std::any_of(labels.begin(), labels.end(), [&](const TextLine& label) {
                        return std::abs(label.v1 - line.v1) <= same_height * line.size;
                    });
                ++(found ? beside : stray);
                numeric += is_figure(line.text) ? 1 : 0;
            }
            figures = figures || static_cast<double>(numeric) >=
                                     filled_share * static_cast<double>(labels.size());
        }
        const double positions = static_cast<double>(labels.size() * (faces.size() - 1));
        if (stray > 0 || !figures || static_cast<double>(beside) < filled_share * positions) {
            continue;
        }
        const Box box = grid.box();
        for (std::size_t i = 1; i < labels.size(); ++i) {
            const double y = (labels[i - 1].v1 + labels[i].v0) / 2;
            out.horizontal.push_back({y, box.x0, box.x1, 0});
        }
    }
    return out;
}

Lines figure_cuts(const Grid& grid, const Placement& placement, const Runs& runs) {
    Lines out;
    const std::vector<FaceText> texts = face_texts(grid, placement, runs, word_gap);
    std::vector<bool> done(grid.faces.size(), false);
    for (std::size_t i = 0; i < grid.faces.size(); ++i) {
        if (done[i]) {
            continue;
        }
        const Face& face = grid.faces[i];
        std::vector<std::size_t> stack;  // faces of one width, one below the other
        for (std::size_t k = i; k < grid.faces.size(); ++k) {
            const Face& other = grid.faces[k];
            if (other.column == face.column && other.column_span == face.column_span) {
                done[k] = true;
                stack.push_back(k);
            }
        }
        const std::vector<double> boundaries = strips_between_figures(stack, texts);
        for (const std::size_t k : stack) {
            if (!boundaries.empty() && stands_in_columns(texts[k], boundaries)) {
                const Box box = grid.box(grid.faces[k]);
                for (const double x : boundaries) {
                    out.vertical.push_back({x, box.y0, box.y1, 0});
                }
            }
        }
    }
    return out;
}

}  // namespace tenken::layout
