#include "rules/tables/find_differences.h"

#include <algorithm>
#include <map>
#include <optional>

#include "rules/tables/letters.h"

namespace tenken::rules {
namespace {

/// How far from a difference the two lines may stand.
constexpr int lines_before = 8;
constexpr int lines_behind = 2;

bool may_be_compared(const Line& line) {
    return line.role != LineRole::difference && !line.within_difference && !line.within_ratio &&
           line.role != LineRole::part;
}

/// Labels of a line without the outermost one that says 比較.
std::vector<std::string> below_heading(const Line& line) {
    return {line.path.begin() + 1, line.path.end()};
}

std::vector<int> near(const Matrix& matrix, int line) {
    std::vector<int> found;
    for (int i = line - 1; i >= 0 && static_cast<int>(found.size()) < lines_before; --i) {
        if (may_be_compared(matrix.line(i))) {
            found.push_back(i);
        }
    }
    const int end = std::min(line + lines_behind + 1, matrix.line_count());
    for (int i = line + 1; i < end; ++i) {
        if (may_be_compared(matrix.line(i))) {
            found.push_back(i);
        }
    }
    return found;
}

/// 令和3年度, 令和4年度, 増減: the two lines right before it are two years that follow each other.
bool told_by_years(const Matrix& matrix, int line, int later, int earlier) {
    const int first = fiscal_year_of(matrix.line(earlier), std::nullopt);
    return later == line - 1 && earlier == line - 2 && first != 0 &&
           fiscal_year_of(matrix.line(later), std::nullopt) == first + 1 &&
           matrix.line(later).depth == matrix.line(earlier).depth;
}

/// The ordered pair of `candidates` whose difference `line` is most often; those that stand first
/// win a draw.
std::optional<SumReading> best_pair(const Numbers& numbers, int line,
                                    const std::vector<int>& candidates) {
    std::optional<SumReading> best;
    for (const int later : candidates) {
        for (const int earlier : candidates) {
            if (later == earlier) {
                continue;
            }
            SumReading reading;
            reading.basis = SumReading::Basis::difference;
            reading.total = line;
            reading.parts = {later, earlier};
            reading.signs = {1, -1};
            judge(numbers, reading);
            reading.told = told_by_years(numbers.matrix(), line, later, earlier) &&
                           reading.fails <= 1 && reading.closes >= 1;
            // Two amounts that changed places fail in two lines.
            reading.accepted = reading.told || (reading.closes >= 3 &&
                                                (reading.fails * 3 <= reading.closes ||
                                                 (reading.fails == 2 && reading.closes >= 4)));
            if (reading.accepted &&
                (!best || reading.closes - reading.fails > best->closes - best->fails)) {
                best = std::move(reading);
            }
        }
    }
    return best;
}

/// 歳出の増 and 歳入の減 make a balance smaller.
bool makes_smaller(const std::string& label) {
    const auto has = [&](std::string_view word) { return label.find(word) != std::string::npos; };
    const bool less = has("減少") || has("減額") || has("減収");
    const bool spending = has("歳出") || has("支出") || has("経費") || has("費用");
    return spending ? !less && !has("削減") && !has("節減") && !has("縮減") : less;
}

/// 差引額 = 歳出削減額 - 歳出増加額 + 歳入増加額 - 歳入減少額: of the lines right before it, with
/// the signs that the figures bear out; where they leave one open, its label decides.
std::optional<SumReading> best_balance(const Numbers& numbers, int line,
                                       const std::vector<int>& candidates) {
    constexpr std::size_t most_lines = 5;
    const Matrix& matrix = numbers.matrix();
    std::optional<SumReading> best;
    int best_fit = 0;
    for (std::size_t taken = 3; taken <= std::min(most_lines, candidates.size()); ++taken) {
        if (candidates[taken - 1] > line) {
            break;
        }
        for (unsigned minus = 0; minus + 1 < (1U << taken); ++minus) {
            SumReading reading;
            reading.basis = SumReading::Basis::difference;
            reading.total = line;
            int fit = 0;
            for (std::size_t i = taken; i-- > 0;) {
                const bool less = ((minus >> i) & 1U) != 0;
                reading.parts.push_back(candidates[i]);
                reading.signs.push_back(less ? -1 : 1);
                fit += less == makes_smaller(matrix.line(candidates[i]).label()) ? 1 : -1;
            }
            judge(numbers, reading);
            reading.accepted =
                reading.closes >= 2 && (reading.fails * 3 <= reading.closes ||
                                        (reading.fails == 1 && reading.closes >= 2) ||
                                        (reading.fails == 2 && reading.closes >= 4));
            const int gain = reading.closes - reading.fails;
            if (reading.accepted && (!best || gain > best->closes - best->fails ||
                                     (gain == best->closes - best->fails && fit > best_fit))) {
                best = std::move(reading);
                best_fit = fit;
            }
        }
    }
    return best;
}

}  // namespace

std::vector<SumReading> find_differences(const Numbers& numbers) {
    const Matrix& matrix = numbers.matrix();
    std::map<std::vector<std::string>, std::vector<int>> by_inner;
    std::vector<SumReading> found;
    for (int i = 0; i < matrix.line_count(); ++i) {
        const Line& line = matrix.line(i);
        if (line.within_ratio) {
            continue;
        }
        std::optional<SumReading> reading;
        if (line.within_difference) {
            const auto same = by_inner.find(below_heading(line));
            if (same != by_inner.end()) {
                reading = best_pair(numbers, i, {same->second.rbegin(), same->second.rend()});
            }
        } else if (line.role == LineRole::difference) {
            const std::vector<int> candidates = near(matrix, i);
            reading = best_pair(numbers, i, candidates);
            if (!reading) {
                reading = best_balance(numbers, i, candidates);
            }
        } else if (line.path.size() > 1) {
            std::vector<int>& lines = by_inner[below_heading(line)];
            lines.push_back(i);
            if (lines.size() > 4) {
                lines.erase(lines.begin());
            }
        }
        if (reading) {
            found.push_back(std::move(*reading));
        }
    }
    return found;
}

std::vector<SumReading> find_letter_sums(const Numbers& numbers) {
    const Matrix& matrix = numbers.matrix();
    std::vector<Letters> letters;
    for (int i = 0; i < matrix.line_count(); ++i) {
        letters.push_back(read_letters(matrix.line(i).printed));
        // The letters of a ratio are those of its fraction, set as one: (A) over (D)+(H).
        if (matrix.line(i).within_ratio) {
            letters.back() = {};
        }
    }
    std::vector<SumReading> found;
    for (int i = 0; i < matrix.line_count(); ++i) {
        const auto& formula = letters[static_cast<std::size_t>(i)].formula;
        if (!formula || formula->quotient) {
            continue;
        }
        SumReading reading;
        reading.basis = SumReading::Basis::letters;
        reading.total = i;
        reading.signs = formula->signs;
        reading.parts = lines_meant(letters, i);
        if (reading.parts.empty()) {
            continue;
        }
        judge(numbers, reading);
        reading.accepted = reading.closes >= 1 && reading.fails * 3 <= reading.closes;
        found.push_back(std::move(reading));
    }
    return found;
}

}  // namespace tenken::rules
