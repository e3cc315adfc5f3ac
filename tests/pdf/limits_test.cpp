// Bounds against hostile files, each at its edge: what just keeps to it is read in full and without
// a word, one more is cut off and said.
#include "extractor/pdf/limits.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "extractor/pdf/document.h"
#include "schema/error.h"
#include "tests/catch.h"
#include "tests/pdf/sample_pdf.h"

namespace {

using namespace tenken;

/// Puts back what was changed.
class KeptLimits {
  public:
    KeptLimits() : kept_(pdf::limits) {}
    ~KeptLimits() { pdf::limits = kept_; }
    KeptLimits(const KeptLimits&) = delete;
    KeptLimits& operator=(const KeptLimits&) = delete;

  private:
    pdf::Limits kept_;
};

struct Reading {
    std::size_t pages = 0;
    std::string text;
    std::size_t rulings = 0;
    std::size_t problems = 0;
};

Reading read(const std::string& bytes) {
    pdf::Document document(bytes, "sample.pdf");
    Reading reading;
    reading.pages = static_cast<std::size_t>(document.page_count());
    for (int number = 1; number <= document.page_count(); ++number) {
        const extractor::Page page = document.page(number);
        for (const auto& glyph : page.glyphs) {
            reading.text += glyph.text;
        }
        reading.rulings += page.rulings.size();
        reading.problems += page.problems.size();
    }
    reading.problems += document.problems().size();
    return reading;
}

std::string one_page(const std::string& content) {
    return tests::sample_pdf({content, {}, {}}).file();
}

const std::string text = "BT /F1 10 Tf 20 30 Td (abc) Tj ET\n";  // 5 operators

}  // namespace

TEST_CASE("every bound has a name of its own and can be set") {
    const KeptLimits kept;
    std::vector<std::string> names;
    for (const pdf::LimitSpec& spec : pdf::limit_specs()) {
        INFO(spec.name);
        CHECK_FALSE(spec.help.ja.empty());
        CHECK_FALSE(spec.help.en.empty());
        for (const std::string& other : names) {
            CHECK(other != spec.name);
        }
        names.emplace_back(spec.name);
        CHECK(pdf::set_limit(spec.name, 7));
        CHECK(pdf::limits.*spec.member == 7);
        CHECK_FALSE(pdf::set_limit(spec.name, 0));
    }
    CHECK_FALSE(pdf::set_limit("letters", 7));
}

TEST_CASE("glyphs of a page") {
    const KeptLimits kept;
    pdf::set_limit("glyphs", 3);
    CHECK(read(one_page(text)).text == "abc");
    CHECK(read(one_page(text)).problems == 0);
    pdf::set_limit("glyphs", 2);
    CHECK(read(one_page(text)).text == "ab");
    CHECK(read(one_page(text)).problems == 1);
}

TEST_CASE("operators of a page") {
    const KeptLimits kept;
    pdf::set_limit("operators", 5);
    CHECK(read(one_page(text)).text == "abc");
    CHECK(read(one_page(text)).problems == 0);
    pdf::set_limit("operators", 3);
    CHECK(read(one_page(text)).text.empty());
    CHECK(read(one_page(text)).problems == 1);
}

TEST_CASE("rulings of a page") {
    const KeptLimits kept;
    const std::string lines = "10 10 m 90 10 l S 10 20 m 90 20 l S 10 30 m 90 30 l S\n";
    pdf::set_limit("shapes", 3);
    CHECK(read(one_page(lines)).rulings == 3);
    CHECK(read(one_page(lines)).problems == 0);
    pdf::set_limit("shapes", 2);
    CHECK(read(one_page(lines)).rulings == 2);
    CHECK(read(one_page(lines)).problems == 1);
}

TEST_CASE("bytes of a stream and of a page") {
    const KeptLimits kept;
    for (const std::string name : {"stream-bytes", "page-bytes"}) {
        DYNAMIC_SECTION(name) {
            pdf::set_limit(name, text.size() + 4);
            CHECK(read(one_page(text)).text == "abc");
            CHECK(read(one_page(text)).problems == 0);
            pdf::set_limit(name, text.size() - 8);
            CHECK(read(one_page(text)).problems >= 1);
        }
    }
}

