#include "extractor/layout/column_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

#include "extractor/layout/columns.h"
#include "extractor/layout/figures.h"

namespace tenken::layout {
namespace {

constexpr double shortest_line = 10;   // em: of running text
constexpr double justified = 0.55;     // of a line of it: the words, the rest is gaps
constexpr double same_block = 2.2;     // times the text size: gap between lines of one text
constexpr double narrowest_strip = 8;  // points: between tables beside each other
constexpr double same_place = 3;       // points
constexpr double same_height = 2;      // points
constexpr double lowest_table = 20;    // points
constexpr std::size_t most_gaps = 256;
constexpr std::size_t least_lines = 3;  // of running text that a table can stand beside

/// Lines of running text in one column, as far as they follow each other.
struct Block {
    double v0 = 0;
    double v1 = 0;
    std::size_t lines = 0;
};

class Grouper {
  public:
    Grouper(const Bands& bands, std::vector<double> gutters)
        : bands_(bands), gutters_(std::move(gutters)) {}

    /// By bands: whether its segments are of different columns.
    std::vector<bool> parted() const {
        const std::vector<Block> blocks = prose_blocks();
        const std::size_t count = bands_.bands.size();
        std::vector<bool> out(count, false);
        for (std::size_t i = 0; i < count; ++i) {
            const double v = middle(i);
            out[i] = crossing(i) == 0 &&
                     std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
                         return block.lines >= least_lines && v > block.v0 && v < block.v1;
                     });
        }
        // What goes on in one column where the text beside it has ended.
        for (std::size_t i = 1; i < count; ++i) {
            out[i] = out[i] || (out[i - 1] && in_one_column(i) && follows(i));
        }
        for (std::size_t i = count; i-- > 1;) {
            out[i - 1] = out[i - 1] || (out[i] && in_one_column(i - 1) && follows(i));
        }
        return out;
    }

    std::size_t column_of(const TextLine& segment) const {
        const double middle = (segment.u0 + segment.u1) / 2;
        return static_cast<std::size_t>(std::lower_bound(gutters_.begin(), gutters_.end(), middle) -
                                        gutters_.begin());
    }

  private:
    double middle(std::size_t band) const {
        return (bands_.bands[band].v0 + bands_.bands[band].v1) / 2;
    }

    bool follows(std::size_t band) const {
        const Band& here = bands_.bands[band];
        return here.v0 - bands_.bands[band - 1].v1 < same_block * here.size;
    }

    /// How many segments of a band go over a gutter.
    std::size_t crossing(std::size_t band) const {
        std::size_t out = 0;
        for (std::size_t s = 0; s < bands_.bands[band].count; ++s) {
            const TextLine& segment = bands_.segment(bands_.bands[band], s);
            out += std::any_of(gutters_.begin(), gutters_.end(),
                               [&](double at) { return segment.u0 < at && segment.u1 > at; });
        }
        return out;
    }

    bool in_one_column(std::size_t band) const {
        const Band& here = bands_.bands[band];
        for (std::size_t s = 1; s < here.count; ++s) {
            if (column_of(bands_.segment(here, s)) != column_of(bands_.segment(here, 0))) {
                return false;
            }
        }
        return crossing(band) == 0;
    }

    /// What one line has in one column.
    struct Share {
        double u0 = 1e9;
        double u1 = -1e9;
        double inked = 0;
        bool figures = false;
        bool prose = false;  ///< one segment is as long as a line of running text

        void add(const TextLine& segment) {
            u0 = std::min(u0, segment.u0);
            u1 = std::max(u1, segment.u1);
            inked += segment.u1 - segment.u0;
            figures = figures || is_figure(segment.text);
            prose = prose || segment.u1 - segment.u0 >= shortest_line * segment.size;
        }
        /// A justified line has gaps between its words, but reaches from edge to edge.
        bool fills(const Share& column, double size) const {
            return !figures && std::abs(u0 - column.u0) < size && std::abs(u1 - column.u1) < size &&
                   inked >= justified * (u1 - u0);
        }
    };

