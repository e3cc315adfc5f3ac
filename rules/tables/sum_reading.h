// One way to read a line as the sum of others, and how well the table bears it out.
#pragma once

#include <vector>

#include "rules/tables/numbers.h"

namespace tenken::rules {

/// What a reading comes to at one position.
enum class Outcome {
    unusable,  ///< a figure is missing, kept back, or there is nothing to add
    trivial,   ///< equal, but with one part only
    closes,
    fails,
};

struct SumReading {
    enum class Basis {
        label,       ///< the line is called a total
        outline,     ///< the lines below it are set in, or numbered one level deeper
        breakdown,   ///< a heading calls the lines behind it its make-up
        difference,  ///< the line is called a difference
        letters,     ///< the label gives the formula: (A)-(B)
    };
    Basis basis = Basis::label;
    int total = 0;
    std::vector<int> parts;
    std::vector<int> signs;         ///< beside parts, empty: all are added
    std::vector<Outcome> outcomes;  ///< by position
    int closes = 0;
    int trivial = 0;
    int fails = 0;
    bool accepted = false;
    bool told = false;  ///< the labels themselves say of which lines: 令和3年度, 令和4年度, 増減

    int sign(std::size_t part) const { return signs.empty() ? 1 : signs[part]; }
};

/// Adds lines one by one and says at any time how the total stands.
class RunningSum {
  public:
    RunningSum(const Numbers& numbers, int total);

    void add(int line, int sign = 1);
    /// outcomes and counts of `reading`, whose parts are the lines added.
    void judge(SumReading& reading) const;
    int closes() const;
    int fails() const;

  private:
    struct Column {
        schema::Decimal sum;
        schema::Decimal steps;  ///< of all figures, the total's too
        int parts = 0;          ///< figures other than zero
        int figures = 0;
        bool usable = false;
    };
    Outcome outcome(std::size_t position) const;
    int count(Outcome wanted) const;

    const Numbers& numbers_;
    int total_;
    std::vector<Column> columns_;
};

/// Judges a reading whose total, parts and signs are set.
void judge(const Numbers& numbers, SumReading& reading);

}  // namespace tenken::rules
