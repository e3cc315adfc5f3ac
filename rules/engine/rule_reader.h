// From the XML of a pack to rules and word lists. Every fault is an InputError with file, line,
// column and what was expected there.
#pragma once

#include "rules/engine/xml_position.h"
#include "rules/rule_set.h"

namespace tenken::rules {

enum class PackFileKind { rule, words, patterns };

/// By the root element; a fault if it is none of ours or not in the namespace urn:tenken:rule:1.
PackFileKind kind_of(const XmlFile& file);

/// A shared list into `vocabulary`, in place of one of the same id; with extends="true" behind it.
void read_list(const XmlFile& file, PackFileKind kind, Vocabulary& vocabulary);

/// `family` is the folder the file stands in. Shared lists must have been read before. `examples`
/// false: they were left out of the file on purpose.
Rule read_rule(const XmlFile& file, const std::string& family, const Vocabulary& vocabulary,
               bool examples = true);

}  // namespace tenken::rules
