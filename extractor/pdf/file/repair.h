// A new cross-reference table for a file whose own is wrong or gone, made from the objects that
// stand in its bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenken::pdf {

/// The file's bytes with, behind them, what was missing: objects that were packed in object
/// streams, objects whose endobj was lost, a catalog if there is none, a table and a trailer. "" if
/// no object can be found. What was done goes to `problems`. Of an object that is there several
/// times the last counts, as after incremental updates.
std::string rebuild(std::string_view bytes, std::vector<std::string>& problems);

}  // namespace tenken::pdf
