#include "rules/engine/sink.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "rules/context/context.h"
#include "rules/engine/fingerprint.h"
#include "rules/limits.h"

namespace tenken::rules {
namespace {

Arguments with_common(const Case& what) {
    Arguments all = what.arguments;
    all.set("item", what.item.value_or(""));
    all.set("name", what.item_name);
    all.set("year", what.fiscal_year && *what.fiscal_year != 0 ? year_name(*what.fiscal_year)
                                                               : schema::Message{});
    all.set("printed", what.printed);
    // A check may have a better way to say them in a sentence than the plain values.
    if (!all.has("expected")) {
        all.set("expected", what.expected);
    }
    if (!all.has("actual")) {
        all.set("actual", what.actual);
    }
    all.set("formula", what.formula);
    all.set("convention", what.convention);
    return all;
}

/// Messages say No.{item}; an item that has no number is called by its name alone.
std::string without_number(std::string text) {
    for (const std::string_view quote : {"「", " \""}) {
        const std::string bare = "No." + std::string(quote);
        for (std::size_t at = text.find(bare); at != std::string::npos; at = text.find(bare, at)) {
            text.replace(at, bare.size(), quote == " \"" ? "\"" : quote);
        }
    }
    return text;
}

/// What is said of running text belongs to no item: the sentence begins without one.
std::string without_item(std::string text) {
    for (const std::string_view opening : {"No.「」", "No. \"\""}) {
        if (text.compare(0, opening.size(), opening) == 0) {
            text.erase(0, opening.size());
            text.erase(0, std::min(text.find_first_not_of(":, "), text.size()));
        }
    }
    return text;
}

/// A target that stands in a cell without a name is just "the target".
std::string without_empty_quotes(std::string text) {
    for (const std::string_view empty : {"「」", " \"\""}) {
        for (std::size_t at = text.find(empty); at != std::string::npos; at = text.find(empty)) {
            text.erase(at, empty.size());
        }
    }
    return text;
}

}  // namespace

Said finding_of(const Rule& rule, const Case& what) {
    Finding finding;
    finding.rule = rule.id;
    finding.version = rule.version;
    finding.category = rule.category;
    finding.severity = rule.severity;
    finding.item = what.item;
    finding.fiscal_year = what.fiscal_year;
    finding.title = rule.title;
    finding.message = rule.message.format(with_common(what));
    if (what.item && what.item->empty()) {
        finding.message = {without_number(finding.message.ja), without_number(finding.message.en)};
    }
    if (!what.item) {
        finding.message = {without_item(finding.message.ja), without_item(finding.message.en)};
    }
    finding.message = {without_empty_quotes(finding.message.ja),
                       without_empty_quotes(finding.message.en)};
    finding.may_be_fine = rule.may_be_fine;
    finding.place = what.place;
    finding.printed = what.printed;
    finding.expected = what.expected;
    finding.actual = what.actual;
    finding.formula = what.formula;
    finding.convention = what.convention;
    finding.related = what.related;
    finding.readings = what.readings;
    finding.fingerprint = fingerprint(rule.id, what.item, what.fiscal_year,
                                      what.facts.empty() ? what.printed : what.facts);
    Ties ties = what.ties;
    if (what.item && what.fiscal_year) {
        ties.rests_on.push_back(year_of(*what.item, what.item_name, *what.fiscal_year));
    }
    return {std::move(finding), std::move(ties)};
}

Verdict verdict_of(const Rule& rule, const Case& what, Verdict::Outcome outcome,
                   const schema::Message& reason) {
    return {rule.id,    outcome,      what.item,    what.fiscal_year,
            what.place, what.printed, what.formula, reason};
}

void Sink::finding(const Case& what) {
    if (++said_ <= limits.findings) {
        ledger_.findings.push_back(finding_of(rule_, what));
    }
}

void Sink::agrees(const Case& what) {
    if (++said_ <= limits.findings) {
        ledger_.verdicts.push_back(verdict_of(rule_, what, Verdict::Outcome::agrees, {}));
    }
}

void Sink::undecided(const Case& what, const schema::Message& reason) {
    if (++said_ <= limits.findings) {
        ledger_.verdicts.push_back(verdict_of(rule_, what, Verdict::Outcome::undecided, reason));
    }
}

void Sink::sum(Sum sum) {
    if (!sum.terms.empty() && ++said_ <= limits.findings) {
        ledger_.sums.push_back({&rule_, std::move(sum)});
    }
}

}  // namespace tenken::rules
