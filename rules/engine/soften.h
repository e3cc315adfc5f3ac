// Findings that rest on a reading which may have lost something.
#pragma once

#include "rules/finding.h"

namespace tenken::rules {

/// True for figures that were read and contradict each other or a target: that is seen on the page.
/// Everything else may be what the reader lost (a row, a line, a word) or misread.
bool rests_on_figures(const Finding& finding);

/// No error any more: a warning if it rests on figures, else a note. `why` follows its message.
void soften(Finding& finding, const schema::Message& why);

}  // namespace tenken::rules
