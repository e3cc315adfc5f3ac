#include "extractor/text_layer/align.h"

#include <array>
#include <string_view>
#include <utility>

#include "extractor/common_part.h"
#include "schema/text.h"

namespace tenken::extractor {

namespace {

constexpr std::u32string_view dashes = U"-\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
constexpr std::u32string_view circles = U"\u3007\u25CB\u25EF";

bool one_sided(const Stretch& stretch) {
    return !stretch.same &&
           (stretch.first_begin == stretch.first_end || stretch.second_begin == stretch.second_end);
}

/// What only one text has is told with a character beside it that both have.
void widen(std::vector<Stretch>& stretches) {
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        if (!one_sided(stretches[i])) {
            continue;
        }
        if (i > 0 && stretches[i - 1].first_begin < stretches[i - 1].first_end) {
            --stretches[i - 1].first_end;
            --stretches[i - 1].second_end;
            --stretches[i].first_begin;
            --stretches[i].second_begin;
        } else if (i + 1 < stretches.size()) {
            ++stretches[i + 1].first_begin;
            ++stretches[i + 1].second_begin;
            ++stretches[i].first_end;
            ++stretches[i].second_end;
        }
    }
    std::erase_if(stretches, [](const Stretch& stretch) {
        return stretch.first_begin == stretch.first_end &&
               stretch.second_begin == stretch.second_end;
    });
}

/// Differences that met when they were widened are one.
void join(std::vector<Stretch>& stretches) {
    std::size_t kept = 0;
    for (const Stretch& stretch : stretches) {
        if (kept > 0 && stretches[kept - 1].same == stretch.same) {
            stretches[kept - 1].first_end = stretch.first_end;
            stretches[kept - 1].second_end = stretch.second_end;
        } else {
            stretches[kept++] = stretch;
        }
    }
    stretches.resize(kept);
}

}  // namespace

Alignment align(const std::u32string& first, const std::u32string& second) {
    if (first.empty() && second.empty()) {
        return {};
    }
    std::vector<Stretch> stretches;
    std::size_t i = 0;
    std::size_t j = 0;
    const CommonPart pairs =
        common_part(first, second, [](char32_t a, char32_t b) { return a == b; });
    for (const auto& [pair_i, pair_j] : pairs) {
        if (pair_i > i || pair_j > j) {
            stretches.push_back({false, i, pair_i, j, pair_j});
        }
        stretches.push_back({true, pair_i, pair_i + 1, pair_j, pair_j + 1});
        i = pair_i + 1;
        j = pair_j + 1;
    }
    if (i < first.size() || j < second.size()) {
        stretches.push_back({false, i, first.size(), j, second.size()});
    }
    join(stretches);
    widen(stretches);
    join(stretches);
    return {std::move(stretches), pairs.size()};
}

std::u32string folded(const std::string& text) {
    const std::string plain = schema::squeeze(text);
    std::u32string out;
    for (std::size_t at = 0; at < plain.size();) {
        char32_t c = schema::next_code_point(plain, at);
        c = dashes.find(c) != std::u32string_view::npos ? U'-' : c;
        c = circles.find(c) != std::u32string_view::npos ? circles[1] : c;
        out += c;
    }
    return out;
}

}  // namespace tenken::extractor
