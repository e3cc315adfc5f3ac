#include "rules/tables/table_sums.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "rules/sums/hypotheses.h"
#include "rules/tables/each_numbers.h"
#include "rules/tables/find_differences.h"
#include "rules/tables/find_flows.h"
#include "rules/tables/find_steps.h"
#include "rules/tables/find_totals.h"

namespace tenken::rules {
namespace {

using schema::Decimal;
using schema::Message;
using Basis = SumReading::Basis;

/// Causes are looked for in this many failing sums of a table; one with more is misread.
constexpr int most_causes = 40;

/// So many sums that close to the digit show that nothing in the table is rounded.
constexpr int exact_sums = 20;

const Message not_sure_which = {"どの行・列の和かが表からは決まらない",
                                "the table does not show which lines it adds up"};
const Message not_a_sum = {"ほかの数値からみて、この行・列は和でない",
                           "by the other figures, nothing adds up along this line"};
const Message blanks_among_parts = {"空欄の部分があり、和を決められない",
                                    "some parts are blank, so the sum is open"};
const Message like_an_average = {"部分の最小と最大の間にあり、和でなく平均などかもしれない",
                                 "it lies between the parts: it may be an average"};

/// What a finding on this total says of it.
void set_subject(const Matrix& matrix, int total, int position, Sum& sum) {
    const std::string& line = matrix.line(total).shown;
    const std::string& across = matrix.position(position).shown;
    sum.subject.at(sum.total.place, sum.total.printed);
    sum.subject.arguments.set("row", matrix.by_rows ? line : across);
    sum.subject.arguments.set("column", matrix.by_rows ? across : line);
    sum.subject.facts =
        (matrix.by_rows ? line + "|" + across : across + "|" + line) + "|" + sum.total.printed;
}

/// Running totals and changes to the year before.
void append_steps(const Numbers& numbers, std::vector<TableSum>& sums) {
    for (const Step& step : find_steps(numbers)) {
        TableSum result;
        result.sum.total = numbers.figure(step.line, step.position, false);
        const Figure here = numbers.figure(step.here, step.position, false);
        if (step.position_before >= 0) {
            Figure before = numbers.figure(step.before, step.position_before, false);
            const std::string& place = numbers.matrix().position(step.position_before).shown;
            before.name = {place, place};
            if (step.sign < 0) {
                result.sum.terms = {{here, 1, false}, {std::move(before), -1, false}};
            } else {
                result.sum.terms = {{std::move(before), 1, false}, {here, 1, false}};
            }
        } else {
            result.sum.terms = {{here, 1, false}};
        }
        set_subject(numbers.matrix(), step.line, step.position, result.sum);
        result.certainty = closing(result.sum).closes() ? Certainty::closes
                           : step.sure                  ? Certainty::surely_wrong
                                                        : Certainty::likely_wrong;
        sums.push_back(std::move(result));
    }
}

/// A year that does not begin with what the year before ended with.
void append_carried(const Numbers& numbers, const TableWords& words, std::vector<TableSum>& sums) {
    for (const Flow& flow : find_flows(numbers, words)) {
        for (const CarriedStock& stock : carried_stocks(numbers, flow)) {
            TableSum result;
            result.sum.total = numbers.figure(stock.opening, stock.position, false);
            Figure before = numbers.figure(stock.closing, stock.before, false);
            const std::string& place = numbers.matrix().position(stock.before).shown;
            before.name = {place, place};
            result.sum.terms = {{std::move(before), 1, false}};
            set_subject(numbers.matrix(), stock.opening, stock.position, result.sum);
            result.certainty =
                closing(result.sum).closes() ? Certainty::closes : Certainty::likely_wrong;
            sums.push_back(std::move(result));
        }
    }
}

class Claims {
  public:
    Claims(const Numbers& numbers, std::vector<SumReading> readings)
        : numbers_(numbers), readings_(std::move(readings)) {
        const std::size_t positions = numbers.matrix().positions.size();
        closes_.assign(positions, 0);
        fails_.assign(positions, 0);
        for (const SumReading& reading : readings_) {
            count(reading);
        }
        exact_ = learned_exact();
    }

