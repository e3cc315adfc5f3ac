#include "rules/tables/find_totals.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

namespace tenken::rules {
namespace {

/// Steps of all searches in one matrix together; a table that needs more is read by its boundaries
/// alone.
constexpr long most_steps = 3000000;

/// Accepted at a boundary if it holds more often than not by far; elsewhere only with more proof,
/// since of many beginnings one may fit by chance.
bool borne_out(const SumReading& reading, bool natural) {
    if (natural || reading.outcomes.size() == 1) {
        return reading.closes >= 1 && reading.fails * 3 <= reading.closes;
    }
    return reading.closes >= 2 && reading.fails * 4 <= reading.closes;
}

class Search {
  public:
    Search(const Numbers& numbers, const std::vector<bool>& inner)
        : numbers_(numbers), matrix_(numbers.matrix()), inner_(inner) {}

    std::vector<SumReading> run() {
        for (int i = 0; i < matrix_.line_count(); ++i) {
            const Line& line = matrix_.line(i);
            if (i > 0 && (line.section != matrix_.line(i - 1).section ||
                          line.group() != matrix_.line(i - 1).group())) {
                bound();
            }
            if (inner_[static_cast<std::size_t>(i)] || line.within_ratio ||
                line.role == LineRole::part || line.role == LineRole::difference) {
                continue;
            }
            if (line.role == LineRole::total) {
                total(i);
            } else {
                open_.push_back(i);
            }
        }
        return std::move(readings_);
    }

  private:
    void bound() {
        if (bounds_.empty() || bounds_.back() != open_.size()) {
            bounds_.push_back(open_.size());
        }
    }

    void total(int line) {
        SumReading reading = backwards(line);
        if (reading.accepted) {
            open_.resize(open_.size() - reading.parts.size());
            while (!bounds_.empty() && bounds_.back() > open_.size()) {
                bounds_.pop_back();
            }
            open_.push_back(line);
        } else {
            SumReading behind = forwards(line);
            if (behind.accepted) {
                reading = std::move(behind);
                // Its parts follow and are not to be added once more with it.
                open_.push_back(line);
            }
            bound();
        }
        readings_.push_back(std::move(reading));
    }

    SumReading reading_of(int total, std::vector<int> parts, const RunningSum& sum) const {
        SumReading reading;
        reading.total = total;
        reading.parts = std::move(parts);
        sum.judge(reading);
        return reading;
    }

    /// The lines that are open before the total, the last ones of them.
    SumReading backwards(int total) {
        RunningSum sum(numbers_, total);
        SumReading best;
        best.total = total;
        SumReading likeliest = best;
        bool best_natural = false;
        for (std::size_t taken = 1; taken <= open_.size(); ++taken) {
            const std::size_t begin = open_.size() - taken;
            sum.add(open_[begin]);
            steps_ += matrix_.position_count();
            const bool natural =
                begin == 0 || std::binary_search(bounds_.begin(), bounds_.end(), begin);
            if (!natural && steps_ > most_steps) {
                continue;
            }
            steps_ += matrix_.position_count();
            const int closes = sum.closes();
            if (closes == 0 && !(natural && likeliest.parts.empty())) {
                continue;
            }
            SumReading reading = reading_of(
                total, {open_.begin() + static_cast<std::ptrdiff_t>(begin), open_.end()}, sum);
            if (natural && (likeliest.parts.empty() || reading.closes > likeliest.closes)) {
                likeliest = reading;
            }
            if (!borne_out(reading, natural)) {
                continue;
            }
            const int gain = reading.closes - reading.fails - (best.closes - best.fails);
            if (!best.accepted || gain > 0 || (gain == 0 && natural && !best_natural)) {
                best = std::move(reading);
                best.accepted = true;
                best_natural = natural;
            }
        }
        return best.accepted ? best : likeliest;
    }

    /// 総数 first, what it is made of behind it: up to the next total or the end of its section.
    SumReading forwards(int total) {
        RunningSum sum(numbers_, total);
        SumReading best;
        best.total = total;
        std::vector<int> parts;
        for (int i = total + 1; i < matrix_.line_count(); ++i) {
            const Line& line = matrix_.line(i);
            if (line.section != matrix_.line(total).section || line.role == LineRole::total ||
                steps_ > most_steps) {
                break;
            }
            if (inner_[static_cast<std::size_t>(i)] || line.within_ratio ||
                line.role == LineRole::part || line.role == LineRole::difference) {
                continue;
            }
            parts.push_back(i);
            sum.add(i);
            steps_ += matrix_.position_count();
            const bool last = i + 1 == matrix_.line_count() ||
                              matrix_.line(i + 1).group() != line.group() ||
                              matrix_.line(i + 1).role != LineRole::detail;
            if (!last || parts.size() < 2 || sum.closes() == 0) {
                continue;
            }
            SumReading reading = reading_of(total, parts, sum);
            // Lines that follow a total by chance are more likely than a total that comes first.
            if (borne_out(reading, false) && (!best.accepted || reading.closes > best.closes)) {
                best = std::move(reading);
                best.accepted = true;
            }
        }
        return best;
    }

