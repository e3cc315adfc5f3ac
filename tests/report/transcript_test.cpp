#include "extractor/layout/document.h"
#include "extractor/layout/markup.h"
#include "extractor/report/reader.h"
#include "schema/error.h"
#include "tests/catch.h"
#include "tests/report/dump.h"

namespace tenken::testing {
namespace {

std::vector<std::string> lines_of_kind(const std::string& text, const std::string& kind) {
    std::vector<std::string> lines;
    for (const std::string& line : dump(report::read_report(layout::read_transcript(text, "t.txt"),
                                                            report::built_in_vocabulary()))) {
        if (kind_of_line(line) == kind) {
            lines.push_back(line);
        }
    }
    return lines;
}

TEST_CASE("markup residue goes, what only looks like it stays", "[transcript]") {
    int tags = 0;
    CHECK(layout::without_markup("<ul style=\"x\"> ○甲", tags) == " ○甲");
    CHECK(layout::without_markup("<input type=\"radio\"> 評価", tags) == "○ 評価");
    CHECK(layout::without_markup("<u>（再掲）</u><br/>乙", tags) == "（再掲）\n乙");
    CHECK(tags == 5);
    CHECK(layout::without_markup("1,664件<22,795千円>", tags) == "1,664件<22,795千円>");
    CHECK(layout::without_markup("<平成29年度～令和3年度>", tags) == "<平成29年度～令和3年度>");
    CHECK(layout::without_markup("A &amp; B &lt;", tags) == "A & B <");
    CHECK(tags == 5);
}

TEST_CASE("glued bullets begin lines", "[transcript]") {
    CHECK(layout::split_bullets("○甲○乙 ○丙") == "○甲\n○乙\n○丙");
    CHECK(layout::split_bullets("甲○乙") == "甲○乙");
    CHECK(layout::split_bullets("○○市の計画") == "○○市の計画");
    CHECK(layout::split_bullets("○会議（1回）、○相談") == "○会議（1回）、○相談");
}

TEST_CASE("lines with tabs are a table, cells keep their lines", "[transcript]") {
    const auto document = layout::read_transcript("題\n\na\tb\nc\t\td\n\ne\tf\n", "t.txt");
    REQUIRE(document.blocks.size() == 3);
    const auto& table = std::get<schema::Table>(document.blocks[1]);
    CHECK(table.rows == 2);
    CHECK(table.columns == 3);
    CHECK(table.evidence == schema::Evidence::transcript);
    REQUIRE(table.at(1, 2) != nullptr);
    CHECK(table.at(1, 2)->place.line == 4);
    CHECK(table.at(0, 2) == nullptr);
    REQUIRE(table.at(1, 1) != nullptr);
    CHECK(table.at(1, 1)->text.empty());
}

TEST_CASE("the title that comes back is a running header, headings are not", "[transcript]") {
    const auto document = layout::read_transcript(
        "甲市改革計画\n1 協働\n本文\n甲市改革計画\n第4 項目\n1 協働\n甲市改革計画\n第4 項目\n終\n",
        "t.txt");
    CHECK(document.running.size() == 4);
    CHECK(document.blocks.size() == 5);
}

TEST_CASE("effects printed behind the years belong to them in their order", "[transcript]") {
    const std::string text =
        "甲市改革計画\n<平成29年度～平成30年度>\n\n"
        "項目番号\tNo.8\t項目名\t滞納の圧縮\t担当課\t収納課\n"
        "内容\t徴収の強化\t\t\t\t\n"
        "年度行動計画（及び実績）\t\t\t\t\t\n"
        "H29年度実績\t差押え\t\t\t\t\n"
        "H30年度実績\t\t\t\t\t\n"
        "年次効果額（実績） (千円)\t\t\t\t\t\n"
        "\t\t\t\t\t99,203\n"
        "\t\t\t\t\t▲280\n";
    CHECK(lines_of_kind(text, "year") ==
          std::vector<std::string>{"year 2017 H29年度実績 / actual 差押え / effect 99203 千円",
                                   "year 2018 H30年度実績 / actual [blank] / effect -280 千円"});
    CHECK(lines_of_kind(text, "item") ==
          std::vector<std::string>{"item 8 / 滞納の圧縮 / 収納課 / -"});
}

TEST_CASE("a lost name cell is missing, not shifted", "[transcript]") {
    const std::string text =
        "項目番号\tNo."
        "18\t項目名\t担当課\t市民課\n内容\t普及を図る。\t\t\t\nH29年度実績\t検討\t\t\t\n";
    CHECK(lines_of_kind(text, "item") == std::vector<std::string>{"item 18 / - / 市民課 / -"});
    CHECK(lines_of_kind(text, "name-cell-missing").size() == 1);
}

TEST_CASE("effect values without a heading are effects in a column of their own", "[transcript]") {
    const std::string text =
        "項目番号\tNo.35\t項目名\t残高の縮減\t担当課\t財政課\n"
        "\t年度行動計画（及び実績）\t\t\t\t\n"
        "H29年度実績\t現在高 177.4億円\t\t\t\t611,269\n"
        "H30年度実績\t現在高 177.7億円\t\t\t\t▲29,597\n";
    CHECK(lines_of_kind(text, "year") ==
          std::vector<std::string>{
              "year 2017 H29年度実績 / actual 現在高 177.4億円 / effect 611269",
              "year 2018 H30年度実績 / actual 現在高 177.7億円 / effect -29597"});
}

TEST_CASE("bytes that are no text are refused", "[transcript]") {
    CHECK_THROWS_AS(layout::read_transcript("\x89PNG\r\n\x1a\n", "a.pdf"), schema::InputError);
    CHECK_THROWS_AS(layout::read_transcript(std::string_view("a\0b", 3), "a"), schema::InputError);
    CHECK_THROWS_AS(layout::read_transcript("", "a"), schema::InputError);
    CHECK_THROWS_AS(layout::read_transcript(" \n\n", "a"), schema::InputError);
}

}  // namespace
}  // namespace tenken::testing
