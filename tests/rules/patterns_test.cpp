// RE2 patterns of rules: bounded in memory, found from left to right.
#include "rules/engine/words.h"
#include "tests/catch.h"

using tenken::rules::PatternList;

TEST_CASE("a pattern that would take more memory than allowed is refused") {
    PatternList list;
    CHECK(list.add("((a{100}){100}){100}") != "");
    CHECK(list.add("(((((\\pL{1,50}){1,50}){1,50}){1,50}){1,50})") != "");
    CHECK(list.empty());
    CHECK(list.add("[") != "");
    CHECK(list.add("(?<=a)b") != "");  // looks behind: RE2 has no such thing
    CHECK(list.empty());
    CHECK(list.add("計$") == "");
    CHECK_FALSE(list.empty());
}

TEST_CASE("a text that backtracking would never finish is done at once") {
    PatternList list;
    REQUIRE(list.add("(a*)*b") == "");
    REQUIRE(list.add("(x+x+)+y") == "");
    CHECK_FALSE(list.in(std::string(200000, 'a')));
    CHECK_FALSE(list.in(std::string(200000, 'x')));
}

TEST_CASE("of several patterns the match that begins first counts, with its named groups") {
    PatternList list;
    REQUIRE(list.add("(?P<unit>千円)") == "");
    REQUIRE(list.add("(?P<amount>[0-9,]+)") == "");
    const auto match = list.find("金額1,204千円");
    REQUIRE(match);
    CHECK(match->text == "1,204");
    CHECK(match->groups.at("amount") == "1,204");
    CHECK(match->pattern == 1);
    CHECK(list.find_all("1千円2千円").size() == 4);
    CHECK(list.find_all("1 2 3 4", 2).size() == 2);
}

TEST_CASE("empty matches end") {
    PatternList list;
    REQUIRE(list.add("x*") == "");
    CHECK(list.find_all("計計計").empty());
    CHECK(list.find_all("計xx計").size() == 1);
}
