// Cells that print all answers and tick one of them: ■計画どおり □やや遅れ □未着手.
#pragma once

#include <string>

namespace tenken::report {

/// The answers that are ticked, with 、 between several; the text itself if it is no row of boxes
/// or nothing in it is ticked.
std::string ticked(std::string text);

}  // namespace tenken::report
