// Normal forms, radicals, widths and code points.
#include "schema/text.h"

#include <random>
#include <string>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "schema/character_classes.h"
#include "schema/folded_text.h"
#include "schema/simple_forms.h"
#include "tests/catch.h"
#include "tests/schema/cases.h"

using namespace tenken::schema;
using tenken::tests::Case;
using tenken::tests::read_cases;

TEST_CASE("normal forms") {
    for (const Case& c : read_cases("text.tsv", 3)) {
        INFO(c.place << ": " << c.fields[0]);
        CHECK(nfkc(c.fields[0]) == c.fields[1]);
        CHECK(squeeze(c.fields[0]) == c.fields[2]);
    }
}

TEST_CASE("what is normalised without a table is what ICU gives, for every character") {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    REQUIRE(U_SUCCESS(status));
    int simple = 0;
    for (char32_t c = 1; c < 0x110000; ++c) {
        const char32_t form = simple_nfkc(c);
        if (form == 0) {
            continue;
        }
        ++simple;
        const icu::UnicodeString expected =
            normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
        if (expected != icu::UnicodeString(static_cast<UChar32>(form)) ||
            !normalizer->isInert(static_cast<UChar32>(form))) {
            // A kana or a letter takes a mark behind it; no simple character is such a mark.
            CHECK(expected == icu::UnicodeString(static_cast<UChar32>(form)));
            CHECK(normalizer->hasBoundaryBefore(static_cast<UChar32>(form)));
        }
    }
    CHECK(simple > 21000);
}

namespace {

std::string by_icu(const std::u32string& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString given;
    for (const char32_t c : text) {
        given.append(static_cast<UChar32>(c));
    }
    std::string normal;
    icu::Normalizer2::getNFKCInstance(status)->normalize(given, status).toUTF8String(normal);
    return U_SUCCESS(status) ? normal : std::string("ICU: ") + u_errorName(status);
}

std::string utf8(const std::u32string& text) {
    std::string out;
    for (const char32_t c : text) {
        append_utf8(out, c);
    }
    return out;
}

bool is_surrogate(char32_t c) {
    return c >= 0xD800 && c <= 0xDFFF;
}

}  // namespace

TEST_CASE("the normal form of every character is what ICU gives, alone and between others") {
    for (char32_t c = 0; c < 0x110000; ++c) {
        if (is_surrogate(c)) {
            continue;
        }
        for (const std::u32string& text :
             {std::u32string{c}, U"\u304B" + std::u32string{c} + U"\u3099",
              U"a\u0323" + std::u32string{c} + U"\u0301\u11A8"}) {
            if (nfkc(utf8(text)) != by_icu(text)) {
                INFO(static_cast<unsigned long>(c));
                CHECK(nfkc(utf8(text)) == by_icu(text));
            }
        }
    }
}

TEST_CASE("letters and marks in any order are normalised as ICU does it") {
    const std::u32string letters =
        U"aKs\u1E9B\u0323\u0301\u0307\u0345\u0344\u0F71\u0F72\u1100\u1161\u11A8\uAC00\u3131\uFFC2"
        U"\u304B\u3099\uFF76\uFF9E\u05D3\u05BC\uFB1F\U0001D15E\u09C7\u09BE\u212B\uFB03\u3304";
    std::mt19937 random(1);
    for (int run = 0; run < 50'000; ++run) {
        std::u32string text;
        for (std::size_t length = random() % 8; length > 0; --length) {
            text += letters[random() % letters.size()];
        }
        if (nfkc(utf8(text)) != by_icu(text)) {
            CHECK(nfkc(utf8(text)) == by_icu(text));
        }
    }
}

TEST_CASE("a text of nothing but marks is put in order in little time") {
    std::u32string marks;
    for (int i = 0; i < 200'000; ++i) {
        marks += i % 2 == 0 ? U'\u0301' : U'\u0323';
    }
    CHECK(nfkc(utf8(marks)) == by_icu(marks));
}

TEST_CASE("what a character is, ICU says too") {
    for (char32_t c = 0; c < 0x110000; ++c) {
        const auto code = static_cast<UChar32>(c);
        if (is_letter_or_digit(c) != (u_isalnum(code) != 0)) {
            INFO(static_cast<unsigned long>(c));
            CHECK(is_letter_or_digit(c) == (u_isalnum(code) != 0));
        }
        if (u_charType(code) == U_NON_SPACING_MARK && columns_of(c) != 0) {
            INFO(static_cast<unsigned long>(c));
            CHECK(columns_of(c) == 0);
        }
    }
}

TEST_CASE("a sign read alone stands where one stands that is read with its neighbours") {
    // A letter that a mark joins behind it changes nothing about what stands before.
    for (const std::string_view text :
         {"①㎡（㈱）㍿", "x²と³", "…½℃", "ｱｲｳ。･No.№", "﨑Ⅳ⼀⺠", "ﾊﾞｲｵ", "ｺﾝﾋﾟｭｰﾀ",
          "ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟｳﾞ"}) {
        const std::string marked = std::string(text) + "か\u3099";
        const FoldedText alone(text, FoldedText::Spaces::keep);
        const FoldedText together(marked, FoldedText::Spaces::keep);
        INFO(text);
        REQUIRE(together.size() == alone.size() + 1);
        for (std::size_t i = 0; i < alone.size(); ++i) {
            CHECK(alone[i] == together[i]);
            CHECK(alone.begin_byte(i) == together.begin_byte(i));
            CHECK(alone.end_byte(i + 1) == together.end_byte(i + 1));
        }
        CHECK(nfkc(marked) == nfkc(text) + "が");
        CHECK(squeeze(marked) == squeeze(text) + "が");
    }
}

