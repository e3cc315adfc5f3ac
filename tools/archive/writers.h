// A page's text in the forms that archives exchange.
#pragma once

#include <string>
#include <vector>

#include "extractor/archive/page_text.h"
#include "schema/report.h"

namespace tenken::tools {

/// ALTO 4.4 (https://www.loc.gov/standards/alto/), one page. Lengths are tenths of a millimetre;
/// where the page was read from a picture, pixels of that picture. `report` names the file, the
/// engine, the software and the doubts. The same input gives the same bytes.
std::string to_alto(const extractor::PageText& page, const schema::Report& report);

/// hOCR 1.2 (https://kba.github.io/hocr-spec/1.2/), one page as XHTML. Lengths are pixels: of the
/// picture that was read, else of 300 to the inch.
std::string to_hocr(const extractor::PageText& page, const schema::Report& report);

/// Puts what proof-readers changed into the letters, where it can be found again: its characters
/// share the room of those that were read.
void put_in_corrections(const schema::Report& report, extractor::PageText& page);

}  // namespace tenken::tools
