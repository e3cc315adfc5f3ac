#include "tests/schema/report_xml/random_report.h"

#include <array>
#include <random>
#include <string_view>

namespace tenken::tests {

using namespace schema;

namespace {

class Generator {
  public:
    explicit Generator(std::uint32_t seed) : random_(seed) {}

    /// From 0 to below `bound`. The standard distributions differ between libraries.
    int below(int bound) { return static_cast<int>(random_() % static_cast<unsigned>(bound)); }
    bool often() { return below(3) != 0; }
    bool seldom() { return below(5) == 0; }

    std::string words() {
        static constexpr std::array<std::string_view, 20> parts{
            "市税", "実績", "35.8%", "▲29,597千円", " ",  "\n", "\t", "\r", "\r\n", "&",
            "<td>", "\"",   "]]>",   "'",           "𠮷", "が", "ｶﾞ", "　", "",     "<!-- -->"};
        std::string text;
        for (int n = below(7); n > 0; --n) {
            text += parts[static_cast<std::size_t>(below(static_cast<int>(parts.size())))];
        }
        return text;
    }

    Decimal decimal() {
        static constexpr std::array<std::int64_t, 6> sizes{
            1, 10, 1000, 1'000'000, 1'000'000'000'000, 999'999'999'999'999'999};
        const std::int64_t bound = sizes[static_cast<std::size_t>(below(6))];
        const std::int64_t magnitude =
            static_cast<std::int64_t>(random_() * 4294967296ULL + random_()) % (bound + 1);
        return Decimal(seldom() ? -magnitude : magnitude, below(4));
    }
    Decimal precision() { return seldom() ? Decimal() : Decimal(1, below(3)); }
    int year() { return seldom() ? 0 : 1990 + below(50); }

    /// Hundredths of a point.
    int length() { return below(200000) - 1000; }
    Place place() {
        Place place;
        if (seldom()) {
            return place;
        }
        if (often()) {
            place.page = 1 + below(700);
            const int x = length();
            const int y = length();
            place.box = {x / 100.0, y / 100.0, (x + below(30000)) / 100.0,
                         (y + below(30000)) / 100.0};
        } else {
            place.line = 1 + below(800);
        }
        return place;
    }
    template <typename Value>
    std::vector<Value> several(Value (Generator::*make)(), int most) {
        std::vector<Value> values;
        for (int n = below(most + 1); n > 0; --n) {
            values.push_back((this->*make)());
        }
        return values;
    }

    Presence presence() { return static_cast<Presence>(below(4)); }
    Measure measure() { return {words(), decimal(), precision(), words(), seldom(), words()}; }
    Text text() {
        return {words(), presence(), place(), several(&Generator::place, 2),
                several(&Generator::measure, 3)};
    }
    std::optional<Text> maybe_text() { return often() ? std::optional(text()) : std::nullopt; }
    std::optional<Decimal> maybe_decimal() {
        return often() ? std::optional(decimal()) : std::nullopt;
    }
    Effect effect() { return {maybe_decimal(), words(), presence(), words(), place()}; }
    Target target() {
        return {words(), decimal(), precision(), words(), static_cast<Relation>(below(4)),
                year(),  seldom(),  year(),      words(), words(),
                place()};
    }
    YearRow year_row() {
        YearRow row{year(), words(), maybe_text(), maybe_text(), maybe_text(), {}, place()};
        if (often()) {
            row.effect = effect();
        }
        return row;
    }
    Item item() {
        Item item;
        item.number = words();
        item.name = words();
        item.department = words();
        item.section = words();
        item.content = words();
        item.content_place = place();
        item.content_continued = several(&Generator::place, 2);
        item.name_cell_missing = seldom();
        item.department_cell_missing = seldom();
        item.effect_heading = words();
        item.effect_unit = words();
        item.targets = several(&Generator::target, 3);
        item.years = several(&Generator::year_row, 6);
        item.place = place();
        return item;
    }
    Entry entry() { return {words(), words(), below(90), below(4), place()}; }
    Total total() {
        Total total{words(),     words(), {},       words(), words(), maybe_decimal(),
                    precision(), words(), seldom(), words(), place()};
        if (often()) {
            total.item = words();
        }
        return total;
    }
    SeriesValue series_value() { return {year(), maybe_decimal(), presence(), words(), place()}; }
    Figures figures() {
        return {words(), words(), words(), seldom(), several(&Generator::series_value, 15),
                place()};
    }
    Table table() {
        Table table;
        table.id = "t" + std::to_string(++tables_);
        table.rows = 1 + below(5);
        table.columns = 1 + below(5);
        table.evidence = static_cast<Evidence>(below(4));
        table.place = place();
        table.continued = several(&Generator::place, 2);
        for (int row = 0; row < table.rows; ++row) {
            for (int column = 0; column < table.columns; ++column) {
                if (often()) {
                    table.cells.push_back({row, column, 1 + below(table.rows - row),
                                           1 + below(table.columns - column), words(), place(),
                                           several(&Generator::place, 2), seldom(), seldom()});
                }
            }
        }
        return table;
    }
    Paragraph paragraph() { return {words(), below(4), place()}; }
    Note note() { return {words(), words(), place()}; }

    Doubt doubt() {
        return {place(), words(), words(), "shape", below(100), seldom(), {}, {}, seldom()};
    }
    AppliedCorrection correction() {
        AppliedCorrection applied;
        applied.correction.line = 1 + below(99);
        applied.correction.read = words();
        applied.correction.right = words();
        applied.correction.who = words();
        applied.correction.when = "2025-03-31";
        applied.correction.note = words();
        if (seldom()) {
            applied.correction.spot.item = "R2-" + std::to_string(below(99));
            applied.correction.spot.field = "actual";
            applied.correction.spot.fiscal_year = 2000 + below(40);
        } else if (often()) {
            applied.correction.spot.table = "t" + std::to_string(1 + below(9));
            applied.correction.spot.row = below(30);
            applied.correction.spot.column = below(30);
        }
        applied.fit = static_cast<Fit>(below(6));
        applied.place = place();
        applied.raw = words();
        return applied;
    }

    Report report() {
        Report report;
        report.source = {words(), seldom() ? "" : std::string(64, 'a'), below(700),
                         static_cast<SourceKind>(below(3)), words()};
        report.title = words();
        report.municipality = words();
        if (often()) {
            const int first = 1990 + below(40);
            report.period = Period{first, first + below(10)};
        }
        report.contents = several(&Generator::entry, 6);
        report.items = several(&Generator::item, 5);
        report.totals = several(&Generator::total, 5);
        report.series = several(&Generator::figures, 3);
        report.tables = several(&Generator::table, 3);
        report.paragraphs = several(&Generator::paragraph, 5);
        report.notes = several(&Generator::note, 3);
        report.coverage = {below(99999), below(99999), below(99999),
                           below(99999), below(99999), below(9)};
        if (often()) {
            report.reading = {"Tesseract", "5.3.0", "jpn", {}, several(&Generator::doubt, 3)};
        }
        if (often()) {
            report.corrections = {"corrections.xml", std::string(64, 'b'),
                                  several(&Generator::correction, 4)};
        }
        if (often()) {
            report.metadata = {"tenken 1", "2025-04-01", "999990", "2022-09-30", words(), words()};
        }
        return report;
    }

  private:
    std::mt19937 random_;
    int tables_ = 0;
};

}  // namespace

Report random_report(std::uint32_t seed) {
    return Generator(seed).report();
}

}  // namespace tenken::tests
