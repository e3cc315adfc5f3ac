// The audit as marks on the PDF itself: where they go and what they say.
#pragma once

#include <vector>

#include "extractor/pdf/annotate.h"
#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::tools {

/// One highlight for each place that findings stand on, with all they say in its note; the frame
/// tells the gravest severity without colour: solid for an error, dashed for a warning, dotted for
/// what needs a person. Findings of a page without a place on it share a note in its corner, those
/// about the whole report one on page 1. Waived findings leave no mark. By page, then as the audit
/// orders them.
std::vector<pdf::Annotation> pdf_marks(const schema::Report& report, const rules::Audit& audit,
                                       schema::Language language);

}  // namespace tenken::tools
