// Text of real files that are hard to decode, against another program's reading of them. That
// reading is not the truth: cases/corpus.txt lists the files where ours is the better one, and why.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "extractor/pdf/document.h"
#include "schema/text.h"
#include "tests/catch.h"
#include "tests/pdf/font/case_file.h"

using namespace tenken;
using namespace tenken::tests;

namespace {

std::filesystem::path corpus() {
    const char* shared = std::getenv("TENKEN_SHARED");
    const std::filesystem::path root =
        shared != nullptr ? std::filesystem::path(shared)
                          : std::filesystem::path(TENKEN_SOURCE_DIR) / ".." / "shared";
    return root / "real" / "cjk";
}

std::string read(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// What another reading may have and ours need not: private codes, controls, marks of direction.
bool is_no_text(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E);
}

using Count = std::map<char32_t, long>;

Count count(const std::string& text) {
    Count result;
    const std::string plain = schema::squeeze(text);
    for (std::size_t at = 0; at < plain.size();) {
        const char32_t c = schema::next_code_point(plain, at);
        if (!is_no_text(c)) {
            ++result[c];
        }
    }
    return result;
}

std::string our_text(const std::filesystem::path& path) {
    const std::string bytes = read(path);
    pdf::Document document(bytes, path.filename().string());
    std::string text;
    for (int number = 1; number <= document.page_count(); ++number) {
        for (const extractor::Glyph& glyph : document.page(number).glyphs) {
            text += glyph.text;
        }
    }
    return text;
}

/// Percent of the other reading's characters that ours has, by file name, where less than 99.9.
std::map<std::string, double> exceptions() {
    std::map<std::string, double> result;
    for (const Case& item : read_cases("corpus.txt")) {
        for (const std::string& line : item.lines) {
            if (line.starts_with("at least ")) {
                result[item.name] = std::stod(line.substr(9));
            }
        }
    }
    return result;
}

}  // namespace

TEST_CASE("Real files that are hard to decode") {
    if (!std::filesystem::is_directory(corpus())) {
        std::cout << "SKIPPED: " << corpus().string() << " is not here\n";
        return;
    }
    const auto expected = exceptions();
    for (const auto& entry : std::filesystem::directory_iterator(corpus())) {
        std::filesystem::path other = entry.path();
        other.replace_extension(".poppler.txt");
        if (entry.path().extension() != ".pdf" || !std::filesystem::exists(other)) {
            continue;
        }
        const std::string name = entry.path().filename().string();
        DYNAMIC_SECTION(name) {
            const Count theirs = count(read(other));
            const Count ours = count(our_text(entry.path()));
            long all = 0;
            long missing = 0;
            std::string which;
            for (const auto& [c, times] : theirs) {
                const auto found = ours.find(c);
                const long lacking = times - (found == ours.end() ? 0 : found->second);
                all += times;
                missing += std::max(lacking, 0L);
                if (lacking > 0) {
                    schema::append_utf8(which, c);
                }
            }
            long ours_only = 0;
            long ours_all = 0;
            for (const auto& [c, times] : ours) {
                const auto found = theirs.find(c);
                ours_all += times;
                ours_only += std::max(times - (found == theirs.end() ? 0 : found->second), 0L);
            }
            const auto exception = expected.find(name);
            const double wanted = exception == expected.end() ? 99.9 : exception->second;
            INFO("not found: " << which);
            CHECK((all == 0 ? 100.0
                            : 100.0 * static_cast<double>(all - missing) /
                                  static_cast<double>(all)) >= wanted);
            // Nothing is made up either; symbols that we know and others give as private codes
            // count as ours only.
            if (exception == expected.end()) {
                CHECK(static_cast<double>(ours_only) <= 0.025 * static_cast<double>(ours_all));
            }
        }
    }
}
