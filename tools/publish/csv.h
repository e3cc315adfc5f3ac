// CSV that opens right in Excel and LibreOffice (RFC 4180, UTF-8 with a byte order mark).
#pragma once

#include <string>
#include <vector>

namespace tenken::tools {

using CsvRow = std::vector<std::string>;

/// One row after the other, CRLF ends, every field quoted where it must be. A field that a
/// spreadsheet would take for a formula (= @, or a sign that begins no number, of either width)
/// gets an apostrophe in front, since its text comes out of a stranger's file; -29,597 stays a
/// number.
std::string to_csv(const std::vector<CsvRow>& rows);

}  // namespace tenken::tools
