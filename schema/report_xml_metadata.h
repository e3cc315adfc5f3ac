// The catalogue's entry in a report's XML, after Dublin Core.
#pragma once

#include "schema/report.h"
#include "schema/xml_reader.h"
#include "schema/xml_writer.h"

namespace tenken::schema {

/// Writes nothing if the report does not say what made it.
void write_metadata(XmlWriter& xml, const Report& report);
Metadata read_metadata(const XmlElement& element);

}  // namespace tenken::schema
