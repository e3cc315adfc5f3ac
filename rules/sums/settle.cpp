#include "rules/sums/settle.h"

#include <algorithm>
#include <map>
#include <set>

#include "rules/sums/hypotheses.h"
#include "rules/sums/proofread.h"
#include "rules/sums/root_cause.h"

namespace tenken::rules {
namespace {

using schema::Message;

/// Guesses about pairs of sums grow with the square of their number.
constexpr std::size_t most_pairs = 60;
constexpr std::size_t most_related = 20;

Message conventions_said(const Sum& sum, const Closing& closing) {
    if (sum.relation == Sum::Relation::at_least) {
        return {"内訳は超えない", "the parts do not exceed it"};
    }
    if (closing.exact) {
        return {"端数なしで合う", "closes to the digit"};
    }
    if (closing.rounded && closing.truncated) {
        return {"四捨五入でも切り捨てでも合う", "closes when rounded and when truncated"};
    }
    return closing.rounded ? Message{"四捨五入なら合う", "closes when rounded"}
                           : Message{"切り捨てなら合う", "closes when truncated"};
}

Related related(const Figure& figure, const Message& otherwise) {
    return {figure.place, figure.printed,
            figure.name.ja.empty() && figure.name.en.empty() ? otherwise : figure.name};
}

/// How this document shortens its numbers, by the sums that close, but not to the digit: the
/// readings that all of them admit; both where nothing tells, or where its tables differ.
std::string convention_of(const std::vector<RuledSum>& sums) {
    bool round = true;
    bool truncate = true;
    for (const RuledSum& ruled : sums) {
        if (ruled.sum.relation != Sum::Relation::equal) {
            continue;
        }
        const Closing result = closing(ruled.sum);
        if (result.closes() && !result.exact) {
            round = round && result.rounded;
            truncate = truncate && result.truncated;
        }
    }
    return round == truncate ? "round|truncate" : round ? "round" : "truncate";
}

/// A sum that fails explains a jump of one of its figures.
void tie(const Sum& sum, Case& what) {
    what.ties.explains.push_back(claim(sum));
    what.ties.explains.push_back(suspect(sum.total.key));
    for (const Term& term : sum.terms) {
        what.ties.explains.push_back(suspect(term.figure.key));
    }
    for (const Figure& figure : sum.left_out) {
        if (closes_with_more(sum, figure)) {
            what.ties.explains.push_back(figure.key);
        }
    }
}

std::string as_said(const schema::Decimal& value, const Figure& figure) {
    const std::string text = as_beside(value, figure);
    return text.ends_with(figure.unit) ? text : text + figure.unit;
}

/// Counts are what they are; only other figures may have been rounded.
bool may_be_shortened(const Sum& sum) {
    return !sum.total.step.is_zero() ||
           std::any_of(sum.terms.begin(), sum.terms.end(),
                       [](const Term& term) { return !term.figure.step.is_zero(); });
}

/// The finding's own facts, from the sum that fails.
Case case_of(const Sum& sum, const std::string& convention) {
    Case what = sum.subject;
    tie(sum, what);
    what.formula = formula(sum);
    what.convention = may_be_shortened(sum) ? convention : "";
    if (what.place == schema::Place{}) {
        what.place = sum.total.place;
    }
    if (what.printed.empty()) {
        what.printed = sum.total.printed;
    }
    const std::string& unit = sum.total.unit;
    const schema::Decimal& step = sum.total.step;
    what.expected = in_unit(sum.total.value - difference(sum), unit, step) + unit;
    what.actual = in_unit(sum.total.value, unit, step) + unit;
    if (unit == "円") {
        what.arguments.set("expected", as_said(sum.total.value - difference(sum), sum.total));
        what.arguments.set("actual", as_said(sum.total.value, sum.total));
    }
    what.arguments.set("difference", in_unit(difference(sum), unit, step) + unit);
    if (what.facts.empty()) {
        what.facts = sum.total.name.ja;
    }
    for (const Term& term : sum.terms) {
        if (what.related.size() < most_related) {
            what.related.push_back(related(term.figure, {"内訳", "part"}));
        }
    }
    return what;
}

void add_hint(Case& what, const Message& hint) {
    std::string sentence = hint.en;
    if (!sentence.empty() && sentence.front() >= 'a' && sentence.front() <= 'z') {
        sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
    }
    what.arguments.set("hint", Message{"。" + hint.ja, ". " + sentence});
}

void agree(const RuledSum& ruled, const Closing& closing, Ledger& ledger) {
    Case what = ruled.sum.subject;
    what.formula = formula(ruled.sum);
    if (what.place == schema::Place{}) {
        what.place = ruled.sum.total.place;
    }
    if (what.printed.empty()) {
        what.printed = ruled.sum.total.printed;
    }
    ledger.verdicts.push_back(verdict_of(*ruled.rule, what, Verdict::Outcome::agrees,
                                         conventions_said(ruled.sum, closing)));
}

/// What is said of the figure that explains several failures.
Message cause_said(const RootCause& cause) {
    const std::string right = as_beside(cause.right, cause.figure);
    const std::string others = std::to_string(cause.sums.size() - 1);
    const std::string name_ja = cause.figure.name.ja.empty() ? "" : cause.figure.name.ja + "の";
    const std::string name_en = cause.figure.name.en.empty() ? "" : cause.figure.name.en + " ";
    return {name_ja + cause.figure.printed + "が" + right + "なら、合わないほかの" + others +
                "件も合う（原因は一つ）",
            "if " + name_en + cause.figure.printed + " were " + right +
                ", the other failing sums (" + others + ") would close too: one cause"};
}

/// Several figures would explain the same failures, as when a row is missing from all of them.
Message common_cause_said(const RootCause& cause, const Sum& leading) {
    const std::string others = std::to_string(cause.sums.size() - 1);
    const Message together{"合わない合計はほかに" + others + "件あり、原因は一つと見られる",
                           "sums that fail with it: " + others + ", most likely for one cause"};
    const auto likely = likely_cause(leading);
    return likely ? Message{likely->ja + "。" + together.ja, likely->en + ". " + together.en}
                  : together;
}

void add_dependants(Case& what, const std::vector<RuledSum>& sums,
                    const std::vector<std::size_t>& indices) {
    Message dependants;
    for (std::size_t i = 1; i < indices.size(); ++i) {
        const Sum& sum = sums[indices[i]].sum;
        dependants.ja += (dependants.ja.empty() ? "" : "、") + sum.total.printed;
        dependants.en += (dependants.en.empty() ? "" : ", ") + sum.total.printed;
        what.related.push_back(
            {sum.total.place,
             sum.total.printed,
             {"連動する合計（" + formula(sum) + "）", "dependent total (" + formula(sum) + ")"}});
    }
    what.arguments.set("dependants", dependants);
}

void say_cause(const RootCause& cause, const std::vector<RuledSum>& sums,
               const std::string& convention, const ProofReader& proof, Ledger& ledger) {
    const RuledSum& leading = sums[cause.sums.front()];
    Case what = case_of(leading.sum, convention);
    add_hint(what, cause.only_one ? cause_said(cause) : common_cause_said(cause, leading.sum));
    if (cause.only_one) {
        const Message& name = cause.figure.name;
        what.related.push_back(
            {cause.figure.place,
             cause.figure.printed,
             {"原因と見られる数値" + (name.ja.empty() ? "" : "（" + name.ja + "）"),
              "the figure at fault" + (name.en.empty() ? "" : " (" + name.en + ")")}});
    }
    for (const std::size_t sum : cause.sums) {
        tie(sums[sum].sum, what);
    }
    add_dependants(what, sums, cause.sums);
    what.readings = proof.mending(cause.sums);
    ledger.findings.push_back(finding_of(*leading.rule, what));
}

/// Failing sums that all close when one forgotten row is added, the smallest sum first.
struct Omission {
    Figure row;
    std::vector<std::size_t> sums;
};

std::vector<Omission> omissions(const std::vector<RuledSum>& sums,
                                const std::vector<bool>& failing) {
    std::map<std::string, Omission> found;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        for (const Figure& figure : sums[i].sum.left_out) {
            if (failing[i] && closes_with_more(sums[i].sum, figure)) {
                Omission& omission = found[figure.key];
                omission.row = figure;
                omission.sums.push_back(i);
            }
        }
    }
    std::vector<Omission> all;
    for (auto& [key, omission] : found) {
        std::stable_sort(omission.sums.begin(), omission.sums.end(),
                         [&](std::size_t a, std::size_t b) {
                             return sums[a].sum.terms.size() < sums[b].sum.terms.size();
                         });
        all.push_back(std::move(omission));
    }
    std::stable_sort(all.begin(), all.end(), [](const Omission& a, const Omission& b) {
        return a.sums.size() > b.sums.size();
    });
    return all;
}

/// One row that is missing from several sums.
void say_omission(const Omission& omission, const std::vector<RuledSum>& sums,
                  const std::string& convention, const ProofReader& proof, Ledger& ledger) {
    const RuledSum& leading = sums[omission.sums.front()];
    Case what = case_of(leading.sum, convention);
    const std::string amount = in_unit(omission.row.value, omission.row.unit);
    const std::string others = std::to_string(omission.sums.size() - 1);
    add_hint(what, {omission.row.name.ja + "の" + amount + "を加えれば、合わないほかの" + others +
                        "件も合う（行の漏れの疑い）",
                    "adding " + omission.row.name.en + " " + amount +
                        " closes this and the other failing sums (" + others +
                        "): the row may be missing"});
    what.related.push_back(related(omission.row, {"漏れと見られる行", "the row left out"}));
    add_dependants(what, sums, omission.sums);
    what.readings = proof.mending(omission.sums);
    ledger.findings.push_back(finding_of(*leading.rule, what));
}

std::set<std::string> term_keys(const Sum& sum) {
    std::set<std::string> keys;
    for (const Term& term : sum.terms) {
        keys.insert(term.figure.key);
    }
    return keys;
}

/// One total with the same parts, read by two rules from the same cells, is one failure; an
/// equation says more than that the parts do not exceed it.
void leave_out_repeated(std::vector<RuledSum>& sums) {
    std::map<std::string, std::vector<std::size_t>> by_total;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (!sums[i].sum.total.key.empty() && !closing(sums[i].sum).closes()) {
            by_total[sums[i].sum.total.key].push_back(i);
        }
    }
    std::set<std::size_t> repeated;
    for (const auto& [key, same] : by_total) {
        for (std::size_t a = 0; a < same.size(); ++a) {
            for (std::size_t b = a + 1; b < same.size(); ++b) {
                const Sum& one = sums[same[a]].sum;
                const Sum& other = sums[same[b]].sum;
                if (term_keys(one) == term_keys(other) && !term_keys(one).count("")) {
                    const bool keep_other = one.relation == Sum::Relation::at_least &&
                                            other.relation == Sum::Relation::equal;
                    repeated.insert(keep_other ? same[a] : same[b]);
                }
            }
        }
    }
    std::vector<RuledSum> kept;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (!repeated.count(i)) {
            kept.push_back(std::move(sums[i]));
        }
    }
    sums = std::move(kept);
}

