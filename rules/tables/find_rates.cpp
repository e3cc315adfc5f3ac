#include "rules/tables/find_rates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "rules/tables/letters.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

/// How far from a rate its figures may stand.
constexpr int lines_before = 6;
constexpr int lines_behind = 3;
constexpr int least_right = 3;

struct Reading {
    RateForm form = RateForm::quotient;
    int upper = 0;
    int lower = 0;  ///< of a share: the same line as upper
    int right = 0;
    int held = 0;  ///< right ones, with those that say little
    int wrong = 0;
    bool named = false;     ///< 構成比（令和5年度）: the label says of which figures
    bool exact = false;     ///< whole numbers without a unit are counts and not rounded
    bool lettered = false;  ///< the label gives the formula
    bool told = false;  ///< the labels around it leave no other: 計画額, 実績額, 達成率
    bool told_each = false;  ///< 1人当たり: figures of two kinds
    int power = 0;           ///< of ten between the figures, where no unit tells it

    /// B ÷ A × 100.
    Reading turned() const {
        Reading other = *this;
        std::swap(other.upper, other.lower);
        return other;
    }

    /// Many bear it out, or all but one do.
    bool sure() const {
        // A share is of the one whole that the line shows; other forms have many pairs to fit.
        return lettered || ((named || told) && right >= 2 && wrong == 1) ||
               (right >= 5 && wrong <= 2) ||
               (right >= least_right && wrong == 1 && (held >= 4 || form == RateForm::share));
    }
};

/// Both ends of what a printed figure may stand for, one step either way.
struct Range {
    Decimal low;
    Decimal high;
};

Range range(const Decimal& value, const Decimal& step) {
    return {value - step, value + step};
}

Range product(const Range& a, const Range& b) {
    const std::array<Decimal, 4> all = {a.low * b.low, a.low * b.high, a.high * b.low,
                                        a.high * b.high};
    return {*std::min_element(all.begin(), all.end()), *std::max_element(all.begin(), all.end())};
}

class Rates {
  public:
    Rates(const Numbers& numbers, const RateWords& words)
        : numbers_(numbers), matrix_(numbers.matrix()), words_(words) {
        for (const Line& line : matrix_.lines) {
            letters_.push_back(read_letters(line.printed));
            if (line.within_ratio) {
                // The letters of a ratio are those of its fraction, set as one: (A) over (D)+(H).
                letters_.back().own.reset();
            }
        }
    }

    std::vector<TableRate> of(int line) {
        base_of_shares(line);
        std::optional<Reading> best = by_letters(line);
        const std::vector<Reading> all = best ? std::vector<Reading>() : candidates(line);
        for (const bool exact : {true, false}) {
            for (Reading reading : all) {
                reading.exact = exact;
                count(line, reading);
                const std::string& upper = matrix_.line(reading.upper).label();
                reading.named = exact && reading.form == RateForm::share && upper.size() >= 6 &&
                                matrix_.line(line).label().find(upper) != std::string::npos;
                reading.told = exact && is_told(line, reading);
                const bool holds =
                    reading.right >= (reading.named || reading.told ? 2 : least_right) &&
                    (reading.sure() || (!exact && reading.wrong * 4 <= reading.right));
                if (holds && (!best || reading.right - reading.wrong > best->right - best->wrong)) {
                    best = reading;
                }
            }
            if (best) {
                break;
            }
        }
        std::vector<TableRate> rates;
        for (int position = 0; best && position < matrix_.position_count(); ++position) {
            if (const auto right = holds(line, position, *best)) {
                const bool turned = !*right && holds_turned(line, position, *best);
                rates.push_back(
                    rate(line, position, turned ? best->turned() : *best, *right || turned));
            }
        }
        return rates;
    }

  private:
    /// 乖離率 D（C/A）: the label itself says which two.
    std::optional<Reading> by_letters(int line) const {
        const auto& formula = letters_[static_cast<std::size_t>(line)].formula;
        if (!formula || !formula->quotient) {
            return std::nullopt;
        }
        const std::vector<int> meant = lines_meant(letters_, line);
        if (meant.size() != 2) {
            return std::nullopt;
        }
        for (const bool exact : {true, false}) {
            Reading reading{RateForm::quotient, meant[0], meant[1]};
            reading.exact = exact;
            reading.lettered = true;
            count(line, reading);
            if (reading.held >= 2 && (reading.wrong <= 1 || reading.wrong * 3 <= reading.held)) {
                return reading;
            }
        }
        return std::nullopt;
    }

    /// The nearest line before `line` that is no rate, and the one before that; -1 for none.
    std::pair<int, int> nearest_before(int line) const {
        int first = -1;
        for (int i = line - 1; i >= 0; --i) {
            if (!may_count(i)) {
                continue;
            }
            if (first >= 0) {
                return {first, i};
            }
            first = i;
        }
        return {first, -1};
    }

