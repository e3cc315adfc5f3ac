// The tables that the build makes of the vocabulary files say the same as RE2 does of the patterns.

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "extractor/report/reader.h"
#include "extractor/report/vocabulary.h"
#include "schema/text.h"
#include "tests/catch.h"

namespace tenken::testing {
namespace {

using report::WordSet;

std::map<std::string, std::string> shipped_files() {
    const std::filesystem::path folder =
        std::filesystem::path(TENKEN_SOURCE_DIR) / "extractor/report/vocabulary";
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".xml") {
            std::ifstream in(entry.path());
            files[entry.path().filename().string()] = {std::istreambuf_iterator<char>(in), {}};
        }
    }
    return files;
}

/// What stands between the special characters of the patterns: words, and what is near to them.
std::vector<std::string> pieces_of(const std::map<std::string, std::string>& files) {
    std::vector<std::string> pieces{"1", "29", "a",  "Z",  "k", "S", "\n", " ", "-",        "(",
                                    ")", "。", "年", "の", "=", "~", "{",  "%", "\xE5\xB9", "\xFF"};
    for (const auto& [name, content] : files) {
        std::string piece;
        for (const char c : content) {
            if (static_cast<unsigned char>(c) >= 0x80) {
                piece += c;
            } else if (!piece.empty()) {
                pieces.push_back(piece);
                piece.clear();
            }
        }
    }
    return pieces;
}

class Numbers {
  public:
    std::size_t below(std::size_t bound) {
        state_ = state_ * 6364136223846793005U + 1442695040888963407U;
        return static_cast<std::size_t>(state_ >> 33U) % bound;
    }

  private:
    std::uint64_t state_ = 20;
};

std::string show(const std::optional<WordSet::Hit>& hit) {
    return hit ? std::to_string(hit->begin) + "-" + std::to_string(hit->end) : "none";
}

std::string show(const WordSet& set, const std::string& text) {
    return std::string(set.matches(text) ? "whole " : "") + (set.contains(text) ? "inside " : "") +
           std::to_string(set.prefix(text)) + " " + show(set.find(text)) + " " +
           show(set.find(text, text.size() / 2));
}

TEST_CASE("compiled word lists find what RE2 finds", "[report]") {
    const auto files = shipped_files();
    std::vector<report::VocabularyFile> given;
    for (const auto& [name, content] : files) {
        given.push_back({name, content});
    }
    const report::Vocabulary slow = report::load_vocabulary(given);
    const report::Vocabulary& fast = report::built_in_vocabulary();
    REQUIRE(slow.word_ids() == fast.word_ids());

    const std::vector<std::string> pieces = pieces_of(files);
    REQUIRE(pieces.size() > 500);
    Numbers numbers;
    std::size_t labels = 0;
    std::size_t hits = 0;
    for (int round = 0; round < 6000; ++round) {
        std::string text = pieces[static_cast<std::size_t>(round) % pieces.size()];
        for (std::size_t more = numbers.below(5); more > 0; --more) {
            text.insert(numbers.below(2) == 0 ? 0 : text.size(),
                        pieces[numbers.below(pieces.size())]);
        }
        INFO(text);
        REQUIRE(static_cast<int>(fast.field(text)) == static_cast<int>(slow.field(text)));
        REQUIRE(fast.is_word(text) == slow.is_word(text));
        labels += fast.field(text) == report::Field::none ? 0 : 1;
        for (int list = 0; list < 8; ++list) {
            const auto ids = fast.word_ids();
            const std::string& id = ids[numbers.below(ids.size())];
            INFO(id);
            const std::string found = show(fast.words(id), text);
            hits += found.find('i') == std::string::npos ? 0 : 1;
            REQUIRE(found == show(slow.words(id), text));
        }
    }
    CHECK(labels > 400);
    CHECK(hits > 1000);
}

}  // namespace
}  // namespace tenken::testing
