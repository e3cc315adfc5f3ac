// How grave a finding is.
#pragma once

#include <optional>
#include <string_view>

namespace tenken::rules {

enum class Severity {
    note,     ///< needs a person
    warning,  ///< likely wrong, or off target
    error,    ///< provable from the document
};

/// "note", "warning" or "error": as packs, options, formats and the style sheet write it.
std::string_view severity_name(Severity severity);

/// The severity of that name; nullopt if it is none.
std::optional<Severity> severity_named(std::string_view name);

}  // namespace tenken::rules
