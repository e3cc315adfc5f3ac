// NFKC (Unicode Standard Annex 15) by tables that ICU gave when the program was built.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tenken::schema {

/// A text, part by part: each is normalised by itself, whatever stands beside it. Most parts are
/// one character; a letter with the marks behind it is one part.
class NormalParts {
  public:
    /// UTF-8; malformed bytes are read as U+FFFD. `text` must outlive this.
    explicit NormalParts(std::string_view text) : text_(text) { look_ahead(); }

    /// The next part is there to be asked for; false at the end of the text.
    bool next();

    /// Bytes of the text.
    std::size_t begin() const { return begin_; }
    std::size_t end() const { return end_; }
    /// The normal form; valid until next().
    std::u32string_view characters() const { return characters_; }
    /// False if `characters` are those that stand in the text.
    bool changed() const { return changed_; }

  private:
    struct Ahead {
        char32_t c = 0;
        std::uint16_t kind = 0;
        bool joins = false;  ///< belongs to the part before it
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    using Marked = std::pair<char32_t, std::uint8_t>;  ///< with its combining class

    void look_ahead();
    void take_lone(const Ahead& one);
    void take_joined(const Ahead& first);
    void append_decomposed(const Ahead& one);
    void reorder();
    void compose();

    std::string_view text_;
    Ahead ahead_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool changed_ = false;
    char32_t itself_ = 0;
    std::u32string_view characters_;
    std::u32string printed_;
    std::u32string composed_;
    std::vector<Marked> decomposed_;
};

}  // namespace tenken::schema
