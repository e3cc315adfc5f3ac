// Escaping for XML 1.0.
#pragma once

#include <string>
#include <string_view>

namespace tenken::schema {

/// Appends character data. Text that is nothing but white space begins with a character reference,
/// since many readers drop it otherwise.
void append_xml_text(std::string& out, std::string_view text);

/// Appends the value of an attribute in double quotes. Line ends and tabs become references, since
/// a reader must turn them into blanks otherwise (XML 1.0, 3.3.3).
void append_xml_attribute(std::string& out, std::string_view value);

}  // namespace tenken::schema