    void append(std::vector<TableSum>& sums) {
        for (const SumReading& reading : readings_) {
            for (std::size_t i = 0; i < reading.outcomes.size(); ++i) {
                if (reading.outcomes[i] != Outcome::unusable) {
                    sums.push_back(claim(reading, static_cast<int>(i)));
                }
            }
        }
    }

  private:
    void count(const SumReading& reading) {
        for (std::size_t i = 0; reading.accepted && i < reading.outcomes.size(); ++i) {
            closes_[i] += reading.outcomes[i] == Outcome::closes ? 1 : 0;
            fails_[i] += reading.outcomes[i] == Outcome::fails ? 1 : 0;
        }
    }

    bool learned_exact() {
        int exact = 0;
        int near = 0;
        for (const SumReading& reading : readings_) {
            for (std::size_t i = 0; reading.accepted && i < reading.outcomes.size(); ++i) {
                if (reading.outcomes[i] == Outcome::closes) {
                    const Sum sum = sum_of(reading, static_cast<int>(i));
                    (difference(sum).is_zero() ? exact : near) += 1;
                }
            }
        }
        return exact >= exact_sums && near * exact_sums <= exact;
    }

    Sum sum_of(const SumReading& reading, int position) const {
        const Matrix& matrix = numbers_.matrix();
        Sum sum;
        sum.total = numbers_.figure(reading.total, position, exact_);
        for (std::size_t i = 0; i < reading.parts.size(); ++i) {
            if (numbers_.at(reading.parts[i], position).is_figure()) {
                sum.terms.push_back(
                    {numbers_.figure(reading.parts[i], position, exact_), reading.sign(i), false});
            }
        }
        set_subject(matrix, reading.total, position, sum);
        return sum;
    }

    /// The total is no larger than its largest part and no smaller than its smallest.
    bool between_parts(const SumReading& reading, int position) const {
        const Decimal& total = numbers_.at(reading.total, position).value;
        std::optional<Decimal> low;
        std::optional<Decimal> high;
        for (const int part : reading.parts) {
            const Number& number = numbers_.at(part, position);
            if (number.is_figure() && !number.value.is_zero()) {
                low = low ? std::min(*low, number.value) : number.value;
                high = high ? std::max(*high, number.value) : number.value;
            }
        }
        return low && total >= *low && total <= *high;
    }

    bool has_blank_part(const SumReading& reading, int position) const {
        return std::any_of(reading.parts.begin(), reading.parts.end(), [&](int part) {
            return numbers_.at(part, position).state == Number::State::blank;
        });
    }

    /// The one blank cell among the parts, as a figure of nothing.
    Figure only_blank(const SumReading& reading, int position) const {
        Figure blank;
        for (const int part : reading.parts) {
            if (numbers_.at(part, position).state == Number::State::blank) {
                if (!blank.key.empty()) {
                    return {};
                }
                blank = numbers_.figure(part, position, exact_);
                blank.value = Decimal();
                blank.unit = numbers_.unit(reading.total, position);
                blank.printed = "空欄";
            }
        }
        return blank;
    }

    bool explained(const Sum& sum) {
        return ++causes_ <= most_causes && likely_cause(sum).has_value();
    }

    TableSum claim(const SumReading& reading, int position) {
        TableSum result;
        result.sum = sum_of(reading, position);
        const auto at = static_cast<std::size_t>(position);
        if (result.sum.terms.empty()) {
            result.reason = blanks_among_parts;
        } else if (closing(result.sum).closes()) {
            result.certainty = Certainty::closes;
        } else if (!reading.accepted) {
            grade_alone(reading, position, result);
        } else if (fails_[at] > 1 && fails_[at] > 2 * closes_[at]) {
            result.reason = not_a_sum;
        } else {
            grade(reading, position, result);
        }
        if (result.certainty == Certainty::undecided && !result.sum.terms.empty()) {
            result.blank = only_blank(reading, position);
        }
        return result;
    }