    bool is_told(int line, const Reading& reading) const {
        const std::string& label = matrix_.line(line).label();
        const auto [last, before] = nearest_before(line);
        const std::string& upper = matrix_.line(reading.upper).shown;
        const std::string& lower = matrix_.line(reading.lower).shown;
        switch (reading.form) {
            case RateForm::share:
                return words_.shares.in(label) && reading.upper == last;
            case RateForm::quotient:
                return (words_.attainment.in(label) && words_.reached.in(upper) &&
                        words_.aimed.in(lower)) ||
                       (words_.growth.in(label) &&
                        matrix_.line(reading.upper).role == LineRole::difference &&
                        reading.upper == last);
            case RateForm::change:
                return words_.growth.in(label) &&
                       ((reading.upper == last && reading.lower == before) ||
                        (last >= 0 && matrix_.line(last).role == LineRole::difference &&
                         reading.upper == before));
            case RateForm::fraction:
                return is_each(line);
        }
        return false;
    }

    /// 1人当たりコスト
    bool is_each(int line) const { return words_.each.in(matrix_.line(line).label()); }

    bool may_count(int line) const {
        const Line& other = matrix_.line(line);
        return !other.within_ratio;
    }

    std::vector<Reading> candidates(int line) const {
        std::vector<int> near;
        for (int i = line - 1; i >= 0 && static_cast<int>(near.size()) < lines_before; --i) {
            if (may_count(i)) {
                near.push_back(i);
            }
        }
        const int end = std::min(line + lines_behind + 1, matrix_.line_count());
        for (int i = line + 1; i < end; ++i) {
            if (may_count(i)) {
                near.push_back(i);
            }
        }
        std::vector<Reading> all;
        for (const int upper : near) {
            for (const int lower : near) {
                for (const int power : {0, 3}) {
                    if (is_each(line) && upper != lower) {
                        all.push_back({RateForm::fraction, upper, lower});
                        all.back().power = power;
                        all.back().told_each = true;
                    }
                }
            }
            if (is_each(line)) {
                continue;
            }
            all.push_back({RateForm::share, upper, upper});
            for (const int lower : near) {
                if (upper != lower) {
                    for (const RateForm form :
                         {RateForm::quotient, RateForm::change, RateForm::fraction}) {
                        all.push_back({form, upper, lower});
                    }
                }
            }
        }
        return all;
    }

    /// By position: where the share says 100, the next one from there on.
    void base_of_shares(int line) {
        base_.assign(matrix_.positions.size(), -1);
        int next = -1;
        const auto other_sheet = [&](int one, int other) {
            return one >= 0 && matrix_.position(one).sheet != matrix_.position(other).sheet;
        };
        for (int i = matrix_.position_count() - 1; i >= 0; --i) {
            next = is_whole(line, i) ? i : other_sheet(next, i) ? -1 : next;
            base_[static_cast<std::size_t>(i)] = next;
        }
        int last = -1;
        for (int i = 0; i < matrix_.position_count(); ++i) {
            last = other_sheet(last, i) ? -1 : last;
            int& base = base_[static_cast<std::size_t>(i)];
            last = base == i ? i : last;
            base = base < 0 ? last : base;
        }
    }

    bool is_whole(int line, int position) const {
        const CellValue* value = matrix_.at(line, position).value;
        return value != nullptr && value->is_number() && value->value == Decimal(100);
    }

    const Number* figure(int line, int position) const {
        const Number& number = numbers_.at(line, position);
        return number.is_figure() ? &number : nullptr;
    }

    /// The two figures that a rate comes from; nullptrs where one is missing.
    std::pair<const Number*, const Number*> terms(int position, const Reading& reading) const {
        int below = position;
        if (reading.form == RateForm::share) {
            below = base_[static_cast<std::size_t>(position)];
            if (below < 0 || below == position) {
                return {nullptr, nullptr};
            }
        }
        const Number* upper = figure(reading.upper, position);
        const Number* lower = figure(reading.lower, below);
        const bool each = reading.form == RateForm::fraction && reading.told_each;
        const bool fit = upper != nullptr && lower != nullptr &&
                         (each ? upper->family != lower->family || reading.power != 0
                               : upper->family == lower->family) &&
                         lower->value > Decimal() && !upper->value.is_zero();
        return fit ? std::pair(upper, lower) : std::pair<const Number*, const Number*>();
    }

    /// nullopt where nothing can be said.
    std::optional<bool> holds(int line, int position, const Reading& reading) const {
        const CellValue* printed = matrix_.at(line, position).value;
        const auto [upper, lower] = terms(position, reading);
        if (printed == nullptr || !printed->is_number() || upper == nullptr) {
            return std::nullopt;
        }
        try {
            // rate / 100 x lower must meet upper, whatever the digits not shown are.
            Range shown = range(printed->value, printed->precision);
            if (reading.form == RateForm::change) {
                shown = {shown.low + Decimal(100), shown.high + Decimal(100)};
            }
            if (reading.form != RateForm::fraction) {
                shown = {shown.low.shifted(-2), shown.high.shifted(-2)};
            }
            const Range wanted = product(shown, range(lower->value, step(*lower, reading)));
            const Range there = range(upper->value.shifted(reading.power),
                                      step(*upper, reading).shifted(reading.power));
            return there.low <= wanted.high && wanted.low <= there.high;
        } catch (const std::overflow_error&) {
            return std::nullopt;
        }
    }

