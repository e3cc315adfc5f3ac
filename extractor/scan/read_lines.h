// The lines of a page, read within a budget: a page of noise has thousands of them.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "extractor/scan/check_figures.h"

namespace tenken::scan {

/// Reads a line; `twice`: also a second time where that is worth it. Adds what it gave to the
/// engine, in squares of the line's height, to `length`.
using ReadLineOnce =
    std::function<std::vector<ReadSymbol>(const TextLine& line, bool twice, double& length)>;

struct ReadLines {
    std::vector<ReadLine> lines;  ///< in the order given, those that were read
    std::size_t unread = 0;       ///< lines for which no budget was left
    bool is_noise = false;        ///< most lines of a sample of the page made no sense
};

/// A sample of the lines from all over the page is read first. Where most of it makes no sense, the
/// page gets a sixth of the budget, and lines beside those that made sense come first: a photograph
/// above a table does not eat up the table's share.
ReadLines read_lines(std::vector<TextLine> lines, double budget, const ReadLineOnce& read);

}  // namespace tenken::scan
