// Text in normal form whose every character knows where it stood: what the scanners of years and
// quantities read, so that they can look for "29年度" only and still answer in bytes of "２９
// 年度".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/kept_text.h"

namespace tenken::schema {

class FoldedText {
  public:
    enum class Spaces {
        keep,  ///< each white space is one ' ', except line breaks ('\n') and tabs ('\t')
        drop,  ///< as keep, but blanks stay only between two ASCII letters or digits, at most one
    };

    /// NFKC with radicals folded. Enclosed numbers (U+2460 and the like) stay as they are, since
    /// they mark list entries and count nothing. `text` must outlive this.
    FoldedText(KeptText text, Spaces spaces);

    std::size_t size() const { return units_.size(); }
    /// The character at `i`; 0 behind the end, so that scanners can look ahead without asking.
    char32_t operator[](std::size_t i) const { return i < units_.size() ? units_[i].c : U'\0'; }
    /// The character before `i`; 0 at the beginning.
    char32_t before(std::size_t i) const { return i > 0 ? (*this)[i - 1] : U'\0'; }
    bool has(std::size_t i, std::u32string_view word) const {
        if (i > size() || word.size() > size() - i) {
            return false;
        }
        for (std::size_t k = 0; k < word.size(); ++k) {
            if (units_[i + k].c != word[k]) {
                return false;
            }
        }
        return true;
    }
    /// True if `word` ends right before `i`.
    bool ends(std::size_t i, std::u32string_view word) const;
    std::size_t skip_blanks(std::size_t i) const;
    /// The end of what stands before `i`, blanks left out.
    std::size_t back_over_blanks(std::size_t i) const;

    /// Bytes of the text given. `end_byte(i)` is that behind the character before `i`.
    std::size_t begin_byte(std::size_t i) const;
    std::size_t end_byte(std::size_t i) const;
    /// What characters first .. last - 1 are printed as, and their normal form.
    std::string printed(std::size_t first, std::size_t last) const;
    std::string normal(std::size_t first, std::size_t last) const;

  private:
    struct Unit {
        char32_t c;
        std::size_t begin;
        std::size_t end;
    };
    void append(char32_t c, std::size_t begin, std::size_t end);
    bool keeps_form(char32_t c) const;
    bool append_simple();
    void append_by_parts();
    void drop_blanks();

    std::string_view text_;
    std::vector<Unit> units_;
};

}  // namespace tenken::schema
