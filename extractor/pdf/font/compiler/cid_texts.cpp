#include <algorithm>
#include <iterator>
#include <map>

#include "extractor/pdf/font/compiler/source.h"
#include "extractor/pdf/font/program/code_point_rank.h"
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

// Half-width signs that the files give by code points which normalisation takes elsewhere: U+FFE8
// is the line of box drawings, U+2002 a space of a certain width.
char32_t plain_form(char32_t c) {
    return c == 0x2002 ? U' ' : c == 0xFFE8 ? U'|' : c;
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
        append(units, plain_form(spacing_form(c)));
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

// Code point by CID, from the collection's UTF-32 CMap; the smallest kanji where there are several.
std::map<std::uint32_t, char32_t> code_points_by_cid(const SourceCollection& collection) {
    std::map<std::uint32_t, char32_t> result;
    for (const SourceCMap& cmap : collection.cmaps) {
        if (cmap.form != tables::CodeForm::utf32 || cmap.vertical || !cmap.base.empty()) {
            continue;
        }
        for (const auto& [code, cid] : cmap.mapping) {
            const auto c = static_cast<char32_t>(code);
            char32_t& present = result[cid];
            present = is_plainer(c, present) ? c : present;
        }
        return result;
    }
    return result;
}

}  // namespace

std::vector<std::u16string> read_cid_texts(const std::filesystem::path& root,
                                           const SourceCollection& collection) {
    std::vector<std::u16string> texts;
    const std::map<std::uint32_t, char32_t> code_points = code_points_by_cid(collection);
    const std::string name = "Adobe-" + collection.ordering;
    const std::filesystem::path path = root / name / (name + "-UCS2");
    if (!std::filesystem::exists(path)) {
        if (code_points.empty()) {
            throw std::runtime_error(name + ": nothing says what its CIDs mean");
        }
        for (const auto& [cid, c] : code_points) {
            set(texts, cid, normalise(std::u32string(1, c)));
        }
        return texts;
    }
    const CMapFile file = parse_cmap(read_file(path));
    for (const TextRange& range : file.texts) {
        std::u32string text = from_utf16(from_bytes_be(file.text_of(range)));
        for (std::uint32_t cid = range.low; cid <= range.high && !text.empty(); ++cid) {
            // Some forms have a code point of their own besides a variation sequence: 塚 with the
            // dot is U+FA10. It says what is printed; the bare letter of the sequence does not.
            const auto own = code_points.find(cid);
            const bool varied = std::any_of(text.begin(), text.end(), is_variation_selector);
            set(texts, cid,
                normalise(varied && own != code_points.end() ? std::u32string(1, own->second)
                                                             : text));
            ++text.back();
        }
    }
    return texts;
}

}  // namespace tenken::pdf::compiler
