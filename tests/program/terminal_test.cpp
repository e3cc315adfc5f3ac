// Text for terminals: widths, line breaks, nothing that could drive the terminal.
#include "tools/format/terminal.h"

#include "schema/text.h"
#include "tests/catch.h"

using namespace tenken::tools;
using Lines = std::vector<std::string>;

TEST_CASE("lines are broken between wide characters and at blanks") {
    CHECK(wrap("あいうえお", 4) == Lines{"あい", "うえ", "お"});
    CHECK(wrap("one two three", 7) == Lines{"one two", "three"});
    CHECK(wrap("", 10).empty());
    CHECK(wrap("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
    CHECK(wrap("あ", 1) == Lines{"あ"});
}

TEST_CASE("no line begins with a closing mark or ends with an opening one") {
    CHECK(wrap("ああ。い", 4) == Lines{"あ", "あ。", "い"});
    CHECK(wrap("あ「いう」", 4) == Lines{"あ", "「い", "う」"});
    CHECK(wrap("収入▲29千円", 6) == Lines{"収入", "▲29千", "円"});
}

TEST_CASE("further lines leave room for an indentation") {
    CHECK(wrap("ああああああ", 8, 4) == Lines{"ああああ", "ああ"});
    CHECK(wrap("ああああああああ", 8, 4) == Lines{"ああああ", "ああ", "ああ"});
}

TEST_CASE("colours take no room") {
    const TextStyle coloured{true, 0};
    const std::string word = paint("あい", Paint::error, coloured);
    CHECK(wrap(word + "うえ", 8) == Lines{word + "うえ"});
    CHECK(wrap(word + "うえお", 8) == Lines{word + "うえ", "お"});
    CHECK(paint("あ", Paint::error, {}) == "あ");
}

TEST_CASE("what a page holds cannot drive the terminal") {
    CHECK(one_line("a\x1B[2Jb") == "a\xEF\xBF\xBD[2Jb");
    CHECK(one_line(" a\nb\tc\r\n") == "a / b c");
    CHECK(one_line("a\xE2\x80\xAE"
                   "b") ==
          "a\xEF\xBF\xBD"
          "b");  // right-to-left override
    CHECK(one_line("a\xC2\x9B"
                   "b") ==
          "a\xEF\xBF\xBD"
          "b");  // one-byte escape of terminals
    CHECK(one_line("\xFF") == "\xEF\xBF\xBD");
}

TEST_CASE("padding and shortening count columns") {
    CHECK(pad("あ", 4) == "あ  ");
    CHECK(pad("あああ", 4) == "あああ");
    CHECK(shorten("あいうえお", 10) == "あいうえお");
    CHECK(shorten("あいうえおか", 10) == "あいうえ…");
    CHECK(tenken::schema::display_width(shorten("abcあいう", 6)) <= 6);
}
