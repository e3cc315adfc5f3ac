#include "extractor/scan/check_points.h"

#include <algorithm>
#include <string_view>

#include "extractor/scan/compare_readings.h"

namespace tenken::scan {

namespace {

constexpr double comma_aspect = 1.3;   // height to width from which a mark is a comma ...
constexpr double point_aspect = 1.4;   // ... and up to which it is a point ...
constexpr double point_height = 0.16;  // em: ... which is no higher than this
constexpr double on_foot = 0.06;       // em by which a point may go below the digits beside it
constexpr double largest_point = 0.24;
constexpr double tallest_point = 1.8;  // height to width: a pixel more is a third of it

bool is_point(const ReadSymbol& symbol) {
    return symbol.text == "." || symbol.text == ",";
}

/// ',' or '.' for a mark at the foot of a line; '?' where it could be either. `foot`: of the digits
/// beside it, 0 if not known: a point ends there, the tail of a comma goes on.
char mark_of(const PixelBox& box, double em, int foot) {
    if (box.width() == 0) {
        return '?';
    }
    const double aspect = static_cast<double>(box.height()) / box.width();
    const double height = box.height() / em;
    const double below = (box.y1 - foot) / em;
    if (foot > 0 && below <= on_foot && height <= largest_point && aspect <= tallest_point) {
        return '.';
    }
    return aspect >= comma_aspect && height > point_height    ? ','
           : aspect <= point_aspect && height <= point_height ? '.'
                                                              : '?';
}

void doubt(ReadSymbol& symbol) {
    symbol.doubtful = true;
    symbol.reason = "shape";
}

class PointCheck {
  public:
    PointCheck(const std::vector<PixelBox>& parts, const TextLine& line,
               const std::vector<PixelBox>& ink, std::vector<ReadSymbol>& symbols)
        : parts_(parts), line_(line), ink_(ink), symbols_(symbols) {}

    void run() {
        take_strange_marks();
        for (std::size_t begin = 0; begin < symbols_.size(); ++begin) {
            std::size_t end = begin;
            while (end < symbols_.size() &&
                   (is_digit(symbols_[end].text) || (is_point(symbols_[end]) && end > begin))) {
                ++end;
            }
            while (end > begin && is_point(symbols_[end - 1])) {
                --end;
            }
            if (end > begin) {
                check_marks(begin, end);
                check_digits(begin, end);
                begin = end;
            }
        }
    }

  private:
    /// What is a mark at the foot of the line, between a digit and three more, is no full stop.
    void take_strange_marks() {
        static constexpr std::string_view strange[] = {"、", "。", "・", "･", "'",  "`", "’",
                                                       "‘",  "-",  "_",  ";", "，", "．"};
        for (std::size_t i = 1; i + 1 < symbols_.size(); ++i) {
            const bool is_strange = std::find(std::begin(strange), std::end(strange),
                                              symbols_[i].text) != std::end(strange);
            if (is_strange && is_digit(symbols_[i - 1].text) &&
                digits_from(i + 1, symbols_.size()) == 3) {
                symbols_[i].other = ",";
                doubt(symbols_[i]);
                doubt(symbols_[i - 1]);
            }
        }
    }

    std::size_t digits_from(std::size_t at, std::size_t end) const {
        std::size_t count = 0;
        while (at + count < end && is_digit(symbols_[at + count].text)) {
            ++count;
        }
        return count;
    }

    void check_marks(std::size_t begin, std::size_t end) {
        bool first = true;
        for (std::size_t i = begin; i < end; ++i) {
            ReadSymbol& symbol = symbols_[i];
            if (!is_point(symbol)) {
                continue;
            }
            const std::size_t behind = digits_from(i + 1, end);
            // 0.523: no group of thousands is a lone zero, whatever the shape.
            const bool is_share = i - begin == 1 && symbols_[begin].text == "0";
            const char mark = is_share ? '?' : mark_of(ink_[i], line_.em, foot_at(i));
            // By the shape where it does not speak against what stands behind.
            if (mark != '?' && (mark == ',') == (behind == 3)) {
                symbol.text = {mark};
            }
            // Decimals of three digits are rare, and their point is sure to have been one.
            const bool is_comma = symbol.text == ",";
            const bool is_odd = is_share   ? is_comma
                                : is_comma ? behind != 3 || (first && i - begin > 3)
                                           : behind == 3;
            // A figure that is broken over two lines has fewer digits behind its comma.
            const bool is_shaped_otherwise = mark == ',' && !is_comma;
            if (is_odd || is_shaped_otherwise) {
                doubt(symbol);
                symbol.other = is_comma ? "." : ",";
            } else if (differs_by_mark(symbol) && (mark != '?' || !is_comma || !is_share)) {
                symbol.doubtful = false;
                symbol.other.clear();
                symbol.reason.clear();
            }
            if (i + 1 < end && is_point(symbols_[i + 1])) {
                doubt(symbol);
            }
            first = false;
        }
    }

