#include "extractor/pdf/font/cmap/cid_to_unicode.h"

#include <algorithm>

#include "extractor/pdf/font/cmap/tables.h"
#include "extractor/pdf/font/utf16.h"

namespace tenken::pdf {
namespace {

const tables::Collection* find_collection(std::string_view ordering) {
    const tables::Collection* const end = tables::collections + tables::collection_count;
    const tables::Collection* const found =
        std::find_if(tables::collections, end,
                     [&](const tables::Collection& c) { return c.ordering == ordering; });
    return found != end ? found : nullptr;
}

}  // namespace

bool is_known_ordering(std::string_view ordering) {
    return find_collection(ordering) != nullptr;
}

std::u32string cid_to_unicode(std::string_view ordering, std::uint32_t cid) {
    const tables::Collection* const collection = find_collection(ordering);
    if (collection == nullptr || cid >= collection->count) {
        return {};
    }
    const char16_t unit = tables::cid_units[collection->first + cid];
    if (unit != tables::elsewhere) {
        return unit == 0 ? std::u32string() : std::u32string(1, unit);
    }
    const tables::CidText* const first = tables::cid_texts + collection->text;
    const tables::CidText* const last = first + collection->text_count;
    const tables::CidText* const found = std::lower_bound(
        first, last, cid,
        [](const tables::CidText& text, std::uint32_t wanted) { return text.cid < wanted; });
    if (found == last || found->cid != cid) {
        return {};
    }
    return from_utf16({tables::cid_text_units + found->first, found->length});
}

}  // namespace tenken::pdf
