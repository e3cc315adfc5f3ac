#include "extractor/pdf/filters/filters.h"

#include <string>

#include <zlib.h>

#include "extractor/pdf/filters/decode.h"
#include "extractor/pdf/limits.h"
#include "tests/catch.h"

namespace {

using namespace tenken::pdf;

constexpr std::size_t no_bound = 1u << 20;

std::string bytes(std::initializer_list<int> values) {
    std::string text;
    for (const int value : values) {
        text.push_back(static_cast<char>(value));
    }
    return text;
}

std::string deflated(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::string out(size, '\0');
    REQUIRE(compress(reinterpret_cast<Bytef*>(out.data()), &size,
                     reinterpret_cast<const Bytef*>(text.data()), text.size()) == Z_OK);
    out.resize(size);
    return out;
}

struct Result {
    bool sound;
    std::string out;
    friend bool operator==(const Result&, const Result&) = default;
};

template <typename Filter>
Result run(Filter filter, const std::string& in, std::size_t bound = no_bound) {
    Result result{};
    result.sound = filter(in, result.out, bound);
    return result;
}

bool early_lzw(std::string_view in, std::string& out, std::size_t bound) {
    return filters::lzw(in, out, bound, true);
}

std::string without_predictor(long predictor, long colors, long bits, long columns,
                              std::string data) {
    REQUIRE(filters::undo_predictor({predictor, colors, bits, columns}, data));
    return data;
}

}  // namespace

TEST_CASE("ASCIIHexDecode") {
    CHECK(run(filters::ascii_hex, "41 4\n2 43>zz") == Result{true, "ABC"});
    CHECK(run(filters::ascii_hex, "414>") == Result{true, "A@"});
    CHECK(run(filters::ascii_hex, "41x42") == Result{false, "AB"});
    CHECK(run(filters::ascii_hex, "414243", 2) == Result{false, "AB"});
}

TEST_CASE("ASCII85Decode") {
    CHECK(run(filters::ascii85, "87cURD]i,\"Ebo80~>") == Result{true, "Hello World!"});
    CHECK(run(filters::ascii85, "<~87cURDZ~>") == Result{true, "Hello"});
    CHECK(run(filters::ascii85, "z~>") == Result{true, std::string(4, '\0')});
    CHECK(run(filters::ascii85, "87cUR\n D]i,\"") == Result{true, "Hello Wo"});
    CHECK(run(filters::ascii85, "uuuuu~>").sound == false);
    CHECK(run(filters::ascii85, "zzzz", 6).out.size() == 6);
}

TEST_CASE("RunLengthDecode") {
    CHECK(run(filters::run_length, bytes({2, 'a', 'b', 'c', 254, 'x', 128, 'y'})) ==
          Result{true, "abcxxx"});
    CHECK(run(filters::run_length, bytes({5, 'a'})) == Result{false, ""});
    CHECK(run(filters::run_length, bytes({0, 'a', 129, 'b'}), 100) == Result{false, "a"});
}

TEST_CASE("LZWDecode") {
    // The example of PDF 32000-1 §7.4.4.2.
    const std::string example = bytes({0x80, 0x0B, 0x60, 0x50, 0x22, 0x0C, 0x0C, 0x85, 0x01});
    CHECK(run(early_lzw, example) == Result{true, "-----A---B"});
    CHECK(run(early_lzw, example, 7) == Result{false, "-----A"});
    CHECK(run(early_lzw, bytes({0x80, 0x7F, 0xFF})).sound == false);
}

TEST_CASE("FlateDecode") {
    const std::string text(10000, 'x');
    const std::string packed = deflated(text);
    CHECK(run(filters::flate, packed) == Result{true, text});
    SECTION("white space before the data") {
        CHECK(run(filters::flate, "\r\n" + packed) == Result{true, text});
    }
    SECTION("a wrong checksum") {
        std::string damaged = packed;
        damaged.back() = static_cast<char>(damaged.back() ^ 1);
        CHECK(run(filters::flate, damaged) == Result{true, text});
    }
    SECTION("no header, and a wrong one") {
        CHECK(run(filters::flate, packed.substr(2)) == Result{true, text});
        CHECK(run(filters::flate, "\xFF\xFF" + packed.substr(2)) == Result{true, text});
    }
    SECTION("what comes before the damage is kept") {
        std::string noise;
        for (int i = 0; i < 20000; ++i) {
            noise.push_back(static_cast<char>(i * 7919 >> 3));
        }
        const std::string long_packed = deflated(noise);
        const Result half = run(filters::flate, long_packed.substr(0, long_packed.size() / 2));
        CHECK_FALSE(half.sound);
        CHECK(half.out.size() > 1000);
        CHECK(noise.compare(0, half.out.size(), half.out) == 0);
    }
    SECTION("a bound") {
        const Result cut = run(filters::flate, packed, 100);
        CHECK_FALSE(cut.sound);
        CHECK(cut.out == text.substr(0, 100));
    }
}

