#include "extractor/layout/block_region.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "extractor/layout/caption.h"
#include "extractor/layout/characters.h"
#include "extractor/layout/figures.h"
#include "extractor/layout/text_columns.h"

namespace tenken::layout {
namespace {

constexpr double widest_gap = 2.2;    // em: between rows of one table
constexpr double widest_open = 5;     // em: where what follows keeps to the same columns
constexpr double other_size = 1.12;   // ratio of sizes that parts heading and table
constexpr double close_above = 0.8;   // em: a name of columns stands over them
constexpr double away_from_edge = 2;  // em
constexpr double wider_by = 0.7;      // em: than most gaps between rows, those between tables
constexpr std::size_t most_bands = 400;
constexpr std::size_t least_columns = 3;  // that rows far apart have in common
constexpr std::size_t most_lines = 12;    // of one row

class RowsFrom {
  public:
    explicit RowsFrom(const Bands& bands) : bands_(bands) {}

    BandRange grow(std::size_t first) const {
        BandRange region{first, first};
        const std::vector<Band>& bands = bands_.bands;
        if (bands[first].count < 2 || parts_tables(first)) {
            return region;
        }
        const double size = bands[first].size;
        double v1 = bands[first].v1;
        double u0 = bands[first].u0;
        std::vector<double> gaps;
        std::size_t i = first + 1;
        std::size_t last = i;
        for (; i < bands.size() && i < first + most_bands; ++i) {
            const Band& band = bands[i];
            const double gap = band.v0 - v1;
            if (parts_tables(i) ||
                (gap > widest_gap * size && (gap > widest_open * size || !goes_on(first, i)))) {
                break;
            }
            const bool title = band.size > other_size * size || size > other_size * band.size;
            if (title && (band.count < 2 || band.size > size || i == first + 1)) {
                break;
            }
            if (band.count < 2) {
                const bool note = is_note(i) && band.u0 < u0 + away_from_edge * size && gap > 0;
                if (note || stands_alone(i, v1, gaps)) {
                    break;
                }
            }
            if (gap > 0) {
                gaps.push_back(gap);
            }
            v1 = std::max(v1, band.v1);
            u0 = std::min(u0, band.u0);
            last = i + 1;
        }
        region.last = before_wide_gap(first, last, std::move(gaps));
        // The name of a group of columns stands over them, alone on its line.
        for (std::size_t above = first; above-- > 0 && first - above <= 2;) {
            const Band& band = bands[above];
            if (band.count > 1 || band.u0 < u0 + away_from_edge * size || is_note(above) ||
                bands[region.first].v0 - band.v1 > close_above * size ||
                band.size > other_size * size) {
                break;
            }
            region.first = above;
        }
        return region;
    }

  private:
    bool is_note(std::size_t band) const {
        const char32_t c = first_character(bands_.segment(bands_.bands[band], 0).text);
        return c == U'（' || c == U'(' || c == U'※' || c == U'＊' || c == U'*';
    }

    bool parts_tables(std::size_t band) const {
        const std::string text = bands_.text(band);
        const Band& line = bands_.bands[band];
        if (is_caption(text) || (line.count <= 2 && has_leaders(text))) {
            return true;
        }
        for (std::size_t n = 0; n + 1 < line.count; ++n) {
            if (has_leaders(bands_.segment(line, n).text) &&
                is_figure(bands_.segment(line, line.count - 1).text)) {
                return true;
            }
        }
        return false;
    }

    /// Rows set wide apart: the lines from `next` on have texts in three columns and more, and all
    /// together keep to the columns of either.
    bool goes_on(std::size_t first, std::size_t next) const {
        const std::vector<Band>& bands = bands_.bands;
        std::size_t end = next + 1;
        while (end < bands.size() && end < next + most_lines &&
               bands[end].v0 - bands[end - 1].v1 < close_above * bands[next].size &&
               !parts_tables(end)) {
            ++end;
        }
        const std::size_t above = text_columns(bands_, first, next, true).size();
        const std::size_t below = text_columns(bands_, next, end, true).size();
        const std::size_t both = text_columns(bands_, first, end, true).size();
        const std::size_t most = std::max(above, below);
        return std::min(above, below) >= least_columns && both + 1 >= most && both <= most + 1;
    }

    /// The end of the lines from `first` that are no further apart than most are.
    std::size_t before_wide_gap(std::size_t first, std::size_t last,
                                std::vector<double> gaps) const {
        if (gaps.size() < 3) {
            return last;
        }
        const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        const std::vector<Band>& bands = bands_.bands;
        const double widest = std::max(2.5 * *middle, *middle + wider_by * bands[first].size);
        double v1 = bands[first].v1;
        for (std::size_t i = first + 1; i < last; ++i) {
            if (bands[i].v0 - v1 > widest) {
                return i;
            }
            v1 = std::max(v1, bands[i].v1);
        }
        return last;
    }

    /// A line with more room above and below than rows have.
    bool stands_alone(std::size_t i, double v1, std::vector<double> gaps) const {
        const std::vector<Band>& bands = bands_.bands;
        if (gaps.size() < 2) {
            return false;
        }
        const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
        std::nth_element(gaps.begin(), middle, gaps.end());
        const double least = *middle + 0.4 * bands[i].size;
        return bands[i].v0 - v1 > least &&
               (i + 1 == bands.size() || bands[i + 1].v0 - bands[i].v1 > least);
    }

    const Bands& bands_;
};

}  // namespace

BandRange rows_from(const Bands& bands, std::size_t first) {
    return RowsFrom(bands).grow(first);
}

}  // namespace tenken::layout
