#include "extractor/layout/bands.h"

#include <algorithm>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/tight_columns.h"

namespace tenken::layout {
namespace {

constexpr double word_gap = 0.75;     // em: beyond it words may stand in different columns
constexpr double spaced_out = 4.5;    // em: between the characters of one word that is spaced out
constexpr double widest_amount = 10;  // em: from a sign of currency to its amount
constexpr double longest_mark = 3.2;  // em: "(12)", "第1"

bool is_single_wide(const TextLine& segment) {
    const char32_t c = first_character(segment.text);
    return is_wide(c) && is_word_character(c) && segment.text.size() <= 4;
}

/// "(1)", "①", "1.", "・": what stands before an entry.
bool is_entry_mark(const TextLine& segment) {
    if (segment.u1 - segment.u0 > longest_mark * segment.size) {
        return false;
    }
    // "Mar." names a month.
    const auto letters = std::count_if(segment.text.begin(), segment.text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
    const bool numeral = segment.text.find_first_not_of("ivxIVX().") == std::string::npos;
    const char32_t last = last_character(segment.text);
    return begins_entry(segment.text) ||
           (letters > 1 && !numeral
                ? false
                : last == U'.' || last == U')' || last == U'）' || last == U'．');
}

/// A sign of a currency that stands at the left edge of a column of amounts.
bool is_currency(const std::string& text) {
    return text == "$" || text == "\u00a5" || text == "\uffe5" || text == "\u20ac" ||
           text == "\u00a3";
}

void unite(TextLine& left, const TextLine& right) {
    left.text += ' ' + right.text;
    left.u1 = std::max(left.u1, right.u1);
    left.count += right.count;
}

/// Takes segments together that are no columns.
void compose(std::vector<TextLine>& segments, std::size_t first) {
    for (std::size_t i = first; i + 1 < segments.size();) {
        TextLine& left = segments[i];
        const TextLine& right = segments[i + 1];
        const double gap = right.u0 - left.u1;
        const char32_t last = last_character(left.text);
        const bool one_word = is_word_character(last) && is_wide(last) && is_single_wide(right) &&
                              gap <= spaced_out * left.size &&
                              (is_single_wide(left) || left.text.find(' ') != std::string::npos);
        const bool marked = i == first && is_entry_mark(left) && gap <= 3 * left.size;
        const bool amount =
            is_currency(left.text) && gap <= widest_amount * left.size && is_figure(right.text);
        if (one_word || marked || amount) {
            unite(left, right);
            segments.erase(segments.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        } else {
            ++i;
        }
    }
}

}  // namespace

Bands make_bands(const std::vector<std::uint32_t>& loose, const Runs& runs) {
    Bands out;
    out.pieces.reserve(loose.size());
    for (const std::uint32_t n : loose) {
        out.pieces.push_back(piece_of(runs.runs[n], Direction::right));
    }
    std::vector<TextLine> all = make_lines(out.pieces, runs, word_gap);
    for (std::size_t i = 0; i < all.size();) {
        const std::size_t first = out.segments.size();
        const double v0 = all[i].v0;
        const double v1 = all[i].v1;
        std::uint32_t next = all[i].first;
        while (i < all.size() && all[i].v0 == v0 && all[i].v1 == v1 && all[i].first == next) {
            next += all[i].count;
            out.segments.push_back(std::move(all[i]));
            ++i;
        }
        compose(out.segments, first);
        Band band;
        band.first = first;
        band.count = out.segments.size() - first;
        band.v0 = v0;
        band.v1 = v1;
        band.u0 = out.segments[first].u0;
        for (std::size_t s = first; s < out.segments.size(); ++s) {
            band.u1 = std::max(band.u1, out.segments[s].u1);
            band.size = std::max(band.size, out.segments[s].size);
        }
        out.bands.push_back(band);
    }
    split_tight_columns(out, runs);
    return out;
}

}  // namespace tenken::layout
