#include "extractor/pdf/font/cid_metrics.h"

#include <algorithm>
#include <cstddef>

namespace tenken::pdf {
namespace {

// Elements looked at in one W or W2, inner arrays included. The largest fonts have 30,000 glyphs
// with three numbers each.
constexpr std::size_t element_limit = 400'000;

float thousandth(double number) {
    // Beyond this no glyph is drawn on a page; it also keeps infinities of hostile files out.
    return static_cast<float>(std::clamp(number, -1e6, 1e6) / 1000);
}

bool is_cid(const Value& value) {
    return value.is_number() && value.integer() >= 0 && value.integer() <= 0xFFFF;
}

// Both arrays are a sequence of "first [a b c …]" and "first last a b c" with groups of `size`
// numbers; calls add(first, last, array, index of the group's first number).
template <class Add>
void for_each_group(const Value& array, std::size_t size, Add add) {
    std::size_t left = element_limit;
    const std::size_t count = std::min(array.size(), left);
    for (std::size_t at = 0; at + 1 < count;) {
        const Value first = array.at(at);
        const Value second = array.at(at + 1);
        if (is_cid(first) && second.is_array()) {
            std::uint64_t cid = static_cast<std::uint64_t>(first.integer());
            const std::size_t inner = std::min(second.size(), left);
            left -= inner;
            for (std::size_t i = 0; i + size <= inner && cid <= 0xFFFF; i += size) {
                add(cid, cid, second, i);
                ++cid;
            }
            at += 2;
        } else if (is_cid(first) && is_cid(second) && at + 2 + size <= count) {
            add(static_cast<std::uint64_t>(first.integer()),
                static_cast<std::uint64_t>(second.integer()), array, at + 2);
            at += 2 + size;
        } else {
            ++at;  // out of step: look for the next beginning
        }
    }
}

}  // namespace

CidMetrics::CidMetrics(const Value& cid_font)
    : default_width_(thousandth(cid_font.get("DW").number(1000))) {
    for_each_group(cid_font.get("W"), 1,
                   [&](std::uint64_t first, std::uint64_t last, const Value& array, std::size_t i) {
                       widths_.add(first, last, thousandth(array.at(i).number()));
                   });
    widths_.finish();
    const Value vertical = cid_font.get("DW2");
    if (vertical.size() >= 2) {
        default_y_ = thousandth(vertical.at(0).number(880));
        default_advance_ = thousandth(vertical.at(1).number(-1000));
    }
    for_each_group(cid_font.get("W2"), 3,
                   [&](std::uint64_t first, std::uint64_t last, const Value& array, std::size_t i) {
                       verticals_.add(
                           first, last,
                           {thousandth(array.at(i).number()), thousandth(array.at(i + 1).number()),
                            thousandth(array.at(i + 2).number())});
                   });
    verticals_.finish();
}

float CidMetrics::width(std::uint32_t cid) const {
    const auto* const range = widths_.find(cid);
    return range != nullptr ? range->payload : default_width_;
}

VerticalMetrics CidMetrics::vertical(std::uint32_t cid) const {
    if (const auto* const range = verticals_.find(cid)) {
        return range->payload;
    }
    return {default_advance_, width(cid) / 2, default_y_};
}

}  // namespace tenken::pdf
