#include "schema/quantity.h"

#include <algorithm>

#include "schema/characters.h"
#include "schema/fiscal_year.h"
#include "schema/folded_text.h"
#include "schema/quantity_parts.h"
#include "schema/quantity_scanner.h"
#include "schema/text.h"

namespace tenken::schema {
namespace {

// No figure with its unit is longer, blanks taken from its ends.
constexpr std::size_t longest_cell = 400;

/// Sign, 約 and yen sign at the beginning of a cell, in any order; sets `i` behind them.
NumberPrefix read_cell_prefix(const FoldedText& text, std::size_t& i) {
    NumberPrefix prefix;
    i = text.skip_blanks(i);
    prefix.first = i;
    while (true) {
        const char32_t c = text[i];
        if (!prefix.explicit_sign &&
            (is_negative_triangle(c) || is_dash(c) || c == U'ー' || c == U'+')) {
            prefix.explicit_sign = true;
            prefix.negative = c != U'+';
            ++i;
        } else if (!prefix.explicit_sign && text.has(i, U"マイナス")) {
            prefix.explicit_sign = true;
            prefix.negative = true;
            i += 4;
        } else if (!prefix.yen && (c == 0x00A5 || c == U'\\')) {
            prefix.yen = true;
            ++i;
        } else if (!prefix.approximate && c == U'約') {
            prefix.approximate = true;
            ++i;
        } else {
            const std::size_t next = text.skip_blanks(i);
            if (next == i) {
                return prefix;
            }
            i = next;
        }
    }
}

/// 148,404*1, 310※2, 97.1（注1）: behind a mark that points to a note below the table; `i` if there
/// is none. A number in brackets alone may be a second figure and points to nothing.
std::size_t behind_note_mark(const FoldedText& text, std::size_t i) {
    const std::size_t first = i;
    const bool bracket = text[i] == U'(';
    i += bracket ? 1 : 0;
    const char32_t mark = text[i];
    if (mark != U'※' && mark != U'*' && mark != U'†' && !(bracket && mark == U'注')) {
        return first;
    }
    ++i;
    for (int digits = 0; digits < 2 && is_digit(text[i]); ++digits) {
        ++i;
    }
    if (text[i] == U')') {
        ++i;
    } else if (bracket) {
        return first;
    }
    return i;
}

}  // namespace

std::vector<Quantity> find_quantities(std::string_view text) {
    // Most text holds no digit; full width digits begin with EF BC, 一 to 九 with E4 or E5.
    const bool digits = std::any_of(text.begin(), text.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '\xEF'; });
    if (!digits && text.find("円") == std::string_view::npos) {
        return {};
    }
    const FoldedText folded(text, FoldedText::Spaces::keep);
    return scan_quantities(folded, find_years(text, std::nullopt));
}

std::optional<Quantity> parse_cell_quantity(std::string_view text, std::string_view unit) {
    if (trim(text).size() > longest_cell) {
        return std::nullopt;
    }
    // A narrow cell breaks its figure; bytes keep their places.
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    const FoldedText folded(line, FoldedText::Spaces::keep);
    std::size_t i = 0;
    NumberPrefix prefix = read_cell_prefix(folded, i);
    const bool kanji = kanji_digit(folded[i]) > 0;
    if (!is_digit(folded[i]) && !kanji) {
        return std::nullopt;
    }
    auto read = read_number_with_unit(folded, i, {kanji, true});
    if (!read || read->number.leading_zero || read->unit.role == ScannedUnit::Role::ordinal ||
        (kanji && read->unit.unit != "円")) {
        return std::nullopt;
    }
    std::size_t end = read->end;
    if (const std::size_t behind = behind_about(folded, folded.skip_blanks(end));
        behind > folded.skip_blanks(end)) {
        prefix.approximate = true;
        end = behind;
    }
    const std::size_t note = behind_note_mark(folded, folded.skip_blanks(end));
    if (folded.skip_blanks(note) != folded.size()) {
        return std::nullopt;
    }
    Quantity quantity = make_quantity(folded, prefix, *read, end, true);
    if (quantity.unit.empty()) {
        quantity.unit = normal_unit(unit);
    }
    quantity.printed = text.substr(quantity.begin, quantity.end - quantity.begin);
    return quantity;
}

}  // namespace tenken::schema
