// What goes out of the house after an audit: the draft of an errata list and the questions to ask.
#pragma once

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"
#include "tools/publish/sheet.h"

namespace tenken::tools {

/// 正誤表の案: page, place, printed (誤), what it may have to be (正の候補), evidence. One row for
/// each finding that says something printed is wrong; a missed target is no misprint and is left
/// out, and so is a waived finding.
Sheet errata_draft(const schema::Report& report, const rules::Audit& audit,
                   schema::Language language);

/// 質問票: by department, then item: what to ask before the meeting, with the page and the
/// evidence.
Sheet question_list(const schema::Report& report, const rules::Audit& audit,
                    schema::Language language);

}  // namespace tenken::tools
