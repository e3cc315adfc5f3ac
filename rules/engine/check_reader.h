// The check element of a rule: its kind and the kind's typed parameters.
#pragma once

#include "rules/checks/check.h"
#include "rules/engine/xml_position.h"
#include "rules/rule_set.h"

namespace tenken::rules {

/// Reads kind and parameters, with the kind's own values for those not given.
const CheckKind& read_check(const XmlFile& file, const schema::XmlNode& check,
                            const Vocabulary& vocabulary, Parameters& parameters);

}  // namespace tenken::rules
