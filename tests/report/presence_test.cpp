#include "extractor/report/presence.h"

#include "extractor/report/reader.h"
#include "tests/catch.h"

namespace tenken::testing {
namespace {

using schema::Presence;

TEST_CASE("blank, mark, statement and value are kept apart", "[report]") {
    report::PresenceReader presence(report::built_in_vocabulary());
    CHECK(presence.of("") == Presence::blank);
    CHECK(presence.of(" 　\n") == Presence::blank);
    for (const char* mark : {"-", "－", "―", "—", "…", "***", "×", "／", "(－)"}) {
        INFO(mark);
        CHECK(presence.of(mark) == Presence::dash);
    }
    for (const char* words : {"実績なし", "○ 実績なし", "実施なし", "該当なし", "特になし",
                              "該当ありません", "皆増", "皆減", "未実施"}) {
        INFO(words);
        CHECK(presence.of(words) == Presence::statement);
    }
    for (const char* value : {"0", "0件", "継続実施", "○実績なしのため検討", "準備", "A"}) {
        INFO(value);
        CHECK(presence.of(value) == Presence::value);
    }
}

TEST_CASE("a mark that is a grade is a value where grades stand", "[report]") {
    const report::PresenceReader presence(report::built_in_vocabulary());
    CHECK(presence.of("×", true) == Presence::value);
    CHECK(presence.of("－", true) == Presence::dash);
    CHECK(presence.of("未実施", true) == Presence::value);
}

TEST_CASE("the report's own legend explains its marks", "[report]") {
    report::PresenceReader presence(report::built_in_vocabulary());
    CHECK(presence.of("x1") == Presence::value);
    CHECK(presence.learn("（注）「＊1」は該当なし、「φ」は不明を表す。"));
    CHECK(presence.of("φ") == Presence::dash);
    CHECK_FALSE(presence.learn("本計画は「行政改革大綱」に基づく。"));
}

}  // namespace
}  // namespace tenken::testing
