// Messages of rules: named arguments, plural and select, both languages.
#include "rules/engine/message_template.h"
#include "tests/catch.h"

using tenken::rules::Arguments;
using tenken::rules::MessageTemplate;
using tenken::schema::Language;

TEST_CASE("arguments are put in by name, in each language its own") {
    MessageTemplate text;
    REQUIRE(text.set(Language::japanese, "{year}の{printed}") == "");
    REQUIRE(text.set(Language::english, "{printed} in {year}") == "");
    Arguments arguments;
    arguments.set("printed", std::string("29,597"));
    arguments.set("year", tenken::schema::Message{"令和2年度", "FY2020"});
    CHECK(text.format(arguments).ja == "令和2年度の29,597");
    CHECK(text.format(arguments).en == "29,597 in FY2020");
    CHECK(text.names() == std::set<std::string>{"printed", "year"});
}

TEST_CASE("an argument that is not given stays empty") {
    MessageTemplate text;
    REQUIRE(text.set(Language::english, "sum {formula}{hint}") == "");
    Arguments arguments;
    arguments.set("formula", std::string("1 + 1"));
    CHECK(text.format(arguments).en == "sum 1 + 1");
}

TEST_CASE("numbers choose the plural") {
    MessageTemplate text;
    REQUIRE(text.set(Language::english, "{count, plural, one {# year} other {# years}}") == "");
    Arguments arguments;
    arguments.set("count", std::int64_t{1});
    CHECK(text.format(arguments).en == "1 year");
    arguments.set("count", std::int64_t{3});
    CHECK(text.format(arguments).en == "3 years");
}

TEST_CASE("what stands in an argument is text and no pattern") {
    MessageTemplate text;
    REQUIRE(text.set(Language::japanese, "「{printed}」") == "");
    Arguments arguments;
    arguments.set("printed", std::string("{year} '{0}' |#"));
    CHECK(text.format(arguments).ja == "「{year} '{0}' |#」");
}

TEST_CASE("a pattern that cannot be read says so") {
    MessageTemplate text;
    CHECK(text.set(Language::english, "{printed") != "");
    CHECK(text.set(Language::english, "{count, plural, one {#}}") != "");
}
