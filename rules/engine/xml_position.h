// A rule file as XML that can say where its parts are.
#pragma once

#include <string>
#include <utility>

#include "schema/xml_file.h"

namespace tenken::rules {

class XmlFile : public schema::XmlFile {
  public:
    /// Throws schema::InputError if the file is not well-formed UTF-8 XML.
    XmlFile(std::string file, std::string content)
        : schema::XmlFile(std::move(file), std::move(content),
                          {"rule、words、patterns のどれか", "an element rule, words or patterns"},
                          largest) {}

  private:
    /// A rule is a page of text; a file beyond this is something else.
    static constexpr std::size_t largest = 1 << 20;
};

}  // namespace tenken::rules
