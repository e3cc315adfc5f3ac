#include "extractor/layout/tight_columns.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/text_columns.h"

namespace tenken::layout {
namespace {

constexpr double blank = 0.12;       // em: what parts words at all
constexpr double wider = 0.4;        // em: more than the blank of a font with letters of any width
constexpr double mono_blank = 0.65;  // em: the blank of a typewriter
constexpr std::size_t enough_lines = 3;    // of figures that show columns
constexpr std::size_t enough_figures = 2;  // on each of them
constexpr double same_edge = 0.1;          // em
constexpr std::size_t one_letter = 3;      // bytes: a kanji
constexpr std::size_t most_apart = 30;     // lines that show a common edge
constexpr std::size_t most_heading = 9;    // lines above them
constexpr double widest_gap = 2.2;         // times the text size, between lines of one table

/// Pieces [first, first + count) without a blank between them.
struct Word {
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    double u0 = 0;
    double u1 = 0;
    std::string text;

    double middle() const { return (u0 + u1) / 2; }
};

std::vector<Word> words_of(const TextLine& segment, const std::vector<Piece>& pieces,
                           const Runs& runs) {
    std::vector<Word> out;
    for (std::uint32_t p = segment.first; p < segment.first + segment.count; ++p) {
        if (out.empty() || pieces[p].u0 - out.back().u1 > blank * segment.size) {
            out.push_back({p, 0, pieces[p].u0, pieces[p].u1, {}});
        }
        ++out.back().count;
        out.back().u1 = std::max(out.back().u1, pieces[p].u1);
        runs.append_text(*pieces[p].run, out.back().text);
    }
    return out;
}

bool has_digit(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_leaders(const std::string& text) {
    return text.size() >= 4 && text.find_first_not_of('.') == std::string::npos;
}

/// 12 345: the blank parts thousands.
bool is_thousands(const Word& left, const Word& right) {
    return right.text.size() == 3 && left.text.size() <= 3 &&
           right.text.find_first_not_of("0123456789") == std::string::npos &&
           left.text.find_first_not_of("-+0123456789") == std::string::npos;
}

/// 12 345.6, 1 234 567: what stands left may be the thousands of what stands right.
bool may_be_thousands(const Word& left, const Word& right) {
    const std::size_t digits =
        std::min(right.text.find_first_not_of("0123456789"), right.text.size());
    const bool fraction =
        digits == right.text.size() || right.text[digits] == '.' || right.text[digits] == ',';
    return digits == 3 && fraction &&
           left.text.find_first_not_of("-+0123456789") == std::string::npos;
}

/// (405) 680-3701
bool may_be_telephone(const Word& left, const Word& right) {
    return left.text.front() == '(' || right.text.find('-', 1) != std::string::npos;
}

/// Where a figure ends that another one follows.
struct End {
    double u = 0;
    std::size_t band = 0;
};

/// Where a text begins that another one stands left of.
struct Start {
    double u = 0;
    std::size_t band = 0;
};

/// The columns of figures that hold for some lines.
struct Figures {
    std::size_t first = 0;  ///< bands, heading included
    std::size_t last = 0;
    std::vector<double> gutters;  ///< the middles between columns

    std::size_t column(double u) const {
        return static_cast<std::size_t>(std::lower_bound(gutters.begin(), gutters.end(), u) -
                                        gutters.begin());
    }
};

class Splitter {
  public:
    Splitter(Bands& bands, const Runs& runs) : bands_(bands), runs_(runs) {}

    void run() {
        rebuild([](std::size_t, const TextLine& segment, const std::vector<Word>& words) {
            return between_figures(segment, words);
        });
        const std::vector<End> ends = inner_ends();
        if (!ends.empty()) {
            rebuild(
                [&](std::size_t band, const TextLine& segment, const std::vector<Word>& words) {
                    return at_shared_ends(ends, band, segment, words);
                },
                blank);
        }
        const std::vector<Start> starts = inner_starts();
        if (!starts.empty()) {
            rebuild(
                [&](std::size_t band, const TextLine& segment, const std::vector<Word>& words) {
                    return at_shared_edges(starts, band, segment, words);
                },
                blank);
        }
        for (const Figures& figures : areas()) {
            rebuild([&](std::size_t band, const TextLine& segment, const std::vector<Word>& words) {
                return between_columns(figures, band, segment, words);
            });
        }
    }

  private:
    /// Calls `parts(band, segment, words)`, which says before which words to split.
    /// Segments without a gap of `least` em are left as they are.
    template <typename Parts>
    void rebuild(Parts parts, double least = wider) {
        std::vector<TextLine> out;
        out.reserve(bands_.segments.size());
        for (std::size_t b = 0; b < bands_.bands.size(); ++b) {
            Band& band = bands_.bands[b];
            const std::size_t first = out.size();
            for (std::size_t s = 0; s < band.count; ++s) {
                TextLine& segment = bands_.segments[band.first + s];
                if (segment.count < 2 || !may_part(segment, least)) {
                    out.push_back(std::move(segment));
                    continue;
                }
                const std::vector<Word> words = words_of(segment, bands_.pieces, runs_);
                const std::vector<std::size_t> at = parts(b, segment, words);
                if (at.empty()) {
                    out.push_back(std::move(segment));
                    continue;
                }
                std::size_t from = 0;
                for (std::size_t n = 0; n <= at.size(); ++n) {
                    const std::size_t to = n < at.size() ? at[n] : words.size();
                    const std::uint32_t end = words[to - 1].first + words[to - 1].count;
                    out.push_back(part_of(segment, words[from].first, end - words[from].first,
                                          bands_.pieces, runs_));
                    from = to;
                }
            }
            band.first = first;
            band.count = out.size() - first;
        }
        bands_.segments = std::move(out);
    }

    /// Cheap, and false for nearly all lines: a gap that is wide enough, or dots.
    bool may_part(const TextLine& segment, double least) const {
        const std::uint32_t end = segment.first + segment.count;
        for (std::uint32_t p = segment.first + 1; p < end; ++p) {
            if (bands_.pieces[p].u0 - bands_.pieces[p - 1].u1 > least * segment.size) {
                return true;
            }
        }
        return segment.text.find("....") != std::string::npos;
    }

    /// Before each but the first of words that are figures all; before the figure that dots lead
    /// to.
    static std::vector<std::size_t> between_figures(const TextLine& segment,
                                                    const std::vector<Word>& words) {
        std::vector<std::size_t> at;
        std::size_t first = 0;
        for (std::size_t i = 0; i + 1 < words.size(); ++i) {
            const std::string& text = words[i].text;
            if (is_leaders(text) || (text.size() > 4 && is_leaders(text.substr(text.size() - 4)))) {
                first = i + 1;
            }
        }
        if (!std::all_of(
                words.begin() + static_cast<std::ptrdiff_t>(first), words.end(),
                [](const Word& word) { return is_figure(word.text) && has_digit(word.text); })) {
            return at;
        }
        for (std::size_t i = std::max<std::size_t>(first, 1); i < words.size(); ++i) {
            const double gap = words[i].u0 - words[i - 1].u1;
            if (i == first ||
                (gap > wider * segment.size &&
                 !(gap < mono_blank * segment.size && is_thousands(words[i - 1], words[i])))) {
                at.push_back(i);
            }
        }
        return at;
    }

    /// Of Japanese texts, by their place.
    std::vector<Start> inner_starts() const {
        std::vector<Start> out;
        for (std::size_t b = 0; b < bands_.bands.size(); ++b) {
            for (std::size_t s = 1; s < bands_.bands[b].count; ++s) {
                const TextLine& segment = bands_.segment(bands_.bands[b], s);
                if (is_wide(first_character(segment.text)) ||
                    is_wide(last_character(segment.text))) {
                    out.push_back({segment.u0, b});
                }
            }
        }
        std::sort(out.begin(), out.end(), [](const Start& a, const Start& b) { return a.u < b.u; });
        return out;
    }

    /// 健診データの電子提供 健康づくり課: a text that fills its column up to where, on lines above
    /// and below, the texts of the next one begin.
    static std::vector<std::size_t> at_shared_edges(const std::vector<Start>& starts,
                                                    std::size_t band, const TextLine& segment,
                                                    const std::vector<Word>& words) {
        std::vector<std::size_t> at;
        for (std::size_t i = 1; i < words.size(); ++i) {
            const bool spaced_out = words[i - 1].text.size() <= one_letter ||
                                    words[i].text.size() <= one_letter;  // 団 体 名
            if (spaced_out || (!is_wide(last_character(words[i - 1].text)) &&
                               !is_wide(first_character(words[i].text)))) {
                continue;
            }
            const double u = words[i].u0;
            const double near = same_edge * segment.size;
            auto start = std::lower_bound(starts.begin(), starts.end(), u - near,
                                          [](const Start& a, double b) { return a.u < b; });
            std::size_t others = 0;
            for (; start != starts.end() && start->u <= u + near; ++start) {
                const std::size_t apart = std::max(start->band, band) - std::min(start->band, band);
                others += apart > 0 && apart <= most_apart ? 1 : 0;
            }
            if (others >= enough_lines) {
                at.push_back(i);
            }
        }
        return at;
    }

    /// Of the words of lines with figures only, but for the label, by their place.
    std::vector<End> inner_ends() const {
        std::vector<End> out;
        for (std::size_t b = 0; b < bands_.bands.size(); ++b) {
            const Band& band = bands_.bands[b];
            for (std::size_t s = 0; s < band.count && band.count > 1; ++s) {
                const TextLine& segment = bands_.segment(band, s);
                if (!begins_with_digit(segment.text)) {
                    continue;
                }
                const std::vector<Word> words = words_of(segment, bands_.pieces, runs_);
                for (const Word& word : words) {
                    if (!is_figure(word.text)) {
                        break;
                    }
                    out.push_back({word.u1, b});
                }
            }
        }
        std::sort(out.begin(), out.end(), [](const End& a, const End& b) { return a.u < b.u; });
        return out;
    }

    static bool begins_with_digit(const std::string& text) {
        const std::size_t at = text.find_first_not_of("-+($");
        return at != std::string::npos && text[at] >= '0' && text[at] <= '9';
    }

    /// 25.0 22,241: figures that nearly touch, where the first ends as those above and below it do.
    static std::vector<std::size_t> at_shared_ends(const std::vector<End>& ends, std::size_t band,
                                                   const TextLine& segment,
                                                   const std::vector<Word>& words) {
        std::vector<std::size_t> at;
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (!is_figure(words[i - 1].text) || !is_figure(words[i].text) ||
                !has_digit(words[i - 1].text) || !has_digit(words[i].text) ||
                may_be_thousands(words[i - 1], words[i]) ||
                may_be_telephone(words[i - 1], words[i])) {
                continue;
            }
            const double near = same_edge * segment.size;
            const double u = words[i - 1].u1;
            auto end = std::lower_bound(ends.begin(), ends.end(), u - near,
                                        [](const End& a, double b) { return a.u < b; });
            std::size_t others = 0;
            for (; end != ends.end() && end->u <= u + near; ++end) {
                const std::size_t apart = std::max(end->band, band) - std::min(end->band, band);
                others += apart > 0 && apart <= most_apart ? 1 : 0;
            }
            if (others >= enough_lines) {
                at.push_back(i);
            }
        }
        return at;
    }

    bool is_data(const Band& band) const {
        std::size_t figures = 0;
        for (std::size_t s = 1; s < band.count; ++s) {
            figures += is_figure(bands_.segment(band, s).text) ? 1 : 0;
        }
        return figures >= enough_figures && figures + 1 == band.count;
    }

    /// Lines of figures close to each other, with the lines above them.
    std::vector<Figures> areas() const {
        std::vector<Figures> out;
        const std::vector<Band>& bands = bands_.bands;
        const auto close = [&](std::size_t below) {
            return bands[below].v0 - bands[below - 1].v1 < widest_gap * bands[below].size;
        };
        std::size_t free = 0;  // no heading reaches above it
        for (std::size_t i = 0; i < bands.size(); ++i) {
            if (!is_data(bands[i])) {
                continue;
            }
            std::size_t last = i + 1;
            std::size_t data = 1;
            for (std::size_t n = i + 1; n < bands.size() && close(n) && n - last < enough_lines;
                 ++n) {
                if (is_data(bands[n])) {
                    last = n + 1;
                    ++data;
                }
            }
            if (data >= enough_lines) {
                Figures area;
                area.first = i;
                area.last = last;
                while (area.first > free && i - area.first < most_heading && close(area.first)) {
                    --area.first;
                }
                area.gutters = gutters(i, last);
                if (!area.gutters.empty()) {
                    out.push_back(std::move(area));
                }
            }
            free = last;
            i = last - 1;
        }
        return out;
    }

    /// Between the columns that lines [first, last) of figures stand in.
    std::vector<double> gutters(std::size_t first, std::size_t last) const {
        const std::vector<TextColumn> columns = text_columns(bands_, first, last);
        std::vector<double> out;
        for (std::size_t c = 1; c < columns.size(); ++c) {
            out.push_back((columns[c - 1].u1 + columns[c].u0) / 2);
        }
        return out;
    }

    /// Where words of a line with several segments stand in different columns, with more than a
    /// blank between them.
    std::vector<std::size_t> between_columns(const Figures& figures, std::size_t b,
                                             const TextLine& segment,
                                             const std::vector<Word>& words) const {
        std::vector<std::size_t> at;
        if (b < figures.first || b >= figures.last || bands_.bands[b].count < 2) {
            return at;
        }
        for (std::size_t i = 1; i < words.size(); ++i) {
            const char32_t left = last_character(words[i - 1].text);
            const char32_t right = first_character(words[i].text);
            if (words[i].u0 - words[i - 1].u1 > wider * segment.size && !is_wide(left) &&
                !is_wide(right) &&
                figures.column(words[i - 1].middle()) < figures.column(words[i].middle())) {
                at.push_back(i);
            }
        }
        return at;
    }

    Bands& bands_;
    const Runs& runs_;
};

}  // namespace

void split_tight_columns(Bands& bands, const Runs& runs) {
    Splitter(bands, runs).run();
}

}  // namespace tenken::layout
