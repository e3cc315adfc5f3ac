// target-every-year: a ceiling or floor that holds in each year of the plan is broken in one.
//
// Proved by the target (毎年, 年間…以下) and the result of that year.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using Outcome = Comparison::Outcome;

class TargetEveryYear final : public Check {
  public:
    explicit TargetEveryYear(const Parameters& parameters)
        : options_(judge_options(parameters)),
          strict_(parameters.patterns("strict")),
          kept_(parameters.patterns("kept")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const MatchedTarget& matched : context.targets()) {
            // A year that is named wins over a word such as 年間, which may be part of the
            // indicator.
            const std::string said = schema::squeeze(matched.target->printed);
            const bool kept = !matched.target->every_year && kept_.in(said);
            if ((!matched.target->every_year && !kept) || matched.target->fiscal_year != 0) {
                continue;
            }
            if ((matched.stated || kept) && !mostly_held(context, matched)) {
                continue;
            }
            const int reached =
                strict_.in(said) || matched.stated ? 0 : first_met(context, matched);
            for (const auto& [year, fact] : matched.results) {
                const bool last = kept && year == context.due_year(*matched.target);
                if (context.period() && context.period()->contains(year) && year >= reached &&
                    !last) {
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

    /// 年間45,000時間以下に抑える may have to be reached first; the years before that are on the
    /// way there. 0 if no year meets it.
    int first_met(const Context& context, const MatchedTarget& matched) const {
        for (const auto& [year, fact] : matched.results) {
            if (judge(matched, year, context.vocabulary(), options_).outcome == Outcome::met) {
                return year;
            }
        }
        return 0;
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
    const PatternList& strict_;
    const PatternList& kept_;
};

}  // namespace

CheckKind target_every_year_kind() {
    std::vector<ParameterSpec> parameters = judge_parameters();
    parameters.push_back({.name = "strict",
                          .type = ParameterType::patterns,
                          .meaning = "words of a target that holds from the first year on"});
    parameters.push_back({.name = "kept",
                          .type = ParameterType::patterns,
                          .meaning = "words of a target that is to be kept, where most years do"});
    return {"target-every-year",
            "A result breaks a ceiling or floor that holds in each year of the plan.",
            std::move(parameters),
            {"target", "indicator", "wanted", "direction", "gap"},
            make_check<TargetEveryYear>};
}

}  // namespace tenken::rules
