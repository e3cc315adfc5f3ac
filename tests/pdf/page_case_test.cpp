// Pages written by hand against what must be seen on them: cases/*.txt, sections "page",
// "resources", "object N", "stream N entries", "content" and "expect". Lines of "expect":
//   size W H                                  of the page as seen
//   text …, hidden …                          glyphs in the order drawn, visible or not
//   glyph C x0 x1 baseline size [flags]       one that must be there
//   height C y0 y1                            of all of them, in the order drawn
//   ruling h|v position begin end thickness kind [dashed], shade …, image …   all of them, in order
//   no rulings, no shades, no images
//   problem …                                 part of one; all others must be named too
#include <algorithm>
#include <cmath>
#include <sstream>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extractor/pdf/document.h"
#include "tests/catch.h"
#include "tests/pdf/case_file.h"
#include "tests/pdf/sample_pdf.h"

namespace {

using namespace tenken;
using Lines = std::vector<std::string>;

std::string number(double value) {
    const double rounded = std::round(value * 100) / 100;
    return fmt::format("{}", rounded == 0 ? 0.0 : rounded);
}

std::string format(const extractor::Glyph& g) {
    const double begin = g.vertical ? g.box.y0 : g.box.x0;
    const double end = g.vertical ? g.box.y1 : g.box.x1;
    std::string line = fmt::format("glyph {} {} {} {} {}", g.text, number(begin), number(end),
                                   number(g.baseline), number(g.size));
    line += g.angle != 0 ? fmt::format(" angle {}", g.angle) : "";
    line += g.vertical ? " vertical" : "";
    line += g.bold ? " bold" : "";
    line += g.hidden ? " hidden" : "";
    return line;
}

std::string format(const extractor::Ruling& r) {
    constexpr const char* kinds[] = {"stroke", "fill", "shade_edge", "image"};
    return fmt::format("ruling {} {} {} {} {} {}{}", r.horizontal ? 'h' : 'v', number(r.position),
                       number(r.begin), number(r.end), number(r.thickness),
                       kinds[static_cast<std::size_t>(r.kind)], r.dashed ? " dashed" : "");
}

std::string format(const schema::Box& box) {
    return fmt::format("{} {} {} {}", number(box.x0), number(box.y0), number(box.x1),
                       number(box.y1));
}

extractor::Page read(const tests::PdfCase& one) {
    tests::SamplePage page;
    page.content = one.section("content").text();
    page.page_entries = one.section("page").text();
    page.resources = one.section("resources").text();
    tests::SamplePdf pdf = tests::sample_pdf(page);
    for (const tests::Section& section : one.sections) {
        std::istringstream heading(section.heading);
        std::string word;
        int object = 0;
        heading >> word >> object;
        std::string rest;
        std::getline(heading, rest);
        if (word == "object") {
            pdf.object(object, section.text());
        } else if (word == "stream") {
            pdf.stream(object, rest, section.text());
        }
    }
    const std::string bytes = pdf.file();
    return pdf::Document(bytes, one.name).page(1);
}

/// What the page has of one kind, written like the expectations.
Lines describe(const extractor::Page& page, const std::string& kind) {
    Lines lines;
    if (kind == "size") {
        lines.push_back(fmt::format("size {} {}", number(page.width), number(page.height)));
    } else if (kind == "text" || kind == "hidden") {
        std::string text = kind + " ";
        for (const auto& glyph : page.glyphs) {
            text += glyph.hidden == (kind == "hidden") ? glyph.text : "";
        }
        lines.push_back(text);
    } else if (kind == "ruling") {
        for (const auto& ruling : page.rulings) {
            lines.push_back(format(ruling));
        }
    } else if (kind == "shade") {
        for (const auto& shade : page.shades) {
            lines.push_back(fmt::format("shade {} {}", format(shade.box), shade.grey));
        }
    } else if (kind == "image") {
        for (const auto& image : page.images) {
            lines.push_back(
                fmt::format("image {}{}", format(image.box), image.covers_page ? " page" : ""));
        }
    } else if (kind == "height") {
        for (const auto& glyph : page.glyphs) {
            lines.push_back(fmt::format("height {} {} {}", glyph.text, number(glyph.box.y0),
                                        number(glyph.box.y1)));
        }
    } else if (kind == "glyph") {
        for (const auto& glyph : page.glyphs) {
            lines.push_back(format(glyph));
        }
    }
    return lines;
}

void compare(const extractor::Page& page, const Lines& expected) {
    std::size_t problems = 0;
    for (const std::string kind :
         {"size", "text", "hidden", "height", "ruling", "shade", "image"}) {
        Lines wanted;
        bool asked = false;
        for (const std::string& line : expected) {
            if (line.rfind(kind + " ", 0) == 0) {
                wanted.push_back(line);
                asked = true;
            }
            asked = asked || line == "no " + kind + "s";
        }
        if (asked) {
            CHECK(describe(page, kind) == wanted);
        }
    }
    const Lines glyphs = describe(page, "glyph");
    for (const std::string& line : expected) {
        if (line.rfind("glyph ", 0) == 0) {
            INFO(line << " among:\n" << fmt::format("{}", fmt::join(glyphs, "\n")));
            CHECK(std::count(glyphs.begin(), glyphs.end(), line) == 1);
        }
        if (line.rfind("problem ", 0) == 0) {
            ++problems;
            INFO(line);
            CHECK(std::any_of(page.problems.begin(), page.problems.end(), [&](const auto& text) {
                return text.find(line.substr(8)) != std::string::npos;
            }));
        }
    }
    CHECK(page.problems.size() == problems);
}

}  // namespace

TEST_CASE("pages show what was drawn") {
    for (const std::string file : {"text.txt", "paths.txt", "geometry.txt", "forms.txt",
                                   "images.txt", "marked_content.txt", "syntax.txt"}) {
        for (const tests::PdfCase& one : tests::read_pdf_cases(file)) {
            DYNAMIC_SECTION(file << ": " << one.name) {
                compare(read(one), one.section("expect").lines);
            }
        }
    }
}