    /// 目標 ÷ 実績: how far a target is reached that asks for less, in a column where most ask for
    /// more.
    bool holds_turned(int line, int position, const Reading& reading) const {
        if (reading.form != RateForm::quotient) {
            return false;
        }
        const auto [upper, lower] = terms(position, reading);
        const CellValue* printed = matrix_.at(line, position).value;
        // Some tell no more than 100 % of anything.
        const bool capped = printed != nullptr && printed->is_number() &&
                            printed->value == Decimal(100) && upper != nullptr &&
                            upper->value > lower->value;
        return capped || holds(line, position, reading.turned()).value_or(false);
    }

    /// Of figures whose last digit may be off by one, small ones fit any rate.
    bool narrow(int position, const Reading& reading) const {
        const auto [upper, lower] = terms(position, reading);
        return step(*upper, reading) * Decimal(5) <= upper->value.abs() &&
               step(*lower, reading) * Decimal(5) <= lower->value.abs();
    }

    static Decimal step(const Number& number, const Reading& reading) {
        const bool count = reading.exact && number.step == Decimal(1);
        return count ? Decimal() : number.step;
    }

    /// A rate of nothing, or of the same as before, fits many pairs and speaks for none.
    bool telling(int line, int position) const {
        const CellValue* printed = matrix_.at(line, position).value;
        return printed != nullptr && printed->is_number() && !printed->value.is_zero() &&
               printed->value != Decimal(100) &&
               printed->value.abs() >= printed->precision * Decimal(10);
    }

    void count(int line, Reading& reading) const {
        for (int position = 0; position < matrix_.position_count(); ++position) {
            if (const auto right = holds(line, position, reading)) {
                if (!*right) {
                    ++(holds_turned(line, position, reading) ? reading.held : reading.wrong);
                } else {
                    ++reading.held;
                    reading.right += telling(line, position) && narrow(position, reading) ? 1 : 0;
                }
            }
        }
    }

    TableRate rate(int line, int position, const Reading& reading, bool right) const {
        TableRate rate;
        rate.closes = right;
        rate.line = line;
        rate.position = position;
        rate.sure = reading.sure();
        const auto [upper, lower] = terms(position, reading);
        const std::string& unit = numbers_.unit(reading.upper, position);
        const int below =
            reading.form == RateForm::share ? base_[static_cast<std::size_t>(position)] : position;
        rate.figures = {numbers_.figure(reading.upper, position, false).key,
                        numbers_.figure(reading.lower, below, false).key};
        const std::string over = in_unit(upper->value, unit);
        const std::string under = in_unit(lower->value, unit);
        const bool percent = reading.form != RateForm::fraction;
        const CellValue& printed = *matrix_.at(line, position).value;
        try {
            const Decimal part = reading.form == RateForm::change
                                     ? upper->value - lower->value
                                     : upper->value.shifted(reading.power);
            rate.expected = Decimal::divide(percent ? part.shifted(2) : part, lower->value,
                                            printed.precision.scale() + 1)
                                .to_string();
        } catch (const std::overflow_error&) {
            rate.expected.clear();
        }
        rate.formula = reading.form == RateForm::change
                           ? "(" + over + " - " + under + ") ÷ " + under
                           : over + (reading.power == 3 ? " × 1,000" : "") + " ÷ " + under;
        rate.formula += percent ? " × 100" : "";
        rate.formula += " = " + rate.expected + (right ? " ≈ " : " ≠ ") + printed.printed;
        return rate;
    }

    const Numbers& numbers_;
    const Matrix& matrix_;
    const RateWords& words_;
    std::vector<int> base_;
    std::vector<Letters> letters_;  ///< beside the lines
};

}  // namespace

RateWords::RateWords(const Parameters& parameters)
    : shares(parameters.patterns("shares")),
      attainment(parameters.patterns("attainment")),
      reached(parameters.patterns("reached")),
      aimed(parameters.patterns("aimed")),
      growth(parameters.patterns("growth")),
      each(parameters.patterns("each")) {}

std::vector<ParameterSpec> rate_word_parameters() {
    const auto list = [](std::string_view name, std::string_view meaning) {
        return ParameterSpec{.name = name, .type = ParameterType::patterns, .meaning = meaning};
    };
    return {
        share_labels_parameter(),
        list("attainment", "labels of rates of what was reached by what was to be"),
        list("reached", "labels of what was reached"),
        list("aimed", "labels of what was to be reached"),
        list("growth", "labels of rates of change"),
        list("each", "labels of one figure by another of another kind"),
    };
}

std::vector<TableRate> find_rates(const Numbers& numbers, const RateWords& words) {
    std::vector<TableRate> all;
    Rates rates(numbers, words);
    for (int line = 0; line < numbers.matrix().line_count(); ++line) {
        if (numbers.matrix().line(line).role == LineRole::ratio) {
            for (TableRate& rate : rates.of(line)) {
                all.push_back(std::move(rate));
            }
        }
    }
    return all;
}

}  // namespace tenken::rules