/// A total over several lists that is off by what one of the lists is off: it follows from there.
/// For each of `alone` the one it follows from, itself if none.
std::vector<std::size_t> followed(const std::vector<RuledSum>& sums,
                                  const std::vector<std::size_t>& alone) {
    std::vector<std::size_t> from = alone;
    for (std::size_t i = 0; i < alone.size() && alone.size() <= most_pairs; ++i) {
        const Sum& whole = sums[alone[i]].sum;
        const std::set<std::string> keys = term_keys(whole);
        for (std::size_t j = 0; j < alone.size(); ++j) {
            const Sum& part = sums[alone[j]].sum;
            const std::set<std::string> fewer = term_keys(part);
            if (i != j && fewer.size() >= 2 && fewer.size() < keys.size() &&
                whole.relation == part.relation && difference(whole) == difference(part) &&
                std::includes(keys.begin(), keys.end(), fewer.begin(), fewer.end())) {
                from[i] = alone[j];
            }
        }
    }
    return from;
}

/// Figures that a sum closes with to the digit.
std::set<std::string> settled_figures(const std::vector<RuledSum>& sums,
                                      const std::vector<bool>& failing) {
    std::set<std::string> settled;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const Sum& sum = sums[i].sum;
        if (failing[i] || sum.relation != Sum::Relation::equal || sum.terms.size() < 2 ||
            !difference(sum).is_zero()) {
            continue;
        }
        settled.insert(sum.total.key);
        for (const Term& term : sum.terms) {
            settled.insert(term.figure.key);
        }
    }
    return settled;
}

