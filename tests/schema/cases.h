// Cases kept in files: one a line, fields parted by tabs.
#pragma once

#include <string>
#include <vector>

namespace tenken::tests {

struct Case {
    std::string place;  ///< file:line, for the message of a failed check
    std::vector<std::string> fields;
};

/// The cases of tests/schema/cases/NAME. Empty lines and those that begin with "# " are passed
/// over; \t, \n and \xHH stand for a tab, a line feed and a byte. At least `fields` fields each.
std::vector<Case> read_cases(const std::string& name, std::size_t fields);

std::vector<std::string> split(const std::string& text, char separator);

/// A file of the folder beside the source tree that holds what is not part of it ("" if absent):
/// $TENKEN_SHARED or ../shared.
std::string read_shared(const std::string& path);

}  // namespace tenken::tests
