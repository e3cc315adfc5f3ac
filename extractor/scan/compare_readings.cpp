#include "extractor/scan/compare_readings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace tenken::scan {

namespace {

/// Characters that look the same and mean the same here.
constexpr std::array<std::pair<std::string_view, std::string_view>, 18> same{{
    {"（", "("},
    {"）", ")"},
    {"：", ":"},
    {"，", ","},
    {"．", "."},
    {"％", "%"},
    {"〇", "○"},
    {"O", "○"},
    {"◯", "○"},
    {"゜", "。"},
    {"［", "["},
    {"］", "]"},
    {"－", "-"},
    {"‐", "-"},
    {"′", "'"},
    {"・", "･"},
    {"～", "~"},
    {"〜", "~"},
}};

std::string_view folded(const std::string& text) {
    for (const auto& [from, to] : same) {
        if (text == from) {
            return to;
        }
    }
    return text;
}

bool equal(const Symbol& a, const Symbol& b) {
    return folded(a.text) == folded(b.text);
}

/// A character of its own is this wide, em.
constexpr double least_width = 0.3;
/// How much surer the second reading must be to be taken for the first.
constexpr float clearly_surer = 6;
/// ... and how sure it must be of what only it has.
constexpr float likely_confidence = 90;

float mean_confidence(const std::vector<Symbol>& symbols, std::size_t begin, std::size_t end) {
    float sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
        sum += symbols[i].confidence;
    }
    return end > begin ? sum / static_cast<float>(end - begin) : 0;
}

int widest(const std::vector<Symbol>& symbols, std::size_t begin, std::size_t end) {
    int width = 0;
    for (std::size_t i = begin; i < end; ++i) {
        width = std::max(width, symbols[i].box.width());
    }
    return width;
}

std::string text_of(const std::vector<Symbol>& symbols, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i) {
        text += symbols[i].text;
    }
    return text;
}

ReadSymbol plain(const Symbol& symbol) {
    return {symbol.text, symbol.box, symbol.confidence, false, false, {}, {}, Presence::sure};
}

bool only_stray(const std::vector<Symbol>& symbols, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
        if (!is_stray_mark(symbols[i].text)) {
            return false;
        }
    }
    return true;
}

}  // namespace

extractor::CommonPart agreements(const std::vector<Symbol>& a, const std::vector<Symbol>& b) {
    return extractor::common_part(
        a, b, [](const Symbol& one, const Symbol& other) { return equal(one, other); });
}

bool is_digit(const std::string& text) {
    return text.size() == 1 && text[0] >= '0' && text[0] <= '9';
}

bool is_figure_character(const std::string& text) {
    static constexpr std::array<std::string_view, 10> others{".", ",",  "%",  "％", "▲",
                                                             "△", "．", "，", "-",  "－"};
    return is_digit(text) || std::find(others.begin(), others.end(), text) != others.end();
}

bool is_stray_mark(const std::string& text) {
    static constexpr std::array<std::string_view, 16> marks{
        "-", "_", ".", "|", "'", "`", "ー", "」", ",", "\"", "~", "‐", "―", "－", ":", "・"};
    return std::find(marks.begin(), marks.end(), text) != marks.end();
}

std::vector<ReadSymbol> compare_readings(const std::vector<Symbol>& first,
                                         const std::vector<Symbol>& second, double em) {
    auto pairs = agreements(first, second);
    pairs.emplace_back(first.size(), second.size());
    std::vector<ReadSymbol> out;
    std::size_t i = 0;
    std::size_t j = 0;
    for (const auto& [pair_i, pair_j] : pairs) {
        const std::size_t begin = out.size();
        const bool at_edge = (i == 0 && j == 0) || pair_i == first.size();
        const bool differ = pair_i > i || pair_j > j;
        const bool stray_only_in_one = at_edge && ((pair_i == i && only_stray(second, j, pair_j)) ||
                                                   (pair_j == j && only_stray(first, i, pair_i)));
        if (differ && !stray_only_in_one) {
            const float sure = mean_confidence(first, i, pair_i);
            const float other = mean_confidence(second, j, pair_j);
            const bool only_second = pair_i == i;
            const bool only_first = pair_j == j;
            const bool take_second = only_second || (!only_first && other > sure + clearly_surer);
            const auto& taken = take_second ? second : first;
            for (std::size_t k = take_second ? j : i; k < (take_second ? pair_j : pair_i); ++k) {
                out.push_back(plain(taken[k]));
                out.back().doubtful = true;
                out.back().reason = "readings-differ";
            }
            if (only_second || only_first) {
                // What only one reading has is mostly a character that it saw twice: a narrow box.
                const bool is_wide = (only_second ? widest(second, j, pair_j)
                                                  : widest(first, i, pair_i)) >= least_width * em;
                const bool is_likely = is_wide && (only_first || other >= likely_confidence);
                for (std::size_t k = begin; k < out.size(); ++k) {
                    out[k].presence = is_likely ? Presence::likely : Presence::unlikely;
                }
            } else {
                out[begin].other =
                    take_second ? text_of(first, i, pair_i) : text_of(second, j, pair_j);
            }
        }
        if (pair_i < first.size()) {
            ReadSymbol agreed = plain(first[pair_i]);
            agreed.confidence = std::max(agreed.confidence, second[pair_j].confidence);
            out.push_back(std::move(agreed));
        }
        i = pair_i + 1;
        j = pair_j + 1;
    }
    return out;
}

}  // namespace tenken::scan
