#include "rules/sums/hypotheses.h"

#include "rules/sums/digit_edits.h"
#include "schema/quantity.h"

namespace tenken::rules {

using schema::Decimal;
using schema::Message;

namespace {

/// Sums with more terms than this get no guesses; they are tables, and any guess would fit.
constexpr std::size_t most_terms = 60;

std::string name_of(const Figure& figure, bool japanese) {
    const std::string& name = japanese ? figure.name.ja : figure.name.en;
    const std::string shown =
        figure.printed.empty() ? in_unit(figure.value, figure.unit, figure.step) : figure.printed;
    return name.empty() ? shown : name + (japanese ? "の" : " ") + shown;
}

Message said(const Figure& figure, const std::string& ja, const std::string& en) {
    return {name_of(figure, true) + ja, name_of(figure, false) + en};
}

const Figure& figure_at(const Sum& sum, int index) {
    return index < 0 ? sum.total : sum.terms[static_cast<std::size_t>(index)].figure;
}

using Settled = std::set<std::string>;

bool is_open(const Sum& sum, int index, const Settled& settled) {
    return settled.count(figure_at(sum, index).key) == 0;
}

bool closes_with(const Sum& sum, int index, const Decimal& value) {
    return closing_values(sum, index).contains(value);
}

bool closes_exactly_with(const Sum& sum, int index, const Decimal& value) {
    const Decimal change = value - figure_at(sum, index).value;
    const Decimal rest = difference(sum);
    if (index < 0) {
        return (rest + change).is_zero();
    }
    const bool taken_away = sum.terms[static_cast<std::size_t>(index)].sign < 0;
    return (taken_away ? rest + change : rest - change).is_zero();
}

/// The terms that a cause may be looked for in: none where the total is so coarse that almost any
/// change of a term would close it.
int count(const Sum& sum) {
    for (const Term& term : sum.terms) {
        const Decimal& step = term.figure.step;
        const Decimal one = step.is_zero() ? Decimal(1) : step;
        if (sum.total.approximate || sum.total.step > one * Decimal(10)) {
            return 0;
        }
    }
    return static_cast<int>(sum.terms.size());
}

std::optional<Message> negative_rows_dropped(const Sum& sum) {
    Decimal negative;
    int rows = 0;
    for (const Term& term : sum.terms) {
        if (term.figure.value.is_negative()) {
            negative = negative + term.figure.value;
            ++rows;
        }
    }
    if (rows == 0 || !closes_with(sum, -1, sum.total.value + negative)) {
        return std::nullopt;
    }
    const std::string n = std::to_string(rows);
    return Message{"▲の付いた" + n + "行を加えなければ合う（負の行の計算漏れの疑い）",
                   "closes if the " + n +
                       " rows with a minus sign are left out: they may have been "
                       "dropped from the sum"};
}

std::optional<Message> sign_lost(const Sum& sum, const Settled& settled) {
    for (int i = -1; i < count(sum); ++i) {
        const Figure& figure = figure_at(sum, i);
        if (!figure.value.is_zero() && is_open(sum, i, settled) &&
            closes_with(sum, i, -figure.value)) {
            return said(figure, "の符号が逆なら合う", " would close it with the other sign");
        }
    }
    return std::nullopt;
}

std::optional<Message> unit_slipped(const Sum& sum, const Settled& settled) {
    for (int i = -1; i < count(sum); ++i) {
        const Figure& figure = figure_at(sum, i);
        for (const int power : {3, -3}) {
            // A thousandth of little is nothing, and nothing closes what is off by little.
            const Decimal least = (figure.step.is_zero() ? Decimal(1) : figure.step).shifted(3);
            if (is_open(sum, i, settled) && !figure.value.is_zero() &&
                (power > 0 || figure.value.abs() >= least) &&
                closes_with(sum, i, figure.value.shifted(power))) {
                return said(figure,
                            power > 0 ? "が千倍なら合う（単位の取り違えの疑い）"
                                      : "が千分の一なら合う（単位の取り違えの疑い）",
                            power > 0
                                ? " would close it if it were a thousand times as much: a unit "
                                  "may have slipped"
                                : " would close it if it were a thousandth: a unit may have "
                                  "slipped");
            }
        }
    }
    return std::nullopt;
}

std::optional<Message> digits(const Sum& sum, const Settled& settled, DigitEdit edit,
                              const char* ja, const char* en) {
    for (int i = -1; i < count(sum); ++i) {
        const Figure& figure = figure_at(sum, i);
        if (!is_open(sum, i, settled)) {
            continue;
        }
        const int power = schema::unit_scale(figure.unit).power;
        Decimal right;
        const bool found =
            try_digit_edits(figure.value.shifted(-power), edit, [&](const Decimal& value) {
                right = value;
                return closes_exactly_with(sum, i, value.shifted(power));
            });
        if (found) {
            const std::string shown = as_beside(right.shifted(power), figure);
            return said(figure, "が" + shown + "なら合う（" + ja + "の疑い）",
                        " would close it as " + shown + ": " + en);
        }
    }
    return std::nullopt;
}

std::optional<Message> counted_twice(const Sum& sum) {
    for (int i = 0; i < count(sum); ++i) {
        if (sum.terms[static_cast<std::size_t>(i)].repeated && closes_with(sum, i, Decimal())) {
            return said(figure_at(sum, i), "（再掲）を除けば合う",
                        ", marked as a repetition, closes it when left out");
        }
    }
    return std::nullopt;
}

std::optional<Message> row_missing(const Sum& sum) {
    for (const Figure& figure : sum.left_out) {
        if (closes_with_more(sum, figure)) {
            return said(figure, "を加えれば合う（行の漏れの疑い）",
                        " closes it when added: the row may be missing");
        }
    }
    return std::nullopt;
}

std::optional<Message> stale_total(const Sum& sum) {
    for (const Figure& figure : sum.stale) {
        if (figure.value == sum.total.value) {
            return said(figure, "と同じ値（前の年の合計が残っている疑い）",
                        " is the same value: the total of another year may have been left");
        }
    }
    return std::nullopt;
}

}  // namespace

bool closes_with_more(const Sum& sum, const Figure& figure) {
    return closes_with(sum, -1, sum.total.value - figure.value);
}

std::optional<Message> likely_cause(const Sum& sum, const std::set<std::string>& settled) {
    if (sum.terms.size() > most_terms || sum.relation != Sum::Relation::equal) {
        return std::nullopt;
    }
    if (auto found = negative_rows_dropped(sum)) {
        return found;
    }
    for (const auto cause : {sign_lost, unit_slipped}) {
        if (auto found = cause(sum, settled)) {
            return found;
        }
    }
    if (auto found = digits(sum, settled, DigitEdit::transposed, "隣り合う桁の入れ替わり",
                            "two digits may be transposed")) {
        return found;
    }
    if (auto found =
            digits(sum, settled, DigitEdit::too_many, "余分な桁", "a digit may be one too many")) {
        return found;
    }
    if (auto found = digits(sum, settled, DigitEdit::lost, "桁落ち", "a digit may be lost")) {
        return found;
    }
    for (const auto cause : {counted_twice, row_missing, stale_total}) {
        if (auto found = cause(sum)) {
            return found;
        }
    }
    return digits(sum, settled, DigitEdit::changed, "一桁の誤り", "one digit may be wrong");
}

bool swapped_rows(const Sum& first, const Sum& second, Message& said_of_both) {
    if (first.terms.size() > most_terms || second.terms.size() > most_terms) {
        return false;
    }
    for (int i = -1; i < count(first); ++i) {
        for (int j = -1; j < count(second); ++j) {
            const Figure& a = figure_at(first, i);
            const Figure& b = figure_at(second, j);
            if (a.value == b.value || (i >= 0) != (j >= 0) || !closes_with(first, i, b.value) ||
                !closes_with(second, j, a.value)) {
                continue;
            }
            said_of_both = {
                name_of(a, true) + "と" + name_of(b, true) + "を入れ替えれば、どちらも合う",
                name_of(a, false) + " and " + name_of(b, false) + " close both sums when swapped"};
            return true;
        }
    }
    return false;
}

}  // namespace tenken::rules
