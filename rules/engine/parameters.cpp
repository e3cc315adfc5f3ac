#include "rules/engine/parameters.h"

#include <charconv>
#include <stdexcept>

namespace tenken::rules {
namespace {

std::string join(const std::vector<std::string_view>& words) {
    std::string joined;
    for (const std::string_view word : words) {
        joined += joined.empty() ? "" : " | ";
        joined += word;
    }
    return joined;
}

bool read_integer(const ParameterSpec& spec, std::string_view text, Parameters& into) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < spec.low ||
        value > spec.high) {
        return false;
    }
    into.set(spec.name, value);
    return true;
}

bool read_number(const ParameterSpec& spec, std::string_view text, Parameters& into) {
    const auto value = schema::Decimal::parse(text);
    if (!value || *value < schema::Decimal(spec.low) || *value > schema::Decimal(spec.high)) {
        return false;
    }
    into.set(spec.name, *value);
    return true;
}

bool read_choice(const ParameterSpec& spec, std::string_view text, Parameters& into) {
    for (const std::string_view choice : spec.choices) {
        if (choice == text) {
            into.set(spec.name, std::string(text));
            return true;
        }
    }
    return false;
}

std::string bounds(const ParameterSpec& spec) {
    return std::to_string(spec.low) + " - " + std::to_string(spec.high);
}

}  // namespace

void Parameters::fail(std::string_view name) {
    throw std::logic_error("check asks for undeclared parameter " + std::string(name));
}

bool read_scalar(const ParameterSpec& spec, std::string_view text, Parameters& into,
                 schema::Message& expected) {
    switch (spec.type) {
        case ParameterType::integer:
            expected = {"整数 " + bounds(spec), "a whole number, " + bounds(spec)};
            return read_integer(spec, text, into);
        case ParameterType::number:
            expected = {"小数 " + bounds(spec), "a decimal number, " + bounds(spec)};
            return read_number(spec, text, into);
        case ParameterType::boolean:
            expected = {"true または false", "true or false"};
            if (text == "true" || text == "false") {
                into.set(spec.name, text == "true");
                return true;
            }
            return false;
        case ParameterType::choice:
            expected = {join(spec.choices) + " のどれか", "one of " + join(spec.choices)};
            return read_choice(spec, text, into);
        case ParameterType::words:
            expected = {"words 要素", "an element words"};
            return false;
        case ParameterType::patterns:
            expected = {"patterns 要素", "an element patterns"};
            return false;
    }
    return false;
}

}  // namespace tenken::rules
