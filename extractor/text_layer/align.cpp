#include "extractor/text_layer/align.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "schema/text.h"

namespace tenken::extractor {

namespace {

/// Cells of the table of lengths are two bytes: 128 MB at most.
constexpr std::size_t longest_text = 8000;

constexpr std::u32string_view dashes = U"-\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
constexpr std::u32string_view circles = U"\u3007\u25CB\u25EF";

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

Pairs common_part(const std::u32string& a, const std::u32string& b) {
    const std::size_t width = b.size() + 1;
    std::vector<std::uint16_t> length((a.size() + 1) * width, 0);
    for (std::size_t i = a.size(); i-- > 0;) {
        for (std::size_t j = b.size(); j-- > 0;) {
            length[i * width + j] =
                a[i] == b[j] ? static_cast<std::uint16_t>(length[(i + 1) * width + j + 1] + 1)
                             : std::max(length[(i + 1) * width + j], length[i * width + j + 1]);
        }
    }
    Pairs pairs;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (a[i] == b[j]) {
            pairs.emplace_back(i++, j++);
        } else if (length[(i + 1) * width + j] >= length[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return pairs;
}

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
    if (first.empty() || second.empty() || std::max(first.size(), second.size()) > longest_text) {
        return {{{false, 0, first.size(), 0, second.size()}}, 0};
    }
    std::vector<Stretch> stretches;
    std::size_t i = 0;
    std::size_t j = 0;
    const Pairs pairs = common_part(first, second);
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
