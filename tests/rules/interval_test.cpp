// What a printed number may stand for; each case in cases/intervals.tsv, worked out by hand.
#include "rules/sums/interval.h"

#include <fstream>
#include <sstream>

#include "tests/catch.h"

using tenken::rules::Convention;
using tenken::rules::Interval;
using tenken::schema::Decimal;

TEST_CASE("values that may be shown so") {
    std::ifstream file(std::string(TENKEN_SOURCE_DIR) + "/tests/rules/cases/intervals.tsv");
    std::string line;
    int cases = 0;
    while (std::getline(file, line)) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        std::istringstream fields(line);
        std::string convention;
        std::string shown;
        std::string step;
        std::string value;
        std::string inside;
        fields >> convention >> shown >> step >> value >> inside;
        INFO(line);
        const Interval interval =
            Interval::shown(*Decimal::parse(shown), *Decimal::parse(step),
                            convention == "round" ? Convention::round : Convention::truncate);
        CHECK(interval.contains(*Decimal::parse(value)) == (inside == "yes"));
        ++cases;
    }
    CHECK(cases > 20);
}

TEST_CASE("intervals add, turn round and meet at closed ends only") {
    const Interval a = Interval::shown(Decimal(358, 1), Decimal(1, 1), Convention::truncate);
    const Interval b = Interval::shown(Decimal(2), Decimal(1), Convention::truncate);
    const Interval sum = a + b;
    CHECK(sum.contains(Decimal(378, 1)));
    CHECK_FALSE(sum.contains(Decimal(389, 1)));
    CHECK((-a).contains(Decimal(-358, 1)));
    CHECK_FALSE((-a).contains(Decimal(-359, 1)));
    CHECK(Interval::point(Decimal(358, 1)).meets(a));
    CHECK_FALSE(Interval::point(Decimal(359, 1)).meets(a));
}
