#include "schema/xml_reader.h"

#include <charconv>
#include <cmath>

#include "schema/error.h"

namespace tenken::schema {

namespace {

constexpr long most_pages = 10'000'000;
constexpr long most_lines = 1'000'000'000;

/// The numbers of "x0 y0 x1 y1"; false for anything else.
bool parse_box(std::string_view text, Box& box) {
    const char* at = text.data();
    const char* const end = at + text.size();
    for (double* number : {&box.x0, &box.y0, &box.x1, &box.y1}) {
        while (at != end && *at == ' ') {
            ++at;
        }
        const auto result = std::from_chars(at, end, *number, std::chars_format::fixed);
        if (result.ec != std::errc() || !std::isfinite(*number)) {
            return false;
        }
        at = result.ptr;
    }
    while (at != end && *at == ' ') {
        ++at;
    }
    return at == end;
}

}  // namespace

std::string_view XmlElement::name() const {
    std::string_view name = element_->value();
    const std::string_view prefix = source_->prefix;
    if (name.substr(0, prefix.size()) != prefix) {
        return {};
    }
    return name.substr(prefix.size());
}

std::string XmlElement::string(const char* attribute) const {
    const char* value = element_->attribute(attribute);
    return value == nullptr ? std::string() : std::string(value);
}

bool XmlElement::flag(const char* attribute) const {
    const std::string value = string(attribute);
    if (value == "true" || value == "1") {
        return true;
    }
    if (!value.empty() && value != "false" && value != "0") {
        fail_value(attribute, "true でも false でもない", "is neither true nor false");
    }
    return false;
}

long XmlElement::integer(const char* attribute, long low, long high, long fallback) const {
    const char* value = element_->attribute(attribute);
    if (value == nullptr) {
        return fallback;
    }
    const std::string_view text = value;
    long number = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
    if (result.ec != std::errc() || result.ptr != text.data() + text.size()) {
        fail_value(attribute, "整数でない", "is not a whole number");
    }
    if (number < low || number > high) {
        fail_value(attribute, "あり得ない大きさである", "is out of range");
    }
    return number;
}

std::optional<Decimal> XmlElement::decimal(const char* attribute) const {
    const char* value = element_->attribute(attribute);
    if (value == nullptr) {
        return std::nullopt;
    }
    const std::optional<Decimal> number = Decimal::parse(value);
    if (!number) {
        fail_value(attribute, "18桁までの10進数でない",
                   "is not a decimal number of up to 18 digits");
    }
    return number;
}

Decimal XmlElement::required_decimal(const char* attribute) const {
    const std::optional<Decimal> number = decimal(attribute);
    if (!number) {
        const std::string name = attribute;
        fail({"属性 " + name + " がない", "attribute " + name + " is missing"});
    }
    return *number;
}

Place XmlElement::place(const char* page_attribute) const {
    Place place;
    place.page = static_cast<int>(integer(page_attribute, 0, most_pages, 0));
    place.line = static_cast<int>(integer("line", 0, most_lines, 0));
    if (const char* box = element_->attribute("box"); box != nullptr) {
        if (!parse_box(box, place.box)) {
            fail_value("box", "「x0 y0 x1 y1」の四つの数でない",
                       "is not four numbers \"x0 y0 x1 y1\"");
        }
    }
    return place;
}

std::string XmlElement::text(std::string_view inline_name) const {
    std::string text;
    for (const XmlNode* node = element_->first_node(); node != nullptr; node = node->next_node()) {
        if (node->is_text()) {
            text += node->value();
        } else if (node->is_element() && !inline_name.empty()) {
            const XmlElement element(*node, *source_);
            if (element.name() == inline_name) {
                text += element.text();
            }
        }
    }
    return text;
}

std::optional<XmlElement> XmlElement::child(std::string_view child_name) const {
    for (const XmlNode* child = element_->first_child(); child != nullptr;
         child = child->next_sibling()) {
        const XmlElement element(*child, *source_);
        if (element.name() == child_name) {
            return element;
        }
    }
    return std::nullopt;
}

void XmlElement::fail(Message problem) const {
    const std::string line = std::to_string(element_->line());
    const std::string name = element_->value();
    throw InputError(source_->file,
                     {problem.ja + "（" + line + "行目、要素 " + name + "）",
                      problem.en + " (line " + line + ", element " + name + ")"},
                     {"report.xsd に合うように直すか、tenken extract で作り直してください",
                      "Correct it after report.xsd, or make it anew with tenken extract"});
}

void XmlElement::fail_value(const char* attribute, const char* what_ja, const char* what_en) const {
    constexpr std::size_t shown = 60;
    std::string value = string(attribute);
    if (value.size() > shown) {
        value = value.substr(0, shown);
        while (!value.empty() && (static_cast<unsigned char>(value.back()) & 0xC0U) == 0x80U) {
            value.pop_back();  // not within a character
        }
        if (!value.empty() && static_cast<unsigned char>(value.back()) >= 0xC0U) {
            value.pop_back();
        }
        value += "…";
    }
    const std::string name = attribute;
    fail({"属性 " + name + " の値「" + value + "」は" + what_ja,
          "attribute " + name + "=\"" + value + "\" " + what_en});
}

}  // namespace tenken::schema
