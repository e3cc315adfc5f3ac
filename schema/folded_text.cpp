#include "schema/folded_text.h"

#include "schema/characters.h"
#include "schema/normal_forms.h"
#include "schema/simple_forms.h"
#include "schema/text.h"

namespace tenken::schema {
namespace {

/// Circled, bracketed and dotted numbers, telegraph signs of days and hours, fractions: NFKC would
/// turn them into plain digits.
bool is_sign_with_digits(char32_t c) {
    return (c >= 0x2460 && c <= 0x249B) || (c >= 0x24EA && c <= 0x24FF) ||
           (c >= 0x2776 && c <= 0x2793) || (c >= 0x3220 && c <= 0x3229) ||
           (c >= 0x3251 && c <= 0x325F) || (c >= 0x3280 && c <= 0x3289) ||
           (c >= 0x32B1 && c <= 0x32CB) || (c >= 0x3358 && c <= 0x3370) ||
           (c >= 0x33E0 && c <= 0x33FE) || (c >= 0x00BC && c <= 0x00BE) ||
           (c >= 0x2150 && c <= 0x215F) || c == 0x2189 || (c >= 0x1F100 && c <= 0x1F10A);
}

bool is_raised_digit(char32_t c) {
    return c == 0x00B2 || c == 0x00B3 || c == 0x00B9 || c == 0x2070 ||
           (c >= 0x2074 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089);
}

bool is_ascii_word(char32_t c) {
    return is_digit(c) || is_ascii_letter(c);
}

}  // namespace

FoldedText::FoldedText(KeptText text, Spaces spaces) : text_(text) {
    units_.reserve(text_.size() / 2 + 1);
    if (!append_simple()) {
        units_.clear();
        append_by_parts();
    }
    if (spaces == Spaces::drop) {
        drop_blanks();
    }
}

void FoldedText::append(char32_t c, std::size_t begin, std::size_t end) {
    if (is_white_space(c) && c != U'\n' && c != U'\t') {
        c = U' ';
    }
    units_.push_back({fold_radical(c), begin, end});
}

/// True if `c`, coming next, is to stay as it is.
bool FoldedText::keeps_form(char32_t c) const {
    return is_sign_with_digits(c) || (is_raised_digit(c) && !is_ascii_letter(before(size())));
}

bool FoldedText::append_simple() {
    for (std::size_t at = 0; at < text_.size();) {
        const std::size_t begin = at;
        const char32_t c = next_code_point(text_, at);
        const char32_t simple = simple_nfkc(c);
        if (simple == 0 && !keeps_form(c)) {
            return false;
        }
        append(simple == 0 ? c : simple, begin, at);
    }
    return true;
}

void FoldedText::append_by_parts() {
    for (NormalParts parts(text_); parts.next();) {
        std::size_t at = parts.begin();
        const char32_t first = next_code_point(text_, at);
        const bool kept = at == parts.end() && keeps_form(first);
        if (parts.changed() && !kept) {
            for (const char32_t c : parts.characters()) {
                append(c, parts.begin(), parts.end());
            }
            continue;
        }
        append(first, parts.begin(), at);
        while (at < parts.end()) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text_, at);
            append(c, begin, at);
        }
    }
}

void FoldedText::drop_blanks() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < units_.size(); ++i) {
        if (units_[i].c == U' ') {
            const char32_t left = kept > 0 ? units_[kept - 1].c : U'\0';
            std::size_t next = i + 1;
            while (next < units_.size() && units_[next].c == U' ') {
                ++next;
            }
            i = next - 1;
            if (!is_ascii_word(left) || !is_ascii_word((*this)[next])) {
                continue;
            }
        }
        units_[kept++] = units_[i];
    }
    units_.resize(kept);
}

bool FoldedText::ends(std::size_t i, std::u32string_view word) const {
    return i >= word.size() && has(i - word.size(), word);
}

std::size_t FoldedText::skip_blanks(std::size_t i) const {
    while ((*this)[i] == U' ') {
        ++i;
    }
    return i;
}

std::size_t FoldedText::back_over_blanks(std::size_t i) const {
    while (before(i) == U' ') {
        --i;
    }
    return i;
}

std::size_t FoldedText::begin_byte(std::size_t i) const {
    return i < size() ? units_[i].begin : text_.size();
}

std::size_t FoldedText::end_byte(std::size_t i) const {
    return i > 0 && i <= size() ? units_[i - 1].end : 0;
}

std::string FoldedText::printed(std::size_t first, std::size_t last) const {
    if (first >= last || last > size()) {
        return "";
    }
    return std::string(text_.substr(begin_byte(first), end_byte(last) - begin_byte(first)));
}

std::string FoldedText::normal(std::size_t first, std::size_t last) const {
    std::string out;
    for (std::size_t i = first; i < last && i < size(); ++i) {
        append_utf8(out, units_[i].c);
    }
    return out;
}

}  // namespace tenken::schema
