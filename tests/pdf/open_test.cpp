// Files that are sound, damaged, hostile or none at all.
#include <functional>
#include <string>
#include <vector>

#include <zlib.h>

#include "extractor/pdf/document.h"
#include "extractor/pdf/limits.h"
#include "schema/error.h"
#include "tests/catch.h"
#include "tests/pdf/sample_pdf.h"

namespace {

using namespace tenken;

const std::string content = "BT /F1 10 Tf 20 30 Td (12) Tj ET\n";

tests::SamplePdf sample() {
    return tests::sample_pdf({content, {}, {}});
}

std::string text_of(const extractor::Page& page) {
    std::string text;
    for (const auto& glyph : page.glyphs) {
        text += glyph.text;
    }
    return text;
}

struct Reading {
    std::vector<std::string> pages;
    std::vector<std::string> problems;

    bool says(const std::string& part) const {
        for (const std::string& problem : problems) {
            if (problem.find(part) != std::string::npos) {
                return true;
            }
        }
        return false;
    }
};

Reading read(const std::string& bytes) {
    pdf::Document document(bytes, "sample.pdf");
    Reading reading;
    reading.problems = document.problems();
    for (int number = 1; number <= document.page_count(); ++number) {
        const extractor::Page page = document.page(number);
        reading.pages.push_back(text_of(page));
        reading.problems.insert(reading.problems.end(), page.problems.begin(), page.problems.end());
    }
    return reading;
}

/// What is wrong with a file that cannot be read.
std::string refusal(const std::string& bytes) {
    try {
        read(bytes);
    } catch (const schema::InputError& error) {
        CHECK(error.file() == "sample.pdf");
        CHECK_FALSE(error.problem().ja.empty());
        CHECK_FALSE(error.advice().ja.empty());
        CHECK_FALSE(error.advice().en.empty());
        return error.problem().en;
    }
    return "";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

std::string replaced_everywhere(std::string text, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
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

}  // namespace

TEST_CASE("a sound file has no problems") {
    tests::SamplePdf pdf = sample();
    pdf.object(9, "<< /Producer <FEFF30EF30FC30C9> >>");
    pdf.trailer("/Info 9 0 R");
    const std::string bytes = pdf.file();
    const pdf::Document document(bytes, "sample.pdf");
    CHECK(document.page_count() == 1);
    CHECK(document.producer() == "ワード");
    CHECK(document.problems().empty());
}

TEST_CASE("what is no PDF is refused") {
    CHECK(refusal("") == "the file is empty");
    CHECK(refusal("\x89PNG\r\n\x1A\n and so on") == "it is not a PDF");
    CHECK(refusal("hello") == "it is not a PDF");
    CHECK(refusal("%PDF-1.7\n") == "it is too damaged to be read as a PDF");
    CHECK(refusal(sample().file().substr(0, 60)) == "it has no pages");
    tests::SamplePdf empty = sample();
    empty.object(2, "<< /Type /Pages /Kids [] /Count 0 >>");
    empty.object(3, "null");
    CHECK(refusal(empty.file()) == "it has no pages");
}

TEST_CASE("damaged structure is repaired in memory") {
    const std::string sound = sample().file();
    const std::string xref = sound.substr(sound.find("xref\n"));
    const std::vector<std::pair<std::string, std::string>> damaged = {
        {"startxref that leads nowhere", replaced(sound, "startxref\n", "startxref\n99")},
        {"no startxref", replaced(sound, "startxref", "startwhat")},
        {"cut before the table", sound.substr(0, sound.find("xref\n"))},
        {"cut amid the table", sound.substr(0, sound.find("trailer"))},
        {"offsets that are off", replaced_everywhere(sound, "\n00000000", "\n00000004")},
        {"a table of nonsense", replaced(sound, "0000000000 65535 f", "xxxxxxxxxx 65535 f")},
        {"no header", sound.substr(9)},
        {"a huge size", replaced(sound, "/Size 8", "/Size 88888888888")},
        {"an object without endobj", replaced(sound, "/Count 1 >>\nendobj", "/Count 1 >>")},
        {"a dictionary that is not closed",
         replaced(sound, "/Count 1 >>\nendobj", "/Count 1\nendobj")},
        {"a trailer without root", replaced(sound, "/Root 1 0 R", "")},
        {"no catalog", replaced(sound, "/Type /Catalog /Pages 2 0 R", "")},
        {"no page tree",
         replaced(replaced(sound, "/Type /Pages", "/Type /Gone"), "/Kids [3 0 R]", "")},
    };
    for (const auto& [name, bytes] : damaged) {
        DYNAMIC_SECTION(name) {
            const Reading reading = read(bytes);
            CHECK(reading.pages == std::vector<std::string>{"12"});
        }
    }
    CHECK(read(sound.substr(0, sound.find("xref\n"))).says("rebuilt: 7 objects found"));
}

TEST_CASE("glyphs with private-use codes are counted, not guessed") {
    tests::SamplePdf pdf =
        tests::sample_pdf({"BT /P 10 Tf 20 30 Td <0001000200030001> Tj ET\n", {}, {}});
    pdf.object(3,
               "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents 4 0 R /Resources "
               "<< /Font << /P 10 0 R >> >> >>");
    pdf.object(10,
               "<< /Type /Font /Subtype /Type0 /BaseFont /Gaiji /Encoding /Identity-H "
               "/DescendantFonts [12 0 R] /ToUnicode 11 0 R >>");
    pdf.object(12,
               "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Gaiji /CIDSystemInfo << /Registry "
               "(Adobe) /Ordering (Identity) /Supplement 0 >> >>");
    pdf.stream(11, "",
               "1 begincodespacerange <0000> <FFFF> endcodespacerange 3 beginbfchar <0001> <E000> "
               "<0002> <0062> <0003> <DB80DC00> endbfchar");
    const std::string bytes = pdf.file();
    pdf::Document document(bytes, "sample.pdf");
    const extractor::Page page = document.page(1);
    CHECK(page.glyphs.size() == 4);
    CHECK(page.private_use == 3);
    CHECK(page.undecoded == 0);
    CHECK(text_of(page).find('b') != std::string::npos);
}

TEST_CASE("bytes before and behind the file") {
    const Reading before = read("HTTP/1.1 200 OK\r\n\r\n" + sample().file());
    CHECK(before.pages == std::vector<std::string>{"12"});
    CHECK(before.says("19 bytes before the header"));
    CHECK(read(sample().file() + std::string(5000, '\0')).pages.size() == 1);
}

TEST_CASE("a wrong length loses nothing") {
    const std::string sound = sample().file();
    const std::string length = "/Length " + std::to_string(content.size()) + " ";
    for (const std::string wrong :
         {"/Length 0  ", "/Length 10 ", "/Length 99 ", "/Length -5 ", "/Longth 33 "}) {
        DYNAMIC_SECTION(wrong) {
            const Reading reading = read(replaced(sound, length, wrong));
            CHECK(reading.pages == std::vector<std::string>{"12"});
            CHECK(reading.problems.empty());
        }
    }
}

TEST_CASE("objects in object streams are found without a table") {
    tests::SamplePdf pdf = sample();
    const std::string tree = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    const std::string catalog = "<< /Type /Catalog /Pages 12 0 R >>";
    const std::string numbers = "12 0 13 " + std::to_string(tree.size() + 1) + " ";
    pdf.stream(
        10, "/Type /ObjStm /N 2 /First " + std::to_string(numbers.size()) + " /Filter /FlateDecode",
        deflated(numbers + tree + " " + catalog));
    std::string bytes = pdf.file();
    bytes = replaced(bytes, "/Type /Catalog /Pages 2 0 R", "/Gone true");
    bytes = bytes.substr(0, bytes.find("xref\n"));
    const Reading reading = read(bytes);
    CHECK(reading.pages == std::vector<std::string>{"12"});
    CHECK(reading.says("2 of them in object streams"));
}

TEST_CASE("the last of several versions of an object counts") {
    tests::SamplePdf pdf = sample();
    std::string bytes = pdf.file();
    bytes = bytes.substr(0, bytes.find("xref\n"));
    bytes +=
        "4 0 obj\n<< /Length 40 >>\nstream\nBT /F1 10 Tf 20 30 Td (3) Tj ET\nendstream\nendobj\n";
    CHECK(read(bytes).pages == std::vector<std::string>{"3"});
}

TEST_CASE("a file inside a stream is not taken for a part of this one") {
    tests::SamplePdf pdf = sample();
    pdf.stream(10, "/Type /EmbeddedFile", replaced(sample().file(), "(12)", "(99)"));
    std::string bytes = pdf.file();
    bytes = bytes.substr(0, bytes.rfind("xref\n0"));
    CHECK(read(bytes).pages == std::vector<std::string>{"12"});
}

TEST_CASE("damaged content gives what comes before the damage") {
    std::string noise = content;
    for (unsigned i = 0; i < 30000; ++i) {
        noise += std::to_string(i * 2654435761U) + " ";
    }
    const std::string packed = deflated(noise);
    tests::SamplePdf pdf = sample();
    pdf.stream(4, "/Filter /FlateDecode", packed.substr(0, packed.size() / 2));
    const Reading reading = read(pdf.file());
    CHECK(reading.pages == std::vector<std::string>{"12"});
    CHECK(reading.says("content is damaged"));
}

TEST_CASE("content that unfolds to too much is read up to the bound") {
    const std::string bomb = deflated(content + std::string(pdf::limits.stream_bytes + 1000, ' '));
    tests::SamplePdf pdf = sample();
    pdf.stream(4, "/Filter /FlateDecode", bomb);
    const Reading reading = read(pdf.file());
    CHECK(reading.pages == std::vector<std::string>{"12"});
    CHECK(reading.says("content is damaged"));
}

TEST_CASE("page trees") {
    tests::SamplePdf pdf = sample();
    const auto page = [&](int number, const std::string& text, const std::string& type) {
        pdf.stream(number + 10, "", "BT /F1 10 Tf 20 30 Td (" + text + ") Tj ET");
        pdf.object(number, "<< " + type + " /Contents " + std::to_string(number + 10) +
                               " 0 R /MediaBox [0 0 200 100] "
                               "/Resources << /Font << /F1 5 0 R >> >> >>");
    };
    page(20, "a", "/Type /Page");
    page(21, "b", "");
    page(22, "c", "/Type /Page");
    SECTION("order, and pages without a type, and counts that lie") {
        pdf.object(2, "<< /Type /Pages /Kids [9 0 R 22 0 R 99 0 R null] /Count -7 >>");
        pdf.object(9, "<< /Kids [20 0 R 21 0 R] /Count 1000000000 >>");
        CHECK(read(pdf.file()).pages == std::vector<std::string>{"a", "b", "c"});
    }
    SECTION("a branch that leads back, and a page that is named twice") {
        pdf.object(2, "<< /Type /Pages /Kids [20 0 R 9 0 R 20 0 R] >>");
        pdf.object(9, "<< /Type /Pages /Kids [2 0 R 9 0 R 22 0 R] >>");
        const Reading reading = read(pdf.file());
        CHECK(reading.pages == std::vector<std::string>{"a", "c"});
        CHECK(reading.says("names a page twice or leads back"));
    }
    SECTION("a tree that is a chain") {
        std::string kids = "<< /Kids [20 0 R] >>";
        for (std::size_t i = 0; i < pdf::limits.page_tree_depth + 5; ++i) {
            kids = "<< /Kids [" + kids + " 21 0 R] >>";
        }
        pdf.object(2, kids);
        const Reading reading = read(pdf.file());
        CHECK(reading.pages == std::vector<std::string>{"b"});
        CHECK(reading.says("too deep"));
    }
}

TEST_CASE("values nested deep enough to crash a reader are not read") {
    std::string deep;
    for (int i = 0; i < 100000; ++i) {
        deep += "<</A";
    }
    SECTION("in an object that is asked for") {
        tests::SamplePdf pdf = sample();
        pdf.object(10, deep);
        pdf.trailer("/Info 10 0 R");
        const Reading reading = read(pdf.file());
        CHECK(reading.pages == std::vector<std::string>{"12"});
        CHECK(reading.says("nested too deep"));
    }
    SECTION("behind strings that seem to close it") {
        tests::SamplePdf pdf = sample();
        std::string disguised;
        for (int i = 0; i < 50000; ++i) {
            disguised += "<</B(>>>> 1 0 obj)/A";
        }
        pdf.object(10, disguised);
        pdf.trailer("/Info 10 0 R");
        CHECK(read(pdf.file()).says("nested too deep"));
    }
    SECTION("in an object that nobody asks for") {
        tests::SamplePdf pdf = sample();
        pdf.object(10, deep);
        const Reading reading = read(pdf.file());
        CHECK(reading.pages == std::vector<std::string>{"12"});
        CHECK(reading.problems.empty());
    }
    SECTION("in the trailer") {
        tests::SamplePdf pdf = sample();
        pdf.trailer("/Deep " + deep);
        CHECK(read(pdf.file()).pages == std::vector<std::string>{"12"});
    }
    SECTION("in an object stream of a file without a table") {
        tests::SamplePdf pdf = sample();
        pdf.stream(10, "/Type /ObjStm /N 1 /First 5 /Filter /FlateDecode",
                   deflated("12 0 " + deep));
        const std::string bytes = pdf.file();
        CHECK(read(bytes.substr(0, bytes.find("xref\n"))).pages == std::vector<std::string>{"12"});
    }
    SECTION("in a content stream") {
        tests::SamplePdf pdf = sample();
        pdf.stream(4, "", deep + " BDC EMC " + content);
        CHECK(read(pdf.file()).pages == std::vector<std::string>{"12"});
    }
}

TEST_CASE("forms that multiply are stopped") {
    tests::SamplePdf pdf = tests::sample_pdf({"/F Do " + content, {}, "/XObject << /F 10 0 R >>"});
    for (int level = 0; level < 12; ++level) {
        const int number = 10 + level;
        std::string calls;
        for (int i = 0; i < 10; ++i) {
            calls += "/F Do ";
        }
        pdf.stream(number,
                   "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject "
                   "<< /F " +
                       std::to_string(number + 1) + " 0 R >> >>",
                   calls);
    }
    const Reading reading = read(pdf.file());
    CHECK(reading.pages == std::vector<std::string>{"12"});
    CHECK(reading.says("too often"));
}
