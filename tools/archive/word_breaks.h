// ICU's word breaks, seen from where ICU is not known: they are in the module that only the runs
// load that need it.
#pragma once

#include <cstddef>
#include <set>
#include <string>

namespace tenken::tools {

/// The function that the module exports: gives the bytes of `text`, in UTF-8, at which a word
/// begins or ends (UAX #29 with the dictionary of Japanese); none if ICU has no such data.
using FindBreaks = void (*)(const std::string& text, std::set<std::size_t>& breaks);
inline constexpr char find_breaks_name[] = "tenken_find_breaks";

}  // namespace tenken::tools
