// Captions: the line over a table that says which one it is.
#pragma once

#include <string_view>

namespace tenken::layout {

/// True for a text that begins as a caption does, with a number: Table 5, TABLE IV., Exhibit 2,
/// 表1, 表2－3, 第3表, 図 4.
bool is_caption(std::string_view text);

}  // namespace tenken::layout
