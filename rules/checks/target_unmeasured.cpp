// target-unmeasured: the year a target is due holds no figure for it.
//
// Proved by the row of that year: no figure of the target's unit that means its indicator. Where a
// figure of the same indicator stands there in another unit, that is its own finding
// (lacks="unit").
#include <algorithm>
#include <set>
#include <utility>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"
#include "rules/targets/series_match.h"

namespace tenken::rules {
namespace {

using schema::Message;

class TargetUnmeasured final : public Check {
  public:
    explicit TargetUnmeasured(const Parameters& parameters)
        : unit_(parameters.choice("lacks") == "unit"), stated_(parameters.patterns("stated")) {}

    void run(const Context& context, Sink& sink) const override {
        std::set<std::pair<const ItemView*, std::string>> said;
        for (const MatchedTarget& matched : context.targets()) {
            const int due = context.due_year(*matched.target);
            if (matched.stated || matched.target->baseline_year != 0 ||
                (due != 0 && context.reported_years().count(due) == 0)) {
                continue;
            }
            // Without any result all targets of the indicator lack theirs: that is said once.
            if (matched.results.empty() &&
                !said.insert({matched.item, matched.words + "|" + matched.family}).second) {
                continue;
            }
            if (matched.target->every_year ? matched.results.empty()
                                           : due != 0 && matched.result(due) == nullptr) {
                look(context, matched, due, sink);
            }
        }
    }

  private:
    void look(const Context& context, const MatchedTarget& matched, int due, Sink& sink) const {
        const bool other_unit = matched.other_unit != nullptr;
        if (other_unit != unit_) {
            return;
        }
        const YearView* year = due == 0 ? nullptr : matched.item->year(due);
        Case what = case_of(matched, due, {});
        if (matched.target->unit.empty()) {
            sink.undecided(what,
                           {"目標の単位が読み取れていない", "the unit of the target was not read"});
            return;
        }
        if (due == 0) {
            what.fiscal_year.reset();
        }
        if (year != nullptr && year->actual != nullptr) {
            what.place =
                year->actual->place() != schema::Place{} ? year->actual->place() : what.place;
            if (holds_target(*year->actual, matched)) {
                sink.undecided(what, {"目標と同じ数値が実績の文にある",
                                      "the row names the figure of the target itself"});
                return;
            }
            if (stated_.in(year->actual->squeezed())) {
                sink.undecided(what, {"達成の有無が言葉で書かれている",
                                      "the row says in words whether it was reached"});
                return;
            }
        }
        if (year != nullptr && year->row->effect && year->row->effect->value &&
            matched.family == money_) {
            sink.undecided(what, {"同じ年度の効果額の欄に額がある",
                                  "the year has an amount in its column of effects"});
            return;
        }
        if (matched.results.empty() && told_without_name(matched)) {
            sink.undecided(what, {"名のない数値があり、この目標の実績かもしれない",
                                  "figures without a name may be its results"});
            return;
        }
        if (matching_series(*matched.target, context) != nullptr) {
            sink.undecided(
                what, {"附属資料に同じ名の推移がある", "an appendix holds a series of that name"});
            return;
        }
        what.ties.rests_on.push_back(lacks_year(*matched.item->item, due));
        what.arguments.set("measured", measured(matched));
        if (other_unit) {
            what.actual = matched.other_unit->quantity.printed;
        }
        sink.finding(what);
    }

    /// 10施設を更新し、50施設すべての更新を終えた beside a target of 50施設.
    static bool holds_target(const TextView& text, const MatchedTarget& matched) {
        return std::any_of(text.facts().begin(), text.facts().end(), [&](const Fact& fact) {
            return fact.family == matched.family && fact.figure.value == matched.figure.value &&
                   !fact.intended;
        });
    }

    /// 3億2,480万円（18,240件）: amounts of its unit that no words name, in most years.
    static bool told_without_name(const MatchedTarget& matched) {
        int named = 0;
        int years = 0;
        for (const YearView& year : matched.item->years) {
            if (year.actual == nullptr) {
                continue;
            }
            ++years;
            named += std::any_of(year.actual->facts().begin(), year.actual->facts().end(),
                                 [&](const Fact& fact) {
                                     return fact.family == matched.family && fact.words.empty() &&
                                            fact.depth == 0 && fact.change == 0 && !fact.intended;
                                 })
                         ? 1
                         : 0;
        }
        return named > 0 && named * 2 >= years;
    }

    static Message measured(const MatchedTarget& matched) {
        if (matched.results.empty()) {
            return {"どの年度にもない", "no year has one"};
        }
        Message years;
        for (const auto& [year, fact] : matched.results) {
            years.ja += (years.ja.empty() ? "" : "、") + year_name(year).ja;
            years.en += (years.en.empty() ? "" : ", ") + year_name(year).en;
        }
        return {years.ja + "にはある", "there is one in " + years.en};
    }

    static constexpr std::string_view money_ = "円";

    bool unit_;
    const PatternList& stated_;
};

}  // namespace

CheckKind target_unmeasured_kind() {
    return {"target-unmeasured",
            "The year a target is due holds no figure by which it could be judged.",
            {{.name = "lacks",
              .type = ParameterType::choice,
              .meaning = "figure: none at all; unit: one of the indicator, but in another unit",
              .choices = {"figure", "unit"}},
             {.name = "stated",
              .type = ParameterType::patterns,
              .meaning = "words in the row that say whether it was reached, or why not measured"}},
            {"target", "indicator", "wanted", "direction", "gap", "measured"},
            make_check<TargetUnmeasured>};
}

}  // namespace tenken::rules
