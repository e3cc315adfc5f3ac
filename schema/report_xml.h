// The report as XML (namespace urn:tenken:report:1, report.xsd) and back.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "schema/report.h"

namespace tenken::schema {

/// UTF-8, two blanks of indentation, ends in a line feed; the same report gives the same bytes.
/// Valid by report.xsd. Reading it back gives an equal report, but that boxes are rounded to two
/// decimals and characters that XML 1.0 forbids have become U+FFFD.
std::string to_xml(const Report& report);

/// The same handed over piece by piece as it grows: of a long report the text is never there as a
/// whole.
void write_xml(const Report& report, const std::function<void(std::string_view)>& sink);

/// What bears a figure out, by its place: "A-01 A-13", "" for nothing.
using VerifiedBy = std::function<std::string(const Place&)>;

/// The same with @verified on effects, totals, values of series and cells of tables that arithmetic
/// bears out. Reading back passes it over: it belongs to an audit and not to the report.
std::string to_xml(const Report& report, const VerifiedBy& verified);

/// Reads what to_xml wrote, or what another program wrote after the XSD: unknown elements and
/// attributes are passed over, since later versions may add some.
/// Throws InputError with the line for XML that is not well formed, not a report, or has values
/// that are no numbers where numbers must stand. `file` is for that message only.
Report from_xml(std::string_view xml, const std::string& file);

/// True if the text looks like a report XML (cheap: the root element and its namespace).
bool looks_like_report_xml(std::string_view bytes);

}  // namespace tenken::schema
