#include "rules/severity.h"

#include <algorithm>
#include <array>

namespace tenken::rules {

namespace {

constexpr std::array<std::string_view, 3> names{"note", "warning", "error"};  // as the enumerators

}  // namespace

std::string_view severity_name(Severity severity) {
    return names.at(static_cast<std::size_t>(severity));
}

std::optional<Severity> severity_named(std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) {
        return std::nullopt;
    }
    return static_cast<Severity>(found - names.begin());
}

}  // namespace tenken::rules
