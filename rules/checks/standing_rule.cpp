// standing-rule: a rule that the item sets itself for every year is broken in one.
//
// 借入額は元金償還額以下に抑える means that the debt does not grow; 前年度を上回らない means that
// the figure does not rise. The pattern finds the rule in the item's own words, `measure` the
// figure it is about, and two printed figures of consecutive years prove the breach.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class StandingRule final : public Check {
  public:
    explicit StandingRule(const Parameters& parameters)
        : rules_(parameters.patterns("rule")),
          measures_(parameters.patterns("measure")),
          must_fall_(parameters.choice("figure-must") == "not-rise") {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            const auto rule = rules_.find(item.content->squeezed());
            if (!rule) {
                continue;
            }
            for (const Track& track : item.tracks) {
                if (track.depth == 0 && measures_.in(track.words)) {
                    look(item, std::string(rule->text), track, sink);
                }
            }
        }
    }

  private:
    void look(const ItemView& item, const std::string& rule, const Track& track, Sink& sink) const {
        for (auto now = track.by_year.begin(); now != track.by_year.end(); ++now) {
            const auto before = track.by_year.find(now->first - 1);
            if (before != track.by_year.end()) {
                hold(item, rule, track, *before->second, *now->second, now->first, sink);
            }
        }
    }

    void hold(const ItemView& item, const std::string& rule, const Track& track, const Fact& before,
              const Fact& now, int year, Sink& sink) const {
        const Decimal change = now.figure.value - before.figure.value;
        Case what = Case::of(*item.item).in(year);
        what.at(now.figure.place, now.quantity.printed);
        what.actual = now.quantity.printed;
        what.expected = before.quantity.printed;
        what.formula = in_unit(now.figure.value, now.quantity.unit) + " - " +
                       in_unit(before.figure.value, now.quantity.unit) + " = " +
                       in_unit(change, now.quantity.unit) + now.quantity.unit;
        what.arguments.set("rule", rule);
        what.arguments.set("before", before.quantity.printed);
        what.arguments.set("indicator", track.words);
        what.related.push_back(
            {item.item->content_place, rule, {"自ら定めた決まり", "the rule set"}});
        what.facts = track.words;
        // Rounded to the same digits, a change of less than one of them may be none.
        const Decimal least = std::max(now.figure.step, before.figure.step);
        const bool broken = must_fall_
                                ? change >= least && !change.is_zero() && !change.is_negative()
                                : -change >= least && change.is_negative();
        broken ? sink.finding(what) : sink.agrees(what);
    }

    const PatternList& rules_;
    const PatternList& measures_;
    bool must_fall_;
};

}  // namespace

CheckKind standing_rule_kind() {
    return {"standing-rule",
            "A figure moves against a rule that the item sets itself for every year.",
            {{.name = "rule",
              .type = ParameterType::patterns,
              .meaning = "the rule in the item's content, squeezed"},
             {.name = "measure",
              .type = ParameterType::patterns,
              .meaning = "name of the figure that the rule is about"},
             {.name = "figure-must",
              .type = ParameterType::choice,
              .meaning = "how the figure must move from year to year",
              .choices = {"not-rise", "not-fall"}}},
            {"rule", "before", "indicator"},
            make_check<StandingRule>};
}

}  // namespace tenken::rules
