// What the command line says about how a report is to be read.
#pragma once

#include <string>

#include "schema/corrections.h"
#include "schema/message.h"
#include "tools/tenken/arguments.h"
#include "tools/tenken/load_report.h"

namespace tenken::tools {

/// --password, --no-sandbox, --jobs, --progress and --corrections. `language` is that of the
/// progress. Throws InputError for what cannot be used.
Reading reading_of(const Arguments& arguments, schema::Language language);

/// Says on standard error which lines of the corrections no longer fit the report, and why. `path`
/// is the file as the user named it.
void tell_what_does_not_fit(const schema::Corrections& corrections, const std::string& path,
                            schema::Language language);

}  // namespace tenken::tools
