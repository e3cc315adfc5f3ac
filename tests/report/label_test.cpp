#include "extractor/report/label.h"

#include <map>

#include <fmt/format.h>

#include "extractor/report/reader.h"
#include "tests/catch.h"
#include "tests/report/table_file.h"

namespace tenken::testing {
namespace {

using report::Aspect;
using report::Field;
using report::Label;

std::string name_of(Field field) {
    static const std::map<Field, std::string> names{
        {Field::none, "none"},
        {Field::item_number, "item-number"},
        {Field::name, "name"},
        {Field::department, "department"},
        {Field::section, "section"},
        {Field::content, "content"},
        {Field::target, "target"},
        {Field::indicator, "indicator"},
        {Field::baseline, "baseline"},
        {Field::planned, "planned"},
        {Field::actual, "actual"},
        {Field::plan_and_actual, "plan-and-actual"},
        {Field::progress, "progress"},
        {Field::grade, "grade"},
        {Field::effect, "effect"},
        {Field::rate, "rate"},
        {Field::difference, "difference"},
        {Field::unit, "unit"},
        {Field::kind, "kind"},
        {Field::year_axis, "year-axis"},
        {Field::total, "total"},
        {Field::count, "count"},
        {Field::schedule, "schedule"},
        {Field::remark, "remark"},
    };
    return names.at(field);
}

std::string more(const Label& label) {
    std::string text;
    text += label.total ? " total" : "";
    text += label.aspect == Aspect::planned ? " planned" : "";
    text += label.aspect == Aspect::actual ? " actual" : "";
    text += label.range ? " range" : "";
    return text.empty() ? "-" : text.substr(1);
}

TEST_CASE("labels say their field, year, unit", "[report]") {
    report::LabelReader labels(report::built_in_vocabulary(), schema::Period{2017, 2021});
    for (const auto& line : read_lines("labels.tsv")) {
        REQUIRE(line.size() == 5);
        INFO(line[0]);
        const Label& label = labels.read(line[0]);
        CHECK(name_of(label.field) == line[1]);
        CHECK((label.year ? std::to_string(label.year->fiscal_year) : "-") == line[2]);
        CHECK((label.unit.empty() ? "-" : label.unit) == line[3]);
        CHECK(more(label) == line[4]);
        const bool any = line[1] != "none" || line[2] != "-" || line[3] != "-" || line[4] != "-";
        CHECK(label.is_label() == any);
    }
}

TEST_CASE("a value may stand in its label's own cell", "[report]") {
    report::LabelReader labels(report::built_in_vocabulary(), std::nullopt);
    const auto value = [&](const char* text) -> std::string {
        const auto parts = labels.read_inline(text);
        return parts.empty() ? "none"
                             : fmt::format("{}={}", name_of(parts[0].label.field), parts[0].value);
    };
    CHECK(value("担当課：企画課") == "department=企画課");
    CHECK(value("【担当課】企画課") == "department=企画課");
    CHECK(value("担当課\n企画課") == "department=企画課");
    CHECK(value("企画課") == "none");
    CHECK(value("時間：9時から") == "none");
    CHECK(labels.read_inline("【計画】\n調査\n【実績】\n完了").size() == 2);
}

TEST_CASE("a unit may stand in a line of its own", "[report]") {
    const report::LabelReader labels(report::built_in_vocabulary(), std::nullopt);
    CHECK(labels.unit_line("（単位：千円）") == "千円");
    CHECK(labels.unit_line("単位 百万円") == "百万円");
    CHECK(labels.unit_line("(億円)") == "億円");
    CHECK(labels.unit_line("(仮称)").empty());
    CHECK(labels.unit_line("千円").empty());
}

}  // namespace
}  // namespace tenken::testing
