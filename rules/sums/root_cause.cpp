#include "rules/sums/root_cause.h"

#include <algorithm>
#include <map>
#include <set>

namespace tenken::rules {
namespace {

struct Use {
    std::size_t sum = 0;
    int figure = -1;
};

const Figure& figure_of(const std::vector<RuledSum>& sums, const Use& use) {
    const Sum& sum = sums[use.sum].sum;
    return use.figure < 0 ? sum.total : sum.terms[static_cast<std::size_t>(use.figure)].figure;
}

/// Every use of each figure, by key. A sum in which it stands twice cannot be solved for it.
std::map<std::string, std::vector<Use>> uses_of(const std::vector<RuledSum>& sums) {
    std::map<std::string, std::vector<Use>> uses;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const Sum& sum = sums[i].sum;
        for (int j = -1; j < static_cast<int>(sum.terms.size()); ++j) {
            const std::string& key = figure_of(sums, {i, j}).key;
            if (!key.empty()) {
                uses[key].push_back({i, j});
            }
        }
    }
    return uses;
}

Interval common(const Interval& a, const Interval& b) {
    Interval both = a;
    if (b.low > a.low || (b.low == a.low && b.low_open)) {
        both.low = b.low;
        both.low_open = b.low_open;
    }
    if (b.high < a.high || (b.high == a.high && b.high_open)) {
        both.high = b.high;
        both.high_open = b.high_open;
    }
    return both;
}

/// The sum that says most about the cause: of an item; a total before a comparison; the one that
/// has the figure as its total, so that the finding stands where the figure does.
bool leads(const RuledSum& a, const RuledSum& b, const std::string& key) {
    const bool item_a = a.sum.subject.item.has_value();
    const bool item_b = b.sum.subject.item.has_value();
    if (item_a != item_b) {
        return item_a;
    }
    const bool is_total_a = a.rule->category == "total";
    const bool is_total_b = b.rule->category == "total";
    if (is_total_a != is_total_b) {
        return is_total_a;
    }
    const bool total_a = a.sum.total.key == key;
    const bool total_b = b.sum.total.key == key;
    return total_a != total_b ? total_a : a.rule->id < b.rule->id;
}

/// The value that closes the sum to the digit, all else as printed.
schema::Decimal exact_value(const Sum& sum, int figure) {
    const schema::Decimal rest = difference(sum);
    if (figure < 0) {
        return sum.total.value - rest;
    }
    const Term& term = sum.terms[static_cast<std::size_t>(figure)];
    return term.sign < 0 ? term.figure.value - rest : term.figure.value + rest;
}

/// The value that would be printed: the middle of what closes the sum, in the figure's own digits
/// if one such value closes it.
schema::Decimal right_value(const Interval& closing, const Figure& figure) {
    const schema::Decimal middle = (closing.low + closing.high) * schema::Decimal(5, 1);
    if (figure.step.is_zero()) {
        return middle;
    }
    const schema::Decimal half = figure.step * schema::Decimal(5, 1);
    const schema::Decimal up = middle.is_negative() ? middle - half : middle + half;
    const schema::Decimal shown = schema::Decimal::divide(up, figure.step, 0) * figure.step;
    return closing.contains(shown) ? shown : middle;
}

/// The cause that `uses` of one figure is, if its values for all sums meet.
std::optional<RootCause> cause_of(const std::vector<RuledSum>& sums,
                                  const std::vector<bool>& failing, const std::vector<Use>& uses) {
    RootCause cause;
    std::optional<Interval> values;
    for (const Use& use : uses) {
        if (sums[use.sum].sum.relation != Sum::Relation::equal) {
            continue;
        }
        const Interval closing = closing_values(sums[use.sum].sum, use.figure);
        if (values && !values->meets(closing)) {
            return std::nullopt;
        }
        values = values ? common(*values, closing) : closing;
        if (failing[use.sum]) {
            cause.sums.push_back(use.sum);
        }
    }
    if (cause.sums.size() < 2) {
        return std::nullopt;
    }
    cause.figure = figure_of(sums, uses.front());
    cause.right = right_value(*values, cause.figure);
    for (const Use& use : uses) {
        const schema::Decimal exact = exact_value(sums[use.sum].sum, use.figure);
        if (failing[use.sum] && values->contains(exact)) {
            cause.right = exact;
            break;
        }
    }
    std::stable_sort(cause.sums.begin(), cause.sums.end(), [&](std::size_t a, std::size_t b) {
        return leads(sums[a], sums[b], cause.figure.key);
    });
    return cause;
}

}  // namespace

std::vector<RootCause> root_causes(const std::vector<RuledSum>& sums,
                                   const std::vector<bool>& failing) {
    std::vector<RootCause> candidates;
    for (const auto& [key, uses] : uses_of(sums)) {
        if (auto cause = cause_of(sums, failing, uses)) {
            candidates.push_back(std::move(*cause));
        }
    }
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [](const RootCause& a, const RootCause& b) { return a.sums.size() > b.sums.size(); });
    std::map<std::set<std::size_t>, int> explaining;
    for (const RootCause& cause : candidates) {
        ++explaining[{cause.sums.begin(), cause.sums.end()}];
    }
    std::vector<bool> explained(sums.size(), false);
    std::vector<RootCause> causes;
    for (RootCause& cause : candidates) {
        const bool free = std::none_of(cause.sums.begin(), cause.sums.end(),
                                       [&](std::size_t sum) { return explained[sum]; });
        if (free) {
            for (const std::size_t sum : cause.sums) {
                explained[sum] = true;
            }
            cause.only_one = explaining[{cause.sums.begin(), cause.sums.end()}] == 1;
            causes.push_back(std::move(cause));
        }
    }
    return causes;
}

}  // namespace tenken::rules
