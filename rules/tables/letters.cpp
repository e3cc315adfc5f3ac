#include "rules/tables/letters.h"

#include <string>

#include "schema/text.h"

namespace tenken::rules {
namespace {

struct Token {
    enum class Kind { letter, plus, minus, divide, equals, word };
    Kind kind = Kind::word;
    char32_t letter = 0;
};
using Kind = Token::Kind;

char32_t folded(char32_t c) {
    return c >= U'！' && c <= U'～' ? c - U'！' + U'!' : c;
}

bool is_latin(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9');
}

bool is_circled(char32_t c) {
    return c >= U'①' && c <= U'⑳';
}

std::optional<Kind> operator_of(char32_t c) {
    switch (c) {
        case U'+':
            return Kind::plus;
        case U'-':
        case U'−':
        case U'‐':
        case U'―':
        case U'ー':
        case U'–':
            return Kind::minus;
        case U'/':
        case U'÷':
            return Kind::divide;
        case U'=':
            return Kind::equals;
        default:
            return std::nullopt;
    }
}

bool is_passed_over(char32_t c) {
    return c == U' ' || c == U'　' || c == U'\n' || c == U'(' || c == U')' || c == U'[' ||
           c == U']' || c == U'【' || c == U'】';
}

std::vector<Token> tokens_of(std::string_view label) {
    std::u32string text;
    for (std::size_t at = 0; at < label.size();) {
        text += folded(schema::next_code_point(label, at));
    }
    std::vector<Token> tokens;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        const bool alone =
            (i == 0 || !is_latin(text[i - 1])) && (i + 1 == text.size() || !is_latin(text[i + 1]));
        if (is_circled(c) || (c >= U'A' && c <= U'Z' && alone)) {
            tokens.push_back({Kind::letter, c});
        } else if (c >= U'a' && c <= U'h' && alone) {
            // 差b-a beside 計画額a and 決算額b; m, t and the like are units.
            tokens.push_back({Kind::letter, c - U'a' + U'A'});
        } else if (const auto kind = operator_of(c)) {
            tokens.push_back({*kind, 0});
        } else if (!is_passed_over(c) && (tokens.empty() || tokens.back().kind != Kind::word)) {
            tokens.push_back({Kind::word, 0});
        }
    }
    return tokens;
}

bool is_letter(const std::vector<Token>& tokens, std::size_t at) {
    return at < tokens.size() && tokens[at].kind == Kind::letter;
}

/// The chain of letters and operators from `at` on; moves `at` behind it.
std::optional<LetterFormula> chain(const std::vector<Token>& tokens, std::size_t& at) {
    LetterFormula formula;
    formula.letters.push_back(tokens[at].letter);
    formula.signs.push_back(1);
    std::size_t end = at + 1;
    while (end + 1 < tokens.size() && is_letter(tokens, end + 1)) {
        const Kind kind = tokens[end].kind;
        if (kind == Kind::divide) {
            formula.quotient = true;
        } else if (kind != Kind::plus && kind != Kind::minus) {
            break;
        }
        formula.letters.push_back(tokens[end + 1].letter);
        formula.signs.push_back(kind == Kind::minus ? -1 : 1);
        end += 2;
    }
    at = end;
    const bool mixed = formula.quotient && formula.letters.size() != 2;
    return formula.letters.size() < 2 || mixed ? std::nullopt : std::optional(formula);
}

}  // namespace

Letters read_letters(std::string_view label) {
    constexpr std::size_t longest_label = 400;
    Letters found;
    if (label.size() > longest_label) {
        return found;
    }
    const std::vector<Token> tokens = tokens_of(label);
    for (std::size_t at = 0; at < tokens.size();) {
        if (tokens[at].kind != Kind::letter) {
            ++at;
            continue;
        }
        const char32_t first = tokens[at].letter;
        if (auto formula = chain(tokens, at)) {
            if (found.formula) {
                return {};  // two formulas: nobody knows which one counts
            }
            found.formula = std::move(formula);
        } else {
            found.own = first;
        }
    }
    return found;
}

std::vector<int> lines_meant(const std::vector<Letters>& lines, int at) {
    const LetterFormula& formula = *lines[static_cast<std::size_t>(at)].formula;
    const auto count = static_cast<int>(lines.size());
    int blocks = 0;
    for (const Letters& line : lines) {
        blocks += line.formula && line.formula->letters == formula.letters &&
                          line.formula->signs == formula.signs &&
                          line.formula->quotient == formula.quotient
                      ? 1
                      : 0;
    }
    std::vector<int> meant;
    for (const char32_t letter : formula.letters) {
        int nearest = -1;
        int carrying = 0;
        for (int i = 0; i < count; ++i) {
            if (i != at && lines[static_cast<std::size_t>(i)].own == letter) {
                ++carrying;
                nearest = i < at || nearest < 0 ? i : nearest;
            }
        }
        const bool known = carrying == 1 || (carrying > 1 && blocks > 1 && nearest < at);
        if (!known) {
            return {};
        }
        meant.push_back(nearest);
    }
    return meant;
}

}  // namespace tenken::rules
