#include "rules/sums/sum.h"

#include <algorithm>

#include "schema/quantity.h"

namespace tenken::rules {

using schema::Decimal;

namespace {

Interval terms_as(const Sum& sum, Convention convention) {
    Interval all = Interval::point(Decimal());
    for (const Term& term : sum.terms) {
        const Interval shown = term.figure.shown(convention);
        all = all + (term.sign < 0 ? -shown : shown);
    }
    return all;
}

Decimal terms_as_printed(const Sum& sum) {
    Decimal all;
    for (const Term& term : sum.terms) {
        all = term.sign < 0 ? all - term.figure.value : all + term.figure.value;
    }
    return all;
}

bool closes_as(const Sum& sum, Convention convention) {
    const Interval rest = sum.total.shown(convention) + -terms_as(sum, convention);
    if (sum.relation == Sum::Relation::at_least) {
        return rest.high >= Decimal();
    }
    return rest.contains(Decimal());
}

/// One unit of the finest digit that is shown anywhere in the sum.
Decimal finest_step(const Sum& sum) {
    Decimal finest = sum.total.step;
    for (const Term& term : sum.terms) {
        const Decimal& step = term.figure.step;
        finest = finest.is_zero() || (!step.is_zero() && step < finest) ? step : finest;
    }
    return finest;
}

/// A headline in 円 over rows in 千円 is easier to follow in the unit of the rows.
const std::string& shown_unit(const Sum& sum) {
    const schema::UnitScale total = schema::unit_scale(sum.total.unit);
    const std::string& rows = sum.terms.front().figure.unit;
    const schema::UnitScale term = schema::unit_scale(rows);
    return total.power == 0 && term.power > 0 && term.base == total.base ? rows : sum.total.unit;
}

}  // namespace

std::string Closing::conventions() const {
    if (exact) {
        return "exact";
    }
    if (rounded && truncated) {
        return "round|truncate";
    }
    return rounded ? "round" : truncated ? "truncate" : "";
}

std::string claim(const Sum& sum) {
    std::vector<std::string> keys;
    for (const Term& term : sum.terms) {
        keys.push_back(term.figure.key);
    }
    std::sort(keys.begin(), keys.end());
    std::string text = sum.total.value.reduced().to_string() + " =";
    for (const std::string& key : keys) {
        text += " " + key;
    }
    return text;
}

Decimal difference(const Sum& sum) {
    return sum.total.value - terms_as_printed(sum);
}

Closing closing(const Sum& sum) {
    const Decimal rest = difference(sum);
    Closing result;
    result.exact =
        rest.is_zero() || (sum.relation == Sum::Relation::at_least && !rest.is_negative());
    result.rounded = closes_as(sum, Convention::round);
    result.truncated = closes_as(sum, Convention::truncate);
    return result;
}

Interval closing_values(const Sum& sum, int figure) {
    std::optional<Interval> both;
    for (const Convention convention : {Convention::round, Convention::truncate}) {
        // All but the figure in question, brought to its side with its sign.
        Interval rest = Interval::point(Decimal());
        if (figure >= 0) {
            rest = sum.total.shown(convention);
        }
        for (int i = 0; i < static_cast<int>(sum.terms.size()); ++i) {
            if (i == figure) {
                continue;
            }
            const Term& term = sum.terms[static_cast<std::size_t>(i)];
            const Interval shown = term.figure.shown(convention);
            const bool add = figure < 0 ? term.sign > 0 : term.sign < 0;
            rest = rest + (add ? shown : -shown);
        }
        if (figure >= 0 && sum.terms[static_cast<std::size_t>(figure)].sign < 0) {
            rest = -rest;
        }
        // The figure's own shortening widens what may be printed for it.
        const Figure& own =
            figure < 0 ? sum.total : sum.terms[static_cast<std::size_t>(figure)].figure;
        rest = rest.widened(convention == Convention::round ? own.step * Decimal(5, 1) : own.step);
        if (!both) {
            both = rest;
        } else {
            both->low = std::min(both->low, rest.low);
            both->high = std::max(both->high, rest.high);
            both->low_open = both->low_open && rest.low_open;
            both->high_open = both->high_open && rest.high_open;
        }
    }
    return *both;
}

std::string formula(const Sum& sum) {
    const std::string& unit = shown_unit(sum);
    std::string text;
    for (const Term& term : sum.terms) {
        if (!text.empty() || term.sign < 0) {
            text += text.empty() ? "-" : term.sign < 0 ? " - " : " + ";
        }
        const std::string shown = in_unit(term.figure.value, unit, term.figure.step);
        text += shown.front() == '-' && text.size() > 1 ? "(" + shown + ")" : shown;
    }
    const std::string total = in_unit(sum.total.value, unit, sum.total.step);
    if (closing(sum).closes()) {
        const bool equal = difference(sum).is_zero();
        const bool least = sum.relation == Sum::Relation::at_least;
        text += least ? " ≤ " : equal ? " = " : " ≈ ";
    } else {
        const bool several = sum.terms.size() > 1;
        text += (several ? " = " + in_unit(terms_as_printed(sum), unit, finest_step(sum)) : "") +
                (sum.relation == Sum::Relation::at_least ? " > " : " ≠ ");
    }
    text += total;
    return unit.empty() ? text : text + " " + unit;
}

}  // namespace tenken::rules
