#include "extractor/scan/align_ink.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string_view>

#include "extractor/scan/compare_readings.h"

namespace tenken::scan {

namespace {

constexpr std::size_t most_pieces = 5;    // of ink in one character: 川, ハ, "
constexpr double no_ink = 2.2;            // cost of a character without ink
constexpr double no_ink_half = 1.4;       // ... of a letter or digit
constexpr double no_ink_mark = 1.0;       // ... of a point or a stray mark
constexpr double no_ink_optional = 0.35;  // ... of what only one reading has
constexpr double unread_piece = 1.1;      // cost of ink without a character
constexpr double unread_wide = 1.7;       // ... that is a whole square
constexpr double unread_speck = 0.25;     // ... where it is smaller than a digit's stroke
constexpr double speck = 0.22;            // em
constexpr double inner_gap = 0.34;        // em of paper that no character has inside
constexpr double digit_gap = 0.08;        // ... and no digit, be it broken
constexpr double distance_weight = 0.8;   // per em between ink and engine's box
constexpr double farthest = 1.2;          // em: beyond, more distance says no more
constexpr double plain_digit = 0.9;       // likeness from which ink is a digit ...
constexpr double on_a_digit = 0.6;        // ... and cost of another character on it
constexpr double narrowest_digit = 0.36;  // em, of those that touch
constexpr double same_piece = 0.4;        // of the narrower part lies over the other one

enum class Kind { digit, mark, half, flat, narrow_full, full, kanji };

bool is_one_of(const std::string& text, std::string_view list) {
    return !text.empty() && list.find(text) != std::string_view::npos;
}

Kind kind_of(const std::string& text) {
    if (is_digit(text)) {
        return Kind::digit;
    }
    if (is_one_of(text, ".,:;'`、。・･，．")) {
        return Kind::mark;
    }
    if (text.size() == 1) {
        return Kind::half;
    }
    if (is_one_of(text, "ー一―－—‐～〜→←…")) {
        return Kind::flat;
    }
    // U+4E00 and above, but for a few of few strokes.
    if (text.size() == 3 && static_cast<unsigned char>(text[0]) >= 0xE4 &&
        static_cast<unsigned char>(text[0]) <= 0xE9 &&
        !is_one_of(text, "一日目月口小白自田中了丁千十半年平下上")) {
        return Kind::kanji;
    }
    return is_one_of(text, "りしトイリノくミコロ「」『』【】（）〈〉《》［］！：｜っッょョいI１｢｣")
               ? Kind::narrow_full
               : Kind::full;
}

double beyond(double value, double low, double high) {
    return value < low ? low - value : value > high ? value - high : 0;
}

struct Piece {
    PixelBox box;
    DigitGuess guess;  ///< nothing if it has not the size of a digit
};

PixelBox together(const PixelBox& a, const PixelBox& b) {
    return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

/// Parts above each other are one piece.
std::vector<Piece> pieces_of(const std::vector<PixelBox>& parts) {
    std::vector<Piece> pieces;
    for (const PixelBox& part : parts) {
        if (!pieces.empty()) {
            PixelBox& last = pieces.back().box;
            const int shared = std::min(last.x1, part.x1) - part.x0;
            if (shared >= same_piece * std::max(1, std::min(last.width(), part.width()))) {
                last = together(last, part);
                continue;
            }
        }
        pieces.push_back({part, {}});
    }
    return pieces;
}

class Aligner {
  public:
    Aligner(const std::vector<PixelBox>& parts, const std::vector<ReadSymbol>& symbols, double em,
            const LookAtInk& look)
        : pieces_(pieces_of(parts)), symbols_(symbols), em_(std::max(1.0, em)), look_(look) {
        for (const ReadSymbol& symbol : symbols_) {
            kinds_.push_back(kind_of(symbol.text));
        }
        for (Piece& piece : pieces_) {
            if (is_digit_sized(piece.box, em_)) {
                piece.guess = look_(piece.box);
            }
        }
        width_ = pieces_.size() + 1;
        const std::size_t states = (symbols_.size() + 1) * width_;
        cost_.assign(states, std::numeric_limits<double>::infinity());
        steps_.assign(states, {});
    }

    InkAlignment run() {
        cost_[0] = 0;
        for (std::size_t i = 0; i <= symbols_.size(); ++i) {
            for (std::size_t j = 0; j <= pieces_.size(); ++j) {
                go_on(i, j);
            }
        }
        return walk_back();
    }

  private:
    /// So many symbols stand on so many pieces.
    struct Step {
        std::size_t symbols = 0;
        std::size_t pieces = 0;
    };

    std::size_t at(std::size_t i, std::size_t j) const { return i * width_ + j; }

    void offer(std::size_t i, std::size_t j, Step step, double cost) {
        const std::size_t to = at(i + step.symbols, j + step.pieces);
        const double total = cost_[at(i, j)] + cost;
        if (total < cost_[to]) {
            cost_[to] = total;
            steps_[to] = step;
        }
    }

    void go_on(std::size_t i, std::size_t j) {
        if (j < pieces_.size()) {
            offer(i, j, {0, 1}, left_unread(pieces_[j].box));
        }
        if (i == symbols_.size()) {
            return;
        }
        offer(i, j, {1, 0}, without_ink(i));
        double inner = 0;
        PixelBox box;
        for (std::size_t count = 1; count <= most_pieces && j + count <= pieces_.size(); ++count) {
            const PixelBox& next = pieces_[j + count - 1].box;
            if (count > 1) {
                const double gap = (next.x0 - box.x1) / em_;
                inner += kinds_[i] == Kind::digit ? 6 * beyond(gap, -1, digit_gap)
                                                  : 2 * beyond(gap, -1, inner_gap);
            }
            box = count == 1 ? next : together(box, next);
            if (box.width() > 1.6 * em_) {
                break;
            }
            offer(i, j, {1, count},
                  inner + fit(i, box) + (count == 1 ? unlike(i, pieces_[j]) : broken(i)));
        }
        // Digits that touch: they share a piece in equal parts.
        for (std::size_t count = 2; count <= 4 && i + count <= symbols_.size(); ++count) {
            if (j >= pieces_.size() || kinds_[i + count - 1] != Kind::digit ||
                kinds_[i] != Kind::digit ||
                pieces_[j].box.width() < narrowest_digit * static_cast<double>(count) * em_) {
                break;
            }
            double cost = 0.15 * static_cast<double>(count);
            for (std::size_t k = 0; k < count; ++k) {
                const PixelBox part = share(pieces_[j].box, k, count);
                cost += fit(i + k, part) + unlike(i + k, {part, look_(part)});
            }
            offer(i, j, {count, 1}, cost);
        }
    }

    double left_unread(const PixelBox& box) const {
        const bool is_speck = std::max(box.width(), box.height()) < speck * em_;
        return is_speck ? unread_speck : box.width() > 0.6 * em_ ? unread_wide : unread_piece;
    }

    double without_ink(std::size_t i) const {
        if (symbols_[i].presence != Presence::sure) {
            return no_ink_optional;
        }
        if (kinds_[i] == Kind::mark || is_stray_mark(symbols_[i].text)) {
            return no_ink_mark;
        }
        return kinds_[i] == Kind::half || kinds_[i] == Kind::digit ? no_ink_half : no_ink;
    }

    /// What speaks against a symbol on a piece by its shape.
    double unlike(std::size_t i, const Piece& piece) const {
        const double likeness = piece.guess.score();
        if (kinds_[i] == Kind::digit) {
            return 1.0 * (1 - likeness) + 1.2 * (1 - piece.guess.of(symbols_[i].text[0]));
        }
        // A stroke of any letter is like a 1.
        const bool is_plain = likeness >= plain_digit && piece.guess.best() != '1';
        return is_plain && kinds_[i] != Kind::half ? on_a_digit : 0;
    }
    double broken(std::size_t i) const { return kinds_[i] == Kind::digit ? 0.5 : 0; }

    static PixelBox share(const PixelBox& box, std::size_t index, std::size_t count) {
        const auto edge = [&](std::size_t k) {
            return box.x0 + box.width() * static_cast<int>(k) / static_cast<int>(count);
        };
        return {edge(index), box.y0, edge(index + 1), box.y1};
    }

    double fit(std::size_t i, const PixelBox& box) const {
        const double width = box.width() / em_;
        const double height = box.height() / em_;
        const double away =
            std::abs((box.x0 + box.x1 - symbols_[i].box.x0 - symbols_[i].box.x1) / 2.0) / em_;
        const double distance = distance_weight * std::min(away, farthest);
        switch (kinds_[i]) {
            case Kind::digit:
                return distance + 2 * beyond(width, 0.12, 0.68) + 2 * beyond(height, 0.5, 1.05);
            case Kind::mark:
                return distance + 2 * beyond(width, 0, 0.38) + 1.5 * beyond(height, 0, 0.45);
            case Kind::half:
                return distance + 2 * beyond(width, 0.08, 0.95);
            case Kind::flat:
                return distance + 2 * beyond(width, 0.45, 1.12) + 2 * beyond(height, 0, 0.4);
            case Kind::narrow_full:
                return distance + 2 * beyond(width, 0.12, 1.12);
            case Kind::full:
                return distance + 2 * beyond(width, 0.45, 1.12) + 2 * beyond(height, 0.4, 1.2);
            case Kind::kanji:
                break;
        }
        return distance + 2 * beyond(width, 0.72, 1.12) + 2 * beyond(height, 0.6, 1.2);
    }

    InkAlignment walk_back() const {
        InkAlignment out;
        out.boxes.assign(symbols_.size(), PixelBox{});
        std::size_t i = symbols_.size();
        std::size_t j = pieces_.size();
        out.misfit = cost_[at(i, j)];
        while (i > 0 || j > 0) {
            const Step step = steps_[at(i, j)];
            i -= step.symbols;
            j -= step.pieces;
            if (step.symbols == 0) {
                const PixelBox& box = pieces_[j].box;
                out.misfit -= left_unread(box);
                if (std::max(box.width(), box.height()) >= speck * em_) {
                    out.unread.push_back({box, i});
                }
            } else if (step.symbols > 1) {
                for (std::size_t k = 0; k < step.symbols; ++k) {
                    out.boxes[i + k] = share(pieces_[j].box, k, step.symbols);
                }
            } else if (step.pieces > 0) {
                PixelBox box = pieces_[j].box;
                for (std::size_t k = 1; k < step.pieces; ++k) {
                    box = together(box, pieces_[j + k].box);
                }
                out.boxes[i] = box;
            }
        }
        out.misfit /= static_cast<double>(std::max<std::size_t>(1, symbols_.size()));
        std::reverse(out.unread.begin(), out.unread.end());
        return out;
    }

    std::vector<Piece> pieces_;
    const std::vector<ReadSymbol>& symbols_;
    double em_;
    const LookAtInk& look_;
    std::vector<Kind> kinds_;
    std::size_t width_ = 0;
    std::vector<double> cost_;
    std::vector<Step> steps_;
};

}  // namespace

InkAlignment align_ink(const std::vector<PixelBox>& parts, const std::vector<ReadSymbol>& symbols,
                       double em, const LookAtInk& look) {
    return Aligner(parts, symbols, em, look).run();
}

bool is_digit_sized(const PixelBox& box, double em) {
    return box.height() >= 0.5 * em && box.height() <= 1.05 * em && box.width() >= 0.1 * em &&
           box.width() <= 0.75 * em;
}

}  // namespace tenken::scan
