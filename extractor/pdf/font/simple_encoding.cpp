#include "extractor/pdf/font/simple_encoding.h"

#include <algorithm>

namespace tenken::pdf {
namespace {

// Every code once and a number before each would be 512 elements.
constexpr std::size_t longest_differences = 4096;

}  // namespace

SimpleEncoding::SimpleEncoding(const Value& encoding, BaseEncoding fallback) {
    const Value name = encoding.is_name() ? encoding : encoding.get("BaseEncoding");
    base_ = base_encoding_named(name.name());
    names_base_ = base_ != BaseEncoding::none;
    if (!names_base_) {
        base_ = fallback;
    }
    const Value differences = encoding.get("Differences");
    const std::size_t count = std::min(differences.size(), longest_differences);
    long code = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const Value element = differences.at(i);
        if (element.is_number()) {
            code = element.integer();
        } else if (element.is_name()) {
            if (code >= 0 && code <= 0xFF) {
                differences_[static_cast<std::size_t>(code)] = element.name();
            }
            code = code >= 0 && code <= 0xFF ? code + 1 : 0x100;
        }
    }
}

}  // namespace tenken::pdf
