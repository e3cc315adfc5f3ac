// Lines into paragraphs.
#include <algorithm>
#include <cmath>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/text.h"
#include "schema/text.h"

namespace tenken::layout {
namespace {

constexpr double spare = 0.35;            // em: what a justified line may leave unused
constexpr double full_stop_slack = 0.9;   // em: a sentence that ends so far from the edge ends more
constexpr double paragraph_gap = 0.9;     // em: free height between lines that parts paragraphs
constexpr double other_size = 1.25;       // ratio of sizes that parts heading and text
constexpr double indent = 0.75;           // em: 字下げ is one
constexpr double room_before_mark = 0.5;  // share: no text begins so far in, but a unit in a corner
constexpr double amount_gap = 2;          // em: between a label and its amount
constexpr double centred_indent = 1.6;    // em: more than that on both sides alike

/// Width of what would have had to fit on the line before: a word, or a Japanese character with the
/// brackets and punctuation that may not be parted from it.
double first_unit(const TextLine& line, const std::vector<Piece>& pieces, const Runs& runs) {
    const Piece& piece = pieces[line.first];
    const Run& run = *piece.run;
    const double whole = piece.u1 - piece.u0;
    double length = 0;
    double width = 0;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        length += runs.glyphs[i]->advance > 0 ? runs.glyphs[i]->advance : run.size;
    }
    bool body = false;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        const char32_t c = first_character(runs.glyphs[i]->text);
        const bool wide = is_wide(c);
        if (body && wide && !cannot_begin_line(c)) {
            break;
        }
        width += runs.glyphs[i]->advance > 0 ? runs.glyphs[i]->advance : run.size;
        const bool goes_on =
            i + 1 < run.first + run.count && !is_wide(first_character(runs.glyphs[i + 1]->text));
        body |= wide ? !cannot_end_line(c) : !goes_on;
    }
    // Advances may be missing or stretched; their share of the run's true width is what counts.
    return length > 0 ? std::min(whole, whole * width / length) : whole;
}

bool is_address(const std::string& text) {
    const std::size_t blank = text.rfind(' ');
    const std::string_view word =
        std::string_view(text).substr(blank == std::string::npos ? 0 : blank + 1);
    return word.find("://") != word.npos || word.substr(0, 4) == "www.";
}

/// 16,482,31 and 5, 12,300 and ,000: a number was cut in a cell too narrow for it.
bool cuts_number(const std::string& before, const std::string& after) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (after.empty() || (after[0] != ',' && !digit(after[0]))) {
        return false;
    }
    constexpr std::size_t group = 4;  // a comma and three digits
    if (after.size() >= group && after[0] == ',' && !before.empty() && digit(before.back())) {
        return std::all_of(after.begin() + 1, after.begin() + group, digit);
    }
    const std::size_t comma = before.rfind(',');
    if (comma == std::string::npos || comma == 0 || after[0] == ',' || !digit(before[comma - 1]) ||
        before.size() - comma > 3) {
        return false;
    }
    return std::all_of(before.begin() + static_cast<std::ptrdiff_t>(comma) + 1, before.end(),
                       digit);
}

/// A label and far to the right of it its amount: the line is complete.
bool ends_with_amount(const TextLine& line, const std::vector<Piece>& pieces, const Runs& runs) {
    std::string amount;
    for (std::uint32_t i = line.first; i < line.first + line.count; ++i) {
        if (i > line.first && pieces[i].u0 - pieces[i - 1].u1 > amount_gap * line.size) {
            amount.clear();
        } else if (i > line.first && amount.empty()) {
            continue;
        }
        if (i > line.first) {
            runs.append_text(*pieces[i].run, amount);
        }
    }
    return is_figure(amount);
}

Join wrap(const TextLine& before, const TextLine& after) {
    const char32_t left = last_character(before.text);
    const char32_t right = first_character(after.text);
    const bool close = is_wide(left) || is_wide(right) || left == U'-' || is_address(before.text);
    return close ? Join::close : Join::spaced;
}

/// 令和4年度実績：…: the colon stands behind few characters, all of them of one word.
bool begins_with_label(const std::string& text) {
    constexpr std::size_t longest = 13;
    std::size_t at = 0;
    for (std::size_t i = 0; i < longest && at < text.size(); ++i) {
        const char32_t c = schema::next_code_point(text, at);
        if (c == U'：') {
            return i > 1;
        }
        if (!is_word_character(c)) {
            return false;
        }
    }
    return false;
}

/// 目標 96.8: a short word, a blank and a figure.
bool is_labelled_figure(const std::string& text) {
    constexpr std::size_t longest_word = 4;
    const std::size_t blank = text.find(' ');
    if (blank == std::string::npos || blank == 0 || !is_figure(text.substr(blank + 1))) {
        return false;
    }
    std::size_t letters = 0;
    for (std::size_t at = 0; at < blank; ++letters) {
        const char32_t c = schema::next_code_point(text, at);
        if (letters == longest_word || !is_wide(c) || !is_word_character(c)) {
            return false;
        }
    }
    return true;
}

/// Brackets that labels are set in, and words of a sentence are not: 【実績】, ＜令和5年度＞.
bool opens_label(char32_t c) {
    return c == U'【' || c == U'＜' || c == U'〈' || c == U'《' || c == U'≪' || c == U'［';
}

}  // namespace

Join join_of(const std::vector<TextLine>& lines, std::size_t line, const Room& room,
             const std::vector<Piece>& pieces, const Runs& runs) {
    const TextLine& before = lines[line];
    const TextLine& after = lines[line + 1];
    if (cuts_number(before.text, after.text)) {
        return Join::close;
    }
    // A label in brackets behind a sentence, however full the line is: 【実績】.
    const bool labelled =
        last_character(before.text) == U'。' &&
        (opens_label(first_character(after.text)) || begins_with_label(after.text));
    const bool listed = is_labelled_figure(before.text) && is_labelled_figure(after.text);
    if (labelled || listed || begins_entry(after.text) || has_leaders(before.text) ||
        ends_with_amount(before, pieces, runs)) {
        return Join::new_entry;
    }
    const double em = std::max(before.size, after.size);
    if (after.v0 - before.v1 > paragraph_gap * em ||
        em > other_size * std::min(before.size, after.size)) {
        return Join::new_entry;
    }
    const double left = before.u0 - room.begin;
    const double right = room.end - before.u1;
    const bool flush_right = left > indent * em && std::abs(before.u1 - after.u1) < 0.3 * em &&
                             std::abs(before.u0 - after.u0) > 0.5 * em &&
                             after.u0 - room.begin > 0.5 * em;
    if (left > room_before_mark * (room.end - room.begin) && left > 2 * em &&
        after.u0 - room.begin < indent * em) {
        return Join::new_entry;
    }
    const bool entry = begins_entry(before.text);
    if (!entry && !flush_right && after.u0 > before.u0 + indent * em &&
        after.u0 < before.u0 + 2.5 * em &&
        (line == 0 || std::abs(lines[line - 1].u0 - before.u0) < indent * em)) {
        return Join::new_entry;
    }
    const bool centred = left > centred_indent * em && std::abs(left - right) < em;
    const double slack = centred ? left + right : flush_right ? left : right;
    const bool sentence = last_character(before.text) == U'。';
    if (slack > first_unit(after, pieces, runs) + spare * em ||
        (sentence && slack > full_stop_slack * em)) {
        return Join::new_entry;
    }
    return wrap(before, after);
}

}  // namespace tenken::layout
