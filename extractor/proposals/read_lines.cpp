#include "extractor/proposals/read_lines.h"

#include <cmath>

#include "schema/text.h"

namespace tenken::extractor {

namespace {

constexpr double widest_space = 1.5;  // of a character's size; beyond, another text begins

bool goes_on(const Glyph& before, const Glyph& glyph) {
    const double size = std::max(before.size, glyph.size);
    if (before.vertical || before.box.width() <= 0) {
        return false;
    }
    return std::abs(before.box.center_y() - glyph.box.center_y()) < 0.5 * size &&
           glyph.box.x0 - before.box.x1 < widest_space * size &&
           glyph.box.x0 > before.box.x0 - 0.5 * size;
}

/// The doubt that lies on a character, by its box.
const scan::Doubt* doubt_on(const scan::ReadPage& page, const Glyph& glyph) {
    for (const scan::Doubt& doubt : page.doubts) {
        if (doubt.box.contains(glyph.box.center_x(), glyph.box.center_y()) &&
            doubt.read.find(glyph.text) != std::string::npos) {
            return &doubt;
        }
    }
    return nullptr;
}

char32_t only_character(const std::string& text) {
    std::size_t at = 0;
    const char32_t character = text.empty() ? 0 : schema::next_code_point(text, at);
    return at == text.size() ? character : 0;
}

}  // namespace

std::vector<CharacterLine> read_lines(const scan::ReadPage& page) {
    std::vector<CharacterLine> lines;
    const Glyph* before = nullptr;
    for (const Glyph& glyph : page.page.glyphs) {
        if (before == nullptr || !goes_on(*before, glyph)) {
            lines.emplace_back();
        }
        before = &glyph;
        ReadCharacter read{only_character(glyph.text), glyph.box, glyph.confidence, false, 0};
        if (const scan::Doubt* doubt = doubt_on(page, glyph)) {
            read.doubtful = true;
            read.other = doubt->read == glyph.text ? only_character(doubt->other) : 0;
        }
        lines.back().push_back(read);
    }
    return lines;
}

}  // namespace tenken::extractor
