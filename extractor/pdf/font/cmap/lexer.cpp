#include "extractor/pdf/font/cmap/lexer.h"

#include <charconv>

namespace tenken::pdf {
namespace {

using Kind = CMapToken::Kind;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

bool is_delimiter(char c) {
    return c == '<' || c == '>' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{' ||
           c == '}' || c == '/' || c == '%';
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    if (c >= 'A' && c <= 'F') {
        return c - 'A' + 10;
    }
    return -1;
}

}  // namespace

void CMapLexer::skip_space_and_comments() {
    while (at_ < bytes_.size()) {
        if (is_space(bytes_[at_])) {
            ++at_;
        } else if (bytes_[at_] == '%') {
            while (at_ < bytes_.size() && bytes_[at_] != '\n' && bytes_[at_] != '\r') {
                ++at_;
            }
        } else {
            return;
        }
    }
}

// Stops at '>' and at the end; other characters inside are passed over, as viewers do. An odd last
// digit stands for digit and zero (PDF 32000-1 7.3.4.3).
void CMapLexer::read_hex() {
    hex_.clear();
    int high = -1;
    for (++at_; at_ < bytes_.size() && bytes_[at_] != '>'; ++at_) {
        const int digit = hex_digit(bytes_[at_]);
        if (digit < 0) {
            continue;
        }
        if (high < 0) {
            high = digit;
        } else {
            hex_.push_back(static_cast<char>(high * 16 + digit));
            high = -1;
        }
    }
    if (at_ < bytes_.size()) {
        ++at_;
    }
    if (high >= 0) {
        hex_.push_back(static_cast<char>(high * 16));
    }
    token_ = {Kind::hex, hex_, 0};
}

void CMapLexer::read_literal() {
    const std::size_t begin = ++at_;
    int depth = 1;
    for (; at_ < bytes_.size(); ++at_) {
        if (bytes_[at_] == '\\') {
            ++at_;
        } else if (bytes_[at_] == '(') {
            ++depth;
        } else if (bytes_[at_] == ')' && --depth == 0) {
            break;
        }
    }
    if (at_ > bytes_.size()) {
        at_ = bytes_.size();
    }
    token_ = {Kind::literal, bytes_.substr(begin, at_ - begin), 0};
    if (at_ < bytes_.size()) {
        ++at_;
    }
}

void CMapLexer::read_word(Kind kind) {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && !is_space(bytes_[at_]) && !is_delimiter(bytes_[at_])) {
        ++at_;
    }
    token_ = {kind, bytes_.substr(begin, at_ - begin), 0};
    if (kind == Kind::word) {
        std::string_view digits = token_.text;
        if (digits.starts_with('+')) {
            digits.remove_prefix(1);
        }
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), token_.number);
        if (error == std::errc() && end == digits.data() + digits.size()) {
            token_.kind = Kind::number;
        }
    }
}

const CMapToken& CMapLexer::next() {
    if (pushed_back_) {
        pushed_back_ = false;
        return token_;
    }
    skip_space_and_comments();
    if (at_ >= bytes_.size()) {
        token_ = {};
        return token_;
    }
    const char c = bytes_[at_];
    const char following = at_ + 1 < bytes_.size() ? bytes_[at_ + 1] : '\0';
    if (c == '<' && following != '<') {
        read_hex();
    } else if (c == '(') {
        read_literal();
    } else if (c == '/') {
        ++at_;
        read_word(Kind::name);
    } else if (c == '[' || c == ']') {
        token_ = {c == '[' ? Kind::array_begin : Kind::array_end, bytes_.substr(at_++, 1), 0};
    } else if (is_delimiter(c)) {
        const std::size_t length = c == following ? 2 : 1;
        token_ = {Kind::other, bytes_.substr(at_, length), 0};
        at_ += length;
    } else {
        read_word(Kind::word);
    }
    return token_;
}

}  // namespace tenken::pdf
