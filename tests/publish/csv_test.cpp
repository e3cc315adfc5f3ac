// CSV as Excel opens it: cases/csv.tsv holds field and what is written for it.
#include "tools/publish/csv.h"

#include <fstream>

#include "tests/catch.h"

using tenken::tools::to_csv;

namespace {

std::string unescaped(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            out += text[at];
            continue;
        }
        const char named = text[++at];
        out += named == 'n' ? '\n' : named == 't' ? '\t' : named == 'r' ? '\r' : '"';
    }
    return out;
}

}  // namespace

TEST_CASE("fields are quoted where they must be, and none becomes a formula") {
    std::ifstream cases(TENKEN_SOURCE_DIR "/tests/publish/cases/csv.tsv");
    int count = 0;
    for (std::string line; std::getline(cases, line);) {
        const std::size_t tab = line.find('\t');
        if (line.empty() || line.front() == '#' || tab == std::string::npos) {
            continue;
        }
        const std::string field = unescaped(line.substr(0, tab));
        const std::string written = unescaped(line.substr(tab + 1));
        CAPTURE(field);
        CHECK(to_csv({{field, "次"}}) == "\xEF\xBB\xBF" + written + ",次\r\n");
        ++count;
    }
    CHECK(count > 25);
}

TEST_CASE("rows end as Excel wants them, the file begins with a byte order mark") {
    CHECK(to_csv({}) == "\xEF\xBB\xBF");
    CHECK(to_csv({{"a"}, {"b", ""}}) ==
          "\xEF\xBB\xBF"
          "a\r\nb,\r\n");
}
