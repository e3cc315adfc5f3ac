#include <fmt/format.h>

#include "extractor/report/measure_sentence.h"
#include "extractor/report/reader.h"
#include "tests/catch.h"
#include "tests/report/table_file.h"

namespace tenken::testing {
namespace {

TEST_CASE("results are named by the words before them", "[report]") {
    for (const auto& line : read_lines("measures.tsv")) {
        REQUIRE(line.size() == 3);
        INFO(line[0]);
        std::string found;
        for (const schema::Measure& measure :
             report::find_measures(line[0], std::stoi(line[1]), schema::Period{2017, 2021},
                                   report::built_in_vocabulary())) {
            found += fmt::format("{}{}={} {}", found.empty() ? "" : ";", measure.indicator,
                                 measure.value.to_string(), measure.unit);
        }
        CHECK((found.empty() ? "none" : found) == line[2]);
    }
}

}  // namespace
}  // namespace tenken::testing
