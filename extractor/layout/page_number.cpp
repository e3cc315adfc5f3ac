#include "extractor/layout/page_number.h"

#include <algorithm>
#include <array>

#include "schema/text.h"

namespace tenken::layout {
namespace {

constexpr std::size_t longest_number = 6;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

std::vector<Digits> digits_of(std::string_view text) {
    static constexpr std::string_view year = "年";
    const std::string plain = schema::nfkc(text);
    std::vector<Digits> out;
    for (std::size_t i = 0; i < plain.size();) {
        if (!is_digit(plain[i])) {
            ++i;
            continue;
        }
        Digits digits;
        while (i < plain.size() && is_digit(plain[i])) {
            digits.printed += plain[i++];
        }
        if (digits.printed.size() <= longest_number) {
            for (const char c : digits.printed) {
                digits.value = digits.value * 10 + (c - '0');
            }
            digits.year = plain.compare(i, year.size(), year) == 0;
            out.push_back(std::move(digits));
        }
    }
    return out;
}

std::string without_digits(std::string_view text) {
    std::string out;
    for (const char c : schema::squeeze(text)) {
        if (!is_digit(c)) {
            out += c;
        } else if (out.empty() || out.back() != '#') {
            out += '#';
        }
    }
    return out;
}

bool is_page_number(std::string_view text) {
    if (text.size() > 40) {
        return false;
    }
    std::string plain = schema::squeeze(text);
    if (!plain.empty() && plain.size() <= 5 &&
        plain.find_first_not_of("ivxlc") == std::string::npos) {
        return true;  // roman, lower case: preface pages
    }
    if (std::none_of(plain.begin(), plain.end(), is_digit)) {
        return false;
    }
    constexpr std::array<std::string_view, 12> dressing = {"-",
                                                           "\xE2\x80\x90",
                                                           "\xE2\x88\x92",
                                                           "\xE2\x80\x93",
                                                           "\xE2\x80\x94",
                                                           "\xE2\x80\x95",
                                                           "\xE2\x94\x80",
                                                           "/",
                                                           "(",
                                                           ")",
                                                           "\xE3\x83\xBC",
                                                           "~"};
    for (const std::string_view piece : dressing) {
        for (std::size_t at = 0; (at = plain.find(piece, at)) != std::string::npos;) {
            plain.erase(at, piece.size());
        }
    }
    for (const std::string_view word :
         {std::string_view("page"), std::string_view("Page"), std::string_view("P."),
          std::string_view("p."), std::string_view("ページ"), std::string_view("頁")}) {
        const std::size_t at = plain.find(word);
        if (at != std::string::npos) {
            plain.erase(at, word.size());
        }
    }
    return !plain.empty() && plain.size() <= longest_number + 3 &&
           std::all_of(plain.begin(), plain.end(), is_digit);
}

}  // namespace tenken::layout
