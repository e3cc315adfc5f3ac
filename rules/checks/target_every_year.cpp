// target-every-year: a ceiling or floor that holds in each year of the plan is broken in one.
//
// Proved by the target (毎年, 年間…以下) and the result of that year.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"

namespace tenken::rules {
namespace {

using Outcome = Comparison::Outcome;

class TargetEveryYear final : public Check {
  public:
    explicit TargetEveryYear(const Parameters& parameters) : options_(judge_options(parameters)) {}

    void run(const Context& context, Sink& sink) const override {
        for (const MatchedTarget& matched : context.targets()) {
            // A year that is named wins over a word such as 年間, which may be part of the
            // indicator.
            if (!matched.target->every_year || matched.target->fiscal_year != 0) {
                continue;
            }
            if (matched.stated && !mostly_held(context, matched)) {
                continue;
            }
            for (const auto& [year, fact] : matched.results) {
                if (context.period() && context.period()->contains(year)) {
                    look(context, matched, year, sink);
                }
            }
        }
    }

  private:
    /// A limit read from running text is one of every year only if most years keep it.
    bool mostly_held(const Context& context, const MatchedTarget& matched) const {
        std::size_t met = 0;
        for (const auto& [year, fact] : matched.results) {
            const Judgement judgement = judge(matched, year, context.vocabulary(), options_);
            met += judgement.outcome == Outcome::met ? 1 : 0;
        }
        return met * 2 > matched.results.size();
    }

    void look(const Context& context, const MatchedTarget& matched, int year, Sink& sink) const {
        const Judgement judgement = judge(matched, year, context.vocabulary(), options_);
        const Case what = case_of(matched, year, judgement);
        if (judgement.outcome == Outcome::met) {
            sink.agrees(what);
        } else if (judgement.outcome == Outcome::missed) {
            sink.finding(what);
        } else {
            sink.undecided(what, judgement.reason);
        }
    }

    JudgeOptions options_;
};

}  // namespace

CheckKind target_every_year_kind() {
    return {"target-every-year",
            "A result breaks a ceiling or floor that holds in each year of the plan.",
            judge_parameters(),
            {"target", "indicator", "wanted", "direction", "gap"},
            make_check<TargetEveryYear>};
}

}  // namespace tenken::rules
