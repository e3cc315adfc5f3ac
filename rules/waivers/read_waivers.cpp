#include <array>
#include <cstring>

#include "rules/engine/rule_text.h"
#include "rules/engine/xml_position.h"
#include "rules/waivers.h"

namespace tenken::rules {
namespace {

using tinyxml2::XMLElement;

constexpr const char* waivers_namespace = "urn:tenken:waivers:1";
constexpr std::size_t most_waivers = 10000;

std::string text_attribute(const XMLElement& element, const char* name) {
    const char* value = element.Attribute(name);
    return value == nullptr ? "" : value;
}

std::string date_attribute(const XmlFile& file, const XMLElement& element, const char* name) {
    const std::string date = required_attribute(file, element, name);
    if (!is_date(date)) {
        file.fail(element, name, {"「" + date + "」は日付でない", "\"" + date + "\" is no date"},
                  {"2025-03-31 の形の日付", "a date such as 2025-03-31"});
    }
    return date;
}

bool is_fingerprint(const std::string& text) {
    const std::size_t length = text.find_first_not_of("0123456789abcdef");
    const bool numbered = length == 16 && text.size() > 17 && text[length] == '-' &&
                          text.find_first_not_of("0123456789", length + 1) == std::string::npos;
    return (length == std::string::npos && text.size() == 16) || numbered;
}

Waiver read_waiver(const XmlFile& file, const XMLElement& element) {
    only_attributes(file, element,
                    {"fingerprint", "rule", "item", "fiscal-year", "reason", "author", "expires"});
    Waiver waiver;
    waiver.line = element.GetLineNum();
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
    if (const char* item = element.Attribute("item")) {
        waiver.item = item;
    }
    if (element.FindAttribute("fiscal-year") != nullptr) {
        int year = 0;
        if (element.QueryIntAttribute("fiscal-year", &year) != tinyxml2::XML_SUCCESS) {
            file.fail(element, "fiscal-year", {"年度が数でない", "the fiscal year is no number"},
                      {"西暦の年度（2019 など）", "a western year such as 2019"});
        }
        waiver.fiscal_year = year;
    }
    waiver.reason = required_attribute(file, element, "reason");
    waiver.author = required_attribute(file, element, "author");
    waiver.expires = date_attribute(file, element, "expires");
    return waiver;
}

int number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

bool is_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return false;
    }
    for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
        if (text[i] < '0' || text[i] > '9') {
            return false;
        }
    }
    const int year = number(text.substr(0, 4));
    const int month = number(text.substr(5, 2));
    const int day = number(text.substr(8, 2));
    constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12) {
        return false;
    }
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    const int last = days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
    return day >= 1 && day <= last;
}

Waivers read_waivers(const std::string& file, std::string content) {
    const XmlFile xml(file, std::move(content));
    const XMLElement& root = xml.root();
    const char* space = root.Attribute("xmlns");
    if (std::strcmp(root.Name(), "waivers") != 0 || space == nullptr ||
        std::strcmp(space, waivers_namespace) != 0) {
        xml.fail(root, {"免除のファイルでない", "this is no file of waivers"},
                 {"<waivers xmlns=\"urn:tenken:waivers:1\">",
                  "<waivers xmlns=\"urn:tenken:waivers:1\">"});
    }
    only_attributes(xml, root, {"xmlns", "as-of"});
    Waivers waivers;
    waivers.file = file;
    if (root.FindAttribute("as-of") != nullptr) {
        waivers.as_of = date_attribute(xml, root, "as-of");
    }
    for (const XMLElement* child = root.FirstChildElement(); child != nullptr;
         child = child->NextSiblingElement()) {
        if (std::strcmp(child->Name(), "waiver") != 0) {
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
