// tenken_character_compiler OUTPUT.inc: what ICU knows of Unicode's characters, as tables of a C++
// file. The program itself has no need of ICU's library to read a report, which takes longer to
// load than a page to read.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <map>
#include <ostream>
#include <stdexcept>
#include <string>
#include <tuple>
#include <vector>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace {

constexpr UChar32 end_of_characters = 0x110000;
constexpr UChar32 first_hangul = 0xAC00;
constexpr UChar32 last_hangul = 0xD7A3;

void require(bool condition, const char* what) {
    if (!condition) {
        throw std::runtime_error(what);
    }
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = get(status);
    require(U_SUCCESS(status) && found != nullptr, "ICU has no tables of normal forms");
    return *found;
}

/// A character that is no letter by itself in a text: half of a pair.
bool is_surrogate(UChar32 c) {
    return c >= 0xD800 && c <= 0xDFFF;
}

std::u32string normal(const icu::Normalizer2& normalizer, UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString form = normalizer.normalize(icu::UnicodeString(c), status);
    require(U_SUCCESS(status), "ICU cannot normalise a character");
    std::u32string characters;
    for (std::int32_t i = 0; i < form.length(); i = form.moveIndex32(i, 1)) {
        characters.push_back(static_cast<char32_t>(form.char32At(i)));
    }
    return characters;
}

class Tables {
  public:
    Tables()
        : composed_(normalizer(icu::Normalizer2::getNFKCInstance)),
          decomposed_(normalizer(icu::Normalizer2::getNFKDInstance)) {
        kind_number(Kind());
        for (UChar32 block = 0; block < end_of_characters; block += 256) {
            std::vector<std::size_t> row;
            for (UChar32 c = block; c < block + 256; ++c) {
                row.push_back(kind_number(kind_of(c)));
            }
            const auto known = rows_.emplace(row, rows_.size()).first;
            if (known->second == ordered_rows_.size()) {
                ordered_rows_.push_back(row);
            }
            blocks_.push_back(known->second);
        }
        require(rows_.size() <= 256 && kinds_.size() <= 65536 && pool_.size() <= 65536,
                "Unicode has outgrown the tables");
    }

    void write(std::ostream& out) const {
        out << "constexpr std::uint8_t kind_blocks[] = {";
        numbers(out, blocks_);
        out << "};\nconstexpr std::uint16_t kind_rows[][256] = {\n";
        for (const auto& row : ordered_rows_) {
            out << '{';
            numbers(out, row);
            out << "},\n";
        }
        out << "};\nconstexpr Kind kinds[] = {\n";
        for (const Kind& kind : ordered_kinds_) {
            out << '{' << int{kind.combining_class} << ',' << (kind.joins ? "true" : "false") << ','
                << kind.composed << ',' << kind.decomposed << "},\n";
        }
        out << "};\nconstexpr char32_t form_pool[] = {";
        numbers(out, pool_);
        out << "};\nconstexpr Pair pairs[] = {\n";
        write_pairs(out);
        out << "};\n";
    }

  private:
    /// As in normal_forms.cpp.
    struct Kind {
        std::uint8_t combining_class = 0;
        bool joins = false;
        std::size_t composed = 0;
        std::size_t decomposed = 0;

        auto key() const { return std::tie(combining_class, joins, composed, decomposed); }
        bool operator<(const Kind& other) const { return key() < other.key(); }
    };

    Kind kind_of(UChar32 c) {
        Kind kind;
        if (is_surrogate(c)) {
            return kind;
        }
        kind.combining_class = u_getCombiningClass(c);
        kind.joins = !composed_.hasBoundaryBefore(c);
        kind.composed = place(normal(composed_, c), c);
        // A syllable of Hangul is put together by counting, and takes its last letter so too.
        const bool hangul = c >= first_hangul && c <= last_hangul;
        kind.decomposed = hangul ? 0 : place(normal(decomposed_, c), c);
        return kind;
    }

