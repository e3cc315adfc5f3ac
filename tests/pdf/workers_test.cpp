// Pages read side by side: the same bytes at any number of workers.
#include "extractor/workers.h"

#include <atomic>
#include <stdexcept>
#include <string>
#include <vector>

#include "extractor/extract.h"
#include "schema/report_xml.h"
#include "tests/catch.h"
#include "tests/pdf/sample_pdf.h"

namespace {

using namespace tenken;

/// Thirty pages with a table each, some of them damaged, and an object that is nested too deep.
std::string long_file() {
    tests::SamplePdf pdf = tests::sample_pdf({"", {}, {}});
    std::string kids;
    for (int page = 0; page < 30; ++page) {
        const int number = 100 + 2 * page;
        const std::string label = std::to_string(page);
        std::string content = "BT /F1 8 Tf 22 62 Td (page " + label + ") Tj 60 0 Td (" + label +
                              label + ") Tj ET\n20 20 60 60 re S 80 20 60 60 re S\n";
        if (page % 7 == 3) {
            content += "/Missing Do BT /F9 8 Tf (lost) Tj ET /Deep Do";
        }
        pdf.stream(number + 1, "", content);
        pdf.object(number, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Contents " +
                               std::to_string(number + 1) +
                               " 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /Deep 90 0 R "
                               ">> >> >>");
        kids += std::to_string(number) + " 0 R ";
    }
    std::string deep;
    for (int i = 0; i < 1000; ++i) {
        deep += "<</A";
    }
    pdf.object(90, deep);
    pdf.object(2, "<< /Type /Pages /Kids [" + kids + "] /Count 30 >>");
    return pdf.file();
}

}  // namespace

TEST_CASE("the same report and the same tables at any number of workers") {
    const std::string bytes = long_file();
    const std::string alone = schema::to_xml(extractor::extract(bytes, "long.pdf"));
    CHECK(alone.find("nested too deep") != std::string::npos);
    const auto tables = extractor::tables(bytes, "long.pdf");
    CHECK(tables.size() == 30);
    for (const std::size_t count : {1, 2, 3, 8}) {
        extractor::Workers workers(count);
        for (int again = 0; again < 3; ++again) {
            CHECK(schema::to_xml(extractor::extract(bytes, "long.pdf", {"", &workers})) == alone);
            CHECK(extractor::tables(bytes, "long.pdf", {"", &workers}) == tables);
        }
    }
}

TEST_CASE("the same report where tables are packed and input is released") {
    const std::string bytes = long_file();
    const std::string alone = schema::to_xml(extractor::extract(bytes, "long.pdf"));
    extractor::Workers workers(3);
    std::atomic<int> released = 0;
    for (extractor::Workers* some : {static_cast<extractor::Workers*>(nullptr), &workers}) {
        const schema::Report packed =
            extractor::extract(bytes, "long.pdf",
                               {.password = "",
                                .workers = some,
                                .release_input = [&released] { ++released; },
                                .pack_tables_from = 1});
        CHECK(packed.tables.front().cells.empty());
        CHECK(schema::to_xml(packed) == alone);
    }
    CHECK(released > 0);
}

TEST_CASE("workers do each piece once, and give the first failure") {
    extractor::Workers workers(4);
    CHECK(workers.size() == 4);
    CHECK(extractor::Workers(0).size() == 1);
    CHECK(extractor::Workers(100000).size() == extractor::Workers::most);
    for (const std::size_t count : {0, 1, 3, 1000}) {
        std::vector<std::atomic<int>> done(count);
        workers.run(count, [&](std::size_t, std::size_t index) { ++done[index]; });
        for (const std::atomic<int>& times : done) {
            CHECK(times == 1);
        }
    }
    std::atomic<int> done = 0;
    const auto fail = [&](std::size_t, std::size_t index) {
        ++done;
        if (index % 10 == 7) {
            throw std::runtime_error("piece " + std::to_string(index));
        }
    };
    CHECK_THROWS_WITH(workers.run(100, fail), "piece 7");
    CHECK(done == 100);
}
