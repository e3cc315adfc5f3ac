// The whole program but for main().
#pragma once

#include <string>
#include <vector>

namespace tenken::tools {

/// Runs the command line (without the program's name) and gives the exit status: 0, 1 or 2.
/// Whatever goes wrong ends as one line on standard error and a 2.
int run_program(const std::vector<std::string>& words) noexcept;

}  // namespace tenken::tools
