// The commands of the program, one file each.
#pragma once

#include "schema/message.h"
#include "tools/tenken/arguments.h"

namespace tenken::tools {

/// What the program may end with; nothing else, ever.
enum class ExitStatus { done = 0, findings = 1, failed = 2 };

/// All throw InputError for what cannot be done.
ExitStatus run_extract(const Arguments& arguments, schema::Language language);
ExitStatus run_check(const Arguments& arguments, schema::Language language);
ExitStatus run_report(const Arguments& arguments, schema::Language language);
ExitStatus run_rules(const Arguments& arguments, schema::Language language);
ExitStatus run_tables(const Arguments& arguments, schema::Language language);

}  // namespace tenken::tools
