// The element "reading" of a report's XML.
#pragma once

#include <functional>
#include <string>

#include "schema/reading.h"
#include "schema/xml_reader.h"
#include "schema/xml_writer.h"

namespace tenken::schema {

/// Nothing for a report of which nothing was read from a picture.
/// `settled_by` gives what bears a doubt's characters out ("A-13"), "" for nothing; it may be
/// empty.
void write_reading(XmlWriter& xml, const Reading& reading,
                   const std::function<std::string(const Doubt&)>& settled_by = {});
Reading read_reading(const XmlElement& element);

}  // namespace tenken::schema
