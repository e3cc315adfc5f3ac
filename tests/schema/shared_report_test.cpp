// A whole report, where it lies beside the source tree: every figure with a unit is read.
#include <algorithm>
#include <string>

#include "schema/fiscal_year.h"
#include "schema/quantity.h"
#include "schema/text.h"
#include "tests/catch.h"
#include "tests/schema/cases.h"

using namespace tenken::schema;
using tenken::tests::read_shared;
using tenken::tests::split;

namespace {

bool is_figure(char c) {
    return (c >= '0' && c <= '9') || c == ',' || c == '.';
}

/// Counts "digits, blanks, unit" in normal form by no more than that: the scanner must find as
/// many.
int count_plainly(const std::string& text, const std::string& unit) {
    int count = 0;
    for (std::size_t at = text.find(unit); at != std::string::npos; at = text.find(unit, at + 1)) {
        std::size_t i = at;
        while (i > 0 && text[i - 1] == ' ') {
            --i;
        }
        const bool figure = i > 0 && is_figure(text[i - 1]);
        while (i > 0 && is_figure(text[i - 1])) {
            --i;
        }
        count += figure && !(i > 0 && text[i - 1] == 'o') ? 1 : 0;  // not "No.15 組織"
    }
    return count;
}

const char* const file = "ogori/transcript.txt";

}  // namespace

TEST_CASE("every figure with a unit in a whole report") {
    const std::string report = read_shared(file);
    if (report.empty()) {
        WARN("SKIPPED: " << file << " is not there");
        return;
    }
    const auto found = find_quantities(report);
    for (const Quantity& quantity : found) {
        INFO(quantity.printed);
        CHECK(quantity.leftover.empty());
        CHECK(quantity.printed == report.substr(quantity.begin, quantity.end - quantity.begin));
    }
    const std::string normal = nfkc(report);
    for (const char* unit : {"件", "名", "%", "回", "ha", "組織", "品", "サイト", "アクセス/月",
                             "館", "校区", "グループ", "億円", "千円"}) {
        int count = 0;
        for (const Quantity& quantity : found) {
            count += quantity.unit == unit ? 1 : 0;
        }
        INFO(unit);
        CHECK(count == count_plainly(normal, unit));
    }
    // Those of 23億3千5百万円 are no figures of their own.
    CHECK(std::count_if(found.begin(), found.end(),
                        [](const Quantity& quantity) { return quantity.unit == "百万円"; }) == 16);
}

TEST_CASE("amounts that are easily misread") {
    const std::string report = read_shared(file);
    if (report.empty()) {
        WARN("SKIPPED: " << file << " is not there");
        return;
    }
    struct Amount {
        const char* printed;
        std::int64_t thousands;
    };
    for (const Amount& amount :
         {Amount{"2億5千百万円", 251000}, Amount{"2億6千百万円", 261000},
          Amount{"16億1千万円", 1610000}, Amount{"23億3千5百万円", 2335000},
          Amount{"約 18 億 2 千万円", 1820000}, Amount{"約 15 億 7 千万円", 1570000},
          Amount{"約 2 億 5 千万円", 250000}, Amount{"約 23 億 7 千万円", 2370000}}) {
        INFO(amount.printed);
        bool seen = false;
        for (const Quantity& quantity : find_quantities(report)) {
            if (quantity.printed == amount.printed) {
                seen = true;
                CHECK(base_value(quantity) == Decimal(amount.thousands).shifted(3));
            }
        }
        CHECK(seen);
    }
}

TEST_CASE("the years of a whole report") {
    const std::string report = read_shared(file);
    if (report.empty()) {
        WARN("SKIPPED: " << file << " is not there");
        return;
    }
    CHECK(find_period(report) == Period{2017, 2021});
    int rows = 0;
    int beyond = 0;
    for (const std::string& line : split(report, '\n')) {
        const std::string label = split(line, '\t')[0];
        const auto year = parse_year_label(label, Period{2017, 2021});
        if (year && label.find("年度実績") != std::string::npos) {
            ++rows;
            CHECK(year->fiscal_year >= 2017);
            CHECK(year->fiscal_year <= 2021);
        }
        for (const YearMention& mention : find_years(line, Period{2017, 2021})) {
            beyond += mention.beyond_era ? 1 : 0;
            CHECK_FALSE(mention.impossible);
        }
    }
    CHECK(rows == 188);
    CHECK(beyond == 1);  // 平成33年度, a base year set before 令和
}
