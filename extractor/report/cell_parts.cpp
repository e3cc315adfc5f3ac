#include "extractor/report/cell_parts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {

bool may_tell_both(std::string_view text) {
    constexpr std::size_t longest_label = 36;  // bytes of a label in a line of its own
    const std::string_view line = text.substr(0, text.find('\n'));
    constexpr std::array<std::string_view, 6> opening = {"【", "［", "〈", "＜", "[", "≪"};
    return line.size() <= longest_label || line.find("：") != std::string_view::npos ||
           line.find(':') != std::string_view::npos ||
           std::any_of(opening.begin(), opening.end(),
                       [line](std::string_view mark) { return line.starts_with(mark); });
}

bool tells_both(const std::vector<LabelReader::Inline>& parts) {
    const auto has = [&](Field field) {
        return std::any_of(parts.begin(), parts.end(),
                           [field](const auto& part) { return part.label.field == field; });
    };
    return has(Field::planned) && has(Field::actual);
}

void split_indicator(Fact& fact) {
    for (const std::string_view colon : {std::string_view("："), std::string_view(":")}) {
        const std::size_t at = fact.text.find(colon);
        const std::string_view name = std::string_view(fact.text).substr(0, at);
        if (at != std::string::npos && at > 0 &&
            std::none_of(name.begin(), name.end(), [](char c) { return c == '\n'; })) {
            fact.indicator = one_line(name);
            fact.text =
                std::string(schema::trim(std::string_view(fact.text).substr(at + colon.size())));
            return;
        }
    }
}

}  // namespace tenken::report
