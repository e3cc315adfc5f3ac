// prose-total: an amount that the summary gives for a list of the roll-up is not its sum.
//
// 約1億1千万円の収入を確保し、約6億3千万円の歳出を削減: each amount is of the one list whose
// heading has the same words. That the sentence speaks of whole lists, and not of one item, is
// shown by the other amounts of the paragraph, which fit theirs.
#include <map>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class ProseTotal final : public Check {
  public:
    explicit ProseTotal(const Parameters& parameters)
        : gained_(parameters.patterns("gained")), saved_(parameters.patterns("saved")) {}

    void run(const Context& context, Sink& sink) const override {
        const Rows gained = list_of(context, gained_, saved_);
        const Rows saved = list_of(context, saved_, gained_);
        if (gained.empty() && saved.empty()) {
            return;
        }
        for (const TextView* paragraph : context.paragraphs()) {
            look(context, *paragraph, gained, saved, sink);
        }
    }

  private:
    using Rows = std::vector<const schema::Total*>;

    /// The rows of the one list whose heading has words of `own` and none of `other`.
    static Rows list_of(const Context& context, const PatternList& own, const PatternList& other) {
        std::map<std::string, Rows> lists;
        for (const schema::Total& row : context.report().totals) {
            const std::string scope = schema::squeeze(row.scope);
            if (row.item && row.value && own.in(scope) && !other.in(scope)) {
                lists[scope].push_back(&row);
            }
        }
        return lists.size() == 1 ? lists.begin()->second : Rows();
    }

    static Sum sum_of(const Context& context, const TextView& text, const Fact& fact,
                      const Rows& rows) {
        Sum sum;
        sum.total = fact.figure;
        sum.total.slack = fact.quantity.approximate ? fact.figure.step : schema::Decimal();
        for (const schema::Total* row : rows) {
            sum.terms.push_back({*total_figure(context, *row), 1, false});
        }
        sum.subject.at(text.place_at(fact.quantity.begin), fact.quantity.printed);
        sum.subject.arguments.set("scope", rows.front()->scope);
        sum.subject.facts = "prose|" + rows.front()->scope;
        // Where the list's own headline is as wrong, the text only repeats it.
        sum.subject.ties.rests_on.push_back(claim(sum));
        return sum;
    }

    /// Amounts of a list are of its size; others speak of a part of it.
    static bool near(const Sum& sum) {
        const schema::Decimal rows = sum.total.value - difference(sum);
        const schema::Decimal& value = sum.total.value;
        return value <= rows * schema::Decimal(10) && rows <= value * schema::Decimal(10);
    }

    void look(const Context& context, const TextView& text, const Rows& gained, const Rows& saved,
              Sink& sink) const {
        std::vector<Sum> sums;
        bool fits = false;
        for (const Fact& fact : text.facts()) {
            if (fact.family != "円" || fact.change != 0 || fact.intended || fact.depth > 0) {
                continue;
            }
            const bool is_gain = gained_.in(fact.after) && !saved_.in(fact.after);
            const bool is_saving = saved_.in(fact.after) && !gained_.in(fact.after);
            const Rows& rows = is_gain ? gained : saved;
            if (is_gain == is_saving || rows.empty()) {
                continue;
            }
            Sum sum = sum_of(context, text, fact, rows);
            fits = fits || closing(sum).closes();
            if (near(sum)) {
                sum.left_out = unlisted_effects(context, rows.front()->unit);
                sums.push_back(std::move(sum));
            }
        }
        if (!fits) {
            return;
        }
        for (Sum& sum : sums) {
            sink.sum(std::move(sum));
        }
    }

    const PatternList& gained_;
    const PatternList& saved_;
};

}  // namespace

CheckKind prose_total_kind() {
    return {"prose-total",
            "An amount that the summary gives for a list is not the sum of its rows.",
            {{.name = "gained",
              .type = ParameterType::patterns,
              .meaning = "words of a list, or behind an amount, that make it revenue"},
             {.name = "saved",
              .type = ParameterType::patterns,
              .meaning = "words of a list, or behind an amount, that make it savings"}},
            {"scope", "difference"},
            make_check<ProseTotal>};
}

}  // namespace tenken::rules
