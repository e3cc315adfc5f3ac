// Fiscal years and dates, held against cases written by hand.
#include <string>

#include "schema/fiscal_year.h"
#include "tests/catch.h"
#include "tests/schema/cases.h"

using namespace tenken::schema;
using tenken::tests::Case;
using tenken::tests::read_cases;
using tenken::tests::split;

namespace {

std::optional<Period> period_of(const std::string& field) {
    const auto ends = split(field, '-');
    if (ends.size() != 2 || ends[0].empty()) {
        return std::nullopt;
    }
    return Period{std::stoi(ends[0]), std::stoi(ends[1])};
}

/// The mention that "H31.4.1|2019|date:4/1" stands for; its place is that of what is printed.
YearMention mention_of(const std::string& field, const std::string& text, std::size_t& from) {
    const auto parts = split(field, '|');
    YearMention mention;
    mention.printed = parts.at(0);
    mention.fiscal_year = std::stoi(parts.at(1));
    mention.begin = text.find(mention.printed, from);
    REQUIRE(mention.begin != std::string::npos);
    mention.end = mention.begin + mention.printed.size();
    from = mention.end;
    for (const std::string& flag : split(parts.size() > 2 ? parts[2] : "", ',')) {
        mention.bare = mention.bare || flag == "bare";
        mention.beyond_era = mention.beyond_era || flag == "beyond";
        mention.impossible = mention.impossible || flag == "impossible";
        mention.year_end = mention.year_end || flag == "end";
        if (flag == "calendar") {
            mention.kind = YearMention::Kind::calendar_year;
        } else if (flag.rfind("date:", 0) == 0) {
            const auto date = split(flag.substr(5), '/');
            mention.kind = YearMention::Kind::date;
            mention.month = std::stoi(date.at(0));
            mention.day = std::stoi(date.at(1));
        }
    }
    return mention;
}

std::string shown(const YearMention& m) {
    return m.printed + "|" + std::to_string(m.fiscal_year) + "|kind " +
           std::to_string(static_cast<int>(m.kind)) + " " + std::to_string(m.month) + "/" +
           std::to_string(m.day) + (m.bare ? " bare" : "") + (m.beyond_era ? " beyond" : "") +
           (m.impossible ? " impossible" : "") + (m.year_end ? " end" : "");
}

}  // namespace

TEST_CASE("years and dates of a text") {
    for (const Case& c : read_cases("years.tsv", 3)) {
        const std::string& text = c.fields[0];
        INFO(c.place << ": " << text);
        const auto found = find_years(text, period_of(c.fields[1]));
        std::string all;
        for (const YearMention& mention : found) {
            all += shown(mention) + "; ";
        }
        INFO("found " << all);
        std::vector<YearMention> expected;
        std::size_t from = 0;
        for (std::size_t i = 2; i < c.fields.size() && c.fields[i] != "-"; ++i) {
            expected.push_back(mention_of(c.fields[i], text, from));
        }
        CHECK(found == expected);
    }
}

TEST_CASE("labels of rows and columns") {
    for (const Case& c : read_cases("labels.tsv", 3)) {
        INFO(c.place << ": " << c.fields[0]);
        const auto found = parse_year_label(c.fields[0], period_of(c.fields[1]));
        CHECK((found ? std::to_string(found->fiscal_year) : "none") == c.fields[2]);
        if (found) {
            CHECK(found->printed == c.fields[0].substr(found->begin, found->end - found->begin));
        }
    }
}

TEST_CASE("plan periods") {
    for (const Case& c : read_cases("periods.tsv", 2)) {
        INFO(c.place << ": " << c.fields[0]);
        const auto found = find_period(c.fields[0]);
        CHECK((found ? std::to_string(found->first) + "-" + std::to_string(found->last) : "none") ==
              c.fields[1]);
    }
}

TEST_CASE("a fiscal year is named after the era of its first April, FY2019 after 令和") {
    CHECK(era_label(2021) == "令和3年度");
    CHECK(era_label(2019) == "令和元年度");
    CHECK(era_label(2018) == "平成30年度");
    CHECK(era_label(1989) == "平成元年度");
    CHECK(era_label(1988) == "昭和63年度");
    CHECK(era_label(1926) == "大正15年度");
    CHECK(era_label(1900) == "明治33年度");
    CHECK(era_label(1800) == "1800年度");
}

TEST_CASE("every fiscal year is found again in its own label, alone and in a sentence") {
    for (int year = 1868; year <= 2060; ++year) {
        const std::string label = era_label(year);
        INFO(label);
        const auto alone = parse_year_label(label, std::nullopt);
        REQUIRE(alone);
        CHECK(alone->fiscal_year == year);
        const auto within = find_years("○" + label + "の実績は5件", std::nullopt);
        REQUIRE(within.size() == 1);
        CHECK(within[0].fiscal_year == year);
        CHECK(within[0].printed == label);
        CHECK_FALSE(within[0].beyond_era);
    }
}

TEST_CASE("a bare year of the plan is found for every plan") {
    for (int first = 1990; first <= 2040; ++first) {
        const Period plan{first, first + 4};
        for (int year = plan.first; year <= plan.last; ++year) {
            const int era_year = year < 2019 ? year - 1988 : year - 2018;
            const std::string label =
                (era_year == 1 ? "元" : std::to_string(era_year)) + std::string("年度");
            INFO(label << " in " << first);
            const auto found = parse_year_label(label, plan);
            REQUIRE(found);
            CHECK(found->fiscal_year == year);
            CHECK(found->bare);
        }
    }
}
