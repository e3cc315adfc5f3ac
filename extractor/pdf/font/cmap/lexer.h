// Words of a CMap file: the small part of PostScript that CMaps are written in. Adobe Technical
// Note 5014 (CMap and CIDFont files), PDF 32000-1 9.7.5.4 and 9.10.3.
//
// One pass over the bytes, nothing kept but the token at hand. Anything may stand in a hostile
// file, so every byte sequence gives some token and each call moves on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tenken::pdf {

struct CMapToken {
    enum class Kind : std::uint8_t {
        end,
        hex,      ///< <8140>: `text` holds the bytes it stands for
        literal,  ///< (Japan1): `text` holds what is between the parentheses, escapes as written
        name,     ///< /H: `text` is without the slash
        number,   ///< an integer, in `number`
        word,     ///< begincmap, def …
        array_begin,  ///< [
        array_end,    ///< ]
        other,        ///< << >> { } and stray delimiters
    };
    Kind kind = Kind::end;
    std::string_view text;  ///< valid until the next token is read
    std::int64_t number = 0;
};

class CMapLexer {
  public:
    explicit CMapLexer(std::string_view bytes) : bytes_(bytes) {}

    const CMapToken& next();
    /// Makes the next call of next() give the present token once more.
    void push_back() { pushed_back_ = true; }

  private:
    void skip_space_and_comments();
    void read_hex();
    void read_literal();
    void read_word(CMapToken::Kind kind);

    std::string_view bytes_;
    std::size_t at_ = 0;
    std::string hex_;
    CMapToken token_;
    bool pushed_back_ = false;
};

}  // namespace tenken::pdf
