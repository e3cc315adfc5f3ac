#include "rules/tables/find_steps.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

namespace tenken::rules {
namespace {

using schema::Decimal;

/// How far from it the line may stand that it comes from.
constexpr int lines_before = 6;
constexpr int lines_behind = 2;

bool is_running(const Line& line) {
    return line.label().find("累計") != std::string::npos ||
           line.label().find("累積") != std::string::npos;
}

struct Reading {
    std::vector<Step> steps;
    int closes = 0;
    int fails = 0;
};

class Steps {
  public:
    explicit Steps(const Numbers& numbers) : numbers_(numbers), matrix_(numbers.matrix()) {
        for (int i = 0; i < matrix_.position_count(); ++i) {
            const Line& position = matrix_.position(i);
            if (position.role == LineRole::detail && !position.within_ratio) {
                places_.push_back(i);
            }
        }
    }

    void read(int line, std::vector<Step>& found) const {
        const bool running = is_running(matrix_.line(line));
        std::optional<Reading> best;
        for (const int other : near(line)) {
            Reading reading =
                running ? try_reading(line, other, line, 1) : try_reading(line, other, other, -1);
            // One wrong figure in the middle fails on both sides.
            const bool holds =
                reading.closes >= 2 && reading.fails <= 2 && reading.closes >= reading.fails;
            if (holds && (!best || reading.closes - reading.fails > best->closes - best->fails)) {
                best = std::move(reading);
            }
        }
        if (!best) {
            return;
        }
        for (Step& step : best->steps) {
            step.sure = best->closes >= 3 || best->fails == 1;
            found.push_back(step);
        }
    }

  private:
    std::vector<int> near(int line) const {
        std::vector<int> found;
        const auto take = [&](int i) {
            const Line& other = matrix_.line(i);
            if (!is_running(other) && !other.within_ratio && other.role != LineRole::difference) {
                found.push_back(i);
            }
        };
        for (int i = line - 1; i >= std::max(0, line - lines_before); --i) {
            take(i);
        }
        for (int i = line + 1; i <= line + lines_behind && i < matrix_.line_count(); ++i) {
            take(i);
        }
        return found;
    }

    Reading try_reading(int line, int here, int before, int sign) const {
        Reading reading;
        int last = -1;
        for (const int position : places_) {
            Step step{line, position, here, before, last, sign};
            step.outcome = outcome(step);
            // The first running total is the first amount where nothing came before it; where it
            // is not, the count began earlier, and that is no fault.
            const bool first = last < 0;
            if (step.outcome != Outcome::unusable &&
                !(first && (sign < 0 || step.outcome == Outcome::fails))) {
                reading.closes += step.outcome == Outcome::closes ? 1 : 0;
                reading.fails += step.outcome == Outcome::fails ? 1 : 0;
                reading.steps.push_back(step);
            }
            last = position;
        }
        return reading;
    }

    Outcome outcome(const Step& step) const {
        const Number& total = numbers_.at(step.line, step.position);
        const Number& here = numbers_.at(step.here, step.position);
        if (!total.is_figure() || !here.is_figure() || total.family != here.family) {
            return Outcome::unusable;
        }
        try {
            Decimal sum = here.value;
            Decimal steps = total.step + here.step;
            if (step.position_before >= 0) {
                const Number& before = numbers_.at(step.before, step.position_before);
                if (!before.is_figure() || before.family != total.family) {
                    return Outcome::unusable;
                }
                sum = step.sign < 0 ? sum - before.value : sum + before.value;
                steps = steps + before.step;
            }
            const Decimal rest = (total.value - sum).abs();
            if (rest.is_zero()) {
                return total.value.is_zero() || step.position_before < 0 ? Outcome::trivial
                                                                         : Outcome::closes;
            }
            return rest < steps ? Outcome::trivial : Outcome::fails;
        } catch (const std::overflow_error&) {
            return Outcome::unusable;
        }
    }

    const Numbers& numbers_;
    const Matrix& matrix_;
    std::vector<int> places_;
};

}  // namespace

std::vector<Step> find_steps(const Numbers& numbers) {
    std::vector<Step> found;
    const Steps steps(numbers);
    for (int i = 0; i < numbers.matrix().line_count(); ++i) {
        const Line& line = numbers.matrix().line(i);
        if (is_running(line) || line.role == LineRole::difference) {
            steps.read(i, found);
        }
    }
    return found;
}

}  // namespace tenken::rules
