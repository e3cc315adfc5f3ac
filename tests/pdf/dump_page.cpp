// Prints what the PDF reader makes of a file, a line a thing, parted by tabs: for looking at by eye
// and for the tests that open every file there is.
//   dump_page FILE [PAGE [PASSWORD]]      all pages (PAGE 0), or one
//   dump_page --quiet FILE                one line of counts
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>

#include "extractor/pdf/document.h"
#include "schema/error.h"

namespace {

using namespace tenken;

const char* kind_name(extractor::Ruling::Kind kind) {
    switch (kind) {
        case extractor::Ruling::Kind::stroke:
            return "stroke";
        case extractor::Ruling::Kind::fill:
            return "fill";
        case extractor::Ruling::Kind::shade_edge:
            return "shade_edge";
        case extractor::Ruling::Kind::image:
            return "image";
    }
    return "";
}

void print(const extractor::Page& page) {
    std::printf("page\t%d\t%.2f\t%.2f\n", page.number, page.width, page.height);
    for (const auto& g : page.glyphs) {
        std::printf("glyph\t%.2f\t%.2f\t%.2f\t%.2f\t%s\t%.2f\t%.2f\t%d%s%s%s\n", g.box.x0, g.box.y0,
                    g.box.x1, g.box.y1, g.text.c_str(), g.baseline, g.size, g.angle,
                    g.vertical ? "\tvertical" : "", g.hidden ? "\thidden" : "",
                    g.bold ? "\tbold" : "");
    }
    for (const auto& r : page.rulings) {
        std::printf("ruling\t%c\t%.2f\t%.2f\t%.2f\t%.2f\t%s%s\n", r.horizontal ? 'h' : 'v',
                    r.position, r.begin, r.end, r.thickness, kind_name(r.kind),
                    r.dashed ? "\tdashed" : "");
    }
    for (const auto& s : page.shades) {
        std::printf("shade\t%.2f\t%.2f\t%.2f\t%.2f\t%d\n", s.box.x0, s.box.y0, s.box.x1, s.box.y1,
                    s.grey);
    }
    for (const auto& i : page.images) {
        std::printf("image\t%.2f\t%.2f\t%.2f\t%.2f\t%s\n", i.box.x0, i.box.y0, i.box.x1, i.box.y1,
                    i.covers_page ? "page" : "part");
    }
    for (const auto& problem : page.problems) {
        std::printf("problem\t%s\n", problem.c_str());
    }
}

int run(const std::string& path, bool quiet, int only, const std::string& password) {
    std::ifstream input(path, std::ios::binary);
    std::stringstream buffer;
    buffer << input.rdbuf();
    const std::string bytes = buffer.str();
    pdf::Document document(bytes, path, {password});
    for (const auto& problem : document.problems()) {
        std::printf("problem\t%s\n", problem.c_str());
    }
    std::size_t glyphs = 0;
    std::size_t rulings = 0;
    long undecoded = 0;
    for (int number = 1; number <= document.page_count(); ++number) {
        if (only != 0 && number != only) {
            continue;
        }
        const extractor::Page page = document.page(number);
        glyphs += page.glyphs.size();
        rulings += page.rulings.size();
        undecoded += page.undecoded;
        if (!quiet) {
            print(page);
        }
    }
    std::printf("all\t%d pages\t%zu glyphs\t%zu rulings\t%ld undecoded\n", document.page_count(),
                glyphs, rulings, undecoded);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const bool quiet = argc > 2 && std::strcmp(argv[1], "--quiet") == 0;
    if (argc < 2) {
        std::fputs("usage: dump_page [--quiet] FILE [PAGE [PASSWORD]]\n", stderr);
        return 2;
    }
    int only = 0;
    if (!quiet && argc > 2) {
        std::from_chars(argv[2], argv[2] + std::strlen(argv[2]), only);
    }
    try {
        return run(argv[quiet ? 2 : 1], quiet, only, !quiet && argc > 3 ? argv[3] : "");
    } catch (const schema::InputError& error) {
        std::printf("error\t%s\n", error.what());
        return 2;
    }
}
