// Typed access to the elements of a report's XML. Private to the reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/decimal.h"
#include "schema/geometry.h"
#include "schema/message.h"
#include "schema/xml_tree.h"

namespace tenken::schema {

/// What all elements of one document share.
struct XmlSource {
    std::string file;    ///< for messages
    std::string prefix;  ///< "t:" where the root is t:report, else ""
};

/// One element, seen through the names of our namespace. Cheap to copy.
class XmlElement {
  public:
    XmlElement(const XmlNode& element, const XmlSource& source)
        : element_(&element), source_(&source) {}

    /// Name without the prefix of our namespace; elements of another keep theirs and match nothing.
    std::string_view name() const;

    bool has(const char* attribute) const { return element_->attribute(attribute) != nullptr; }
    std::string string(const char* attribute) const;
    /// "true" or "1", "false" or "0" or absent; throws for anything else.
    bool flag(const char* attribute) const;
    /// A whole number from `low` to `high`, `fallback` if the attribute is absent.
    long integer(const char* attribute, long low, long high, long fallback) const;
    std::optional<Decimal> decimal(const char* attribute) const;
    Decimal required_decimal(const char* attribute) const;
    Place place(const char* page_attribute = "page") const;

    /// Character data of the element and of `inline_name` children, which mark parts of it.
    std::string text(std::string_view inline_name = {}) const;

    /// Calls `function` with each child element called `child_name`.
    template <typename Function>
    void each(std::string_view child_name, Function function) const {
        for (const XmlNode* child = element_->first_child(); child != nullptr;
             child = child->next_sibling()) {
            const XmlElement element(*child, *source_);
            if (element.name() == child_name) {
                function(element);
            }
        }
    }
    std::optional<XmlElement> child(std::string_view child_name) const;

    /// Throws InputError: `problem` with the line and the element.
    [[noreturn]] void fail(Message problem) const;
    [[noreturn]] void fail_value(const char* attribute, const char* what_ja,
                                 const char* what_en) const;

  private:
    const XmlNode* element_;
    const XmlSource* source_;
};

}  // namespace tenken::schema