std::optional<Message> swap_with_another(const std::vector<RuledSum>& sums,
                                         const std::vector<std::size_t>& alone, std::size_t index) {
    if (alone.size() > most_pairs) {
        return std::nullopt;
    }
    for (const std::size_t other : alone) {
        Message said;
        if (other != index && swapped_rows(sums[index].sum, sums[other].sum, said)) {
            return said;
        }
    }
    return std::nullopt;
}

}  // namespace

void settle_sums(const schema::Report& report, Ledger& ledger) {
    std::vector<RuledSum> sums = std::move(ledger.sums);
    ledger.sums.clear();
    leave_out_repeated(sums);
    const std::string convention = convention_of(sums);
    const ProofReader proof(report, sums, convention);
    std::vector<bool> failing(sums.size(), false);
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const Closing result = closing(sums[i].sum);
        failing[i] = !result.closes();
        if (!failing[i]) {
            agree(sums[i], result, ledger);
        }
    }
    std::vector<bool> explained(sums.size(), false);
    for (const Omission& omission : omissions(sums, failing)) {
        const bool several = omission.sums.size() > 1 &&
                             std::none_of(omission.sums.begin(), omission.sums.end(),
                                          [&](std::size_t sum) { return explained[sum]; });
        if (several) {
            say_omission(omission, sums, convention, proof, ledger);
            for (const std::size_t sum : omission.sums) {
                explained[sum] = true;
            }
        }
    }
    std::vector<bool> open = failing;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        open[i] = failing[i] && !explained[i];
    }
    for (const RootCause& cause : root_causes(sums, open)) {
        for (const std::size_t sum : cause.sums) {
            explained[sum] = true;
        }
        say_cause(cause, sums, convention, proof, ledger);
    }
    std::vector<std::size_t> alone;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        if (failing[i] && !explained[i]) {
            alone.push_back(i);
        }
    }
    const std::set<std::string> settled = settled_figures(sums, failing);
    const std::vector<std::size_t> from = followed(sums, alone);
    for (std::size_t i = 0; i < alone.size(); ++i) {
        const std::size_t index = alone[i];
        if (from[i] != index) {
            continue;
        }
        Case what = case_of(sums[index].sum, convention);
        std::vector<std::size_t> following = {index};
        for (std::size_t j = 0; j < alone.size(); ++j) {
            if (j != i && from[j] == index) {
                following.push_back(alone[j]);
            }
        }
        add_dependants(what, sums, following);
        what.readings = proof.mending(following);
        if (!what.readings.empty()) {
            // A digit that was misread is no slip of the city's.
        } else if (const auto swapped = swap_with_another(sums, alone, index)) {
            add_hint(what, *swapped);
        } else if (const auto cause = likely_cause(sums[index].sum, settled)) {
            add_hint(what, *cause);
        } else if (const auto other = likely_cause(sums[index].sum)) {
            add_hint(what, *other);
        }
        ledger.findings.push_back(finding_of(*sums[index].rule, what));
    }
}

}  // namespace tenken::rules
