#include "extractor/pdf/font/descriptor.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace tenken::pdf {
namespace {

constexpr long flag_fixed_pitch = 1L << 0U;
constexpr long flag_serif = 1L << 1U;
constexpr long flag_force_bold = 1L << 18U;

constexpr double bold_weight = 600;

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

// "W6" … "W9" at the end or before a separator, as Japanese foundries count weights.
bool has_heavy_weight_class(std::string_view name) {
    for (std::size_t at = name.find('W'); at != std::string_view::npos;
         at = name.find('W', at + 1)) {
        const bool heavy = at + 1 < name.size() && name[at + 1] >= '6' && name[at + 1] <= '9';
        const bool ends = at + 2 >= name.size() || name[at + 2] == '-' || name[at + 2] == ',';
        if (heavy && ends) {
            return true;
        }
    }
    return false;
}

// Extra, ultra and demi bold at the end of a face's name, as in HGSoeiKakugothicUB and ShinGo-DB;
// before it stands no capital, so that a name in capitals is not taken for one.
bool has_heavy_suffix(std::string_view name) {
    name = name.substr(0, std::min(name.find("-WinCharSet"), name.find(',')));
    if (name.size() < 3) {
        return false;
    }
    const std::string_view suffix = name.substr(name.size() - 2);
    const char before = name[name.size() - 3];
    return (suffix == "UB" || suffix == "EB" || suffix == "DB") &&
           !(before >= 'A' && before <= 'Z');
}

}  // namespace

bool name_is_bold(std::string_view base_font) {
    constexpr std::string_view parts[] = {"Bold",  "bold",   "BOLD",    "Heavy",     "Black",
                                          "Ultra", "FutoGo", "FutoMin", "MidashiGo", "MidashiMin"};
    return std::any_of(std::begin(parts), std::end(parts),
                       [&](std::string_view part) { return has(base_font, part); }) ||
           has_heavy_weight_class(base_font) || has_heavy_suffix(base_font);
}

Descriptor read_descriptor(const Value& descriptor, std::string_view base_font,
                           float fallback_ascent, float fallback_descent) {
    Descriptor result;
    result.bold = name_is_bold(base_font);
    result.ascent = fallback_ascent;
    result.descent = fallback_descent;
    if (!descriptor.is_dictionary()) {
        return result;
    }
    const long flags = descriptor.get("Flags").integer();
    result.fixed_pitch = (flags & flag_fixed_pitch) != 0;
    result.serif = (flags & flag_serif) != 0;
    // StemV is left out: office copiers write 149 for the light MS-Mincho, Word 50 for bold faces.
    result.bold = result.bold || (flags & flag_force_bold) != 0 ||
                  descriptor.get("FontWeight").number() >= bold_weight;
    result.missing_width = descriptor.get("MissingWidth").number();
    for (const char* key : {"FontFile", "FontFile2", "FontFile3"}) {
        result.embedded = result.embedded || descriptor.get(key).is_stream();
    }
    const double ascent = descriptor.get("Ascent").number() / 1000;
    const double descent = -std::abs(descriptor.get("Descent").number()) / 1000;
    // Both must make sense together: a descriptor with one of them zero was filled in by a program
    // that did not know.
    if (ascent >= 0.3 && ascent <= 2 && descent < 0 && descent >= -1) {
        result.ascent = static_cast<float>(std::clamp(ascent, 0.6, 1.1));
        result.descent = static_cast<float>(std::clamp(descent, -0.4, -0.05));
    }
    return result;
}

}  // namespace tenken::pdf
