// One pass over PDF syntax (PDF 32000-1 §7.2, §7.3): content streams, and raw pieces of damaged
// files.
//
// A token is a view of the buffer; nothing is copied or allocated for it. Strings stay encoded
// until somebody wants their bytes, because most are looked at once. The tokenizer never fails:
// what is no token is passed over, and a string or name that the end of the buffer cuts is given as
// far as it goes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tenken::pdf {

struct Token {
    enum class Kind : std::uint8_t {
        end,
        number,
        name,            ///< `text` without the solidus; #xx not yet decoded
        literal_string,  ///< `text` between the parentheses, escapes not yet decoded
        hex_string,      ///< `text` between the angle brackets
        array_begin,
        array_end,
        dictionary_begin,
        dictionary_end,
        keyword,  ///< an operator, or true, false, null, R, obj …
    };
    Kind kind = Kind::end;
    bool escaped = false;  ///< a string with escapes or line ends, a name with #
    bool integer = false;  ///< a number without a point
    double number = 0;
    std::string_view text;

    bool is_string() const { return kind == Kind::literal_string || kind == Kind::hex_string; }
    bool is_keyword(std::string_view word) const { return kind == Kind::keyword && text == word; }
};

class Tokenizer {
  public:
    explicit Tokenizer(std::string_view buffer, std::size_t at = 0) : buffer_(buffer), at_(at) {}

    /// The next token; Kind::end for ever once the buffer is used up.
    Token next();

    /// Where the next token is looked for.
    std::size_t position() const { return at_; }
    void seek(std::size_t at) { at_ = at < buffer_.size() ? at : buffer_.size(); }
    std::string_view buffer() const { return buffer_; }

  private:
    void skip_comment();
    bool plain_number(Token& token);
    Token number();
    Token name();
    Token literal_string();
    Token hex_string();
    Token keyword();

    std::string_view buffer_;
    std::size_t at_ = 0;
};

/// The bytes of a string token. The view is into the buffer where nothing needs decoding, else into
/// `scratch`, whose old content is lost.
std::string_view string_bytes(const Token& token, std::string& scratch);

/// The name of a name token, in the same way.
std::string_view name_bytes(const Token& token, std::string& scratch);

/// White space and delimiters of PDF 32000-1 §7.2.2; no locale.
bool is_space(char c);
bool is_delimiter(char c);

}  // namespace tenken::pdf
