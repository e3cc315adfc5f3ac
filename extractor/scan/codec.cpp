#include "extractor/scan/codec.h"

#include <cstdint>
#include <utility>

#include "extractor/packing.h"

namespace tenken::scan {

namespace {

using extractor::Glyph;
using extractor::Ruling;

using Reader = extractor::PackReader;
using Writer = extractor::PackWriter;

void write(Writer& out, const Glyph& glyph) {
    out.text(glyph.text);
    out.box(glyph.box);
    out.number(glyph.baseline);
    out.number(glyph.size);
    out.number(glyph.advance);
    out.number(glyph.confidence);
}

bool is_percent(int value) {
    return value >= 0 && value <= 100;
}

Glyph read_glyph(Reader& in) {
    Glyph glyph;
    glyph.text = in.text();
    glyph.box = in.box();
    glyph.baseline = in.number<float>();
    glyph.size = in.number<float>();
    glyph.advance = in.number<float>();
    glyph.confidence = in.number<std::uint8_t>();
    in.demand(is_percent(glyph.confidence));
    return glyph;
}

void write(Writer& out, const Ruling& ruling) {
    out.number(static_cast<std::uint8_t>(ruling.horizontal));
    out.number(ruling.position);
    out.number(ruling.begin);
    out.number(ruling.end);
    out.number(ruling.thickness);
}

Ruling read_ruling(Reader& in) {
    Ruling ruling;
    ruling.horizontal = in.flag();
    ruling.position = in.number<float>();
    ruling.begin = in.number<float>();
    ruling.end = in.number<float>();
    ruling.thickness = in.number<float>();
    return ruling;
}

}  // namespace

std::string pack(const ReadPage& page) {
    Writer out;
    out.number(static_cast<std::int32_t>(page.page.number));
    out.number(page.page.width);
    out.number(page.page.height);
    out.number(page.skew);
    out.number(page.resolution);
    out.number(static_cast<std::int32_t>(page.confidence));
    out.number(static_cast<std::uint8_t>(page.legible ? 1 : 0));
    out.number(static_cast<std::uint32_t>(page.page.glyphs.size()));
    for (const Glyph& glyph : page.page.glyphs) {
        write(out, glyph);
    }
    out.number(static_cast<std::uint32_t>(page.page.rulings.size()));
    for (const Ruling& ruling : page.page.rulings) {
        write(out, ruling);
    }
    out.number(static_cast<std::uint32_t>(page.doubts.size()));
    for (const Doubt& doubt : page.doubts) {
        out.box(doubt.box);
        out.text(doubt.read);
        out.text(doubt.other);
        out.text(doubt.reason);
        out.number(static_cast<std::int32_t>(doubt.confidence));
    }
    out.number(static_cast<std::uint32_t>(page.page.problems.size()));
    for (const std::string& problem : page.page.problems) {
        out.text(problem);
    }
    return out.take();
}

std::optional<ReadPage> unpack(std::string_view bytes) {
    Reader in(bytes);
    ReadPage page;
    page.page.number = in.number<std::int32_t>();
    page.page.width = in.number<double>();
    page.page.height = in.number<double>();
    page.skew = in.number<double>();
    page.resolution = in.number<double>();
    page.confidence = in.number<std::int32_t>();
    page.legible = in.flag();
    in.demand(page.page.number > 0 && page.page.width > 0 && page.page.height > 0);
    in.demand(is_percent(page.confidence));
    for (std::uint32_t left = in.count(); left > 0 && in.sound(); --left) {
        page.page.glyphs.push_back(read_glyph(in));
        page.page.glyphs.back().order = static_cast<std::uint32_t>(page.page.glyphs.size() - 1);
    }
    for (std::uint32_t left = in.count(); left > 0 && in.sound(); --left) {
        page.page.rulings.push_back(read_ruling(in));
    }
    for (std::uint32_t left = in.count(); left > 0 && in.sound(); --left) {
        Doubt doubt;
        doubt.box = in.box();
        doubt.read = in.text();
        doubt.other = in.text();
        doubt.reason = in.text();
        doubt.confidence = in.number<std::int32_t>();
        in.demand(is_percent(doubt.confidence));
        page.doubts.push_back(std::move(doubt));
    }
    for (std::uint32_t left = in.count(); left > 0 && in.sound(); --left) {
        page.page.problems.push_back(in.text());
    }
    if (!in.sound() || !in.at_end()) {
        return std::nullopt;
    }
    return page;
}

}  // namespace tenken::scan
