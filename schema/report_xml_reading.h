// The element "reading" of a report's XML.
#pragma once

#include "schema/reading.h"
#include "schema/xml_reader.h"
#include "schema/xml_writer.h"

namespace tenken::schema {

/// Nothing for a report of which nothing was read from a picture.
void write_reading(XmlWriter& xml, const Reading& reading);
Reading read_reading(const XmlElement& element);

}  // namespace tenken::schema
