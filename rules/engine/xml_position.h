// Where in a rule file something stands: line and column, for the faults of the loader.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <tinyxml2.h>

#include "schema/message.h"

namespace tenken::rules {

/// A parsed XML file that can say where its parts are. tinyxml2 keeps lines only; the column is
/// looked up in the text of the line.
class XmlFile {
  public:
    /// Throws schema::InputError if the file is not well-formed UTF-8 XML.
    XmlFile(std::string file, std::string content);

    const std::string& file() const { return file_; }
    const tinyxml2::XMLElement& root() const { return *document_->RootElement(); }

    /// Throws InputError "FILE: line L, column C: PROBLEM" with what was expected as the advice.
    [[noreturn]] void fail(const tinyxml2::XMLElement& at, const schema::Message& problem,
                           const schema::Message& expected) const;
    [[noreturn]] void fail(const tinyxml2::XMLElement& at, const char* attribute,
                           const schema::Message& problem, const schema::Message& expected) const;

  private:
    [[noreturn]] void fail_at(int line, std::size_t column, const schema::Message& problem,
                              const schema::Message& expected) const;
    std::string_view line_text(int line) const;

    std::string file_;
    std::string content_;
    std::unique_ptr<tinyxml2::XMLDocument> document_;
};

}  // namespace tenken::rules