    /// Where the digits beside a mark end; 0 if they have no ink.
    int foot_at(std::size_t i) const {
        int foot = 0;
        for (const std::size_t k : {i - 1, i + 1}) {
            if (k < symbols_.size() && is_digit(symbols_[k].text) && ink_[k].width() > 0) {
                foot = foot == 0 ? ink_[k].y1 : std::min(foot, ink_[k].y1);
            }
        }
        return foot;
    }

    /// The readings see a comma and a point: what stands behind and the shape know better.
    static bool differs_by_mark(const ReadSymbol& symbol) {
        return symbol.doubtful && (symbol.other == "." || symbol.other == ",") &&
               symbol.reason == "readings-differ";
    }

    /// Ink at the foot of the line between two digits.
    bool is_mark_between(std::size_t i) const {
        const int x0 = ink_[i].x1;
        const int x1 = ink_[i + 1].x0;
        const double foot = (ink_[i].y0 + ink_[i].y1) / 2.0;
        return ink_[i].width() > 0 && ink_[i + 1].width() > 0 &&
               std::any_of(parts_.begin(), parts_.end(), [&](const PixelBox& part) {
                   const int middle = (part.x0 + part.x1) / 2;
                   return middle >= x0 && middle < x1 && part.y0 > foot &&
                          part.width() < 0.3 * line_.em && part.height() < 0.4 * line_.em &&
                          part.height() >= 0.05 * line_.em;
               });
    }

    bool follows_era(std::size_t begin) const {
        return begin > 0 && symbols_[begin - 1].text.size() == 1 &&
               std::string_view("HRS").find(symbols_[begin - 1].text) != std::string_view::npos;
    }

    /// H29.41: behind the year of an era stands a month.
    bool is_month_too_large(std::size_t point, std::size_t end) const {
        if (point >= end || !is_point(symbols_[point])) {
            return false;
        }
        const std::size_t digits = digits_from(point + 1, end);
        return digits > 2 || (digits == 2 &&
                              (symbols_[point + 1].text > "1" || (symbols_[point + 1].text == "1" &&
                                                                  symbols_[point + 2].text > "2")));
    }

    void check_digits(std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i + 1 < end; ++i) {
            if (is_digit(symbols_[i].text) && is_digit(symbols_[i + 1].text) &&
                is_mark_between(i)) {
                doubt(symbols_[i]);
                doubt(symbols_[i + 1]);
            }
        }
        const std::size_t count = digits_from(begin, end);
        // R3331: an era has years of two digits, so the points of a date were lost.
        const bool is_era =
            begin > 0 && count > 2 && symbols_[begin - 1].text.size() == 1 &&
            std::string_view("HRS").find(symbols_[begin - 1].text) != std::string_view::npos;
        const bool is_zero = count > 1 && symbols_[begin].text == "0";
        if (follows_era(begin) && is_month_too_large(begin + count, end)) {
            for (std::size_t i = begin; i < end; ++i) {
                doubt(symbols_[i]);
            }
        }
        if (is_era || is_zero) {
            for (std::size_t i = begin; i < begin + count; ++i) {
                doubt(symbols_[i]);
            }
        }
    }

    const std::vector<PixelBox>& parts_;
    const TextLine& line_;
    const std::vector<PixelBox>& ink_;
    std::vector<ReadSymbol>& symbols_;
};

}  // namespace

void check_points(const std::vector<PixelBox>& parts, const TextLine& line,
                  const std::vector<PixelBox>& ink, std::vector<ReadSymbol>& symbols) {
    PointCheck(parts, line, ink, symbols).run();
}

}  // namespace tenken::scan
