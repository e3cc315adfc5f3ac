#include "rules/tables/table_words.h"

#include "schema/text.h"

namespace tenken::rules {
namespace {

constexpr std::string_view opening_stock = "opening-stock";
constexpr std::string_view closing_stock = "closing-stock";
constexpr std::string_view outflow = "outflow";

ParameterSpec patterns_spec(std::string_view name, std::string_view meaning) {
    return {.name = name, .type = ParameterType::patterns, .meaning = meaning};
}

bool is_digit(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}

bool is_katakana(char32_t c) {
    return c >= U'ア' && c <= U'ン';
}

bool is_open(char32_t c) {
    return c == U'(' || c == U'（';
}

bool ends_number(char32_t c) {
    return c == U' ' || c == U'　' || c == U'.' || c == U'．' || c == U'、' || c == U'\t' ||
           c == U')' || c == U'）';
}

}  // namespace

TableWords::TableWords(const Parameters& parameters)
    : total_(parameters.patterns("total")),
      no_total_(parameters.patterns("no-total")),
      part_(parameters.patterns("within")),
      difference_(parameters.patterns("difference")),
      no_sum_(parameters.patterns("no-sum")),
      breakdown_(parameters.patterns("breakdown")),
      numbering_(parameters.patterns("numbering")) {
    if (parameters.has(opening_stock)) {
        opening_ = &parameters.patterns(opening_stock);
        closing_ = &parameters.patterns(closing_stock);
        outflow_ = &parameters.patterns(outflow);
    }
}

LineRole TableWords::role(const std::string& label) const {
    const auto found = known_.find(label);
    return found != known_.end() ? found->second
                                 : known_.emplace(label, look_up(label)).first->second;
}

LineRole TableWords::look_up(const std::string& label) const {
    if (label.empty()) {
        return LineRole::detail;
    }
    if (part_.in(label)) {
        return LineRole::part;
    }
    if (total_.in(label) && !no_total_.in(label)) {
        return LineRole::total;
    }
    if (no_sum_.in(label)) {
        return LineRole::ratio;
    }
    return difference_.in(label) ? LineRole::difference : LineRole::detail;
}

std::vector<ParameterSpec> table_word_parameters() {
    return {
        patterns_spec("total", "labels of totals"),
        patterns_spec("no-total", "labels that end like totals and are none"),
        patterns_spec("within", "labels of lines that are counted in another line"),
        patterns_spec("difference", "labels of differences between two lines"),
        patterns_spec("no-sum", "labels of lines along which nothing adds up: rates, averages"),
        patterns_spec("breakdown", "headings of the lines that the line before them is made of"),
        patterns_spec("numbering", "headings of columns whose numbers are names"),
    };
}

std::vector<ParameterSpec> stock_word_parameters() {
    return {
        patterns_spec(opening_stock, "labels of what a year begins with"),
        patterns_spec(closing_stock, "labels of what a year ends with"),
        patterns_spec(outflow, "labels of what makes it smaller"),
    };
}

ParameterSpec share_labels_parameter() {
    return patterns_spec("shares", "labels of shares of one whole");
}

int numbering_level(std::string_view label) {
    std::size_t at = 0;
    const auto peek = [&](std::size_t from) {
        return from < label.size() ? schema::next_code_point(label, from) : U'\0';
    };
    char32_t c = peek(at);
    if (c == U'第' || (c >= U'Ⅰ' && c <= U'Ⅻ')) {
        return 1;
    }
    if (c >= U'①' && c <= U'⑳') {
        return 5;
    }
    const bool open = is_open(c);
    if (open) {
        schema::next_code_point(label, at);
        c = peek(at);
    }
    if (is_katakana(c)) {
        schema::next_code_point(label, at);
        // ア with something that parts it from the name: アクセス件数 has no number.
        return ends_number(peek(at)) ? (open ? 6 : 4) : 0;
    }
    int digits = 0;
    while (is_digit(c) && ++digits <= 3) {
        schema::next_code_point(label, at);
        c = peek(at);
    }
    if (digits == 0 || digits > 3) {
        return 0;
    }
    if (open) {
        return c == U')' || c == U'）' ? 3 : 0;
    }
    // 25年勤続 and 38.7歳 begin with figures that are no numbers of a line.
    if (!ends_number(c)) {
        return 0;
    }
    schema::next_code_point(label, at);
    return is_digit(peek(at)) ? 0 : 2;
}

}  // namespace tenken::rules
