#include "extractor/scan/picture_reader.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "extractor/scan/canvas.h"
#include "extractor/scan/check_figures.h"
#include "extractor/scan/clean.h"
#include "extractor/scan/compare_readings.h"
#include "extractor/scan/find_rulings.h"
#include "extractor/scan/find_text.h"
#include "extractor/scan/joined_cells.h"
#include "extractor/scan/line_glyphs.h"
#include "extractor/scan/line_reader.h"
#include "extractor/scan/read_lines.h"

namespace tenken::scan {

namespace {

using extractor::Glyph;
using extractor::Ruling;
using schema::Box;

Ruling ruling_of(const CleanSheet& sheet, const PixelLine& line) {
    const double across = line.horizontal ? sheet.y_scale : sheet.x_scale;
    const double along = line.horizontal ? sheet.x_scale : sheet.y_scale;
    Ruling ruling;
    ruling.horizontal = line.horizontal;
    ruling.position = static_cast<float>(line.position / across);
    ruling.begin = static_cast<float>(line.begin / along);
    ruling.end = static_cast<float>(line.end / along);
    ruling.thickness = static_cast<float>(line.thickness / across);
    return ruling;
}

/// Doubtful characters next to each other for one reason are one doubt.
void add_doubts(const std::vector<ReadSymbol>& symbols, const std::vector<Glyph>& glyphs,
                ReadPage& out) {
    bool open = false;
    for (std::size_t i = 0; i < symbols.size(); ++i) {
        const ReadSymbol& symbol = symbols[i];
        if (!symbol.doubtful) {
            open = false;
            continue;
        }
        const Box& box = glyphs[i].box;
        const int confidence = static_cast<int>(symbol.confidence);
        if (open && symbol.other.empty() && out.doubts.back().reason == symbol.reason) {
            Doubt& doubt = out.doubts.back();
            doubt.box = doubt.box.united(box);
            doubt.read += symbol.text;
            doubt.confidence = std::min(doubt.confidence, confidence);
        } else {
            out.doubts.push_back({box, symbol.text, symbol.other, symbol.reason, confidence});
        }
        open = true;
    }
}

/// Of a digit of small print eight rows are left: a 3 may be an 8.
bool is_coarse(const CleanSheet& sheet) {
    constexpr double least_resolution = 120;
    return sheet.coarsest < least_resolution;
}

/// So many characters are doubtful that those which are not may be wrong too.
bool is_badly_read(const std::vector<ReadLine>& lines) {
    constexpr double most_doubtful = 0.25;
    std::size_t all = 0;
    std::size_t doubtful = 0;
    for (const ReadLine& line : lines) {
        all += line.symbols.size();
        doubtful += static_cast<std::size_t>(
            std::count_if(line.symbols.begin(), line.symbols.end(),
                          [](const ReadSymbol& symbol) { return symbol.doubtful; }));
    }
    return static_cast<double>(doubtful) > most_doubtful * static_cast<double>(all);
}

void doubt_figures(std::vector<ReadLine>& lines) {
    for (ReadLine& line : lines) {
        for (ReadSymbol& symbol : line.symbols) {
            if (is_figure_character(symbol.text) && !symbol.doubtful) {
                symbol.doubtful = true;
                symbol.reason = "confidence";
            }
        }
    }
}

}  // namespace

PictureReader::PictureReader(const LanguageData& data)
    : data_(data), horizontal_(data.horizontal, "jpn") {
    setMsgSeverity(L_SEVERITY_NONE);
}

ReadPage PictureReader::read(const extractor::PictureSheet& pictures, int number,
                             const Limits& bounds) {
    ReadPage out;
    out.page.number = number;
    out.page.width = pictures.width;
    out.page.height = pictures.height;
    out.page.problems = pictures.problems;
    Canvas canvas = make_canvas(pictures);
    out.page.problems.insert(out.page.problems.end(), canvas.problems.begin(),
                             canvas.problems.end());
    if (!canvas.grey) {
        return out;
    }
    const CleanSheet sheet = clean(std::move(canvas));
    const FoundLines found = find_rulings(sheet.ink.get(), sheet.faint.get(), sheet.raw.get(),
                                          sheet.resolution, sheet.two_levels);
    const PixPtr text = own(pixSubtract(nullptr, sheet.ink.get(), found.mask.get()));
    const PixPtr grey = own(pixCopy(nullptr, sheet.grey.get()));
    pixSetMasked(grey.get(), found.mask.get(), 255);
    out.skew = sheet.skew;
    out.resolution = sheet.scanned;
    for (const PixelLine& line : found.lines) {
        out.page.rulings.push_back(ruling_of(sheet, line));
    }
    DigitLook look(grey.get());
    const auto read_line = [&](const TextLine& line, bool twice, double& length) {
        if (line.vertical && !vertical_ && !data_.vertical.empty()) {
            vertical_.emplace(data_.vertical, "jpn_vert");
        }
        Engine& engine = line.vertical && vertical_ ? *vertical_ : horizontal_;
        LineReader reader(engine, look, grey.get(), text.get());
        std::vector<ReadSymbol> symbols = reader.read(line, twice);
        length += reader.length();
        return symbols;
    };
    ReadLines read_ones = read_lines(find_text(text.get(), found.lines, sheet.resolution),
                                     static_cast<double>(bounds.picture_text), read_line);
    std::vector<ReadLine>& lines = read_ones.lines;
    check_figures(grey.get(), text.get(), look, lines);
    doubt_joined_cells(found.lines, sheet.resolution, lines);
    if (read_ones.unread > 0) {
        out.page.problems.push_back(
            (read_ones.is_noise ? "most of the picture makes no sense: "
                                : "the picture has more text than is read of one page: ") +
            std::to_string(read_ones.unread) +
            " of its lines were not read (--limit picture-text=N reads more)");
    }
    const bool is_poor = is_coarse(sheet) || is_badly_read(lines);
    if (is_poor) {
        out.page.problems.emplace_back(
            "the picture is too coarse to be read well: no figure of the page is sure");
    }
    if (is_poor || read_ones.unread > 0) {
        out.legible = false;
        doubt_figures(lines);
    }
    long sum = 0;
    for (const ReadLine& read : lines) {
        for (const ReadSymbol& symbol : read.symbols) {
            sum += static_cast<long>(symbol.confidence);
        }
        std::vector<Glyph> glyphs =
            line_glyphs(read.line, read.symbols, sheet.x_scale, sheet.y_scale);
        add_doubts(read.symbols, glyphs, out);
        for (Glyph& glyph : glyphs) {
            glyph.order = static_cast<std::uint32_t>(out.page.glyphs.size());
            out.page.glyphs.push_back(std::move(glyph));
        }
    }
    const auto count = static_cast<long>(out.page.glyphs.size());
    out.confidence = count == 0 ? 0 : static_cast<int>(sum / count);
    return out;
}

GreySheet PictureReader::look(const extractor::PictureSheet& pictures) {
    const Canvas canvas = make_canvas(pictures);
    GreySheet sheet;
    if (!canvas.grey) {
        return sheet;
    }
    sheet.width = width_of(canvas.grey);
    sheet.height = height_of(canvas.grey);
    sheet.x_scale = canvas.x_scale;
    sheet.y_scale = canvas.y_scale;
    sheet.samples.reserve(static_cast<std::size_t>(sheet.width * sheet.height));
    for (long y = 0; y < sheet.height; ++y) {
        const l_uint32* line = pixGetData(canvas.grey.get()) + y * pixGetWpl(canvas.grey.get());
        for (int x = 0; x < sheet.width; ++x) {
            sheet.samples += static_cast<char>(GET_DATA_BYTE(line, x));
        }
    }
    return sheet;
}

}  // namespace tenken::scan

#define TENKEN_EXPORT __attribute__((visibility("default")))
extern "C" TENKEN_EXPORT tenken::scan::PageReader* tenken_make_page_reader(
    const tenken::scan::LanguageData& data);

tenken::scan::PageReader* tenken_make_page_reader(const tenken::scan::LanguageData& data) {
    try {
        return new tenken::scan::PictureReader(data);
    } catch (const std::exception&) {
        return nullptr;
    }
}