    std::vector<Share> shares(const Band& band) const {
        std::vector<Share> out(gutters_.size() + 1);
        for (std::size_t s = 0; s < band.count; ++s) {
            const TextLine& segment = bands_.segment(band, s);
            out[column_of(segment)].add(segment);
        }
        return out;
    }

    std::vector<Block> prose_blocks() const {
        std::vector<Share> columns(gutters_.size() + 1);
        for (std::size_t i = 0; i < bands_.bands.size(); ++i) {
            const std::vector<Share> here = shares(bands_.bands[i]);
            for (std::size_t c = 0; crossing(i) == 0 && c < here.size(); ++c) {
                if (here[c].prose) {
                    columns[c].u0 = std::min(columns[c].u0, here[c].u0);
                    columns[c].u1 = std::max(columns[c].u1, here[c].u1);
                }
            }
        }
        std::vector<Block> done;
        std::vector<Block> open(columns.size());
        for (std::size_t i = 0; i < bands_.bands.size(); ++i) {
            const Band& band = bands_.bands[i];
            const std::vector<Share> here = shares(band);
            for (std::size_t c = 0; crossing(i) == 0 && c < here.size(); ++c) {
                if (!here[c].prose && !here[c].fills(columns[c], band.size)) {
                    continue;
                }
                Block& block = open[c];
                if (block.lines > 0 && band.v0 - block.v1 > same_block * band.size) {
                    done.push_back(block);
                    block = Block();
                }
                if (block.lines++ == 0) {
                    block.v0 = band.v0;
                }
                block.v1 = band.v1;
            }
        }
        done.insert(done.end(), open.begin(), open.end());
        return done;
    }

    const Bands& bands_;
    std::vector<double> gutters_;
};

/// A strip between tables beside each other: every rule of either side ends at it.
struct Parting {
    double x = 0;
    double top = 0;
    double bottom = 0;
};

bool same_ends(const Line& a, const Line& b) {
    return std::abs(a.begin - b.begin) < same_place && std::abs(a.end - b.end) < same_place;
}

/// Two rules at one height with a gap between them, and the same again further down.
std::vector<Parting> partings(const Bands& bands, const std::vector<Line>& rules) {
    struct Gap {
        const Line* left;
        const Line* right;
        double middle() const { return (left->end + right->begin) / 2; }
    };
    std::vector<Gap> gaps;
    for (const Line& left : rules) {
        const Line* next = nullptr;
        for (const Line& right : rules) {
            if (std::abs(right.position - left.position) < same_height &&
                right.begin > left.end + narrowest_strip &&
                (next == nullptr || right.begin < next->begin)) {
                next = &right;
            }
        }
        if (next != nullptr && gaps.size() < most_gaps) {
            gaps.push_back({&left, next});
        }
    }
    std::vector<Parting> out;
    for (std::size_t i = 0; i < gaps.size(); ++i) {
        Parting parting{gaps[i].middle(), gaps[i].left->position, gaps[i].left->position};
        for (std::size_t k = i + 1; k < gaps.size(); ++k) {
            if (same_ends(*gaps[i].left, *gaps[k].left) &&
                same_ends(*gaps[i].right, *gaps[k].right)) {
                parting.top = std::min(parting.top, gaps[k].left->position);
                parting.bottom = std::max(parting.bottom, gaps[k].left->position);
            }
        }
        const auto over = [&](double u0, double u1, double v) {
            return u0 < parting.x && u1 > parting.x && v > parting.top && v < parting.bottom;
        };
        if (parting.bottom - parting.top > lowest_table &&
            std::none_of(
                rules.begin(), rules.end(),
                [&](const Line& rule) { return over(rule.begin, rule.end, rule.position); }) &&
            std::none_of(bands.segments.begin(), bands.segments.end(),
                         [&](const TextLine& text) {
                             return over(text.u0, text.u1, (text.v0 + text.v1) / 2);
                         }) &&
            std::none_of(out.begin(), out.end(), [&](const Parting& other) {
                return std::abs(other.x - parting.x) < same_place && other.top <= parting.top &&
                       other.bottom >= parting.bottom;
            })) {
            out.push_back(parting);
        }
    }
    return out;
}

