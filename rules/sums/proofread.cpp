#include "rules/sums/proofread.h"

#include <algorithm>
#include <optional>
#include <set>
#include <stdexcept>
#include <utility>

#include "schema/quantity.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

/// More ways to mend a sum than this say nothing of any of them.
constexpr std::size_t most_readings = 20;

const Figure& figure_at(const Sum& sum, int index) {
    return index < 0 ? sum.total : sum.terms[static_cast<std::size_t>(index)].figure;
}

std::optional<Decimal> value_of(const std::string& printed, const std::string& unit) {
    if (const auto quantity = schema::parse_cell_quantity(printed, unit)) {
        return schema::base_value(*quantity);
    }
    const std::vector<schema::Quantity> all = schema::find_quantities(printed);
    return all.size() == 1 ? std::optional(schema::base_value(all.front())) : std::nullopt;
}

/// The figure's value if it were printed as `proposed`. A figure that is not what its print says
/// (the sum of several cells, a share worked out) has none.
std::optional<Decimal> value_as(const Figure& figure, const std::string& proposed) {
    const auto read = value_of(figure.printed, figure.unit);
    const auto other = value_of(proposed, figure.unit);
    if (!read || !other) {
        return std::nullopt;
    }
    if (*read == figure.value) {
        return *other;
    }
    // The sign may come from the column: 減 above it.
    return -*read == figure.value ? std::optional(-*other) : std::nullopt;
}

Sum with_value(const Sum& sum, const std::string& key, const Decimal& value) {
    Sum changed;
    changed.total = sum.total;
    changed.terms = sum.terms;
    changed.relation = sum.relation;
    if (changed.total.key == key) {
        changed.total.value = value;
    }
    for (Term& term : changed.terms) {
        if (term.figure.key == key) {
            term.figure.value = value;
        }
    }
    return changed;
}

bool closes_by(const Closing& closing, const std::string& convention) {
    return closing.exact || (closing.rounded && convention != "truncate") ||
           (closing.truncated && convention != "round");
}

std::string with_unit(const Decimal& value, const Figure& figure) {
    return in_unit(value, figure.unit, figure.step) + figure.unit;
}

}  // namespace

ProofReader::ProofReader(const schema::Report& report, const std::vector<RuledSum>& sums,
                         std::string convention)
    : sums_(sums), convention_(std::move(convention)), digits_(report) {
    for (std::size_t i = 0; i < sums.size() && !digits_.empty(); ++i) {
        std::set<std::string> keys = {sums[i].sum.total.key};
        for (const Term& term : sums[i].sum.terms) {
            keys.insert(term.figure.key);
        }
        for (const std::string& key : keys) {
            uses_[key].push_back(i);
        }
    }
}

bool ProofReader::mends(const Change& change, const std::vector<std::size_t>& failing) const {
    std::size_t mended = 0;
    for (const std::size_t use : uses_.at(change.key)) {
        const Sum& sum = sums_[use].sum;
        const Closing after = closing(with_value(sum, change.key, change.value));
        if (std::find(failing.begin(), failing.end(), use) != failing.end()) {
            if (!closes_by(after, convention_)) {
                return false;
            }
            ++mended;
        } else if (!after.closes() && closing(sum).closes()) {
            return false;
        }
    }
    return mended == failing.size();
}

void ProofReader::try_figure(const std::vector<std::size_t>& failing, int index, bool recorded,
                             std::vector<ProposedReading>& found) const {
    const Sum& sum = sums_[failing.front()].sum;
    const Figure& figure = figure_at(sum, index);
    const std::vector<DoubtfulDigit> digits = digits_.of(figure);
    if (digits.empty()) {
        return;
    }
    const Interval wanted = closing_values(sum, index);
    for (const DoubtfulDigit& digit : digits) {
        for (char other = '0'; other <= '9' && found.size() < most_readings; ++other) {
            const bool noted = digit.instead == other;
            const auto proposed = with_digit(figure.printed, digit.at, other);
            if (other == digit.read || noted != recorded || !proposed) {
                continue;
            }
            const auto value = value_as(figure, *proposed);
            if (value && wanted.contains(*value) && mends({figure.key, *value}, failing)) {
                found.push_back({figure.place, figure.printed, *proposed,
                                 std::string(1, digit.read), std::string(1, other),
                                 digit.doubt->confidence, with_unit(*value, figure),
                                 with_unit(figure.value, figure)});
            }
        }
    }
}

std::vector<ProposedReading> ProofReader::mending(const std::vector<std::size_t>& failing) const {
    std::vector<ProposedReading> found;
    // A list that need not be whole wants no digit: many would do.
    const bool wants = std::all_of(failing.begin(), failing.end(), [&](std::size_t sum) {
        return sums_[sum].sum.relation == Sum::Relation::equal;
    });
    if (digits_.empty() || failing.empty() || !wants) {
        return found;
    }
    const Sum& sum = sums_[failing.front()].sum;
    for (const bool recorded : {true, false}) {
        std::set<std::string> seen;
        for (int i = -1; i < static_cast<int>(sum.terms.size()) && found.size() < most_readings;
             ++i) {
            try {
                if (seen.insert(figure_at(sum, i).key).second) {
                    try_figure(failing, i, recorded, found);
                }
            } catch (const std::overflow_error&) {
                // A digit that makes the number too large to add is not the one that was printed.
            }
        }
        if (!found.empty()) {
            break;
        }
    }
    return found;
}

}  // namespace tenken::rules
