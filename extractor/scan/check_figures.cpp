#include "extractor/scan/check_figures.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string_view>
#include <utility>

#include "extractor/scan/align_ink.h"
#include "extractor/scan/check_points.h"
#include "extractor/scan/compare_readings.h"
#include "extractor/scan/digits/digit_shapes.h"
#include "extractor/scan/exponents.h"
#include "extractor/scan/figure_characters.h"
#include "extractor/scan/line_ink.h"
#include "extractor/scan/percent_signs.h"
#include "extractor/scan/rings.h"
#include "extractor/scan/words_in_figures.h"

namespace tenken::scan {

namespace {

constexpr double learned = 0.86;        // likeness from which a digit is an example of its page
constexpr double learned_lead = 0.08;   // ... and by how much it leads the next
constexpr double contradicted = 0.80;   // likeness to another digit that makes doubtful ...
constexpr double contradiction = 0.08;  // ... and how much more than to the one read
constexpr double poor = 0.7;            // ... that does so if it leads plainly
constexpr double unlike = 0.55;         // likeness below which ink is not the digit read at all
constexpr double plain = 0.88;       // likeness from which a shape is taken for what was read ...
constexpr double plain_lead = 0.12;  // ... and its lead
constexpr double hidden = 0.92;      // ... of a digit within another character
constexpr double narrow_letter = 0.78;    // ... of other digits: but for a few, letters are wider
constexpr std::size_t most_on_digit = 3;  // characters that are read where there is one digit
constexpr double narrow_stroke = 0.5;     // width to height of a 1
constexpr double largest_speck = 0.28;    // em; a minus is longer
constexpr double widest_digit = 0.6;      // em
constexpr double narrow_space = 0.45;     // em of paper between a digit and a kanji behind a space
constexpr l_uint32 faint_point = 170;     // grey of one that is too small to be ink
constexpr double beside = 0.4;            // em between digits of one figure

bool is_point(const std::string& text) {
    return text == "." || text == ",";
}

bool is_figure_part(const std::string& text) {
    return is_digit(text) || is_point(text);
}

class LineCheck {
  public:
    LineCheck(Pix* grey, Pix* text, ReadLine& read)
        : grey_(grey), text_(text), read_(read), parts_(LineInk(text, read.line).parts()) {}

    void align(DigitLook& look) {
        ink_ = align_ink(parts_, read_.symbols, read_.line.em, std::ref(look));
    }

    bool is_aligned() const { return ink_.says_something(); }

    /// Where the ink says nothing, no figure is confirmed.
    void doubt_figures() {
        for (std::size_t i = 0; i < read_.symbols.size(); ++i) {
            if (is_digit(text(i)) || (text(i) == "年" && (i == 0 || !is_digit(text(i - 1))))) {
                doubt(read_.symbols[i], "shape", {});
            }
        }
    }

    /// イ1 or フフ where the cell has no more ink than a digit: two characters do not stand on it.
    void doubt_lone_digit() {
        const bool is_word =
            std::any_of(read_.symbols.begin(), read_.symbols.end(),
                        [](const ReadSymbol& symbol) { return symbol.text.size() >= 3; });
        if (!is_word || parts_.empty() || read_.symbols.size() > most_on_digit) {
            return;
        }
        PixelBox all = parts_.front();
        for (const PixelBox& part : parts_) {
            all = {std::min(all.x0, part.x0), std::min(all.y0, part.y0), std::max(all.x1, part.x1),
                   std::max(all.y1, part.y1)};
        }
        if (all.width() <= narrow_letter * all.height() && is_digit_sized(all, read_.line.em)) {
            for (ReadSymbol& symbol : read_.symbols) {
                doubt(symbol, "shape", {});
            }
        }
    }

    void teach(DigitShapes& shapes, DigitLook& look) const {
        for (std::size_t i = 0; i < read_.symbols.size(); ++i) {
            if (!is_digit(text(i)) || read_.symbols[i].doubtful || !has_digit_ink(i) ||
                closes_as_other(i)) {
                continue;
            }
            const DigitGuess& guess = look(ink_.boxes[i]);
            if (guess.best() == text(i)[0] && guess.score() >= learned &&
                guess.lead() >= learned_lead) {
                shapes.learn(text(i)[0], Shape(grey_, ink_.boxes[i]));
            }
        }
    }

