// Two readings of one line against each other.
#pragma once

#include <vector>

#include "extractor/common_part.h"
#include "extractor/scan/line_reader.h"

namespace tenken::scan {

/// `first`, with the second's word where that is surer, and marked where the two differ; with all
/// that only one of them has, its presence open. Full and half width, and the forms of one bracket,
/// are no difference.
std::vector<ReadSymbol> compare_readings(const std::vector<Symbol>& first,
                                         const std::vector<Symbol>& second, double em);

/// The pairs of characters (one of each reading) that both have in the same order, ascending.
extractor::CommonPart agreements(const std::vector<Symbol>& first,
                                 const std::vector<Symbol>& second);

/// A figure, or what belongs to one: digits, decimal point, thousands' comma, percent, sign.
bool is_figure_character(const std::string& text);
bool is_digit(const std::string& text);

/// Stray marks that an engine sees at the end of a line: - _ . | and the like.
bool is_stray_mark(const std::string& text);

}  // namespace tenken::scan
