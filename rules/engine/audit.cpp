#include <algorithm>
#include <optional>
#include <stdexcept>
#include <tuple>

#include "rules/checks/check.h"
#include "rules/context/context.h"
#include "rules/engine.h"
#include "rules/engine/doubtful.h"
#include "rules/engine/fingerprint.h"
#include "rules/engine/run_rules.h"
#include "rules/engine/unruled.h"
#include "rules/sums/settle.h"
#include "rules/targets/board.h"

namespace tenken::rules {
namespace {

auto by_place(const schema::Place& place) {
    return std::make_tuple(place.page, place.line, place.box.y0, place.box.x0);
}

bool before(const Finding& a, const Finding& b) {
    const auto key = [](const Finding& finding) {
        return std::make_tuple(by_place(finding.place), std::string_view(finding.rule),
                               std::string_view(finding.item ? *finding.item : finding.rule),
                               finding.fiscal_year.value_or(0),
                               std::string_view(finding.fingerprint));
    };
    return key(a) < key(b);
}

bool verdict_before(const Verdict& a, const Verdict& b) {
    const auto key = [](const Verdict& verdict) {
        return std::make_tuple(by_place(verdict.place), std::string_view(verdict.rule),
                               verdict.fiscal_year.value_or(0), std::string_view(verdict.printed),
                               std::string_view(verdict.formula));
    };
    return key(a) < key(b);
}

void run(const Rule& rule, const Context& context, Ledger& ledger) {
    Sink sink(rule, ledger);
    try {
        rule.check->run(context, sink);
    } catch (const std::overflow_error&) {
        // Numbers beyond 18 digits are no amounts of a report; what was found before them stands.
        Case what;
        what.place = context.start();
        sink.undecided(what, {"桁の多すぎる数がある", "there are numbers with too many digits"});
    }
}

}  // namespace

Ledger run_rules(const Context& context, const RuleSet& rules) {
    Ledger ledger;
    for (const Rule& rule : rules.rules()) {
        if (rule.enabled) {
            run(rule, context, ledger);
        }
    }
    return ledger;
}

Audit audit(const schema::Report& report, const RuleSet& rules, const schema::Report* previous) {
    std::optional<Context> earlier;
    if (previous != nullptr) {
        earlier.emplace(*previous, rules.vocabulary());
    }
    const Context context(report, rules.vocabulary(), earlier ? &*earlier : nullptr);
    Ledger ledger = run_rules(context, rules);
    settle_sums(report, ledger);
    Audit result{with_dependants(std::move(ledger.findings)), std::move(ledger.verdicts),
                 target_board(context)};
    soften_doubtful(report, result.findings);
    soften_unruled(report, result.findings);
    std::stable_sort(result.findings.begin(), result.findings.end(), before);
    std::stable_sort(result.verdicts.begin(), result.verdicts.end(), verdict_before);
    make_distinct(result.findings);
    return result;
}

}  // namespace tenken::rules