    void check(const DigitShapes& shapes) {
        for (std::size_t i = 0; i < read_.symbols.size(); ++i) {
            check_year(i);
            if (is_digit(text(i))) {
                check_digit(i, shapes);
            } else if (has_digit_ink(i) &&
                       ((is_confusable(text(i)) && stands_in_figure(i)) || is_lonely_stroke(i) ||
                        is_too_narrow_for_words(i, shapes))) {
                check_letter(i, shapes);
            } else if (closes_nothing(read_.symbols, i) ||
                       (has_digit_ink(i) && is_lonely_digit(i, shapes))) {
                doubt(read_.symbols[i], "shape", {});
            } else if (is_empty(ink_.boxes[i]) && is_inner_point(i)) {
                doubt(read_.symbols[i], "shape", {});
            } else if (text(i).size() >= 3 && hides_digit(i, shapes)) {
                doubt(read_.symbols[i], "shape", {});
            }
        }
        take_unread(shapes);
        drop_doubles();
        drop_dirt();
        part_twin_points();
        read_exponents(
            ink_.boxes, [&](const PixelBox& box) { return shapes.guess(Shape(grey_, box)); },
            read_.symbols);
        check_points(parts_, read_.line, ink_.boxes, read_.symbols);
        doubt_twin_points();
        doubt_faint_points();
        doubt_percent_signs(ink_.boxes, read_.symbols);
        read_plus(read_.symbols);
        find_spaces();
    }

  private:
    const std::string& text(std::size_t i) const { return read_.symbols[i].text; }
    static bool is_empty(const PixelBox& box) { return box.width() == 0; }
    bool has_digit_ink(std::size_t i) const {
        return !is_empty(ink_.boxes[i]) && is_digit_sized(ink_.boxes[i], read_.line.em);
    }
    static void doubt(ReadSymbol& symbol, const char* reason, std::string other) {
        symbol.doubtful = true;
        symbol.reason = reason;
        if (!other.empty()) {
            symbol.other = std::move(other);
        }
    }
    /// Two of three readings agree, and they are of two kinds.
    static void settle(ReadSymbol& symbol, const std::string& text) {
        symbol.text = text;
        symbol.doubtful = false;
        symbol.other.clear();
        symbol.reason.clear();
    }
    bool is_inner_point(std::size_t i) const {
        return is_point(text(i)) && i > 0 && i + 1 < read_.symbols.size() &&
               is_digit(text(i - 1)) && is_digit(text(i + 1));
    }
    /// A 5 whose ink closes to a ring is a 6, however like a 5 it is in small print.
    bool closes_as_other(std::size_t i) const {
        static constexpr std::string_view open_ones = "12357";
        return open_ones.find(text(i)[0]) != std::string_view::npos &&
               has_ring(text_, ink_.boxes[i]);
    }

    void check_digit(std::size_t i, const DigitShapes& shapes) {
        ReadSymbol& symbol = read_.symbols[i];
        if (is_empty(ink_.boxes[i])) {
            doubt(symbol, "shape", {});
            return;
        }
        if (has_digit_ink(i) && closes_as_other(i)) {
            doubt(symbol, "shape", {});
            return;
        }
        const DigitGuess guess = shapes.guess(Shape(grey_, ink_.boxes[i]));
        const double own = guess.of(symbol.text[0]);
        if (guess.best() == symbol.text[0]) {
            const bool of_one = is_one_character(symbol.other) && symbol.reason != "shape";
            if (symbol.doubtful && of_one && guess.confirms(symbol.text[0])) {
                settle(symbol, symbol.text);
            }
            return;
        }
        if (own < unlike) {
            doubt(symbol, "shape", {});
        }
        const bool is_likely =
            guess.score() >= contradicted && guess.score() - own >= contradiction;
        if (has_digit_ink(i) && !is_likely && guess.score() >= poor &&
            guess.score() - own >= plain_lead) {
            doubt(symbol, "shape", std::string(1, guess.best()));
        }
        if (!has_digit_ink(i) || !is_likely) {
            return;
        }
        const std::string seen(1, guess.best());
        if (symbol.other == seen && guess.confirms(guess.best())) {
            settle(symbol, seen);
            return;
        }
        const bool first = guess.score() >= plain && guess.score() - own >= plain_lead;
        if (first) {
            doubt(symbol, "readings-differ", std::exchange(symbol.text, seen));
            symbol.confidence = std::min(symbol.confidence, 70.0F);
        } else {
            doubt(symbol, "readings-differ", seen);
        }
    }

