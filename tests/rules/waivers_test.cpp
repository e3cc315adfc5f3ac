// Waivers: what they cover, and on which days.
#include "rules/waivers.h"

#include "rules/engine.h"
#include "schema/error.h"
#include "tests/catch.h"

using namespace tenken::rules;

namespace {

Finding finding(const std::string& rule, std::optional<std::string> item, int year,
                const std::string& fingerprint) {
    Finding found;
    found.rule = rule;
    found.item = std::move(item);
    found.fiscal_year = year;
    found.fingerprint = fingerprint;
    return found;
}

Audit audit_of_three() {
    Audit audit;
    audit.findings = {finding("S-04", "2", 2019, "00000000000000a1"),
                      finding("S-04", "2", 2020, "00000000000000a2"),
                      finding("A-01", std::nullopt, 2020, "00000000000000a3")};
    return audit;
}

/// Which of the three are waived by `waiver`, as a row of 0 and 1, and the ids of what is added.
std::string covered(const std::string& waiver, const std::string& today) {
    Audit audit = audit_of_three();
    apply_waivers(
        read_waivers("w.xml", "<waivers xmlns=\"urn:tenken:waivers:1\">" + waiver + "</waivers>"),
        load_rules({}), today, audit);
    std::string result;
    for (std::size_t i = 0; i < audit.findings.size(); ++i) {
        result += i < 3 ? (audit.findings[i].waived ? "1" : "0") : " " + audit.findings[i].rule;
    }
    return result;
}

const std::string who = " reason=\"r\" author=\"a\" expires=\"2025-03-31\"/>";

}  // namespace

TEST_CASE("days of the calendar") {
    for (const char* day : {"2025-03-31", "2024-02-29", "2000-02-29", "2025-12-01"}) {
        CHECK(is_date(day));
    }
    for (const char* day : {"2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31",
                            "2025-4-1", "25-04-01", "2025/04/01", "", "2025-04-0x"}) {
        CHECK_FALSE(is_date(day));
    }
}

TEST_CASE("a waiver covers what it names and nothing else") {
    CHECK(covered("<waiver rule=\"S-04\" item=\"2\"" + who, "2025-01-01") == "110");
    CHECK(covered("<waiver rule=\"S-04\" item=\"2\" fiscal-year=\"2019\"" + who, "2025-01-01") ==
          "100");
    CHECK(covered("<waiver rule=\"A-01\"" + who, "2025-01-01") == "001");
    CHECK(covered("<waiver rule=\"S-04\"" + who, "2025-01-01") == "000 W-03");
    CHECK(covered("<waiver fingerprint=\"00000000000000a2\"" + who, "2025-01-01") == "010");
    CHECK(covered("<waiver rule=\"A-01\" fingerprint=\"00000000000000a2\"" + who, "2025-01-01") ==
          "000 W-03");
    CHECK(covered("<waiver rule=\"X-99\" item=\"2\"" + who, "2025-01-01") == "000 W-02");
}

TEST_CASE("a waiver holds on its last day and not after") {
    CHECK(covered("<waiver rule=\"S-04\" item=\"2\"" + who, "2025-03-31") == "110");
    CHECK(covered("<waiver rule=\"S-04\" item=\"2\"" + who, "2025-04-01") == "000 W-01");
    CHECK(covered("<waiver rule=\"X-99\" item=\"2\"" + who, "2025-04-01") == "000 W-01");
}

TEST_CASE("more waivers than anybody would write are refused") {
    std::string many;
    for (int i = 0; i < 10001; ++i) {
        many += "<waiver rule=\"A\"" + who;
    }
    CHECK_THROWS_AS(
        read_waivers("w.xml", "<waivers xmlns=\"urn:tenken:waivers:1\">" + many + "</waivers>"),
        tenken::schema::InputError);
}
