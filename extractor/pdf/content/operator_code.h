// Operators as numbers, so that a switch can tell them apart.
#pragma once

#include <cstdint>
#include <string_view>

namespace tenken::pdf {

/// The bytes of an operator in one number; 0 for what is longer than any operator.
constexpr std::uint32_t operator_code(std::string_view name) {
    if (name.empty() || name.size() > 3) {
        return 0;
    }
    std::uint32_t code = 0;
    for (const char c : name) {
        code = code << 8 | static_cast<unsigned char>(c);
    }
    return code;
}

}  // namespace tenken::pdf
