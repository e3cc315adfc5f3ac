#include "extractor/corrections/find_reading.h"

#include <vector>

#include "schema/text.h"

namespace tenken::extractor {

namespace {

bool is_white(char32_t c) {
    return c == U' ' || (c >= U'\t' && c <= U'\r') || c == U'\u00A0' || c == U'\u3000' ||
           (c >= U'\u2000' && c <= U'\u200B');
}

struct Dense {
    std::string text;
    std::vector<std::size_t> at;  ///< by byte: where it was
};

Dense without_white(std::string_view text) {
    Dense dense;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        if (is_white(schema::next_code_point(text, at))) {
            continue;
        }
        for (std::size_t i = begin; i < at; ++i) {
            dense.text += text[i];
            dense.at.push_back(i);
        }
    }
    return dense;
}

}  // namespace

Found find_reading(std::string_view text, std::string_view read) {
    const Dense in = without_white(text);
    const Dense what = without_white(read);
    if (what.text.empty()) {
        return {in.text.empty() ? 1U : 0U, 0, text.size()};
    }
    Found found;
    for (std::size_t at = in.text.find(what.text); at != std::string::npos;
         at = in.text.find(what.text, at + what.text.size())) {
        if (found.count++ == 0) {
            found.begin = in.at[at];
            found.end = in.at[at + what.text.size() - 1] + 1;
        }
    }
    return found;
}

bool same_reading(std::string_view a, std::string_view b) {
    return without_white(a).text == without_white(b).text;
}

}  // namespace tenken::extractor
