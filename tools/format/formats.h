// An audit, and tables, as files that people and programs read. Every function gives the same bytes
// for the same input.
#pragma once

#include <string>
#include <vector>

#include "schema/table.h"
#include "tools/format/audit_view.h"
#include "tools/format/terminal.h"

namespace tenken::tools {

/// For people: grouped by item, each finding with its page, the printed string and the sum.
std::string audit_as_text(const AuditView& view, const TextStyle& style);

/// An object with `findings`, a list; docs in schema/findings.schema.json.
std::string audit_as_json(const AuditView& view);

/// schema/findings.xsd; both languages.
std::string audit_as_xml(const AuditView& view);

/// SARIF 2.1.0 (OASIS). Page and rectangle are properties of the location, since SARIF knows lines
/// only.
std::string audit_as_sarif(const AuditView& view);

/// JUnit XML, as build servers read it: a test suite for each item, a test case for each finding
/// and each check that was made.
std::string audit_as_junit(const AuditView& view);

std::string tables_as_json(const std::vector<schema::Table>& tables);
/// One line a row of a table, the page and the number of the table in front.
std::string tables_as_csv(const std::vector<schema::Table>& tables);
/// One page with real tables, spans kept.
std::string tables_as_html(const std::vector<schema::Table>& tables, const std::string& title,
                           schema::Language language);

}  // namespace tenken::tools
