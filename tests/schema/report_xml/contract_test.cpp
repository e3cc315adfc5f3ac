// The names that other programs hold on to, element by element.
#include "schema/report_xml.h"
#include "tests/catch.h"

using namespace tenken::schema;

namespace {

/// The elements that other programs read, written by hand.
Report sample() {
    Report report;
    report.source = {"r.pdf", std::string(64, '0'), 30, SourceKind::born_digital, "Writer"};
    report.title = "行政改革実績";
    report.municipality = "北山市";
    report.period = Period{2017, 2021};
    report.contents.push_back({"1", "窓口", 4, 0, {2, {10, 20, 30, 40}, 0}});
    Item item;
    item.number = "R2-1";
    item.name = "窓口の改善";
    item.department = "市民課";
    item.section = "1 市民サービス";
    item.content = "待ち時間を\n短くする";
    item.content_place = {3, {1, 2, 3, 4}, 0};
    item.place = {3, {0, 0, 500, 300.5}, 0};
    item.targets.push_back({"待ち時間",
                            Decimal(50, 1),
                            Decimal(1, 1),
                            "分",
                            Relation::at_most,
                            2020,
                            false,
                            0,
                            "短縮",
                            "R2年度に5.0分以下",
                            {3, {5, 6, 7, 8}, 0}});
    YearRow row;
    row.fiscal_year = 2019;
    row.label = "令和元年度";
    row.actual = Text{"待ち時間 6.2分",
                      Presence::value,
                      {4, {1, 1, 2, 2}, 0},
                      {},
                      {{"待ち時間", Decimal(62, 1), Decimal(1, 1), "分", false, "6.2分"}}};
    row.planned = Text{"", Presence::blank, {}, {}, {}};
    row.effect = Effect{Decimal(-29597), "千円", Presence::value, "▲29,597", {}};
    item.years.push_back(row);
    report.items.push_back(item);
    Total total;
    total.scope = "1 収入額";
    total.item = "28";
    total.value = Decimal(217678);
    total.unit = "千円";
    total.printed = "217,678";
    report.totals.push_back(total);
    report.series.push_back(
        {"市税", "千円", "", false, {{2007, Decimal(358, 1), Presence::value, "35.8", {}}}, {}});
    Table table;
    table.id = "t1";
    table.rows = 1;
    table.columns = 3;
    table.place = {5, {1, 2, 3, 4}, 0};
    table.cells.push_back({0, 0, 1, 2, "", {5, {1, 2, 2, 4}, 0}, {}, false, false});
    report.tables.push_back(table);
    return report;
}

}  // namespace

TEST_CASE("elements and attributes have the names that were promised") {
    const std::string xml = to_xml(sample());
    const std::string zeros(64, '0');
    for (const std::string& part : std::vector<std::string>{
             "<report xmlns=\"urn:tenken:report:1\">",
             "<source file=\"r.pdf\" sha256=\"" + zeros +
                 "\" pages=\"30\" kind=\"born-digital\" "
                 "producer=\"Writer\"/>",
             "<title>行政改革実績</title>",
             "<municipality>北山市</municipality>",
             "<period first=\"2017\" last=\"2021\"/>",
             "<entry number=\"1\" title=\"窓口\" page=\"4\" on-page=\"2\" box=\"10 20 30 40\"/>",
             "<item number=\"R2-1\" name=\"窓口の改善\" department=\"市民課\" "
             "section=\"1 市民サービス\" page=\"3\" box=\"0 0 500 300.5\">",
             "<content page=\"3\" box=\"1 2 3 4\">待ち時間を\n短くする</content>",
             "<target indicator=\"待ち時間\" value=\"5.0\" unit=\"分\" relation=\"at-most\" "
             "fiscal-year=\"2020\"",
             ">R2年度に5.0分以下</target>",
             "<year fiscal-year=\"2019\" label=\"令和元年度\">",
             "<planned state=\"blank\"/>",
             "<actual page=\"4\" box=\"1 1 2 2\">待ち時間 6.2分<measure indicator=\"待ち時間\" "
             "value=\"6.2\" unit=\"分\"",
             "<effect value=\"-29597\" unit=\"千円\">▲29,597</effect>",
             "<total scope=\"1 収入額\" item=\"28\" value=\"217678\" unit=\"千円\">217,678</total>",
             "<figures name=\"市税\" unit=\"千円\">",
             "<value fiscal-year=\"2007\" value=\"35.8\">35.8</value>",
             "<table id=\"t1\" ",
             "<cell row=\"0\" column=\"0\" rowspan=\"1\" colspan=\"2\" page=\"5\" box=\"1 2 2 "
             "4\"/>",
         }) {
        CAPTURE(part, xml);
        CHECK(xml.find(part) != std::string::npos);
    }
}

TEST_CASE("a blank cell, a missing cell and no name at all are three things") {
    Report report;
    report.items.resize(3);
    report.items[0].name = "";
    report.items[1].name_cell_missing = true;
    report.items[2].name_cell_missing = true;
    report.items[2].name = "目次から";
    const std::string xml = to_xml(report);
    CHECK(xml.find("<item number=\"\" name=\"\" department=\"\"/>") != std::string::npos);
    CHECK(xml.find("<item number=\"\" name-cell-missing=\"true\" department=\"\"/>") !=
          std::string::npos);
    CHECK(xml.find("<item number=\"\" name-cell-missing=\"true\" name=\"目次から\"") !=
          std::string::npos);
}

TEST_CASE("the cell that covers a position of a table") {
    Table table;
    table.rows = 3;
    table.columns = 3;
    table.cells = {{0, 0, 3, 1, "left", {}, {}, false, false},
                   {0, 1, 1, 2, "top", {}, {}, false, false},
                   {2, 2, 1, 1, "corner", {}, {}, false, false}};
    const auto text_at = [&](int row, int column) {
        const Cell* cell = table.at(row, column);
        return cell == nullptr ? std::string("none") : cell->text;
    };
    CHECK(text_at(0, 0) == "left");
    CHECK(text_at(2, 0) == "left");
    CHECK(text_at(0, 2) == "top");
    CHECK(text_at(1, 1) == "none");
    CHECK(text_at(2, 1) == "none");
    CHECK(text_at(2, 2) == "corner");
    CHECK(text_at(3, 0) == "none");
    CHECK(text_at(0, -1) == "none");
}
