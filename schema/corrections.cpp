#include "schema/corrections.h"

#include <array>
#include <charconv>
#include <cstring>
#include <string_view>

#include "schema/error.h"
#include "schema/text.h"
#include "schema/xml_file.h"

namespace tenken::schema {

namespace {

constexpr const char* corrections_namespace = "urn:tenken:corrections:1";
constexpr std::size_t most_corrections = 100'000;
constexpr std::size_t largest_file = 64 << 20;
constexpr int last_page = 1'000'000;

std::string text_attribute(const XmlNode& element, const char* name) {
    const char* value = element.attribute(name);
    return value == nullptr ? "" : value;
}

int number_attribute(const XmlFile& file, const XmlNode& element, const char* name, int low,
                     int high) {
    const std::string text = required_attribute(file, element, name);
    int value = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end.ec != std::errc() || end.ptr != text.data() + text.size() || value < low ||
        value > high) {
        const std::string range = std::to_string(low) + " - " + std::to_string(high);
        file.fail(element, name,
                  {"「" + text + "」は使えない", "\"" + text + "\" cannot stand here"},
                  {range + " の整数", "a whole number, " + range});
    }
    return value;
}

/// "x0 y0 x1 y1" in points, as in the report.
Box box_attribute(const XmlFile& file, const XmlNode& element) {
    const std::string text = required_attribute(file, element, "box");
    std::array<double, 4> sides{};
    const char* at = text.data();
    const char* end = at + text.size();
    bool sound = true;
    for (double& side : sides) {
        while (at != end && *at == ' ') {
            ++at;
        }
        const auto result = std::from_chars(at, end, side, std::chars_format::fixed);
        sound = sound && result.ec == std::errc() && side > -1e6 && side < 1e6;
        at = result.ptr;
    }
    if (!sound || at != end || sides[0] > sides[2] || sides[1] > sides[3]) {
        file.fail(element, "box", {"「" + text + "」は枠でない", "\"" + text + "\" is no box"},
                  {"extract の XML にある「x0 y0 x1 y1」（ポイント）",
                   "\"x0 y0 x1 y1\" in points, as the XML of extract has them"});
    }
    return {sides[0], sides[1], sides[2], sides[3]};
}

bool is_of_year(std::string_view field) {
    return field == "planned" || field == "actual" || field == "grade" || field == "effect";
}

CorrectionSpot read_spot(const XmlFile& file, const XmlNode& element) {
    CorrectionSpot spot;
    if (element.attribute("item") != nullptr) {
        spot.item = required_attribute(file, element, "item");
        spot.field = required_choice(
            file, element, "field",
            {"name", "department", "content", "planned", "actual", "grade", "effect"});
        if (is_of_year(spot.field)) {
            spot.fiscal_year = number_attribute(file, element, "fiscal-year", 1000, 9999);
        }
    } else if (element.attribute("table") != nullptr) {
        spot.table = required_attribute(file, element, "table");
        spot.row = number_attribute(file, element, "row", 0, 1'000'000);
        spot.column = number_attribute(file, element, "column", 0, 1'000'000);
    } else if (element.attribute("line") != nullptr) {
        spot.place.line = number_attribute(file, element, "line", 1, 100'000'000);
    } else if (element.attribute("page") != nullptr) {
        spot.place.page = number_attribute(file, element, "page", 1, last_page);
        spot.place.box = box_attribute(file, element);
    } else {
        file.fail(
            element, {"どこの訂正かがない", "it does not say what place is meant"},
            {"page と box、table と row と column、item と field（と fiscal-year）、line のどれか",
             "page and box; table, row and column; item and field (and fiscal-year); or line"});
    }
    return spot;
}

std::string child_text(const XmlFile& file, const XmlNode& element, const char* name) {
    const XmlNode* child = element.first_child(name);
    if (child == nullptr || child->next_sibling(name) != nullptr) {
        const std::string tag = "<" + std::string(name) + ">";
        file.fail(element, {tag + " が一つでない", "there is not one " + tag},
                  {tag + " を一つ", "one " + tag});
    }
    only_attributes(file, *child, {});
    if (const XmlNode* inner = child->first_child()) {
        file.fail(*inner, {"ここに要素は書けない", "no element can stand here"},
                  {"文字だけ", "text only"});
    }
    const char* text = child->text();
    return text == nullptr ? "" : text;
}

Correction read_correction(const XmlFile& file, const XmlNode& element) {
    only_attributes(file, element,
                    {"page", "box", "table", "row", "column", "item", "field", "fiscal-year",
                     "line", "who", "when"});
    Correction correction;
    correction.line = element.line();
    correction.spot = read_spot(file, element);
    correction.who = required_attribute(file, element, "who");
    correction.when = required_date(file, element, "when");
    correction.read = child_text(file, element, "read");
    correction.right = child_text(file, element, "right");
    for (const XmlNode* child = element.first_child(); child != nullptr;
         child = child->next_sibling()) {
        const std::string_view name = child->value();
        if (name == "note") {
            correction.note = child_text(file, element, "note");
        } else if (name != "read" && name != "right") {
            unknown_element(file, *child, {"read", "right", "note"});
        }
    }
    return correction;
}

}  // namespace

std::vector<Correction> read_corrections(const std::string& file, std::string content) {
    const XmlFile xml(file, std::move(content), {"要素 corrections", "the element corrections"},
                      largest_file);
    const XmlNode& root = xml.root();
    if (std::strcmp(root.value(), "corrections") != 0 ||
        text_attribute(root, "xmlns") != corrections_namespace) {
        xml.fail(root, {"訂正のファイルでない", "this is no file of corrections"},
                 {"<corrections xmlns=\"urn:tenken:corrections:1\">",
                  "<corrections xmlns=\"urn:tenken:corrections:1\">"});
    }
    only_attributes(xml, root, {"xmlns"});
    std::vector<Correction> list;
    for (const XmlNode* child = root.first_child(); child != nullptr;
         child = child->next_sibling()) {
        if (std::strcmp(child->value(), "correction") != 0) {
            unknown_element(xml, *child, {"correction"});
        }
        if (list.size() == most_corrections) {
            xml.fail(*child, {"訂正が多すぎる", "there are too many corrections"},
                     {std::to_string(most_corrections) + "件まで",
                      "at most " + std::to_string(most_corrections)});
        }
        list.push_back(read_correction(xml, *child));
    }
    return list;
}

}  // namespace tenken::schema
