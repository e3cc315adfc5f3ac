// Every kind of check; one file in this folder each. registry.cpp lists them.
#pragma once

#include "rules/checks/check.h"

namespace tenken::rules {

CheckKind year_missing_kind();
CheckKind year_blank_kind();

}  // namespace tenken::rules
