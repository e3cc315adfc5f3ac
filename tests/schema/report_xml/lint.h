// Validation by xmllint, so that a schema is held against another reader than ours.
#pragma once

#include <string>
#include <vector>

namespace tenken::tests {

/// What xmllint says of the documents: "" if each is well formed and, with `schema` (a path below
/// the source folder, "" for none), valid. One process for all, since starting it costs most.
std::string lint(const std::vector<std::string>& documents, const std::string& schema);

/// "fails to validate" or a parser error: true if xmllint refuses the document.
bool lint_refuses(const std::string& document, const std::string& schema);

}  // namespace tenken::tests
