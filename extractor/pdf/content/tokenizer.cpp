#include "extractor/pdf/content/tokenizer.h"

#include <array>

namespace tenken::pdf {

namespace {

/// From `regular` on a character may stand in a keyword or a name.
enum Class : std::uint8_t { space, delimiter, regular, digit, sign };

constexpr std::array<Class, 256> make_classes() {
    std::array<Class, 256> classes{};
    classes.fill(regular);
    for (const unsigned char c : {'\0', '\t', '\n', '\f', '\r', ' '}) {
        classes[c] = space;
    }
    for (const unsigned char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
        classes[c] = delimiter;
    }
    for (unsigned char c = '0'; c <= '9'; ++c) {
        classes[c] = digit;
    }
    for (const unsigned char c : {'+', '-', '.'}) {
        classes[c] = sign;
    }
    return classes;
}

constexpr std::array<Class, 256> classes = make_classes();

Class class_of(char c) {
    return classes[static_cast<unsigned char>(c)];
}

bool is_regular(char c) {
    return class_of(c) >= regular;
}

constexpr std::array<std::int8_t, 256> make_hex_values() {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (int i = 0; i < 16; ++i) {
        values[static_cast<unsigned char>("0123456789abcdef"[i])] = static_cast<std::int8_t>(i);
        values[static_cast<unsigned char>("0123456789ABCDEF"[i])] = static_cast<std::int8_t>(i);
    }
    return values;
}

constexpr std::array<std::int8_t, 256> hex_values = make_hex_values();

int hex_value(char c) {
    return hex_values[static_cast<unsigned char>(c)];
}

constexpr double negative_powers[] = {1e0,  1e-1, 1e-2,  1e-3,  1e-4,  1e-5,  1e-6,  1e-7,
                                      1e-8, 1e-9, 1e-10, 1e-11, 1e-12, 1e-13, 1e-14, 1e-15};

}  // namespace

bool is_space(char c) {
    return class_of(c) == space;
}
bool is_delimiter(char c) {
    return class_of(c) == delimiter;
}

/// Behind a comment; `at_` is at its percent sign.
void Tokenizer::skip_comment() {
    while (at_ < buffer_.size() && buffer_[at_] != '\n' && buffer_[at_] != '\r') {
        ++at_;
    }
}

Token Tokenizer::next() {
    for (;;) {
        // Pages are read through here a character at a time: nothing is kept in memory that a
        // register can hold.
        const char* at = buffer_.data() + at_;
        const char* const end = buffer_.data() + buffer_.size();
        while (at < end && class_of(*at) == space) {
            ++at;
        }
        at_ = static_cast<std::size_t>(at - buffer_.data());
        if (at == end) {
            return {};
        }
        const Class found = class_of(*at);
        if (found >= digit) {
            Token token;
            return plain_number(token) ? token : number();
        }
        if (found == regular) {
            return keyword();
        }
        Token token;
        switch (*at) {
            case '/':
                return name();
            case '(':
                return literal_string();
            case '<':
                if (at + 1 < end && at[1] == '<') {
                    token.kind = Token::Kind::dictionary_begin;
                    at_ += 2;
                    return token;
                }
                return hex_string();
            case '>':
                if (at + 1 < end && at[1] == '>') {
                    token.kind = Token::Kind::dictionary_end;
                    at_ += 2;
                    return token;
                }
                ++at_;
                continue;
            case '[':
                token.kind = Token::Kind::array_begin;
                ++at_;
                return token;
            case ']':
                token.kind = Token::Kind::array_end;
                ++at_;
                return token;
            case '%':
                skip_comment();
                continue;
            default:  // ) { }
                ++at_;
                continue;
        }
    }
}

/// The form that nearly all numbers have: a sign or none, digits, a point and digits or none, and
/// then something that is no part of it. False for any other, which is not touched.
bool Tokenizer::plain_number(Token& token) {
    constexpr std::ptrdiff_t most_digits = 15;
    const char* const start = buffer_.data() + at_;
    const char* const end = buffer_.data() + buffer_.size();
    const char* at = start;
    const bool negative = *at == '-';
    at += negative ? 1 : 0;
    const char* const first = at;
    std::uint64_t whole = 0;
    const auto take_digits = [&at, end](std::uint64_t& value) {
        for (; at < end; ++at) {
            const auto next = static_cast<unsigned char>(*at - '0');
            if (next > 9) {
                break;
            }
            value = value * 10 + next;
        }
    };
    take_digits(whole);
    if (at - first > most_digits) {
        return false;
    }
    bool digits = at > first;
    double number = static_cast<double>(whole);
    const bool integer = at == end || *at != '.';
    if (!integer) {
        const char* const behind_point = ++at;
        std::uint64_t fraction = 0;
        take_digits(fraction);
        const std::ptrdiff_t places = at - behind_point;
        if (places > most_digits) {
            return false;
        }
        digits = digits || places > 0;
        number += static_cast<double>(fraction) * negative_powers[places];
    }
    if (!digits || (at < end && is_regular(*at))) {
        return false;
    }
    token.kind = Token::Kind::number;
    token.integer = integer;
    token.number = negative ? 0.0 - number : number;  // never a negative zero
    token.text = {start, static_cast<std::size_t>(at - start)};
    at_ += token.text.size();
    return true;
}

// Lenient as viewers are: "--5" is -5, "5-3" is 5, "." is 0, "12abc" is 12 and a keyword. More than
// 18 digits before the point mean no place on a page: they end at 10^18.
Token Tokenizer::number() {
    Token token;
    token.kind = Token::Kind::number;
    const std::size_t start = at_;
    const std::size_t end = buffer_.size();
    bool negative = false;
    while (at_ < end && (buffer_[at_] == '-' || buffer_[at_] == '+')) {
        negative = negative || buffer_[at_] == '-';
        ++at_;
    }
    constexpr std::uint64_t largest = 1'000'000'000'000'000'000u;
    const std::size_t first = at_;
    std::uint64_t whole = 0;
    for (; at_ < end && class_of(buffer_[at_]) == digit; ++at_) {
        whole =
            whole < largest / 10 ? whole * 10 + static_cast<unsigned>(buffer_[at_] - '0') : largest;
    }
    bool digits = at_ > first;
    token.number = static_cast<double>(whole);
    token.integer = at_ == end || buffer_[at_] != '.';
    if (!token.integer) {
        ++at_;
        std::uint64_t fraction = 0;
        unsigned places = 0;
        for (; at_ < end && (class_of(buffer_[at_]) == digit || buffer_[at_] == '-'); ++at_) {
            if (buffer_[at_] == '-') {  // "0.-5": some writers print the sign twice
                continue;
            }
            digits = true;
            if (places < 15) {
                fraction = fraction * 10 + static_cast<unsigned>(buffer_[at_] - '0');
                ++places;
            }
        }
        token.number += static_cast<double>(fraction) * negative_powers[places];
    }
    token.number = negative ? 0.0 - token.number : token.number;  // never a negative zero
    if (at_ < end && is_regular(buffer_[at_])) {
        const char c = buffer_[at_];
        if (c == '-' || c == '.' || c == '+') {
            while (at_ < end && is_regular(buffer_[at_])) {
                ++at_;
            }
        } else if (!digits) {
            at_ = start;
            return keyword();
        }
    }
    token.text = buffer_.substr(start, at_ - start);
    return token;
}

Token Tokenizer::name() {
    Token token;
    token.kind = Token::Kind::name;
    const std::size_t start = ++at_;
    for (; at_ < buffer_.size() && is_regular(buffer_[at_]); ++at_) {
        token.escaped = token.escaped || buffer_[at_] == '#';
    }
    token.text = buffer_.substr(start, at_ - start);
    return token;
}

Token Tokenizer::literal_string() {
    Token token;
    token.kind = Token::Kind::literal_string;
    const std::size_t start = ++at_;
    std::size_t depth = 1;
    for (; at_ < buffer_.size(); ++at_) {
        const char c = buffer_[at_];
        if (c == ')') {
            if (--depth == 0) {
                break;
            }
        } else if (c == '(') {
            ++depth;
        } else if (c == '\\') {
            token.escaped = true;
            ++at_;
        } else if (c == '\r') {
            token.escaped = true;
        }
    }
    if (at_ > buffer_.size()) {
        at_ = buffer_.size();
    }
    token.text = buffer_.substr(start, at_ - start);
    if (at_ < buffer_.size()) {
        ++at_;
    }
    return token;
}

Token Tokenizer::hex_string() {
    Token token;
    token.kind = Token::Kind::hex_string;
    token.escaped = true;
    const std::size_t start = ++at_;
    const std::size_t close = buffer_.find('>', start);
    at_ = close == std::string_view::npos ? buffer_.size() : close + 1;
    token.text = buffer_.substr(start, (close == std::string_view::npos ? at_ : close) - start);
    return token;
}

Token Tokenizer::keyword() {
    Token token;
    token.kind = Token::Kind::keyword;
    const char* const start = buffer_.data() + at_;
    const char* const end = buffer_.data() + buffer_.size();
    const char* at = start;
    while (at < end && is_regular(*at)) {
        ++at;
    }
    token.text = {start, static_cast<std::size_t>(at - start)};
    at_ += token.text.size();
    return token;
}

namespace {

std::string_view decode_hex(std::string_view text, std::string& out) {
    // Many a writer shows each character by itself: room is made for the longest string only.
    if (out.size() < (text.size() + 1) / 2) {
        out.resize((text.size() + 1) / 2);
    }
    char* const bytes = out.data();
    std::size_t digits = 0;
    for (const char c : text) {
        const int value = hex_value(c);
        if (value < 0) {
            continue;
        }
        char& byte = bytes[digits / 2];
        byte = static_cast<char>(digits % 2 == 0 ? value << 4 : byte | value);
        ++digits;
    }
    return {bytes, (digits + 1) / 2};
}

/// An escape of one to three octal digits; `at` is at the first.
char octal(std::string_view text, std::size_t& at) {
    unsigned value = 0;
    for (int i = 0; i < 3 && at < text.size() && text[at] >= '0' && text[at] <= '7'; ++i, ++at) {
        value = value * 8 + static_cast<unsigned>(text[at] - '0');
    }
    return static_cast<char>(value);
}

std::string_view decode_literal(std::string_view text, std::string& out) {
    out.clear();
    for (std::size_t at = 0; at < text.size();) {
        char c = text[at++];
        if (c == '\r') {
            c = '\n';
            at += at < text.size() && text[at] == '\n' ? 1 : 0;
        } else if (c == '\\' && at < text.size()) {
            c = text[at];
            if (c >= '0' && c <= '7') {
                out.push_back(octal(text, at));
                continue;
            }
            ++at;
            switch (c) {
                case 'n':
                    c = '\n';
                    break;
                case 'r':
                    c = '\r';
                    break;
                case 't':
                    c = '\t';
                    break;
                case 'b':
                    c = '\b';
                    break;
                case 'f':
                    c = '\f';
                    break;
                case '\r':
                    at += at < text.size() && text[at] == '\n' ? 1 : 0;
                    continue;
                case '\n':
                    continue;
                default:
                    break;
            }
        }
        out.push_back(c);
    }
    return out;
}

}  // namespace

std::string_view string_bytes(const Token& token, std::string& scratch) {
    if (token.kind == Token::Kind::hex_string) {
        return decode_hex(token.text, scratch);
    }
    if (token.kind != Token::Kind::literal_string) {
        return {};
    }
    return token.escaped ? decode_literal(token.text, scratch) : token.text;
}

std::string_view name_bytes(const Token& token, std::string& scratch) {
    if (token.kind != Token::Kind::name || !token.escaped) {
        return token.kind == Token::Kind::name ? token.text : std::string_view();
    }
    scratch.clear();
    const std::string_view text = token.text;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool hex = text[at] == '#' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
                         hex_value(text[at + 2]) >= 0;
        if (hex) {
            scratch.push_back(
                static_cast<char>(hex_value(text[at + 1]) << 4 | hex_value(text[at + 2])));
            at += 2;
        } else {
            scratch.push_back(text[at]);
        }
    }
    return scratch;
}

}  // namespace tenken::pdf
