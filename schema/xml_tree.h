// A parsed XML text, seen from where tinyxml2 is not known.
//
// Reading a report of a PDF reads no XML, and loading tinyxml2's library, with the C++ library that
// it brings, takes as long as reading half a page. So all that knows it is in a shared module that
// is loaded when the first XML is read (schema/tinyxml/parse.cpp).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::schema {

struct XmlAttribute {
    const char* name = nullptr;
    const char* value = nullptr;
    int line = 0;
};

/// An element, a text, or what is neither of them (a comment, a declaration).
class XmlNode {
  public:
    enum class Kind { element, text, cdata, other };

    Kind kind() const { return kind_; }
    bool is_element() const { return kind_ == Kind::element; }
    bool is_text() const { return kind_ == Kind::text || kind_ == Kind::cdata; }
    /// Of an element its name, of a text what it says.
    const char* value() const { return value_; }
    /// From 1.
    int line() const { return line_; }

    const XmlNode* first_node() const { return first_; }
    const XmlNode* next_node() const { return next_; }
    /// Elements, of that name if one is given; nullptr if there is none.
    const XmlNode* first_child(const char* name = nullptr) const;
    const XmlNode* next_sibling(const char* name = nullptr) const;

    /// What the element begins with, comments passed over; nullptr if that is no text.
    const char* text() const;

    const std::vector<XmlAttribute>& attributes() const { return attributes_; }
    /// nullptr if it has none of that name.
    const XmlAttribute* find_attribute(std::string_view name) const;
    const char* attribute(std::string_view name) const;
    /// "true" or "1", "false" or "0"; `fallback` if it is absent or anything else.
    bool flag(std::string_view name, bool fallback) const;

  private:
    friend class XmlTreeMaker;

    Kind kind_ = Kind::other;
    int line_ = 0;
    const char* value_ = nullptr;
    const XmlNode* first_ = nullptr;
    const XmlNode* next_ = nullptr;
    std::vector<XmlAttribute> attributes_;
};

class XmlTree {
  public:
    enum class State { well_formed, too_deep, damaged };

    /// Throws InputError if the module is not there.
    explicit XmlTree(std::string_view xml);

    State state() const { return state_; }
    /// Of what is wrong, and what the parser calls it; 0 and "" if nothing is.
    int error_line() const { return error_line_; }
    const std::string& error_name() const { return error_name_; }

    /// The first of all; nullptr if there is none.
    const XmlNode* first_node() const { return first_; }
    /// The first element.
    const XmlNode* root() const;

  private:
    friend class XmlTreeMaker;

    State state_ = State::damaged;
    int error_line_ = 0;
    std::string error_name_;
    const XmlNode* first_ = nullptr;
    std::shared_ptr<const void> kept_;  ///< nodes, and the texts that they point to
};

/// The function that the module exports.
using ParseXml = void (*)(std::string_view xml, XmlTree& tree);
inline constexpr char parse_xml_name[] = "tenken_parse_xml";

/// An element as XML, with no white space between its parts but its own.
std::string print_xml(const XmlNode& element);

/// A whole number, if the text is nothing else.
bool read_whole_number(const char* text, int& number);

}  // namespace tenken::schema
