// Which digits of a printed figure the reading of a picture is in doubt of.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/sums/figure.h"
#include "schema/report.h"

namespace tenken::rules {

struct DoubtfulDigit {
    const schema::Doubt* doubt = nullptr;
    std::size_t at = 0;           ///< character of the printed figure, from 0
    char read = '0';              ///< '0' ... '9'
    std::optional<char> instead;  ///< what the doubt says it may be, if that is a digit
};

/// The doubts of a report beside its figures. Those that somebody settled are none.
class DoubtfulDigits {
  public:
    /// `report` must outlive it.
    explicit DoubtfulDigits(const schema::Report& report);

    /// Left to right. A doubt whose character stands more than once in the cell counts only where
    /// the order of the cell's doubts leaves one place for it: no other digit is ever taken for it.
    std::vector<DoubtfulDigit> of(const Figure& figure) const;

    bool empty() const { return doubts_.empty(); }

  private:
    std::vector<const schema::Doubt*> doubts_in(const schema::Place& place) const;

    std::map<int, std::vector<const schema::Doubt*>> doubts_;  ///< by page
    std::map<std::string, const std::string*> texts_;          ///< of cells and paragraphs, by key
};

/// `printed` with another digit at that character, half or full width as the one before; nullopt
/// where the number would begin with a 0 that nobody prints.
std::optional<std::string> with_digit(const std::string& printed, std::size_t at, char digit);

}  // namespace tenken::rules
