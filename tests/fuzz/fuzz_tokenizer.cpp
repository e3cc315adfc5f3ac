// Any bytes as PDF syntax: tokens lie in the buffer, each takes at least a byte, raw objects lie in
// the file and a value that was mended is sound.
#include <cstdint>
#include <string>
#include <string_view>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/guard.h"
#include "extractor/pdf/file/raw_object.h"
#include "tests/fuzz/require.h"

using namespace tenken::pdf;

namespace {

bool inside(std::string_view part, std::string_view whole) {
    return part.empty() || (part.data() >= whole.data() &&
                            part.data() + part.size() <= whole.data() + whole.size());
}

void check_tokens(std::string_view buffer) {
    Tokenizer tokens(buffer);
    std::string scratch;
    for (;;) {
        const std::size_t before = tokens.position();
        const Token token = tokens.next();
        TENKEN_REQUIRE(tokens.position() <= buffer.size());
        if (token.kind == Token::Kind::end) {
            return;
        }
        TENKEN_REQUIRE(tokens.position() > before);
        TENKEN_REQUIRE(inside(token.text, buffer));
        if (token.is_string()) {
            TENKEN_REQUIRE(string_bytes(token, scratch).size() <= token.text.size());
        }
        if (token.kind == Token::Kind::name) {
            TENKEN_REQUIRE(name_bytes(token, scratch).size() <= token.text.size());
        }
        if (token.kind == Token::Kind::number) {
            TENKEN_REQUIRE(token.number >= -1.1e18 && token.number <= 1.1e18);
        }
    }
}

void check_values(std::string_view buffer) {
    const std::string mended = mended_value(buffer, 0);
    TENKEN_REQUIRE(read_raw_value(mended, 0).sound);
    for (const RawObject& object : scan_objects(buffer)) {
        TENKEN_REQUIRE(object.offset < buffer.size());
        TENKEN_REQUIRE(object.value.begin <= object.value.end);
        TENKEN_REQUIRE(object.value.end <= buffer.size());
        for (const RawEntry& entry : object.value.entries) {
            TENKEN_REQUIRE(entry.begin <= entry.end && entry.end <= object.value.end);
        }
        if (object.stream != RawObject::none) {
            TENKEN_REQUIRE(object.stream <= object.stream_end);
            TENKEN_REQUIRE(object.stream_end <= buffer.size());
        }
    }
    for (const BadRange& range : find_deep_nesting(buffer)) {
        TENKEN_REQUIRE(range.begin <= range.end && range.end <= buffer.size());
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view buffer(reinterpret_cast<const char*>(data), size);
    check_tokens(buffer);
    check_values(buffer);
    return 0;
}
