// Look-up in the CMaps compiled into the program (tables.h).
#include <algorithm>
#include <optional>
#include <string_view>

#include "extractor/pdf/font/cmap/cmap.h"
#include "extractor/pdf/font/cmap/tables.h"

namespace tenken::pdf {
namespace {

using tables::CodeForm;
using tables::PredefinedCMap;

std::optional<std::uint32_t> find_own(const PredefinedCMap& cmap, std::uint32_t length,
                                      std::uint32_t value) {
    const std::uint32_t key = length << 24U | value >> 8U;
    const tables::Page* const begin = tables::pages + cmap.page;
    const tables::Page* const end = begin + cmap.page_count;
    const tables::Page* const page = std::lower_bound(
        begin, end, key,
        [](const tables::Page& p, std::uint32_t wanted) { return p.key < wanted; });
    if (page == end || page->key != key) {
        return std::nullopt;
    }
    const std::uint32_t low = value & 0xFFU;
    const std::uint32_t* const first = tables::entries + page->first;
    const std::uint32_t* const last = tables::entries + page[1].first;
    const std::uint32_t* const after =
        std::upper_bound(first, last, low, [](std::uint32_t wanted, std::uint32_t entry) {
            return wanted < tables::entry_low(entry);
        });
    if (after == first || tables::entry_high(after[-1]) < low) {
        return std::nullopt;
    }
    const std::uint32_t cid = tables::entry_cid(after[-1]);
    return cid == tables::unmapped ? cid : cid + low - tables::entry_low(after[-1]);
}

}  // namespace

std::optional<std::uint32_t> find_cid(const PredefinedCMap& cmap, CharCode code) {
    const char32_t c = decode(cmap.form, code);
    if (cmap.form != CodeForm::bytes && c == 0) {
        return std::nullopt;
    }
    const std::uint32_t length = cmap.form == CodeForm::bytes ? code.length : 0;
    const std::uint32_t value = cmap.form == CodeForm::bytes ? code.value : c;
    for (const PredefinedCMap* level = &cmap;; level = tables::cmaps + level->base) {
        if (const auto cid = find_own(*level, length, value)) {
            return *cid == tables::unmapped ? std::nullopt : cid;
        }
        if (level->base < 0) {
            return std::nullopt;
        }
    }
}

const PredefinedCMap* find_predefined(std::string_view name) {
    const PredefinedCMap* const end = tables::cmaps + tables::cmap_count;
    const PredefinedCMap* const found = std::lower_bound(
        tables::cmaps, end, name,
        [](const PredefinedCMap& cmap, std::string_view wanted) { return cmap.name < wanted; });
    return found != end && found->name == name ? found : nullptr;
}

}  // namespace tenken::pdf