TEST_CASE("PNG predictors") {
    // Rows of three bytes, the first byte of each names its filter.
    CHECK(without_predictor(15, 1, 8, 3, bytes({0, 1, 2, 3, 0, 4, 5, 6})) ==
          bytes({1, 2, 3, 4, 5, 6}));
    CHECK(without_predictor(11, 1, 8, 3, bytes({1, 1, 1, 1})) == bytes({1, 2, 3}));
    CHECK(without_predictor(12, 1, 8, 3, bytes({0, 1, 2, 3, 2, 1, 1, 1})) ==
          bytes({1, 2, 3, 2, 3, 4}));
    CHECK(without_predictor(13, 1, 8, 3, bytes({0, 2, 4, 6, 3, 1, 1, 1})) ==
          bytes({2, 4, 6, 2, 4, 6}));
    CHECK(without_predictor(14, 1, 8, 3, bytes({0, 10, 20, 30, 4, 1, 1, 1})) ==
          bytes({10, 20, 30, 11, 21, 31}));
    CHECK(without_predictor(15, 3, 8, 2, bytes({1, 1, 2, 3, 1, 1, 1})) ==
          bytes({1, 2, 3, 2, 3, 4}));
    CHECK(without_predictor(12, 1, 8, 3, bytes({0, 1, 2})) == bytes({1, 2}));
}

TEST_CASE("TIFF predictor") {
    CHECK(without_predictor(2, 1, 8, 3, bytes({1, 1, 1, 5, 1, 1})) == bytes({1, 2, 3, 5, 6, 7}));
    CHECK(without_predictor(2, 3, 8, 2, bytes({1, 2, 3, 1, 1, 1})) == bytes({1, 2, 3, 2, 3, 4}));
    CHECK(without_predictor(2, 1, 16, 2, bytes({0, 255, 0, 1})) == bytes({0, 255, 1, 0}));
    CHECK(without_predictor(2, 1, 4, 4, bytes({0x11, 0x11})) == bytes({0x12, 0x34}));
    CHECK(without_predictor(2, 1, 1, 8, bytes({0xFF})) == bytes({0xAA}));
}

TEST_CASE("predictors with parameters out of range fail and keep the data") {
    for (const filters::Predictor& wrong :
         {filters::Predictor{12, 0, 8, 1}, filters::Predictor{12, 1, 7, 1},
          filters::Predictor{12, 1, 8, 0}, filters::Predictor{12, 1, 8, 1L << 40},
          filters::Predictor{12, 1L << 40, 8, 1}, filters::Predictor{9, 1, 8, 1}}) {
        std::string data = "abc";
        CHECK_FALSE(filters::undo_predictor(wrong, data));
        CHECK(data == "abc");
    }
}

TEST_CASE("several filters, and one that is left alone") {
    const std::string hex_of_hex = "3431>";
    const StreamData twice =
        filters::decode(hex_of_hex, {{"ASCIIHexDecode", {}, true}, {"AHx", {}, true}});
    CHECK(twice.bytes == "A");
    CHECK(twice.complete);

    const StreamData image = filters::decode("41>", {{"AHx", {}, true}, {"DCTDecode", {}, true}});
    CHECK(image.bytes == "A");
    CHECK(image.last_filter == "DCTDecode");
    CHECK(image.complete);

    CHECK_FALSE(filters::decode("41>", {{"Unheard", {}, true}}).complete);
    const std::vector<filters::Step> many(limits.filters + 1, filters::Step{"AHx", {}, true});
    CHECK_FALSE(filters::decode("41>", many).complete);
}
