#include "rules/tables/sum_reading.h"

#include <algorithm>
#include <stdexcept>

namespace tenken::rules {

using schema::Decimal;

RunningSum::RunningSum(const Numbers& numbers, int total)
    : numbers_(numbers),
      total_(total),
      columns_(static_cast<std::size_t>(numbers.matrix().position_count())) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const int position = static_cast<int>(i);
        const Number& number = numbers.at(total, position);
        columns_[i].usable =
            number.is_figure() && !numbers.matrix().position(position).within_ratio;
        columns_[i].steps = number.step;
    }
}

void RunningSum::add(int line, int sign) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        Column& column = columns_[i];
        if (!column.usable) {
            continue;
        }
        const Number& number = numbers_.at(line, static_cast<int>(i));
        if (number.state == Number::State::unknown) {
            column.usable = false;
        } else if (number.is_figure()) {
            if (number.family != numbers_.at(total_, static_cast<int>(i)).family) {
                column.usable = false;
                continue;
            }
            try {
                column.sum = sign < 0 ? column.sum - number.value : column.sum + number.value;
                column.steps = column.steps + number.step;
            } catch (const std::overflow_error&) {
                column.usable = false;
            }
            column.parts += number.value.is_zero() ? 0 : 1;
            ++column.figures;
        }
    }
}

Outcome RunningSum::outcome(std::size_t position) const {
    const Column& column = columns_[position];
    const Decimal& total = numbers_.at(total_, static_cast<int>(position)).value;
    if (!column.usable || column.figures == 0 || (column.parts == 0 && total.is_zero())) {
        return Outcome::unusable;
    }
    const Decimal rest = (total - column.sum).abs();
    if (rest.is_zero()) {
        return column.parts > 1 ? Outcome::closes : Outcome::trivial;
    }
    // Cut off, n figures may lack up to a whole step each; rounded, half of that.
    if (rest >= column.steps) {
        return Outcome::fails;
    }
    // Small counts would close with anything; that proves nothing.
    const bool telling = column.steps * Decimal(20) < total.abs();
    return telling && column.parts > 1 ? Outcome::closes : Outcome::trivial;
}

int RunningSum::count(Outcome wanted) const {
    int result = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        result += outcome(i) == wanted ? 1 : 0;
    }
    return result;
}

int RunningSum::closes() const {
    return count(Outcome::closes);
}

int RunningSum::fails() const {
    return count(Outcome::fails);
}

void RunningSum::judge(SumReading& reading) const {
    reading.outcomes.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        reading.outcomes.push_back(outcome(i));
    }
    const auto number = [&](Outcome wanted) {
        return static_cast<int>(
            std::count(reading.outcomes.begin(), reading.outcomes.end(), wanted));
    };
    reading.closes = number(Outcome::closes);
    reading.trivial = number(Outcome::trivial);
    reading.fails = number(Outcome::fails);
}

void judge(const Numbers& numbers, SumReading& reading) {
    RunningSum sum(numbers, reading.total);
    for (std::size_t i = 0; i < reading.parts.size(); ++i) {
        sum.add(reading.parts[i], reading.sign(i));
    }
    sum.judge(reading);
}

}  // namespace tenken::rules
