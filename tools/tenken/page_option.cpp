#include "tools/tenken/page_option.h"

#include <charconv>
#include <limits>
#include <string_view>

#include "schema/error.h"

namespace tenken::tools {

namespace {

constexpr int last_of_all = std::numeric_limits<int>::max();

[[noreturn]] void refuse(const std::string& text) {
    throw schema::InputError("--pages",
                             {"「" + text + "」は使えない", "\"" + text + "\" cannot be used"},
                             {"3、2,5-7、10- のように、1 以上のページ番号で指定してください",
                              "Write page numbers from 1 on, such as 3 or 2,5-7 or 10-"});
}

/// All of `digits`, 0 if that is no page number.
int page_number(std::string_view digits) {
    int page = 0;
    const char* const end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, page);
    return read.ec == std::errc() && read.ptr == end && page > 0 ? page : 0;
}

}  // namespace

extractor::PageChoice page_choice(const std::string& text) {
    extractor::PageChoice choice;
    std::string_view rest = text;
    for (bool more = true; more;) {
        const std::size_t comma = rest.find(',');
        more = comma != std::string_view::npos;
        const std::string_view part = rest.substr(0, comma);
        rest.remove_prefix(more ? comma + 1 : rest.size());
        const std::size_t dash = part.find('-');
        const int first = page_number(part.substr(0, dash));
        int last = first;
        if (dash != std::string_view::npos) {
            last = dash + 1 == part.size() ? last_of_all : page_number(part.substr(dash + 1));
        }
        if (first == 0 || last < first) {
            refuse(text);
        }
        choice.ranges.push_back({first, last});
    }
    return choice;
}

}  // namespace tenken::tools
