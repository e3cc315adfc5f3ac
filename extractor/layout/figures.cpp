#include "extractor/layout/figures.h"

#include <cstddef>

#include "extractor/layout/characters.h"
#include "schema/simple_forms.h"
#include "schema/text.h"

namespace tenken::layout {

bool is_figure(std::string_view text) {
    int digits = 0;
    int letters = 0;
    int marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = schema::next_code_point(text, at);
        if ((c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９')) {
            ++digits;
        } else if (is_word_character(c)) {
            ++letters;
        } else if (!schema::is_white_space(c)) {
            ++marks;
        }
    }
    if (digits > 0) {
        return letters <= digits && letters <= 4;
    }
    // A dash, …, ×, n/a: what stands where there is no number.
    return (letters == 0 && marks > 0 && marks <= 3) || text == "n/a" || text == "n.a." ||
           text == "N/A" || text == "NA";
}

}  // namespace tenken::layout
