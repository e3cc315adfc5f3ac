#include "extractor/report/tick_boxes.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_row = 90;     // characters of all answers
constexpr std::size_t longest_answer = 24;  // characters

bool is_empty_box(char32_t c) {
    return c == U'□' || c == U'☐' || c == U'◻' || c == U'▢';
}

bool is_ticked_box(char32_t c) {
    return c == U'■' || c == U'☑' || c == U'☒' || c == U'◼' || c == U'✓' || c == U'✔';
}

/// Whether its first character but blanks may be a box: ☐ and ☑ begin with E2, as all of them do.
bool may_begin_with_box(std::string_view text) {
    constexpr std::string_view blanks[] = {" ", "\n", "　"};
    for (std::size_t i = 0; i < 16;) {
        const auto* blank = std::find_if(std::begin(blanks), std::end(blanks),
                                         [text](auto mark) { return text.starts_with(mark); });
        if (blank == std::end(blanks)) {
            break;
        }
        text.remove_prefix(blank->size());
        i += blank->size();
    }
    return !text.empty() && text.front() == '\xE2';
}

}  // namespace

std::string ticked(std::string text) {
    if (!may_begin_with_box(text) || code_points(text) > longest_row) {
        return text;
    }
    std::string chosen;
    std::string answer;
    int empty = 0;
    int full = 0;
    bool on = false;
    bool in_box = false;
    const auto finish = [&] {
        const std::string_view said = schema::trim(answer);
        const bool fits = !said.empty() && code_points(said) <= longest_answer &&
                          said.find("。") == std::string_view::npos;
        if (on && fits) {
            chosen += (chosen.empty() ? "" : "、") + std::string(said);
        }
        answer.clear();
        return fits;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const char32_t c = schema::next_code_point(text, at);
        if (is_empty_box(c) || is_ticked_box(c)) {
            if (in_box && !finish()) {
                return text;
            }
            in_box = true;
            on = is_ticked_box(c);
            ++(on ? full : empty);
        } else if (in_box) {
            answer.append(text, begin, at - begin);
        } else if (c != U' ' && c != U'　' && c != U'\n') {
            return text;
        }
    }
    const bool whole = in_box && finish();
    return whole && full > 0 && empty > 0 ? chosen : text;
}

}  // namespace tenken::report
