#include "extractor/pdf/content/tokenizer.h"

#include <string>
#include <vector>

#include <fmt/format.h>

#include "tests/catch.h"
#include "tests/pdf/case_file.h"

namespace {

using namespace tenken;

std::string printable(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += byte >= 0x20 && byte < 0x7F ? std::string(1, c) : fmt::format("\\x{:02X}", byte);
    }
    return text;
}

std::string describe(const pdf::Token& token) {
    std::string scratch;
    switch (token.kind) {
        case pdf::Token::Kind::number:
            return fmt::format("number {}", token.number);
        case pdf::Token::Kind::name:
            return "name " + printable(pdf::name_bytes(token, scratch));
        case pdf::Token::Kind::literal_string:
        case pdf::Token::Kind::hex_string:
            return "string " + printable(pdf::string_bytes(token, scratch));
        case pdf::Token::Kind::keyword:
            return "keyword " + printable(token.text);
        case pdf::Token::Kind::array_begin:
            return "array_begin";
        case pdf::Token::Kind::array_end:
            return "array_end";
        case pdf::Token::Kind::dictionary_begin:
            return "dictionary_begin";
        case pdf::Token::Kind::dictionary_end:
            return "dictionary_end";
        case pdf::Token::Kind::end:
            break;
    }
    return "end";
}

}  // namespace

TEST_CASE("content is cut into tokens") {
    for (const tests::PdfCase& one : tests::read_pdf_cases("tokenizer.txt")) {
        DYNAMIC_SECTION(one.name) {
            const std::string content = one.section("content").text();
            std::vector<std::string> found;
            pdf::Tokenizer tokens(content);
            for (pdf::Token token = tokens.next(); token.kind != pdf::Token::Kind::end;
                 token = tokens.next()) {
                found.push_back(describe(token));
            }
            CHECK(found == one.section("tokens").lines);
            CHECK(tokens.next().kind == pdf::Token::Kind::end);
        }
    }
}

TEST_CASE("carriage returns in strings are line feeds") {
    std::string scratch;
    const std::string content = "(a\rb\r\nc\\\r\nd)";
    pdf::Tokenizer tokens(content);
    CHECK(pdf::string_bytes(tokens.next(), scratch) == "a\nb\ncd");
}

TEST_CASE("a string that needs no decoding is not copied") {
    std::string scratch;
    const std::string content = "(plain) /Name";
    pdf::Tokenizer tokens(content);
    CHECK(pdf::string_bytes(tokens.next(), scratch).data() == content.data() + 1);
    CHECK(pdf::name_bytes(tokens.next(), scratch).data() == content.data() + 9);
}

TEST_CASE("every prefix of a content ends") {
    const std::string content = "q [1 (a\\)b) <41>] /N#41 << /K true >> BDC -1.5 0. % c\nTf";
    for (std::size_t length = 0; length <= content.size(); ++length) {
        pdf::Tokenizer tokens(std::string_view(content).substr(0, length));
        std::size_t count = 0;
        while (tokens.next().kind != pdf::Token::Kind::end) {
            REQUIRE(++count <= length);
        }
        CHECK(tokens.position() <= length);
    }
}