    /// Where the form stands in the pool, its length before it; 0 for the character itself.
    std::size_t place(const std::u32string& form, UChar32 c) {
        if (form.size() == 1 && form[0] == static_cast<char32_t>(c)) {
            return 0;
        }
        const auto [found, is_new] = places_.emplace(form, pool_.size());
        if (is_new) {
            pool_.push_back(static_cast<char32_t>(form.size()));
            pool_.insert(pool_.end(), form.begin(), form.end());
        }
        return found->second;
    }

    std::size_t kind_number(const Kind& kind) {
        const auto [found, is_new] = kinds_.emplace(kind, kinds_.size());
        if (is_new) {
            ordered_kinds_.push_back(kind);
        }
        return found->second;
    }

    /// Two characters that are one, in the order of the two.
    void write_pairs(std::ostream& out) const {
        std::map<std::pair<UChar32, UChar32>, UChar32> pairs;
        icu::UnicodeString parts;
        for (UChar32 c = 0; c < end_of_characters; ++c) {
            const bool hangul = c >= first_hangul && c <= last_hangul;
            if (hangul || !composed_.getRawDecomposition(c, parts) || parts.countChar32() != 2) {
                continue;
            }
            const UChar32 first = parts.char32At(0);
            const UChar32 second = parts.char32At(parts.moveIndex32(0, 1));
            if (composed_.composePair(first, second) == c) {
                pairs[{first, second}] = c;
            }
        }
        for (const auto& [two, one] : pairs) {
            out << '{' << two.first << ',' << two.second << ',' << one << "},\n";
        }
    }

    template <typename Numbers>
    static void numbers(std::ostream& out, const Numbers& all) {
        std::size_t count = 0;
        for (const auto number : all) {
            out << (count++ % 24 == 0 ? "\n" : "") << static_cast<std::uint32_t>(number) << ',';
        }
    }

    const icu::Normalizer2& composed_;
    const icu::Normalizer2& decomposed_;
    std::vector<char32_t> pool_{0};  ///< nothing is at 0
    std::map<std::u32string, std::size_t> places_;
    std::map<Kind, std::size_t> kinds_;
    std::vector<Kind> ordered_kinds_;
    std::map<std::vector<std::size_t>, std::size_t> rows_;
    std::vector<std::vector<std::size_t>> ordered_rows_;
    std::vector<std::size_t> blocks_;
};

bool is_letter_or_digit(UChar32 c) {
    return u_isalnum(c) != 0;
}

bool takes_no_column(UChar32 c) {
    const int type = u_charType(c);
    return type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR ||
           type == U_CONTROL_CHAR;
}

bool takes_two_columns(UChar32 c) {
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return !takes_no_column(c) &&
           (width == U_EA_WIDE || width == U_EA_FULLWIDTH || width == U_EA_AMBIGUOUS);
}

void write_ranges(std::ostream& out, const char* name, bool (*has)(UChar32)) {
    out << "constexpr Range " << name << "[] = {\n";
    for (UChar32 c = 0; c < end_of_characters; ++c) {
        if (has(c)) {
            const UChar32 first = c;
            while (c + 1 < end_of_characters && has(c + 1)) {
                ++c;
            }
            out << '{' << first << ',' << c << "},\n";
        }
    }
    out << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: tenken_character_compiler NORMAL_FORMS.inc CLASSES.inc\n";
        return 2;
    }
    try {
        std::ofstream forms(argv[1]);
        Tables().write(forms);
        std::ofstream classes(argv[2]);
        write_ranges(classes, "letters_and_digits", is_letter_or_digit);
        write_ranges(classes, "without_column", takes_no_column);
        write_ranges(classes, "of_two_columns", takes_two_columns);
        require(forms.flush() && classes.flush(), "cannot write the tables");
    } catch (const std::exception& error) {
        std::cerr << "tenken_character_compiler: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
