// How the values of the report's enumerations are called in XML; the same words stand in
// report.xsd.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "schema/report.h"

namespace tenken::schema::names {

inline constexpr std::string_view report_namespace = "urn:tenken:report:1";
inline constexpr std::string_view dublin_core_namespace = "http://purl.org/dc/elements/1.1/";

template <typename Enum>
struct Name {
    Enum value;
    std::string_view name;
};

inline constexpr std::array<Name<SourceKind>, 3> source_kinds{{
    {SourceKind::born_digital, "born-digital"},
    {SourceKind::scanned, "scanned"},
    {SourceKind::transcript, "transcript"},
}};

inline constexpr std::array<Name<Presence>, 4> presences{{
    {Presence::value, "value"},
    {Presence::blank, "blank"},
    {Presence::dash, "dash"},
    {Presence::statement, "statement"},
}};

inline constexpr std::array<Name<Relation>, 4> relations{{
    {Relation::at_least, "at-least"},
    {Relation::at_most, "at-most"},
    {Relation::equal, "equal"},
    {Relation::about, "about"},
}};

inline constexpr std::array<Name<Evidence>, 4> evidences{{
    {Evidence::ruled, "ruled"},
    {Evidence::half_ruled, "half-ruled"},
    {Evidence::aligned, "aligned"},
    {Evidence::transcript, "transcript"},
}};

inline constexpr std::array<Name<Fit>, 6> fits{{
    {Fit::applied, "applied"},
    {Fit::confirmed, "confirmed"},
    {Fit::already_right, "already-right"},
    {Fit::no_place, "no-place"},
    {Fit::differs, "differs"},
    {Fit::ambiguous, "ambiguous"},
}};

/// The name of a value; every value has one.
template <typename Names, typename Enum>
constexpr std::string_view name_of(const Names& names, Enum value) {
    for (const auto& entry : names) {
        if (entry.value == value) {
            return entry.name;
        }
    }
    return names.front().name;
}

/// The value of a name, nullopt for a name that is none of them.
template <typename Names>
constexpr auto value_of(const Names& names, std::string_view name)
    -> std::optional<decltype(names.front().value)> {
    for (const auto& entry : names) {
        if (entry.name == name) {
            return entry.value;
        }
    }
    return std::nullopt;
}

}  // namespace tenken::schema::names