TEST_CASE("kana and sound marks in any order are normalised as ICU does it") {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
    REQUIRE(U_SUCCESS(status));
    const std::u32string_view letters = U"ｶﾂｦﾜﾊﾞﾟカは\u3099①A";
    constexpr int longest = 4;
    int strings = 1;
    for (int length = 1; length <= longest; ++length) {
        strings *= static_cast<int>(letters.size());
        for (int number = 0; number < strings; ++number) {
            std::string text;
            icu::UnicodeString wanted;
            for (int i = 0, left = number; i < length; ++i) {
                const auto size = static_cast<int>(letters.size());
                const char32_t c = letters[static_cast<std::size_t>(left % size)];
                append_utf8(text, c);
                wanted.append(static_cast<UChar32>(c));
                left /= size;
            }
            std::string expected;
            normalizer->normalize(wanted, status).toUTF8String(expected);
            if (nfkc(text) != expected) {
                INFO(text);
                CHECK(nfkc(text) == expected);
            }
        }
    }
}

TEST_CASE("radicals stand for the kanji that they are drawn as") {
    CHECK(fold_radical(0x2EA0) == U'民');
    CHECK(fold_radical(0x2ED1) == U'長');
    CHECK(fold_radical(0x2EC4) == U'西');
    CHECK(fold_radical(0x2ED8) == U'青');
    CHECK(fold_radical(0x2EE9) == U'黄');
    CHECK(fold_radical(0x2EED) == U'歯');
    CHECK(fold_radical(0x2EE8) == U'麦');
    CHECK(fold_radical(0x2F8F) == U'行');
    CHECK(fold_radical(0x2F00) == U'一');
    CHECK(fold_radical(0x2FD5) == 0x9FA0);
    CHECK(fold_radical(U'民') == U'民');
    CHECK(fold_radical(0x2E7F) == 0x2E7F);
    CHECK(fold_radical(0x2E9A) == 0x2E9A);
    CHECK(fold_radical(0x2FD6) == 0x2FD6);
    CHECK(fold_radicals("市⺠課の⽂化") == "市民課の文化");
    CHECK(fold_radicals("①⺠").substr(3) == "民");
    CHECK(fold_radicals("") == "");
    CHECK(fold_radicals("年\xE2") == "年\xE2");
    CHECK(fold_radicals("\xE2\xE2\xBC\x80") == "\xE2一");
    // NFKC knows the Kangxi block; the table must say the same.
    for (char32_t c = 0x2F00; c <= 0x2FD5; ++c) {
        std::string text;
        append_utf8(text, c);
        std::string folded;
        append_utf8(folded, fold_radical(c));
        CHECK(nfkc(text) == folded);
    }
}

TEST_CASE("white space is taken from both ends") {
    CHECK(trim("　 年度\t\n") == "年度");
    CHECK(trim("年 度") == "年 度");
    CHECK(trim(" \xE3\x80\x80").empty());
    CHECK(trim("").empty());
    CHECK(trim("\x80\x80 ") == "\x80\x80");
    CHECK(trim(" \xff") == "\xff");
}

TEST_CASE("columns of a terminal") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("年度") == 4);
    CHECK(display_width("ｶﾞ") == 2);
    CHECK(display_width("▲5") == 3);
    CHECK(display_width("か\xE3\x82\x99") == 2);
    CHECK(display_width("") == 0);
    CHECK(display_width("\t") == 0);
}

TEST_CASE("code points of malformed text are U+FFFD and never run past its end") {
    for (const char* bad : {"\x80", "\xC0\x80", "\xC3", "\xE3\x81", "\xED\xA0\x80",
                            "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "\xFF"}) {
        const std::string text = bad;
        CHECK_FALSE(is_utf8(text));
        std::size_t at = 0;
        CHECK(next_code_point(text, at) == 0xFFFD);
        CHECK(at <= text.size());
    }
    CHECK(is_utf8("年\xF0\xA0\xAE\xB7\xEF\xBF\xBD"));
    for (char32_t c = 0; c < 0x110000; c += c < 0x3000 ? 1 : 0x101) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            continue;
        }
        std::string text;
        append_utf8(text, c);
        std::size_t at = 0;
        CHECK(next_code_point(text, at) == c);
        CHECK(at == text.size());
    }
    std::string surrogate;
    append_utf8(surrogate, 0xD800);
    append_utf8(surrogate, 0x110000);
    CHECK(surrogate == "\uFFFD\uFFFD");
}

TEST_CASE("folded text knows where each character stood") {
    const std::string text = "① ﾊﾟ㎡　２９";
    const FoldedText folded(text, FoldedText::Spaces::keep);
    CHECK(folded.normal(0, folded.size()) == "① パm2 29");
    for (std::size_t i = 0; i < folded.size(); ++i) {
        CHECK(folded.begin_byte(i) < folded.end_byte(i + 1));
        CHECK(folded.end_byte(i + 1) <= text.size());
    }
    CHECK(folded.printed(2, 3) == "ﾊﾟ");
    CHECK(folded.printed(3, 5) == "㎡");
    CHECK(folded.printed(6, 8) == "２９");
    CHECK(folded[folded.size()] == 0);
    CHECK(folded.before(0) == 0);
    CHECK(FoldedText("平 成 ２９ 年", FoldedText::Spaces::drop).size() == 5);
    const FoldedText broken("㎡\xff５", FoldedText::Spaces::keep);
    CHECK(broken.normal(0, broken.size()) == "m2\uFFFD5");
    CHECK(broken.printed(2, 3) == "\xff");
    CHECK(broken.printed(3, 4) == "５");
}