TEST_CASE("pages of a document") {
    const KeptLimits kept;
    tests::SamplePdf pdf = tests::sample_pdf({text, {}, {}});
    pdf.object(2, "<< /Type /Pages /Kids [3 0 R 20 0 R] /Count 2 >>");
    pdf.object(20, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>");
    pdf::set_limit("pages", 2);
    CHECK(read(pdf.file()).pages == 2);
    CHECK(read(pdf.file()).problems == 0);
    pdf::set_limit("pages", 1);
    CHECK(read(pdf.file()).pages == 1);
    CHECK(read(pdf.file()).problems == 1);
}

TEST_CASE("nesting of values") {
    const KeptLimits kept;
    tests::SamplePdf pdf = tests::sample_pdf({text, {}, {}});
    pdf.object(10, "<< /A << /B << /C [ 1 ] >> >> >>");
    pdf.trailer("/Info 10 0 R");
    pdf::set_limit("nesting", 4);
    CHECK(read(pdf.file()).problems == 0);
    pdf::set_limit("nesting", 3);
    CHECK(read(pdf.file()).problems == 1);
}

TEST_CASE("forms inside one another, and forms drawn") {
    const KeptLimits kept;
    tests::SamplePdf pdf = tests::sample_pdf({"/F Do\n", {}, "/XObject << /F 10 0 R >>"});
    const auto form = [](const std::string& name, int number) {
        return "/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /Font << /F1 5 0 R "
               ">> /XObject << /" +
               name + " " + std::to_string(number) + " 0 R >> >>";
    };
    pdf.stream(10, form("G", 11), "/G Do");
    pdf.stream(11, form("H", 12), text);
    for (const std::string name : {"form-depth", "forms"}) {
        DYNAMIC_SECTION(name) {
            pdf::set_limit(name, 2);
            CHECK(read(pdf.file()).text == "abc");
            CHECK(read(pdf.file()).problems == 0);
            pdf::set_limit(name, 1);
            CHECK(read(pdf.file()).text.empty());
            CHECK(read(pdf.file()).problems == 1);
        }
    }
}

TEST_CASE("numbers of objects") {
    const KeptLimits kept;
    const std::string bytes = one_page(text);  // objects 1 to 7
    pdf::set_limit("objects", 8);
    CHECK(read(bytes).text == "abc");
    CHECK(read(bytes).problems == 0);
    // The content is object 4: the page is there, its text is not.
    pdf::set_limit("objects", 4);
    Reading reading;
    try {
        reading = read(bytes);
    } catch (const schema::InputError&) {
        reading.problems = 1;
    }
    CHECK(reading.text.empty());
    CHECK(reading.problems >= 1);
}

TEST_CASE("images of a page, and their bytes") {
    const KeptLimits kept;
    // The first lies outside of the clip: it was decoded, so it counts.
    tests::SamplePdf pdf = tests::sample_pdf(
        {"q 300 300 5 5 re W n 8 0 0 8 300 300 cm /I Do Q q 8 0 0 8 10 10 cm /I Do Q\n"
         "q 8 0 0 8 20 20 cm /I Do Q\n",
         {},
         "/XObject << /I 10 0 R >>"});
    pdf.stream(10,
               "/Type /XObject /Subtype /Image /Width 2 /Height 3 /BitsPerComponent 8 "
               "/ColorSpace /DeviceGray",
               "abcdef");
    const std::string bytes = pdf.file();
    for (const auto& [name, one] : {std::pair("pictures", 1U), std::pair("picture-bytes", 6U)}) {
        DYNAMIC_SECTION(name) {
            pdf::limits = {};
            pdf::set_limit(name, 3 * one);
            pdf::Document all(bytes, "sample.pdf");
            CHECK(all.pictures(1).pictures.size() == 2);
            CHECK(all.pictures(1).problems.empty());
            pdf::set_limit(name, 3 * one - 1);
            pdf::Document cut(bytes, "sample.pdf");
            CHECK(cut.pictures(1).pictures.size() == 1);
            CHECK(cut.pictures(1).problems.size() == 1);
        }
    }
}
