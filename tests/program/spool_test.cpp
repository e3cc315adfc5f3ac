// What is kept until it is whole comes back as it was, from memory and from the unnamed file.
#include "tools/tenken/spool.h"

#include <cstdlib>
#include <string>

#include "tests/catch.h"

namespace {

/// `size` bytes written in pieces that fit nothing.
std::string written(tenken::tools::Spool& spool, std::size_t size) {
    std::string text;
    for (std::size_t i = 0; text.size() < size; ++i) {
        const std::string piece(1 + i * 37 % 70'001, static_cast<char>('a' + i % 26));
        spool.write(piece);
        text += piece;
    }
    return text;
}

}  // namespace

TEST_CASE("a spool gives back what it was given") {
    for (const std::size_t size : {0U, 1000U, 400'000U, 3'000'000U}) {
        tenken::tools::Spool spool;
        const std::string text = written(spool, size);
        CHECK((spool.text() == text));  // in brackets: nobody wants to see them
        std::string pieces;
        spool.read([&](std::string_view piece) { pieces += piece; });
        CHECK((pieces == text));
        spool.clear();
        CHECK(spool.text().empty());
        const std::string again = written(spool, size);
        CHECK((spool.text() == again));
    }
}

TEST_CASE("where no file can be made, a spool keeps all in memory") {
    const char* before = std::getenv("TMPDIR");
    const std::string folder = before != nullptr ? before : "";
    setenv("TMPDIR", "/nowhere/at/all", 1);
    tenken::tools::Spool spool;
    const std::string text = written(spool, 2'000'000);
    CHECK((spool.text() == text));  // in brackets: nobody wants to see them
    if (before != nullptr) {
        setenv("TMPDIR", folder.c_str(), 1);
    } else {
        unsetenv("TMPDIR");
    }
}
