// Small documents written by hand: what layout would give, in a notation for people.
//
//   P size=18 bold | text          a paragraph; size and bold may be left out; "\n" is a line feed
//   P page=2 | text                is on that page, as is what follows; the first page is 1
//   |a|b|<|                        a row of a table: < goes on with the cell to the left,
//   |^|c|d|                        ^ with the cell above, ~ is no cell at all, !x is a shaded cell
//   RUN text                       a running header that layout took out
//   ---                            ends a table that another one follows
// Lines that begin with # are comments. After "== expect" stand the facts to be found (dump.h).
#pragma once

#include <string>
#include <vector>

#include "extractor/layout/document.h"

namespace tenken::testing {

struct CaseFile {
    std::string name;
    layout::Document document;
    std::vector<std::string> expected;
};

/// Throws std::runtime_error for a file that is not in the notation.
CaseFile read_case(const std::string& path);

/// The case files of a folder below tests/report, by name.
std::vector<std::string> case_paths(const std::string& folder);

}  // namespace tenken::testing
