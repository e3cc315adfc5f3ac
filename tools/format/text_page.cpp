#include "tools/format/text_page.h"

#include "schema/fiscal_year.h"

namespace tenken::tools {

void TextPage::line(std::string_view text, int indent) {
    constexpr int least_room = 20;
    if (style_.width <= indent + least_room) {
        out_.append(text).append("\n");
        return;
    }
    bool first = true;
    for (const std::string& part : wrap(text, style_.width, indent)) {
        out_.append(first ? 0 : static_cast<std::size_t>(indent), ' ').append(part).append("\n");
        first = false;
    }
    if (first) {
        out_ += '\n';
    }
}

void TextPage::detail(std::string_view label, const std::string& text) {
    if (text.empty()) {
        return;
    }
    constexpr int indent = 8;
    const int label_width = japanese() ? 6 : 8;
    line(std::string(indent, ' ') + painted(pad(label, label_width), Paint::faint) + "  " + text,
         indent + label_width + 2);
}

std::string TextPage::place(const schema::Place& place) const {
    if (place.page > 0) {
        const std::string page = std::to_string(place.page);
        return japanese() ? page + "ページ" : "p. " + page;
    }
    if (place.line > 0) {
        const std::string number = std::to_string(place.line);
        return japanese() ? number + "行目" : "line " + number;
    }
    return {};
}

std::string TextPage::counted(long number, const char* ja, const char* one,
                              const char* many) const {
    const std::string digits = std::to_string(number);
    return japanese() ? std::string(ja) + " " + digits : digits + " " + (number == 1 ? one : many);
}

std::string TextPage::fiscal_year(int year) const {
    return japanese() ? schema::era_label(year) : "FY" + std::to_string(year);
}

}  // namespace tenken::tools
