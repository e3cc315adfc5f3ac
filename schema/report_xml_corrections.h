// The part of a report's XML that tells what proof-readers changed.
#pragma once

#include "schema/corrections.h"
#include "schema/xml_reader.h"
#include "schema/xml_writer.h"

namespace tenken::schema {

/// Writes nothing if there was no file of corrections.
void write_corrections(XmlWriter& xml, const Corrections& corrections);
Corrections read_applied(const XmlElement& element);

}  // namespace tenken::schema
