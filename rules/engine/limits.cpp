#include "rules/limits.h"

#include <array>

namespace tenken::rules {

std::span<const LimitSpec> limit_specs() {
    static const std::array<LimitSpec, 2> specs{{
        {"pattern-bytes",
         &Limits::pattern_bytes,
         {"規則の正規表現一つのメモリー（バイト）", "memory of one pattern of a rule, bytes"}},
        {"findings",
         &Limits::findings,
         {"一つの規則が一つの報告書について述べる数", "what one rule says of one report"}},
    }};
    return specs;
}

bool set_limit(std::string_view name, std::size_t value) {
    return schema::set_limit(limit_specs(), limits, name, value);
}

}  // namespace tenken::rules