/// Tables beside each other whose headings differ in height: the first rules of both stand at one
/// height, each side has a further one of its own, and in most lines the right side begins with a
/// label. Down to where a text crosses the strip.
void add_unlike_tables(const Bands& bands, const std::vector<Line>& rules,
                       std::vector<Parting>& out) {
    const auto again = [&](const Line& first) {
        const Line* found = nullptr;
        for (const Line& other : rules) {
            found = same_ends(first, other) && other.position > first.position + same_height &&
                            (found == nullptr || other.position < found->position)
                        ? &other
                        : found;
        }
        return found;
    };
    for (const Line& left : rules) {
        for (const Line& right : rules) {
            if (std::abs(right.position - left.position) >= same_height ||
                right.begin < left.end + narrowest_strip || again(left) == nullptr ||
                again(right) == nullptr) {
                continue;
            }
            Parting parting{(left.end + right.begin) / 2, left.position, left.position};
            std::size_t labels = 0;
            std::size_t lines = 0;
            for (const Band& band : bands.bands) {
                if (band.v1 < left.position) {
                    continue;
                }
                const TextLine* first = nullptr;
                bool crosses = parting.bottom > parting.top &&
                               band.v0 - parting.bottom > same_block * band.size;
                for (std::size_t s = 0; s < band.count; ++s) {
                    const TextLine& text = bands.segment(band, s);
                    crosses = crosses || (text.u0 < parting.x && text.u1 > parting.x);
                    first = text.u0 > parting.x && first == nullptr ? &text : first;
                }
                if (crosses) {
                    break;
                }
                lines += first != nullptr ? 1 : 0;
                labels += first != nullptr && !is_figure(first->text) ? 1 : 0;
                parting.bottom = band.v1 + 1;
            }
            const bool ruled_over = std::any_of(rules.begin(), rules.end(), [&](const Line& rule) {
                return rule.begin < parting.x && rule.end > parting.x &&
                       rule.position > parting.top - same_height && rule.position < parting.bottom;
            });
            const bool known = std::any_of(out.begin(), out.end(), [&](const Parting& other) {
                return std::abs(other.x - parting.x) < narrowest_strip &&
                       other.top <= parting.bottom && other.bottom >= parting.top;
            });
            if (!ruled_over && !known && parting.bottom - parting.top > lowest_table &&
                lines > least_lines && labels * 4 >= lines * 3) {
                out.push_back(parting);
            }
        }
    }
}

}  // namespace

std::vector<std::vector<std::uint32_t>> column_groups(const Bands& bands, const Runs& runs,
                                                      const std::vector<Line>& rules) {
    std::vector<double> at = gutters(bands.segments);
    std::vector<Parting> between = partings(bands, rules);
    if (rules.size() < most_gaps) {
        add_unlike_tables(bands, rules, between);
    }
    const bool columns = !at.empty();
    const Grouper grouper(bands, std::move(at));
    const std::vector<bool> parted = columns ? grouper.parted() : std::vector<bool>();
    std::map<std::array<std::size_t, 3>, std::vector<std::uint32_t>> groups;
    for (std::size_t i = 0; i < bands.bands.size(); ++i) {
        const Band& band = bands.bands[i];
        const double v = (band.v0 + band.v1) / 2;
        for (std::size_t s = 0; s < band.count; ++s) {
            const TextLine& segment = bands.segment(band, s);
            std::array<std::size_t, 3> key{
                columns && parted[i] ? 1 + grouper.column_of(segment) : 0, 0, 0};
            for (std::size_t n = 0; n < between.size(); ++n) {
                if (v > between[n].top && v < between[n].bottom) {
                    key[1] = key[1] == 0 ? n + 1 : key[1];
                    key[2] += segment.u0 > between[n].x ? 1 : 0;
                }
            }
            for (std::uint32_t p = segment.first; p < segment.first + segment.count; ++p) {
                groups[key].push_back(
                    static_cast<std::uint32_t>(bands.pieces[p].run - runs.runs.data()));
            }
        }
    }
    std::vector<std::vector<std::uint32_t>> out;
    for (auto& [key, group] : groups) {
        std::sort(group.begin(), group.end());
        out.push_back(std::move(group));
    }
    return out;
}

}  // namespace tenken::layout
