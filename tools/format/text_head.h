// The head of an audit in text: which report it is and how well it was read. Private to the
// formats.
#pragma once

#include "tools/format/audit_view.h"
#include "tools/format/text_page.h"

namespace tenken::tools {

void write_head(TextPage& page, const AuditView& view);

}  // namespace tenken::tools
