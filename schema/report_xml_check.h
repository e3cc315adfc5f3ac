// Is this text a report's XML, as to_xml writes it? Asked of text that another process wrote,
// before it is passed on.
#pragma once

#include <string>
#include <string_view>

namespace tenken::schema {

/// Goes over the text once, keeping no more than the names of the open elements. Throws InputError
/// with the line for what is not well formed or not UTF-8, for a root element that is no report,
/// for numbers, boxes, flags and words of a list that are not written as report.xsd has them, and
/// for anything of XML that to_xml never writes: document types, comments, processing instructions,
/// entities but the five. Elements and attributes may be unknown, as to from_xml.
void check_report_xml(std::string_view xml, const std::string& file);

}  // namespace tenken::schema
