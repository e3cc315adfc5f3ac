// What the CIDs of Adobe's character collections mean: Adobe-Japan1-UCS2 and its sisters, compiled
// in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tenken::pdf {

/// True for Japan1, Japan2, GB1, CNS1, Korea1, KR: an ordering whose CIDs have a meaning.
bool is_known_ordering(std::string_view ordering);

/// The text of a CID, mostly one code point; empty if the CID is not known. Variation selectors are
/// left out, stand-alone combining marks are given as the spacing characters they are drawn as.
std::u32string cid_to_unicode(std::string_view ordering, std::uint32_t cid);

}  // namespace tenken::pdf
