// target-restated: a target that is repeated in a year's row has another value there.
//
// Proved by two printed targets of one item with the same words and unit. The text of the row names
// it as the target (…36.0%を目標), so that the two should be one.
#include "rules/checks/kinds.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"

namespace tenken::rules {
namespace {

class TargetRestated final : public Check {
  public:
    explicit TargetRestated(const Parameters& parameters)
        : words_(parameters.patterns("target-words")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                if (year.actual == nullptr) {
                    continue;
                }
                for (const Fact& fact : year.actual->facts()) {
                    if (fact.intended) {
                        look(context, item, year, fact, sink);
                    }
                }
            }
        }
    }

  private:
    /// The target of the item that the words of the row repeat; nullptr if none clearly is.
    static const MatchedTarget* meant(const Context& context, const ItemView& item,
                                      const Fact& fact) {
        const MatchedTarget* best = nullptr;
        double closest = 0.5;
        for (const MatchedTarget& matched : context.targets()) {
            if (matched.item != &item || matched.family != fact.family) {
                continue;
            }
            const double fit = containment(matched.words, fact.words);
            if (fit >= closest) {
                closest = fit;
                best = &matched;
            }
        }
        return best;
    }

    void look(const Context& context, const ItemView& item, const YearView& year, const Fact& fact,
              Sink& sink) const {
        const std::size_t begin = year.actual->sentence_begin(fact.quantity.begin);
        const std::size_t end = year.actual->sentence_end(fact.quantity.begin);
        if (!words_.in(year.actual->text().substr(begin, end - begin))) {
            return;
        }
        const MatchedTarget* matched = meant(context, item, fact);
        if (matched == nullptr) {
            return;
        }
        const bool same_year =
            fact.year_named ? fact.fiscal_year == matched->target->fiscal_year : true;
        Case what = Case::of(*item.item).in(year.row->fiscal_year);
        what.at(fact.figure.place, fact.quantity.printed);
        what.expected = grouped(matched->target->value) + matched->target->unit;
        what.actual = fact.quantity.printed;
        what.arguments.set("target", matched->target->printed);
        what.related.push_back(
            {matched->target->place, matched->target->printed, {"目標", "target"}});
        what.facts = fact.words;
        if (fact.figure.value == matched->figure.value) {
            sink.agrees(what);
        } else if (same_year && !same_as_another(context, item, fact)) {
            sink.finding(what);
        }
    }

    /// Targets of several years for one indicator: the row may repeat another of them.
    static bool same_as_another(const Context& context, const ItemView& item, const Fact& fact) {
        for (const MatchedTarget& matched : context.targets()) {
            if (matched.item == &item && matched.family == fact.family &&
                matched.figure.value == fact.figure.value) {
                return true;
            }
        }
        return false;
    }

    const PatternList& words_;
};

}  // namespace

CheckKind target_restated_kind() {
    return {"target-restated",
            "A target repeated in a year's row has another value than the target itself.",
            {{.name = "target-words",
              .type = ParameterType::patterns,
              .meaning = "words in the sentence that make the figure a target"}},
            {"target"},
            make_check<TargetRestated>};
}

}  // namespace tenken::rules
