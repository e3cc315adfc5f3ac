// Bounds with names, that users may set.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "schema/message.h"

namespace tenken::schema {

/// One bound of a struct of bounds.
template <typename Limits>
struct LimitSpec {
    std::string_view name;  ///< glyphs
    std::size_t Limits::*member;
    Message help;
};

/// False if there is no bound of that name, or the value is 0.
template <typename Limits>
bool set_limit(std::span<const LimitSpec<Limits>> specs, Limits& limits, std::string_view name,
               std::size_t value) {
    for (const LimitSpec<Limits>& spec : specs) {
        if (spec.name == name && value > 0) {
            limits.*spec.member = value;
            return true;
        }
    }
    return false;
}

}  // namespace tenken::schema