    /// "R3" taken for one character: a part of its ink is plainly a digit.
    bool hides_digit(std::size_t i, const DigitShapes& shapes) const {
        const PixelBox& box = ink_.boxes[i];
        return box.width() > widest_digit * read_.line.em &&
               std::any_of(parts_.begin(), parts_.end(), [&](const PixelBox& part) {
                   if (part.x0 < box.x0 || part.x1 > box.x1 || part.width() == box.width() ||
                       !is_digit_sized(part, read_.line.em)) {
                       return false;
                   }
                   const DigitGuess guess = shapes.guess(Shape(grey_, part));
                   return guess.best() != '1' && guess.score() >= hidden &&
                          guess.lead() >= plain_lead;
               });
    }

    /// 92,.780 where there is ink for one point only: the other is no more than the engine's doubt.
    void part_twin_points() {
        for (std::size_t i = 1; i + 2 < read_.symbols.size(); ++i) {
            if (!is_point(text(i)) || !is_point(text(i + 1)) || !is_digit(text(i - 1)) ||
                !is_digit(text(i + 2)) || is_empty(ink_.boxes[i]) == is_empty(ink_.boxes[i + 1])) {
                continue;
            }
            const auto extra = static_cast<long>(is_empty(ink_.boxes[i]) ? i : i + 1);
            doubt(read_.symbols[i - 1], "shape", {});
            read_.symbols.erase(read_.symbols.begin() + extra);
            ink_.boxes.erase(ink_.boxes.begin() + extra);
        }
    }

    /// 34,.506: of two points between digits one is none.
    void doubt_twin_points() {
        for (std::size_t i = 1; i + 2 < read_.symbols.size(); ++i) {
            if (is_point(text(i)) && is_point(text(i + 1)) && is_digit(text(i - 1)) &&
                is_digit(text(i + 2))) {
                doubt(read_.symbols[i], "shape", {});
                doubt(read_.symbols[i + 1], "shape", {});
            }
        }
    }

    /// 1450 for 145.0: a point so faint that it went with the specks.
    void doubt_faint_points() {
        for (std::size_t i = 0; i + 1 < read_.symbols.size(); ++i) {
            if (!is_digit(text(i)) || !is_digit(text(i + 1)) || is_empty(ink_.boxes[i]) ||
                is_empty(ink_.boxes[i + 1])) {
                continue;
            }
            const PixelBox& left = ink_.boxes[i];
            const int top = (left.y0 + 2 * left.y1) / 3;
            int dark = 0;
            for (int y = top; y < left.y1 + 3; ++y) {
                for (int x = left.x1 + 1; x < ink_.boxes[i + 1].x0 - 1; ++x) {
                    l_uint32 level = 255;
                    pixGetPixel(grey_, x, y, &level);
                    dark += level < faint_point ? 1 : 0;
                }
            }
            if (dark >= 3) {
                doubt(read_.symbols[i], "shape", {});
                doubt(read_.symbols[i + 1], "shape", {});
            }
        }
    }

    /// A figure alone in its cell, taken for a kana: its ink is that of a digit.
    bool is_lonely_digit(std::size_t i, const DigitShapes& shapes) const {
        if (read_.symbols.size() != 1 || text(i).size() != 3) {
            return false;
        }
        const DigitGuess guess = shapes.guess(Shape(grey_, ink_.boxes[i]));
        return guess.best() != '1' && guess.score() >= contradicted &&
               guess.lead() >= contradiction;
    }

    /// A 1 alone in its cell, taken for a kana: no kana that is read there is as narrow.
    bool is_lonely_stroke(std::size_t i) const {
        return read_.symbols.size() == 1 && text(i).size() == 3 && !may_be_narrow(text(i)) &&
               ink_.boxes[i].width() < narrow_stroke * ink_.boxes[i].height();
    }

