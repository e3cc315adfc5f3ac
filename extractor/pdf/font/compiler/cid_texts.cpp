#include <algorithm>

#include "extractor/pdf/font/compiler/source.h"
#include "extractor/pdf/font/utf16.h"

namespace tenken::pdf::compiler {
namespace {

bool is_variation_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

// The collections hold accents as glyphs of their own, which UCS2 files give as combining marks. A
// mark without a letter would attach itself to the character before it.
char32_t spacing_form(char32_t mark) {
    switch (mark) {
        case 0x0300:
            return 0x0060;  // grave
        case 0x0301:
            return 0x00B4;  // acute
        case 0x0302:
            return 0x005E;  // circumflex
        case 0x0303:
            return 0x007E;  // tilde: code 7E of JIS-Roman
        case 0x0304:
            return 0x00AF;  // macron
        case 0x0305:
            return 0x203E;  // overline
        case 0x0306:
            return 0x02D8;  // breve
        case 0x0307:
            return 0x02D9;  // dot above
        case 0x0308:
            return 0x00A8;  // dieresis
        case 0x030A:
            return 0x02DA;  // ring
        case 0x030B:
            return 0x02DD;  // double acute
        case 0x030C:
            return 0x02C7;  // caron
        case 0x0327:
            return 0x00B8;  // cedilla
        case 0x0328:
            return 0x02DB;  // ogonek
        default:
            return mark;
    }
}

void append(std::u16string& units, char32_t c) {
    if (c < 0x10000) {
        units.push_back(static_cast<char16_t>(c));
    } else {
        units.push_back(static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10U)));
        units.push_back(static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FFU)));
    }
}

std::u16string normalise(const std::u32string& text) {
    std::u32string kept;
    std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
                 [](char32_t c) { return !is_variation_selector(c); });
    std::u16string units;
    if (kept.size() == 1) {
        const char32_t c = kept.front();
        if (c == 0xFFFD || (c >= 0xD800 && c <= 0xDFFF)) {
            return units;
        }
        // The half-width space of Japanese fonts; U+2002 says no more than that.
        append(units, c == 0x2002 ? U' ' : spacing_form(c));
        return units;
    }
    for (const char32_t c : kept) {
        append(units, c);
    }
    return units;
}

void set(std::vector<std::u16string>& texts, std::uint32_t cid, std::u16string text) {
    if (cid >= tables::unmapped) {
        throw std::runtime_error("a CID is too large for the tables");
    }
    if (texts.size() <= cid) {
        texts.resize(cid + 1);
    }
    texts[cid] = std::move(text);
}

}  // namespace

std::vector<std::u16string> read_cid_texts(const std::filesystem::path& root,
                                           const SourceCollection& collection) {
    std::vector<std::u16string> texts;
    const std::filesystem::path path =
        root / ("Adobe-" + collection.ordering) / ("Adobe-" + collection.ordering + "-UCS2");
    if (std::filesystem::exists(path)) {
        const CMapFile file = parse_cmap(read_file(path));
        for (const TextRange& range : file.texts) {
            std::u32string text = from_utf16(from_bytes_be(file.text_of(range)));
            for (std::uint32_t cid = range.low; cid <= range.high && !text.empty(); ++cid) {
                set(texts, cid, normalise(text));
                ++text.back();
            }
        }
        return texts;
    }
    for (const SourceCMap& cmap : collection.cmaps) {
        if (cmap.form != tables::CodeForm::utf32 || cmap.vertical) {
            continue;
        }
        // From the last to the first, so that of several code points the smallest remains.
        for (auto entry = cmap.mapping.rbegin(); entry != cmap.mapping.rend(); ++entry) {
            set(texts, entry->second,
                normalise(std::u32string(1, static_cast<char32_t>(entry->first))));
        }
        return texts;
    }
    throw std::runtime_error("Adobe-" + collection.ordering + ": nothing says what its CIDs mean");
}

}  // namespace tenken::pdf::compiler
