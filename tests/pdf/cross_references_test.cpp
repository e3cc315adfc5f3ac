// Cross-reference tables and streams, and the objects they lead to, in files written by hand.
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <zlib.h>

#include "extractor/pdf/file/pdf_file.h"
#include "extractor/pdf/limits.h"
#include "tests/catch.h"

namespace {

using namespace tenken;

std::string deflated(const std::string& text) {
    uLongf size = compressBound(text.size());
    std::string out(size, '\0');
    REQUIRE(compress(reinterpret_cast<Bytef*>(out.data()), &size,
                     reinterpret_cast<const Bytef*>(text.data()), text.size()) == Z_OK);
    out.resize(size);
    return out;
}

/// An entry of a cross-reference stream with /W [1 4 1].
std::string entry(unsigned kind, std::size_t second, unsigned third) {
    return {static_cast<char>(kind),          static_cast<char>(second >> 24U),
            static_cast<char>(second >> 16U), static_cast<char>(second >> 8U),
            static_cast<char>(second),        static_cast<char>(third)};
}

/// A file that grows: objects, then sections.
class File {
  public:
    std::size_t object(int number, const std::string& value) {
        offsets_[number] = bytes.size();
        bytes += fmt::format("{} 0 obj\n{}\nendobj\n", number, value);
        return offsets_[number];
    }
    std::size_t stream(int number, const std::string& entries, const std::string& data) {
        return object(number, fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", entries,
                                          data.size(), data));
    }
    /// A table of one sub-section a line of `lines`: "first count" and entries, with \n each.
    std::size_t table(const std::string& lines, const std::string& trailer) {
        const std::size_t at = bytes.size();
        bytes += "xref\n" + lines + "trailer\n<< " + trailer + " >>\n";
        return at;
    }
    std::string line(int number) const { return fmt::format("{:010} 00000 n \n", at(number)); }
    std::size_t at(int number) const { return offsets_.at(number); }
    std::string ending(std::size_t start) const {
        return bytes + fmt::format("startxref\n{}\n%%EOF\n", start);
    }

    std::string bytes = "%PDF-1.7\n";

  private:
    std::map<int, std::size_t> offsets_;
};

const std::string free_line = "0000000000 65535 f \n";

/// Catalog and tree in an object stream of number 5, and a cross-reference stream of number 6.
std::string packed_file(const std::string& index, unsigned tree_index = 1) {
    File file;
    const std::string catalog = "<< /Type /Catalog /Pages 2 0 R >> ";
    const std::string tree = "<< /Type /Pages /Kids [] /Count 0 /Mark (packed) >>";
    const std::string numbers = fmt::format("1 0 2 {} ", catalog.size());
    file.stream(5, fmt::format("/Type /ObjStm /N 2 /First {} /Filter /FlateDecode", numbers.size()),
                deflated(numbers + catalog + tree));
    const std::size_t start = file.bytes.size();
    const std::string table = entry(0, 0, 0) + entry(2, 5, 0) + entry(2, 5, tree_index) +
                              entry(0, 0, 0) + entry(0, 0, 0) + entry(1, file.at(5), 0) +
                              entry(1, start, 0);
    file.stream(6, "/Type /XRef /W [1 4 1] " + index + " /Root 1 0 R /Size 7 /Filter /FlateDecode",
                deflated(table));
    return file.ending(start);
}

}  // namespace

TEST_CASE("objects in object streams") {
    SECTION("by their index") {
        pdf::PdfFile file{packed_file("/Index [0 7]")};
        REQUIRE(file.load());
        CHECK(file.trailer().get("Root").get("Pages").get("Mark").string() == "packed");
        CHECK(file.identities().size() == 4);
    }
    SECTION("without /Index") {
        pdf::PdfFile file{packed_file("")};
        REQUIRE(file.load());
        CHECK(file.object(2u).get("Mark").string() == "packed");
        CHECK(file.object(3u).is_null());
        CHECK(file.object(7u).is_null());
    }
    SECTION("by their number, when the index is wrong") {
        pdf::PdfFile file{packed_file("", 200)};
        REQUIRE(file.load());
        CHECK(file.object(2u).get("Mark").string() == "packed");
    }
    SECTION("with a generation that an object in a stream cannot have") {
        pdf::PdfFile file{packed_file("")};
        REQUIRE(file.load());
        CHECK(file.object(std::uint64_t{2} << 16 | 1).is_null());
    }
}

TEST_CASE("an object stream that stands in itself is not opened") {
    File file;
    const std::size_t start = file.bytes.size();
    const std::string table = entry(0, 0, 0) + entry(2, 1, 0) + entry(1, start, 0);
    file.stream(2, "/Type /XRef /W [1 4 1] /Root 1 0 R /Size 3", table);
    pdf::PdfFile read{file.ending(start)};
    CHECK_FALSE(read.load());
}

TEST_CASE("an object stream that unfolds to too much is refused") {
    File file;
    file.object(1, "<< /Type /Catalog >>");
    file.stream(3, "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode",
                deflated("4 0  " + std::string(pdf::limits.stream_bytes + 1000, ' ')));
    const std::size_t start = file.bytes.size();
    const std::string table = entry(0, 0, 0) + entry(1, file.at(1), 0) + entry(1, start, 0) +
                              entry(1, file.at(3), 0) + entry(2, 3, 0);
    file.stream(2, "/Type /XRef /W [1 4 1] /Root 1 0 R /Size 5", table);
    pdf::PdfFile read{file.ending(start)};
    REQUIRE(read.load());
    CHECK(read.object(4u).is_null());
    CHECK(read.store().refused().size() == 1);
}

