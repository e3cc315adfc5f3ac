#include "schema/xml_tree.h"

#include <charconv>
#include <cstring>

#include "schema/shared_module.h"
#include "schema/xml_characters.h"

// There where the module is linked in, as into tests; null in the program.
extern "C" [[gnu::weak]] void tenken_parse_xml(std::string_view xml, tenken::schema::XmlTree& tree);

namespace tenken::schema {

namespace {

ParseXml load_parser() {
    const ParseXml linked = tenken_parse_xml;
    if (linked != nullptr) {
        return linked;
    }
    return reinterpret_cast<ParseXml>(
        required_function("libtenken_xml.so", parse_xml_name,
                          {"XML を読む部品を使えない", "the part that reads XML cannot be used"}));
}

const XmlNode* element_from(const XmlNode* node, const char* name) {
    while (node != nullptr &&
           (!node->is_element() || (name != nullptr && std::strcmp(node->value(), name) != 0))) {
        node = node->next_node();
    }
    return node;
}

void open_element(std::string& out, const XmlNode& element) {
    out += '<';
    out += element.value();
    for (const XmlAttribute& attribute : element.attributes()) {
        out += ' ';
        out += attribute.name;
        out += "=\"";
        append_xml_attribute(out, attribute.value);
        out += '"';
    }
    out += element.first_node() == nullptr ? "/>" : ">";
}

void close_element(std::string& out, const XmlNode& element) {
    out += "</";
    out += element.value();
    out += '>';
}

}  // namespace

const XmlNode* XmlNode::first_child(const char* name) const {
    return element_from(first_, name);
}

const XmlNode* XmlNode::next_sibling(const char* name) const {
    return element_from(next_, name);
}

const char* XmlNode::text() const {
    const XmlNode* node = first_;
    while (node != nullptr && node->kind_ == Kind::other) {
        node = node->next_;
    }
    return node != nullptr && node->is_text() ? node->value_ : nullptr;
}

const XmlAttribute* XmlNode::find_attribute(std::string_view name) const {
    for (const XmlAttribute& attribute : attributes_) {
        if (attribute.name == name) {
            return &attribute;
        }
    }
    return nullptr;
}

const char* XmlNode::attribute(std::string_view name) const {
    const XmlAttribute* found = find_attribute(name);
    return found == nullptr ? nullptr : found->value;
}

bool XmlNode::flag(std::string_view name, bool fallback) const {
    const char* found = attribute(name);
    const std::string_view value = found == nullptr ? "" : found;
    if (value == "true" || value == "1") {
        return true;
    }
    return value != "false" && value != "0" && fallback;
}

XmlTree::XmlTree(std::string_view xml) {
    static const ParseXml parse = load_parser();
    parse(xml, *this);
}

const XmlNode* XmlTree::root() const {
    return element_from(first_, nullptr);
}

std::string print_xml(const XmlNode& element) {
    std::string out;
    std::vector<const XmlNode*> open;
    const XmlNode* node = &element;
    while (node != nullptr) {
        if (node->is_element()) {
            open_element(out, *node);
        } else if (node->is_text()) {
            append_xml_text(out, node->value());
        }
        if (node->first_node() != nullptr) {
            open.push_back(node);
            node = node->first_node();
            continue;
        }
        while (node != &element && node->next_node() == nullptr) {
            node = open.back();
            open.pop_back();
            close_element(out, *node);
        }
        node = node == &element ? nullptr : node->next_node();
    }
    return out;
}

bool read_whole_number(const char* text, int& number) {
    const char* end = text + std::strlen(text);
    const auto read = std::from_chars(text, end, number);
    return read.ec == std::errc() && read.ptr == end;
}

}  // namespace tenken::schema