    /// No other place of the table bears the reading out enough.
    void grade_alone(const SumReading& reading, int position, TableSum& result) {
        const bool one_fault =
            reading.fails == 1 && (reading.closes >= 1 || reading.outcomes.size() == 1);
        // Small counts fit many sums; they prove no less where the lines of the whole table add up
        // beside them.
        const bool whole = reading.basis == Basis::label && reading.parts.front() == 0 &&
                           static_cast<int>(reading.parts.size()) == reading.total;
        const bool exact = numbers_.at(reading.total, position).step.is_zero();
        const bool counted =
            whole && reading.closes >= 1 && (exact || reading.closes + reading.trivial >= 2);
        const bool large = counted || result.sum.total.value.abs() >= Decimal(100);
        if (!one_fault || !large || result.sum.terms.size() < 2 ||
            (reading.closes == 0 && result.sum.terms.size() < 3)) {
            result.reason = not_sure_which;
        } else if (between_parts(reading, position)) {
            result.reason = like_an_average;
        } else if (has_blank_part(reading, position)) {
            result.reason = blanks_among_parts;
        } else if (explained(result.sum) || (counted && reading.closes >= 2)) {
            result.certainty = Certainty::likely_wrong;
        } else {
            result.reason = not_sure_which;
        }
    }

    void grade(const SumReading& reading, int position, TableSum& result) {
        const auto at = static_cast<std::size_t>(position);
        const bool formula = reading.basis == Basis::difference || reading.basis == Basis::letters;
        const int support = reading.closes + reading.trivial / 2;
        const bool along = support >= (formula ? 5 : 3) && reading.fails <= 2;
        // Where the other places close with blanks among the parts, a blank is nothing.
        const bool open = has_blank_part(reading, position) && reading.closes + reading.trivial < 5;
        const bool across = closes_[at] >= 1 && fails_[at] <= 2;
        // A label that gives the formula, and three figures or more, leave little to chance.
        const bool told =
            formula && reading.fails == 1 &&
            (reading.told || (reading.closes >= 2 &&
                              (reading.basis == Basis::letters || reading.parts.size() >= 3)));
        const bool cause = explained(result.sum);
        if (!formula && open && !cause) {
            result.reason = blanks_among_parts;
        } else if (!formula && between_parts(reading, position) && !(cause && along && across)) {
            result.reason = like_an_average;
        } else if (along && (formula || across || cause) &&
                   reading.outcomes[at] == Outcome::fails) {
            result.certainty = Certainty::surely_wrong;
        } else if (cause || along || told || (support >= 3 && reading.fails == 1) ||
                   (formula && support >= 4 && reading.fails == 2)) {
            result.certainty = Certainty::likely_wrong;
        } else {
            result.reason = not_sure_which;
        }
    }

