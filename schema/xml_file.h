// A file that people write (rules, waivers, corrections), and where in it something stands: line
// and column, for the faults of its reader.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "schema/message.h"
#include "schema/xml_tree.h"

namespace tenken::schema {

/// A parsed XML file that can say where its parts are. The parser keeps lines only; the column is
/// looked up in the text of the line.
class XmlFile {
  public:
    /// Throws InputError if the file is not well-formed UTF-8 XML, or larger than `largest` bytes.
    /// `roots` is what its first element may be, for that message.
    XmlFile(std::string file, std::string content, const Message& roots, std::size_t largest);

    const std::string& file() const { return file_; }
    const XmlNode& root() const { return *tree_->root(); }

    /// Throws InputError "FILE: line L, column C: PROBLEM" with what was expected as the advice.
    [[noreturn]] void fail(const XmlNode& at, const Message& problem,
                           const Message& expected) const;
    [[noreturn]] void fail(const XmlNode& at, const char* attribute, const Message& problem,
                           const Message& expected) const;

  private:
    [[noreturn]] void fail_at(int line, std::size_t column, const Message& problem,
                              const Message& expected) const;
    std::string_view line_text(int line) const;

    std::string file_;
    std::string content_;
    std::optional<XmlTree> tree_;
};

/// The value of an attribute that must be there.
std::string required_attribute(const XmlFile& file, const XmlNode& element, const char* name);
/// The same for a word of a list.
std::string required_choice(const XmlFile& file, const XmlNode& element, const char* name,
                            std::initializer_list<const char*> choices);
/// The same for a date, 2025-03-31.
std::string required_date(const XmlFile& file, const XmlNode& element, const char* name);
/// A fault for attributes that are none of these (and not of XML itself).
void only_attributes(const XmlFile& file, const XmlNode& element,
                     std::initializer_list<const char*> known);
[[noreturn]] void unknown_element(const XmlFile& file, const XmlNode& element,
                                  std::initializer_list<const char*> known);

}  // namespace tenken::schema