    /// 二-1-1 for 1-1-1, 了19 for 719: in a figure a kana or kanji has ink as narrow as a digit's.
    bool is_too_narrow_for_words(std::size_t i, const DigitShapes& shapes) const {
        const PixelBox& ink = ink_.boxes[i];
        const bool is_word = text(i).size() == 3 && !is_figure_character(text(i));
        if (!is_word || ink.width() > narrow_letter * ink.height()) {
            return false;
        }
        const auto is_beside = [&](std::size_t k) {
            return k < read_.symbols.size() && is_digit(text(k)) && are_as_high(ink, ink_.boxes[k]);
        };
        const bool is_alone = stands_among_figures(read_.symbols, ink_.boxes, i);
        if (!is_alone && !is_beside(i - 1) && !is_beside(i + 1)) {
            return false;
        }
        if (is_alone && !may_be_narrow(text(i))) {
            return true;
        }
        const DigitGuess guess = shapes.guess(Shape(grey_, ink));
        return guess.best() != '1' && guess.score() >= contradicted &&
               guess.lead() >= contradiction;
    }

    /// Beside a digit as high as itself, or behind the letter of an era.
    bool stands_in_figure(std::size_t i) const {
        const auto fits = [&](std::size_t other) {
            return (is_digit(text(other)) || (other < i && is_era_letter(text(other)))) &&
                   are_as_high(ink_.boxes[i], ink_.boxes[other]);
        };
        // No line begins with what closes a bracket.
        static constexpr std::string_view closing[] = {"]", "|", "}", "」", "』", "｜"};
        if (i == 0 &&
            std::find(std::begin(closing), std::end(closing), text(i)) != std::end(closing)) {
            return true;
        }
        if (closes_nothing(read_.symbols, i)) {
            return true;
        }
        // A point or comma may stand between.
        return (i > 0 && fits(i - 1)) || (i + 1 < read_.symbols.size() && fits(i + 1)) ||
               (i > 1 && is_point(text(i - 1)) && fits(i - 2)) ||
               (i + 2 < read_.symbols.size() && is_point(text(i + 1)) && fits(i + 2));
    }

    void check_letter(std::size_t i, const DigitShapes& shapes) {
        const DigitGuess guess = shapes.guess(Shape(grey_, ink_.boxes[i]));
        if (guess.score() >= plain && guess.lead() >= plain_lead) {
            ReadSymbol& symbol = read_.symbols[i];
            const std::string seen(1, guess.best());
            if (symbol.other == seen) {
                settle(symbol, seen);
            } else {
                doubt(symbol, "readings-differ", std::exchange(symbol.text, seen));
            }
        } else if (!is_letter(text(i))) {
            doubt(read_.symbols[i], "shape", {});
        }
    }

    /// Ink that nobody read, beside a digit as high as itself.
    void take_unread(const DigitShapes& shapes) {
        for (auto unread = ink_.unread.rbegin(); unread != ink_.unread.rend(); ++unread) {
            const std::size_t before = unread->before;
            if (!is_digit_sized(unread->box, read_.line.em)) {
                doubt_year(before, unread->box);
                continue;
            }
            const int near = static_cast<int>(beside * read_.line.em);
            const bool follows =
                before > 0 && is_figure_part(text(before - 1)) &&
                unread->box.x0 - ink_.boxes[before - 1].x1 <= near &&
                (is_point(text(before - 1)) || are_as_high(unread->box, ink_.boxes[before - 1]));
            const bool leads =
                before < read_.symbols.size() && is_figure_part(text(before)) &&
                ink_.boxes[before].x0 - unread->box.x1 <= near &&
                (is_point(text(before)) || are_as_high(unread->box, ink_.boxes[before]));
            if (!follows && !leads) {
                doubt_year(before, unread->box);
                continue;
            }
            const DigitGuess guess = shapes.guess(Shape(grey_, unread->box));
            // Whether it is a digit of its own or a piece of a letter is for a person to say.
            ReadSymbol& next_to_it = read_.symbols[follows ? before - 1 : before];
            std::string other;
            if (guess.score() >= plain && guess.lead() >= plain_lead) {
                other = follows ? next_to_it.text + guess.best() : guess.best() + next_to_it.text;
            }
            doubt(next_to_it, "shape", std::move(other));
        }
    }

    /// Ink before 年 that nobody read was a figure.
    void doubt_year(std::size_t before, const PixelBox& ink) {
        if (before < read_.symbols.size() && text(before) == "年" &&
            ink.height() > 0.5 * read_.line.em) {
            doubt(read_.symbols[before], "shape", {});
        }
    }