TEST_CASE("newer sections come before older ones") {
    File file;
    file.object(1, "<< /Type /Catalog >>");
    file.object(2, "(old)");
    const std::size_t first =
        file.table("0 3\n" + free_line + file.line(1) + file.line(2), "/Size 3 /Root 1 0 R");
    file.object(2, "(new)");
    const std::string newer = "2 1\n" + file.line(2);
    SECTION("as they should") {
        const std::size_t second =
            file.table(newer, fmt::format("/Size 3 /Root 1 0 R /Prev {}", first));
        pdf::PdfFile read{file.ending(second)};
        REQUIRE(read.load());
        CHECK(read.object(2u).string() == "new");
        CHECK(read.store().size() == 3);
    }
    SECTION("also where they lead back to themselves") {
        const std::size_t second = file.bytes.size();
        file.table("1 2\n" + file.line(1) + file.line(2),
                   fmt::format("/Size 3 /Root 1 0 R /Prev {}", second));
        pdf::PdfFile read{file.ending(second)};
        REQUIRE(read.load());
        CHECK(read.object(2u).string() == "new");
    }
    SECTION("and a section that frees an object hides the old one") {
        const std::size_t second = file.table("2 1\n0000000000 00001 f \n",
                                              fmt::format("/Size 3 /Root 1 0 R /Prev {}", first));
        pdf::PdfFile read{file.ending(second)};
        REQUIRE(read.load());
        CHECK(read.object(2u).is_null());
    }
}

TEST_CASE("a stream beside a table lists what the table calls free") {
    File file;
    file.object(1, "<< /Type /Catalog >>");
    file.object(2, "(hidden)");
    const std::size_t beside = file.bytes.size();
    file.stream(3, "/Type /XRef /W [1 4 1] /Index [2 1] /Size 4", entry(1, file.at(2), 0));
    const std::size_t table = file.table("0 3\n" + free_line + file.line(1) + free_line,
                                         fmt::format("/Size 3 /Root 1 0 R /XRefStm {}", beside));
    pdf::PdfFile read{file.ending(table)};
    REQUIRE(read.load());
    CHECK(read.object(2u).string() == "hidden");
}

TEST_CASE("entries that are not as wide as they should be are read all the same") {
    File file;
    file.object(1, "<< /Type /Catalog >>");
    file.object(2, "(here)");
    const auto narrow = [&](int number) {
        return fmt::format("{:010} 00000 n\n", file.at(number));
    };
    const std::size_t table =
        file.table("0 3\n0 65535 f\n" + narrow(1) + narrow(2), "/Size 3 /Root 1 0 R");
    pdf::PdfFile read{file.ending(table)};
    REQUIRE(read.load());
    CHECK(read.object(2u).string() == "here");
}

TEST_CASE("an entry that leads to another object leads nowhere") {
    File file;
    file.object(1, "<< /Type /Catalog >>");
    file.object(2, "(two)");
    const std::size_t table =
        file.table("0 4\n" + free_line + file.line(1) + file.line(1) + "0099999999 00000 n \n",
                   "/Size 4 /Root 1 0 R");
    pdf::PdfFile read{file.ending(table)};
    REQUIRE(read.load());
    CHECK(read.object(2u).is_null());
    CHECK_FALSE(read.store().has(std::uint64_t{2} << 16));
    CHECK(read.object(3u).is_null());
}

TEST_CASE("what cannot be followed is not loaded") {
    File file;
    file.object(1, "<< /Type /Catalog >>");
    const std::string good = "0 2\n" + free_line + file.line(1);
    const std::string root = "/Size 2 /Root 1 0 R";
    const std::vector<std::pair<std::string, std::string>> sections = {
        {"no root", "xref\n" + good + "trailer\n<< /Size 2 >>\n"},
        {"encrypted", "xref\n" + good + "trailer\n<< " + root + " /Encrypt << >> >>\n"},
        {"no trailer", "xref\n" + good},
        {"a trailer that is no dictionary", "xref\n" + good + "trailer\n[ 1 ]\n"},
        {"entries of nonsense", "xref\n0 2\nxxx\nyyy\ntrailer\n<< " + root + " >>\n"},
        {"a count beyond the file", "xref\n0 999999999\ntrailer\n<< " + root + " >>\n"},
        {"an older section that is none",
         "xref\n" + good + "trailer\n<< " + root + " /Prev 3 >>\n"},
        {"widths of nothing", "3 0 obj << /Type /XRef /W [0 0 0] " + root +
                                  " /Length 0 >>\nstream\n\nendstream\nendobj\n"},
        {"widths beyond a number", "3 0 obj << /Type /XRef /W [1 99 1] " + root +
                                       " /Length 0 >>\nstream\n\nendstream\nendobj\n"},
        {"another object", "3 0 obj << /Type /Catalog >> endobj\n"},
    };
    for (const auto& [name, section] : sections) {
        DYNAMIC_SECTION(name) {
            const std::size_t start = file.bytes.size();
            pdf::PdfFile read{file.bytes + section + fmt::format("startxref\n{}\n%%EOF\n", start)};
            CHECK_FALSE(read.load());
        }
    }
}
