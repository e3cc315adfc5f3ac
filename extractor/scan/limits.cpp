#include "extractor/scan/limits.h"

#include <array>

namespace tenken::scan {

std::span<const LimitSpec> limit_specs() {
    static const std::array<LimitSpec, 1> specs{{
        {"picture-text",
         &Limits::picture_text,
         {"1ページの画像から読む行の長さの合計（行の高さを1とする）",
          "length of the lines read in one page's pictures, their height being 1"}},
    }};
    return specs;
}

bool set_limit(std::string_view name, std::size_t value) {
    return schema::set_limit(limit_specs(), limits, name, value);
}

}  // namespace tenken::scan
