#include "schema/character_classes.h"

#include <algorithm>
#include <iterator>

namespace tenken::schema {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

#include "character_classes.inc"

template <typename Ranges>
bool has(const Ranges& ranges, char32_t c) {
    const auto found =
        std::lower_bound(std::begin(ranges), std::end(ranges), c,
                         [](const Range& range, char32_t wanted) { return range.last < wanted; });
    return found != std::end(ranges) && found->first <= c;
}

}  // namespace

bool is_letter_or_digit(char32_t c) {
    return has(letters_and_digits, c);
}

int columns_of(char32_t c) {
    if (has(without_column, c)) {
        return 0;
    }
    return has(of_two_columns, c) ? 2 : 1;
}

}  // namespace tenken::schema
