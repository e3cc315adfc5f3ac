// target-history: a target that was met before the plan began to work, or lost again after it was
// met.
//
// Proved by the results over the years. The first says that the target asked for nothing, the
// second that the success did not last; neither is seen by looking at the due year alone.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"

namespace tenken::rules {
namespace {

using Outcome = Comparison::Outcome;

class TargetHistory final : public Check {
  public:
    explicit TargetHistory(const Parameters& parameters)
        : start_(parameters.choice("event") == "met-at-start") {}

    void run(const Context& context, Sink& sink) const override {
        for (const MatchedTarget& matched : context.targets()) {
            if (!matched.target->every_year && matched.how != MatchedTarget::How::none &&
                matched.how != MatchedTarget::How::what_is_left) {
                start_ ? look_at_start(context, matched, sink)
                       : look_behind(context, matched, sink);
            }
        }
    }

  private:
    static bool is(const Context& context, const MatchedTarget& matched, int year,
                   Outcome outcome) {
        return judge(matched, year, context.vocabulary(), {}).outcome == outcome;
    }

    /// The first year of the plan meets a target that is due in a later one.
    static void look_at_start(const Context& context, const MatchedTarget& matched, Sink& sink) {
        const int due = context.due_year(*matched.target);
        if (matched.results.empty() || context.reported_years().empty()) {
            return;
        }
        const int first = matched.results.begin()->first;
        const bool from_the_start = first <= *context.reported_years().begin();
        if (first >= due || !from_the_start || !is(context, matched, first, Outcome::met)) {
            return;
        }
        sink.finding(case_of(matched, first, judge(matched, first, context.vocabulary(), {})));
    }

    static void look_behind(const Context& context, const MatchedTarget& matched, Sink& sink) {
        const int due = context.due_year(*matched.target);
        bool was_met = false;
        for (const auto& [year, fact] : matched.results) {
            if (year <= due) {
                was_met = was_met || (year == due && is(context, matched, year, Outcome::met));
                continue;
            }
            if (matched.replaced_in != 0 && year >= matched.replaced_in) {
                return;  // from here on the next target of the indicator counts
            }
            if (was_met && is(context, matched, year, Outcome::missed)) {
                sink.finding(
                    case_of(matched, year, judge(matched, year, context.vocabulary(), {})));
            } else if (is(context, matched, year, Outcome::met)) {
                was_met = true;
            }
        }
    }

    bool start_;
};

}  // namespace

CheckKind target_history_kind() {
    return {
        "target-history",
        "A target was met from the first year on, or was met and then lost again.",
        {{.name = "event",
          .type = ParameterType::choice,
          .meaning = "met-at-start: in the first year reported; fallen-back: after the due year",
          .choices = {"met-at-start", "fallen-back"}}},
        {"target", "indicator", "wanted", "direction", "gap"},
        make_check<TargetHistory>};
}

}  // namespace tenken::rules
