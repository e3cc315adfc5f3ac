// --pages: which pages of a file are looked at.
#pragma once

#include <string>

#include "extractor/page_choice.h"

namespace tenken::tools {

/// "3", "2,5-7", "10-": pages from 1 on, in any order; a range without an end goes on to the last
/// page. Throws InputError for anything else.
extractor::PageChoice page_choice(const std::string& text);

}  // namespace tenken::tools
