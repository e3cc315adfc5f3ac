// target-missed: the result of the year a target is due misses it, in the target's own direction.
//
// Proved by two printed figures, matched by what they mean: the words of the indicator, the family
// of the unit, the year. Equal after rounding is met. Where only the direction is not known, the
// gap is a question and not a miss (direction="unknown").
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"

namespace tenken::rules {
namespace {

using schema::Message;
using Outcome = Comparison::Outcome;

class TargetMissed final : public Check {
  public:
    explicit TargetMissed(const Parameters& parameters)
        : unknown_(parameters.choice("direction") == "unknown"),
          options_(judge_options(parameters)) {}

    void run(const Context& context, Sink& sink) const override {
        for (const MatchedTarget& matched : context.targets()) {
            const int due = context.due_year(*matched.target);
            if (due != 0) {
                look(context, matched, due, sink);
            }
        }
    }

  private:
    void look(const Context& context, const MatchedTarget& matched, int due, Sink& sink) const {
        const Judgement judgement = judge(matched, due, context.vocabulary(), options_);
        Case what = case_of(matched, due, judgement);
        if (judgement.outcome != Outcome::met && stands_under_wrong_year(context, matched, due)) {
            sink.undecided(what, {"年度の見出しに誤りがあり、どの年度の値か分からない",
                                  "a heading of a year is wrong: it is not clear which year the "
                                  "value is of"});
            return;
        }
        if (judgement.outcome == Outcome::met) {
            if (!unknown_) {
                sink.agrees(what);
            }
            return;
        }
        if (judgement.outcome == Outcome::undecided && !judgement.direction_unknown) {
            if (!unknown_) {
                const bool later = context.reported_years().count(due) == 0;
                sink.undecided(what, later ? Message{"目標の年度はまだ報告されていない",
                                                     "the target's year is not reported yet"}
                                           : judgement.reason);
            }
            return;
        }
        if (unknown_ == (judgement.outcome == Outcome::undecided)) {
            what.arguments.set("later", later(context, matched, due));
            if (judgement.fact != nullptr) {
                what.ties.explains.push_back(misses(judgement.fact->figure.key));
            }
            sink.finding(what);
        }
    }

    /// Two values for the same target in one year, and another year without any: a year's heading
    /// was printed twice.
    static bool stands_under_wrong_year(const Context& context, const MatchedTarget& matched,
                                        int due) {
        const ItemView& item = *matched.item;
        const bool lacking =
            std::any_of(context.reported_years().begin(), context.reported_years().end(),
                        [&](int year) { return item.year(year) == nullptr; });
        if (!lacking) {
            return false;
        }
        return std::any_of(
            context.targets().begin(), context.targets().end(), [&](const MatchedTarget& other) {
                return other.item == matched.item && other.words == matched.words &&
                       other.family == matched.family && context.due_year(*other.target) == due &&
                       other.figure.value != matched.figure.value;
            });
    }

    /// Whether it was reached afterwards.
    Message later(const Context& context, const MatchedTarget& matched, int due) const {
        for (const auto& [year, fact] : matched.results) {
            if (year > due &&
                judge(matched, year, context.vocabulary(), options_).outcome == Outcome::met) {
                const Message name = year_name(year);
                return {"。" + name.ja + "には達した（" + fact->quantity.printed + "）",
                        ". It was reached in " + name.en + " (" + fact->quantity.printed + ")"};
            }
        }
        return {};
    }

    bool unknown_;
    JudgeOptions options_;
};

}  // namespace

CheckKind target_missed_kind() {
    std::vector<ParameterSpec> parameters = {
        {.name = "direction",
         .type = ParameterType::choice,
         .meaning = "known: misses; unknown: gaps of which nothing says which way is better",
         .fallback = "known",
         .choices = {"known", "unknown"}}};
    for (ParameterSpec& shared : judge_parameters()) {
        parameters.push_back(std::move(shared));
    }
    return {"target-missed",
            "The value reported for the year of a target misses it in the target's own direction.",
            std::move(parameters),
            {"target", "indicator", "wanted", "direction", "gap", "later"},
            make_check<TargetMissed>};
}

}  // namespace tenken::rules
