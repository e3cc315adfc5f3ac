// The figures of a matrix in one scale, ready to be added.
#pragma once

#include <string>
#include <vector>

#include "rules/context/units.h"
#include "rules/sums/figure.h"
#include "rules/tables/matrix.h"

namespace tenken::rules {

struct Number {
    enum class State {
        figure,
        blank,
        dash,
        unknown,  ///< words, a figure kept back, no cell: cannot be added
    };
    State state = State::unknown;
    schema::Decimal value;  ///< base unit
    schema::Decimal step;   ///< one unit of the last digit, base unit; 0: exact
    int family = 0;         ///< figures of different families are not added

    bool is_figure() const { return state == State::figure; }
};

class Numbers {
  public:
    /// `matrix` must outlive it.
    Numbers(const Matrix& matrix, const Units& units);

    const Matrix& matrix() const { return matrix_; }
    const Number& at(int line, int position) const {
        return numbers_[static_cast<std::size_t>(line) * matrix_.positions.size() +
                        static_cast<std::size_t>(position)];
    }

    /// The figure with its place and its name, for a sum. `exact`: its digits are all there are.
    Figure figure(int line, int position, bool exact) const;
    /// Its unit as printed beside it, over its column or above the table; "" if nowhere.
    const std::string& unit(int line, int position) const;

  private:
    const Matrix& matrix_;
    std::vector<Number> numbers_;
};

}  // namespace tenken::rules
