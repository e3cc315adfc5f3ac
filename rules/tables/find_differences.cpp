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
            // Two amounts that changed places fail in two lines.
            reading.accepted = reading.closes >= 3 && (reading.fails * 3 <= reading.closes ||
                                                       (reading.fails == 2 && reading.closes >= 4));
            if (reading.accepted &&
                (!best || reading.closes - reading.fails > best->closes - best->fails)) {
                best = std::move(reading);
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
            reading = best_pair(numbers, i, near(matrix, i));
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
    std::map<char32_t, int> lines;
    std::vector<Letters> letters;
    for (int i = 0; i < matrix.line_count(); ++i) {
        letters.push_back(read_letters(matrix.line(i).printed));
        // The letters of a ratio are those of its fraction, set as one: (A) over (D)+(H).
        if (letters.back().own && !matrix.line(i).within_ratio) {
            const auto [where, is_new] = lines.emplace(*letters.back().own, i);
            where->second = is_new ? i : -1;
        }
    }
    std::vector<SumReading> found;
    for (int i = 0; i < matrix.line_count(); ++i) {
        const auto& formula = letters[static_cast<std::size_t>(i)].formula;
        if (!formula || formula->quotient || matrix.line(i).within_ratio) {
            continue;
        }
        SumReading reading;
        reading.basis = SumReading::Basis::letters;
        reading.total = i;
        reading.signs = formula->signs;
        for (const char32_t letter : formula->letters) {
            const auto line = lines.find(letter);
            if (line != lines.end() && line->second >= 0 && line->second != i) {
                reading.parts.push_back(line->second);
            }
        }
        if (reading.parts.size() != formula->letters.size()) {
            continue;
        }
        judge(numbers, reading);
        reading.accepted = reading.closes >= 1 && reading.fails * 3 <= reading.closes;
        found.push_back(std::move(reading));
    }
    return found;
}

}  // namespace tenken::rules
