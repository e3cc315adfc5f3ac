// How cells and labels of tables are read.
#include "rules/engine.h"
#include "rules/tables/cell_value.h"
#include "rules/tables/letters.h"
#include "rules/tables/table_words.h"
#include "schema/text.h"
#include "tests/catch.h"

using namespace tenken::rules;
using Kind = CellValue::Kind;

TEST_CASE("a blank, a dash, a zero and a figure kept back are four things") {
    CHECK(read_cell_value("").kind == Kind::blank);
    CHECK(read_cell_value(" \n　").kind == Kind::blank);
    for (const char* dash : {"－", "―", "-", "－円", "──"}) {
        CHECK(read_cell_value(dash).kind == Kind::dash);
    }
    for (const char* mark : {"×", "***", "…", "･･･", "x", "※"}) {
        CHECK(read_cell_value(mark).kind == Kind::withheld);
    }
    CHECK(read_cell_value("0").is_number());
    CHECK(read_cell_value("(1,234)").kind == Kind::bracketed);
}

TEST_CASE("figures with their units") {
    const auto value = [](const char* text) {
        const CellValue read = read_cell_value(text);
        return read.is_number() ? read.value.to_string() + " " + read.unit : std::string("-");
    };
    CHECK(value("48,352,400") == "48352400 ");
    CHECK(value("千円\n48,352,400") == "48352400 千円");
    CHECK(value("人57") == "57 人");
    CHECK(value("△ 1,449") == "-1449 ");
    CHECK(value("２，０４２") == "2042 ");
    CHECK(value("1 , 8 2 9 人") == "1829 人");
    CHECK(value("12.5％") == "12.5 %");
    CHECK(value("1,074\n(999)") == "1074 ");
    CHECK(value("60\n98\n92") == "-");
    CHECK(value("１級") == "-");
    CHECK(value("1 市税") == "-");
    CHECK(value("９年度まで") == "-");
    CHECK(value("44歳6月") == "-");
    CHECK(value("約1,200") == "-");
}

TEST_CASE("units that labels name") {
    CHECK(unit_named("（単位：千円）") == "千円");
    CHECK(unit_named("金額（百万円）") == "百万円");
    CHECK(unit_named("職員数\n人") == "人");
    CHECK(unit_named("比率(％)") == "%");
    CHECK(unit_named("職員数 (A)") == "");
    CHECK(unit_named("（単位：千円、％）") == "千円");
}

TEST_CASE("numbers of lines, by their depth") {
    CHECK(numbering_level("1 総収益") < numbering_level("（１） 営業収益"));
    CHECK(numbering_level("(1) 営業収益") < numbering_level("ア 料金収入"));
    CHECK(numbering_level("第1款 市税") < numbering_level("1 市税"));
    CHECK(numbering_level("アクセス件数") == 0);
    CHECK(numbering_level("25年勤続") == 0);
    CHECK(numbering_level("38.7歳") == 0);
    CHECK(numbering_level("市税") == 0);
}

TEST_CASE("what lines are for") {
    const RuleSet shipped = load_rules({});
    const TableWords words(shipped.find("A-13")->parameters);
    const auto role = [&](const char* label) { return words.role(tenken::schema::squeeze(label)); };
    for (const char* total : {"計", "小　計", "歳入合計", "総額", "計Ｂ", "合計（千円）"}) {
        CHECK(role(total) == LineRole::total);
    }
    for (const char* other : {"一般会計", "設計", "市税", "計画", "(1)営業収益(B)"}) {
        CHECK(role(other) == LineRole::detail);
    }
    CHECK(role("累計") == LineRole::ratio);
    CHECK(role("うち臨時財政対策債") == LineRole::part);
    CHECK(role("（うち補助分）") == LineRole::part);
    for (const char* difference : {"比　較", "増減", "差引額", "前年度比較"}) {
        CHECK(role(difference) == LineRole::difference);
    }
    for (const char* ratio : {"構成比", "伸び率（％）", "平均給料", "前年比"}) {
        CHECK(role(ratio) == LineRole::ratio);
    }
    CHECK(words.breakdown("左の財源内訳"));
    CHECK_FALSE(words.breakdown("財源"));
}

TEST_CASE("formulas by letters") {
    const auto formula = [](const char* label) {
        const Letters letters = read_letters(label);
        std::string text;
        for (std::size_t i = 0; letters.formula && i < letters.formula->letters.size(); ++i) {
            text += letters.formula->signs[i] < 0 ? '-' : '+';
            text += static_cast<char>(letters.formula->letters[i]);
        }
        text += letters.formula && letters.formula->quotient ? "/" : "";
        return text + (letters.own ? std::string("=") + static_cast<char>(*letters.own) : "");
    };
    CHECK(formula("収支差引 (A)-(D) (E)") == "+A-D=E");
    CHECK(formula("形 式 収 支 (J)-(K)+(L)-(M) (N)") == "+J-K+L-M=N");
    CHECK(formula("職員数Ａ") == "=A");
    CHECK(formula("較差\nＡ－Ｂ") == "+A-B");
    CHECK(formula("人件費率\nＢ／Ａ") == "+B+A/");
    CHECK(formula("民間活用（PPP/PFI）") == "");
    CHECK(formula("市税") == "");
}
