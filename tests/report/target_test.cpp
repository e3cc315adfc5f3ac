#include <fmt/format.h>

#include "extractor/report/reader.h"
#include "extractor/report/target_sentence.h"
#include "tests/catch.h"
#include "tests/report/table_file.h"

namespace tenken::testing {
namespace {

std::string show(const std::vector<schema::Target>& targets) {
    std::string out;
    for (const schema::Target& target : targets) {
        static constexpr const char* relations[] = {"at-least", "at-most", "equal", "about"};
        out += fmt::format(
            "{}{} {} {} {} {}{}{}", out.empty() ? "" : ";",
            target.indicator.empty() ? "-" : target.indicator, target.value.to_string(),
            target.unit, relations[static_cast<int>(target.relation)],
            target.fiscal_year == 0 ? "-" : std::to_string(target.fiscal_year),
            target.every_year ? " every-year" : "",
            target.baseline_year == 0 ? "" : fmt::format(" base{}", target.baseline_year));
    }
    return out.empty() ? "none" : out;
}

TEST_CASE("targets are read from sentences", "[report]") {
    for (const auto& line : read_lines("targets.tsv")) {
        REQUIRE(line.size() == 3);
        INFO(line[0]);
        report::TargetContext context;
        context.subject = line[1];
        context.plan = schema::Period{2017, 2021};
        CHECK(show(report::find_targets(line[0], context, report::built_in_vocabulary())) ==
              line[2]);
    }
}

TEST_CASE("a cell for targets holds nothing else", "[report]") {
    for (const auto& line : read_lines("target_cells.tsv")) {
        REQUIRE(line.size() == 6);
        INFO(line[0]);
        const report::TargetContext context{
            line[1], line[2], line[3], std::stoi(line[4]), schema::Period{2017, 2021}, {}};
        CHECK(show(report::read_target_cell(line[0], context, report::built_in_vocabulary())) ==
              line[5]);
    }
}

}  // namespace
}  // namespace tenken::testing