    const Numbers& numbers_;
    std::vector<SumReading> readings_;
    std::vector<int> closes_;  ///< by position, of accepted readings
    std::vector<int> fails_;
    bool exact_ = false;
    int causes_ = 0;
};

std::vector<SumReading> readings_of(const Numbers& numbers, const TableWords& words,
                                    TableClaim claim) {
    std::vector<SumReading> readings;
    const auto add = [&](std::vector<SumReading> more) {
        for (SumReading& reading : more) {
            readings.push_back(std::move(reading));
        }
    };
    if (claim == TableClaim::totals) {
        std::vector<bool> inner;
        add(find_heads(numbers, words, inner));
        add(find_totals(numbers, inner));
    } else {
        add(find_letter_sums(numbers));
        for (Flow& flow : find_flows(numbers, words)) {
            readings.push_back(std::move(flow.reading));
        }
        add(find_differences(numbers));
    }
    // One sum found in two ways is one sum.
    std::set<std::tuple<int, std::vector<int>, std::vector<int>>> seen;
    readings.erase(
        std::remove_if(
            readings.begin(), readings.end(),
            [&](const SumReading& reading) {
                std::vector<int> parts;
                std::vector<int> less;
                for (std::size_t i = 0; i < reading.parts.size(); ++i) {
                    (reading.sign(i) < 0 ? less : parts).push_back(reading.parts[i]);
                }
                std::sort(parts.begin(), parts.end());
                return parts.empty() || !seen.insert({reading.total, parts, less}).second;
            }),
        readings.end());
    return readings;
}

/// A row and a column that both lack the same amount in the same blank cell: something was to stand
/// there.
void fill_blanks(std::vector<TableSum>& sums) {
    std::map<std::string, std::vector<std::size_t>> by_cell;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (sums[i].certainty == Certainty::undecided && !sums[i].blank.key.empty()) {
            by_cell[sums[i].blank.key].push_back(i);
        }
    }
    for (const auto& [cell, indices] : by_cell) {
        if (indices.size() != 2) {
            continue;
        }
        TableSum& one = sums[indices[0]];
        TableSum& other = sums[indices[1]];
        const Decimal lacking = difference(one.sum);
        if (lacking.is_zero() || lacking != difference(other.sum) ||
            one.sum.total.key == other.sum.total.key) {
            continue;
        }
        for (TableSum* sum : {&one, &other}) {
            sum->sum.terms.push_back({sum->blank, 1, false});
            sum->certainty = Certainty::likely_wrong;
        }
    }
}

/// A sheet of which every place fails follows another reading: nothing is known of it.
void hold_by_sheet(const Matrix& forms, SumReading& reading) {
    std::map<int, std::pair<int, int>> by_sheet;  // closing, failing
    std::map<int, int> sizes;
    for (int i = 0; i < forms.position_count(); ++i) {
        const int sheet = forms.position(i).sheet;
        ++sizes[sheet];
        const Outcome outcome = reading.outcomes[static_cast<std::size_t>(i)];
        by_sheet[sheet].first += outcome == Outcome::closes || outcome == Outcome::trivial;
        by_sheet[sheet].second += outcome == Outcome::fails;
    }
    for (int i = 0; i < forms.position_count(); ++i) {
        const auto [right, wrong] = by_sheet[forms.position(i).sheet];
        const bool only_one =
            sizes[forms.position(i).sheet] == 1 && reading.fails == 1 && reading.closes >= 4;
        Outcome& outcome = reading.outcomes[static_cast<std::size_t>(i)];
        if (outcome == Outcome::fails && !only_one && right <= wrong - 1) {
            outcome = Outcome::unusable;
            --reading.fails;
        }
    }
}

}  // namespace

std::vector<TableSum> form_sums(const Matrix& forms, const TableWords& words, const Units& units,
                                TableClaim claim, const std::set<std::string>& settled) {
    const Numbers numbers(forms, units);
    std::vector<TableSum> wrong;
    std::vector<SumReading> readings = readings_of(numbers, words, claim);
    for (SumReading& reading : readings) {
        hold_by_sheet(forms, reading);
    }
    std::vector<TableSum> sums;
    Claims(numbers, std::move(readings)).append(sums);
    for (TableSum& sum : sums) {
        const bool told =
            sum.certainty == Certainty::surely_wrong || sum.certainty == Certainty::likely_wrong;
        if (told && settled.count(key_of(sum.sum.total.place, "")) == 0) {
            wrong.push_back(std::move(sum));
        }
    }
    return wrong;
}

std::vector<TableSum> table_sums(const schema::Table& table, const TableWords& words,
                                 const Units& units, const std::string& unit, TableClaim claim) {
    std::vector<TableSum> sums;
    each_numbers(table, words, units, unit, [&](const Numbers& numbers) {
        Claims(numbers, readings_of(numbers, words, claim)).append(sums);
        if (claim == TableClaim::formulas) {
            append_steps(numbers, sums);
            append_carried(numbers, words, sums);
        }
    });
    fill_blanks(sums);
    return sums;
}

}  // namespace tenken::rules
