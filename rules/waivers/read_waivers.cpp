#include <cstring>

#include "rules/waivers.h"
#include "schema/xml_file.h"

namespace tenken::rules {
namespace {

using schema::only_attributes;
using schema::required_attribute;
using schema::required_date;
using schema::unknown_element;
using schema::XmlFile;
using schema::XmlNode;

constexpr const char* waivers_namespace = "urn:tenken:waivers:1";
constexpr std::size_t most_waivers = 10000;
constexpr std::size_t largest_file = 1 << 20;

std::string text_attribute(const XmlNode& element, const char* name) {
    const char* value = element.attribute(name);
    return value == nullptr ? "" : value;
}

bool is_fingerprint(const std::string& text) {
    const std::size_t length = text.find_first_not_of("0123456789abcdef");
    const bool numbered = length == 16 && text.size() > 17 && text[length] == '-' &&
                          text.find_first_not_of("0123456789", length + 1) == std::string::npos;
    return (length == std::string::npos && text.size() == 16) || numbered;
}

Waiver read_waiver(const XmlFile& file, const XmlNode& element) {
    only_attributes(file, element,
                    {"fingerprint", "rule", "item", "fiscal-year", "reason", "author", "expires"});
    Waiver waiver;
    waiver.line = element.line();
    waiver.fingerprint = text_attribute(element, "fingerprint");
    waiver.rule = text_attribute(element, "rule");
    if (waiver.fingerprint.empty() && waiver.rule.empty()) {
        file.fail(element, {"何を免除するかがない", "it does not say what is waived"},
                  {"fingerprint=\"…\"、または rule=\"…\" と item=\"…\"",
                   "fingerprint=\"...\", or rule=\"...\" with item=\"...\""});
    }
    if (!waiver.fingerprint.empty() && !is_fingerprint(waiver.fingerprint)) {
        file.fail(element, "fingerprint",
                  {"「" + waiver.fingerprint + "」は指摘の指紋でない",
                   "\"" + waiver.fingerprint + "\" is no fingerprint of a finding"},
                  {"check --format json の fingerprint（16進16桁）",
                   "the fingerprint of check --format json, 16 hexadecimal digits"});
    }
    if (const char* item = element.attribute("item")) {
        waiver.item = item;
    }
    if (element.find_attribute("fiscal-year") != nullptr) {
        int year = 0;
        if (!schema::read_whole_number(element.attribute("fiscal-year"), year)) {
            file.fail(element, "fiscal-year", {"年度が数でない", "the fiscal year is no number"},
                      {"西暦の年度（2019 など）", "a western year such as 2019"});
        }
        waiver.fiscal_year = year;
    }
    waiver.reason = required_attribute(file, element, "reason");
    waiver.author = required_attribute(file, element, "author");
    waiver.expires = required_date(file, element, "expires");
    return waiver;
}

}  // namespace

Waivers read_waivers(const std::string& file, std::string content) {
    const XmlFile xml(file, std::move(content), {"要素 waivers", "the element waivers"},
                      largest_file);
    const XmlNode& root = xml.root();
    const char* space = root.attribute("xmlns");
    if (std::strcmp(root.value(), "waivers") != 0 || space == nullptr ||
        std::strcmp(space, waivers_namespace) != 0) {
        xml.fail(root, {"免除のファイルでない", "this is no file of waivers"},
                 {"<waivers xmlns=\"urn:tenken:waivers:1\">",
                  "<waivers xmlns=\"urn:tenken:waivers:1\">"});
    }
    only_attributes(xml, root, {"xmlns", "as-of"});
    Waivers waivers;
    waivers.file = file;
    if (root.find_attribute("as-of") != nullptr) {
        waivers.as_of = required_date(xml, root, "as-of");
    }
    for (const XmlNode* child = root.first_child(); child != nullptr;
         child = child->next_sibling()) {
        if (std::strcmp(child->value(), "waiver") != 0) {
            unknown_element(xml, *child, {"waiver"});
        }
        if (waivers.list.size() == most_waivers) {
            xml.fail(*child, {"免除が多すぎる", "there are too many waivers"},
                     {std::to_string(most_waivers) + "件まで",
                      "at most " + std::to_string(most_waivers)});
        }
        waivers.list.push_back(read_waiver(xml, *child));
    }
    return waivers;
}

}  // namespace tenken::rules
