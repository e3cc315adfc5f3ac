#include "extractor/pdf/font/cmap/to_unicode.h"

#include <utility>

#include "extractor/pdf/font/names/glyph_names.h"
#include "extractor/pdf/font/utf16.h"

namespace tenken::pdf {
namespace {

// No table made from a font's glyphs has so many codes in step with Unicode (kanji are not in the
// order of any font but one made for Unicode).
constexpr std::uint64_t long_range = 0x1000;

bool is_blank(char32_t c) {
    return c <= 0x20 || c == 0xA0 || c == 0x3000 || c == 0xFFFD;
}

}  // namespace

ToUnicode::ToUnicode(CMapFile file) : file_(std::move(file)) {
    for (const TextRange& range : file_.texts) {
        ranges_.add(range.low, range.high, range);
    }
    ranges_.finish();
    judge();
}

std::u32string ToUnicode::find(std::uint32_t code) const {
    const auto* const range = ranges_.find(code);
    if (range == nullptr) {
        return {};
    }
    return text_at(range->payload, code - static_cast<std::uint32_t>(range->origin));
}

std::u32string ToUnicode::text_at(const TextRange& range, std::uint32_t skip) const {
    const std::string_view bytes = file_.text_of(range);
    if (range.named) {
        return glyph_name_to_unicode(bytes);
    }
    std::u32string text;
    if (bytes.size() == 1) {
        text.push_back(static_cast<unsigned char>(bytes.front()));  // meant as one code point
    } else {
        text = from_utf16(from_bytes_be(bytes));
    }
    while (text.size() > 1 && text.back() == 0) {
        text.pop_back();  // padding
    }
    if (!text.empty()) {
        text.back() += skip;
    }
    return text;
}

void ToUnicode::judge() {
    std::uint64_t codes = 0;
    bool all_blank = true;
    bool all_same = true;
    std::u32string first;
    for (const auto& range : ranges_.ranges()) {
        const std::uint64_t length = range.high - range.low + 1;
        codes += length;
        if (!all_blank && !all_same && length < long_range) {
            continue;
        }
        const auto skip = static_cast<std::uint32_t>(range.low - range.origin);
        const std::u32string text = text_at(range.payload, skip);
        const bool blank = text.empty() || (text.size() == 1 && is_blank(text.front()));
        all_blank = all_blank && blank && length <= 2;
        if (codes == length) {
            first = text;
        }
        all_same = all_same && length == 1 && text == first;
        identity_ = identity_ || (length >= long_range && text.size() == 1 &&
                                  text.front() == static_cast<char32_t>(range.low));
    }
    useless_ = codes >= 3 && (all_blank || all_same);
}

}  // namespace tenken::pdf