    /// "RS年": between the letter of an era and 年 stand digits or 元.
    void check_year(std::size_t i) {
        // 平成0年度: no year is none; 30 was printed.
        if (i > 0 && text(i) == "年" && text(i - 1) == "0" &&
            (i == 1 || !is_figure_part(text(i - 2)))) {
            doubt(read_.symbols[i - 1], "shape", {});
        }
        if (i < 1 || text(i) != "年" || is_digit(text(i - 1)) || text(i - 1) == "元") {
            return;
        }
        for (std::size_t k = i; k-- > 0 && k + 2 >= i;) {
            if (is_era_letter(text(k)) || is_digit(text(k))) {
                for (std::size_t m = k; m < i; ++m) {
                    doubt(read_.symbols[m], "shape", {});
                }
                return;
            }
        }
    }

    /// "2 削減額": the space behind the number of a heading is narrower than that of a sentence,
    /// and only the ink of the two tells.
    void find_spaces() {
        for (std::size_t i = 0; i + 1 < read_.symbols.size(); ++i) {
            const PixelBox& ink = ink_.boxes[i];
            const PixelBox& next = ink_.boxes[i + 1];
            if (is_digit(text(i)) && text(i + 1).size() >= 3 && !is_empty(ink) && !is_empty(next) &&
                next.x0 - ink.x1 > narrow_space * read_.line.em && !read_.symbols[i].space_after &&
                next.height() > 0.5 * read_.line.em) {
                ReadSymbol& symbol = read_.symbols[i];
                ReadSymbol& after = read_.symbols[i + 1];
                symbol.space_after = true;
                symbol.box.x0 = std::min(symbol.box.x0, ink.x0);
                symbol.box.x1 = ink.x1;
                after.box.x0 = next.x0;
                after.box.x1 = std::max(after.box.x1, next.x0 + 1);
            }
        }
    }

    /// "NPDO" for "NPO": the engine saw a character twice, and only one of its readings did.
    void drop_doubles() {
        for (std::size_t i = read_.symbols.size(); i-- > 0;) {
            const ReadSymbol& symbol = read_.symbols[i];
            if (!is_empty(ink_.boxes[i]) || read_.symbols.size() < 2 || is_inner_point(i)) {
                continue;
            }
            const bool at_edge = i == 0 || i + 1 == read_.symbols.size();
            const bool same = (i > 0 && text(i - 1) == symbol.text) ||
                              (i + 1 < read_.symbols.size() && text(i + 1) == symbol.text);
            const bool one_reading = symbol.doubtful && symbol.reason == "readings-differ";
            if (is_digit(symbol.text)
                    ? same && one_reading
                    : same || one_reading || (at_edge && is_stray_mark(symbol.text))) {
                read_.symbols.erase(read_.symbols.begin() + static_cast<long>(i));
                ink_.boxes.erase(ink_.boxes.begin() + static_cast<long>(i));
            }
        }
    }

    /// A speck before a figure that has the cell to itself is no minus and no bullet.
    void drop_dirt() {
        auto& symbols = read_.symbols;
        if (symbols.size() < 2 || is_digit(text(0)) || !is_digit(text(1)) ||
            !stands_among_figures(symbols, ink_.boxes, 0)) {
            return;
        }
        const PixelBox& ink = ink_.boxes.front();
        const double longer = std::max(ink.width(), ink.height());
        if (!is_empty(ink) && longer < largest_speck * read_.line.em) {
            doubt(symbols[1], "shape", text(0) + text(1));
            symbols.erase(symbols.begin());
            ink_.boxes.erase(ink_.boxes.begin());
        }
    }

    Pix* grey_;
    Pix* text_;
    ReadLine& read_;
    std::vector<PixelBox> parts_;
    InkAlignment ink_;
};

}  // namespace

void check_figures(Pix* grey, Pix* text, DigitLook& look, std::vector<ReadLine>& lines) {
    DigitShapes shapes = look.shapes();
    std::vector<LineCheck> checks;
    for (ReadLine& read : lines) {
        if (read.line.vertical || read.symbols.empty()) {
            continue;
        }
        LineCheck check(grey, text, read);
        check.doubt_lone_digit();
        check.align(look);
        if (check.is_aligned()) {
            check.teach(shapes, look);
            checks.push_back(std::move(check));
        } else {
            check.doubt_figures();
        }
    }
    for (LineCheck& check : checks) {
        check.check(shapes);
    }
}

}  // namespace tenken::scan