    const Numbers& numbers_;
    const Matrix& matrix_;
    const std::vector<bool>& inner_;
    std::vector<int> open_;            ///< lines not yet part of an accepted total
    std::vector<std::size_t> bounds_;  ///< how many were open where a group began
    std::vector<SumReading> readings_;
    long steps_ = 0;
};

/// The lines below `head` that stand one level deeper; empty if none does.
std::vector<int> children(const Matrix& matrix, int head) {
    const Line& outer = matrix.line(head);
    std::vector<int> found;
    int depth = 0;
    int level = 0;
    for (int i = head + 1; i < matrix.line_count(); ++i) {
        const Line& line = matrix.line(i);
        const bool deeper =
            line.depth > outer.depth ||
            (line.depth == outer.depth && outer.level > 0 && line.level > outer.level);
        if (!deeper || line.section != outer.section || line.role == LineRole::total ||
            line.path.empty()) {
            break;
        }
        if (line.role != LineRole::detail || line.within_ratio) {
            continue;
        }
        if (found.empty()) {
            depth = line.depth;
            level = line.level;
        }
        const bool same_level = line.level == level || line.level == 0 || level == 0;
        if (line.depth < depth || (line.depth == depth && !same_level && line.level < level)) {
            // Less deep than the first one: the first had a number of its own.
            depth = line.depth;
            level = line.level;
            found.clear();
        }
        if (line.depth == depth && (same_level || line.level == level)) {
            found.push_back(i);
        }
    }
    return found;
}

/// The lines behind `head` whose heading calls them a make-up.
std::vector<int> make_up(const Matrix& matrix, int head, const TableWords& words) {
    std::vector<int> found;
    for (int i = head + 1; i < matrix.line_count(); ++i) {
        const Line& line = matrix.line(i);
        const auto outer = line.path.size() > 1 ? line.path.end() - 1 : line.path.begin();
        const bool under = std::any_of(line.path.begin(), outer, [&](const std::string& label) {
            return words.breakdown(label) &&
                   std::find(matrix.line(head).path.begin(), matrix.line(head).path.end(), label) ==
                       matrix.line(head).path.end();
        });
        if (!under) {
            break;
        }
        if (line.role == LineRole::detail && !line.within_ratio) {
            found.push_back(i);
        }
    }
    return found;
}

/// 事業費, 国県支出金, その他, 一般財源: what pays for it stands behind it, by names that are the
/// same everywhere; empty without 一般財源, which makes the list a whole one.
std::vector<int> financing(const Matrix& matrix, int head) {
    static constexpr std::array<std::string_view, 18> sources = {
        "国庫支出金", "国支出金",     "県支出金",   "都支出金", "道支出金",   "府支出金",
        "国県支出金", "国・県支出金", "国庫補助金", "地方債",   "市債",       "町債",
        "村債",       "起債",         "その他",     "特定財源", "その他特財", "一般財源"};
    std::vector<int> found;
    bool general = false;
    for (int i = head + 1; i < matrix.line_count(); ++i) {
        const std::string& label = matrix.line(i).label();
        if (std::find(sources.begin(), sources.end(), label) == sources.end()) {
            break;
        }
        general = general || label == "一般財源";
        found.push_back(i);
    }
    const std::string& label = matrix.line(head).label();
    const bool outlay = label.find("費") != std::string::npos ||
                        label.find("決算") != std::string::npos ||
                        label.find("予算") != std::string::npos;
    return general && outlay && found.size() >= 2 ? found : std::vector<int>();
}

/// Keeps the readings of one basis if together they hold.
void keep(std::vector<SumReading>& readings, std::vector<SumReading>& into,
          std::vector<bool>& inner) {
    int closes = 0;
    int fails = 0;
    for (const SumReading& reading : readings) {
        closes += reading.closes;
        fails += reading.fails;
    }
    const bool together = closes >= 3 && fails * 3 <= closes;
    for (SumReading& reading : readings) {
        const bool alone = reading.closes >= 3 && reading.fails * 4 <= reading.closes;
        const bool fits = reading.closes + reading.trivial > 0 || reading.outcomes.size() == 1;
        reading.accepted = alone || (together && fits && reading.fails <= 1);
        if (reading.accepted) {
            for (const int part : reading.parts) {
                inner[static_cast<std::size_t>(part)] = true;
            }
            into.push_back(std::move(reading));
        }
    }
}

}  // namespace

std::vector<SumReading> find_heads(const Numbers& numbers, const TableWords& words,
                                   std::vector<bool>& inner) {
    const Matrix& matrix = numbers.matrix();
    inner.assign(matrix.lines.size(), false);
    std::vector<SumReading> outlines;
    std::vector<SumReading> make_ups;
    for (int i = 0; i < matrix.line_count(); ++i) {
        const Line& line = matrix.line(i);
        if (line.within_ratio || line.role == LineRole::part || line.role == LineRole::difference) {
            continue;
        }
        for (const bool outline : {true, false}) {
            if (outline && line.role == LineRole::total) {
                continue;
            }
            SumReading reading;
            reading.basis = outline ? SumReading::Basis::outline : SumReading::Basis::breakdown;
            reading.total = i;
            reading.parts = outline ? children(matrix, i) : make_up(matrix, i, words);
            if (!outline && reading.parts.empty()) {
                reading.parts = financing(matrix, i);
            }
            if (!reading.parts.empty()) {
                judge(numbers, reading);
                (outline ? outlines : make_ups).push_back(std::move(reading));
            }
        }
    }
    std::vector<SumReading> found;
    keep(make_ups, found, inner);
    keep(outlines, found, inner);
    return found;
}

std::vector<SumReading> find_totals(const Numbers& numbers, const std::vector<bool>& inner) {
    return Search(numbers, inner).run();
}

}  // namespace tenken::rules
