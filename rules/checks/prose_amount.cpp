// prose-amount: an amount in the running text is not the one of the roll-up it speaks of.
//
// A sentence is held against a total only if it names it, and against all totals of that name: one
// that fits is enough.
#include "rules/checks/kinds.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class ProseAmount final : public Check {
  public:
    explicit ProseAmount(const Parameters& parameters)
        : subject_(parameters.patterns("subject")),
          likeness_(static_cast<double>(parameters.integer("likeness")) / 100) {}

    void run(const Context& context, Sink& sink) const override {
        for (const TextView* paragraph : context.paragraphs()) {
            for (const Fact& fact : paragraph->facts()) {
                if (fact.family == "円" && fact.change == 0 && !fact.intended) {
                    look(context, *paragraph, fact, sink);
                }
            }
        }
    }

  private:
    void look(const Context& context, const TextView& text, const Fact& fact, Sink& sink) const {
        const std::string words = fact.clause + fact.words;
        const bool subject = subject_.in(words);
        const schema::Total* named = nullptr;
        for (const schema::Total& total : context.report().totals) {
            const std::string name = schema::squeeze(total.name.empty() ? total.scope : total.name);
            if (!total.value || code_points(name).size() < 3 ||
                containment(name, words) < likeness_) {
                continue;
            }
            const auto figure = total_figure(context, total);
            // Without 効果額 and the like only an item's whole name, and an amount of its size.
            if (!subject && !(total.item && code_points(name).size() >= 5 &&
                              words.find(name) != std::string::npos &&
                              near(fact.figure.value, figure->value))) {
                continue;
            }
            if (fits(*figure, fact.figure)) {
                Case what;
                what.at(text.place_at(fact.quantity.begin), fact.quantity.printed);
                sink.agrees(what);
                return;
            }
            named = &total;
        }
        if (named != nullptr) {
            say(text, fact, *named, sink);
        }
    }

    static bool near(const schema::Decimal& one, const schema::Decimal& other) {
        const schema::Decimal ten(10);
        return one < other * ten && other < one * ten;
    }

    static bool fits(const Figure& total, const Figure& prose) {
        for (const Convention convention : {Convention::round, Convention::truncate}) {
            Interval shown = prose.shown(convention);
            if (prose.approximate) {
                shown = shown.widened(prose.step);
            }
            if (shown.meets(total.shown(convention))) {
                return true;
            }
        }
        return false;
    }

    static void say(const TextView& text, const Fact& fact, const schema::Total& total,
                    Sink& sink) {
        Case what;
        what.item = total.item;
        what.item_name = total.name;
        what.at(text.place(), fact.quantity.printed);
        what.expected = total.printed;
        what.actual = fact.quantity.printed;
        what.arguments.set("subject", total.name.empty() ? total.scope : total.name);
        what.related.push_back({total.place, total.printed, {"効果額一覧", "the roll-up"}});
        what.facts = what.actual + "|" + total.name;
        sink.finding(what);
    }

    const PatternList& subject_;
    double likeness_;
};

}  // namespace

CheckKind prose_amount_kind() {
    return {"prose-amount",
            "An amount in the running text differs from the total it names.",
            {{.name = "subject",
              .type = ParameterType::patterns,
              .meaning = "words before the amount that make it one of the roll-up"},
             {.name = "likeness",
              .type = ParameterType::integer,
              .meaning = "per cent of the total's name that must stand before the amount",
              .fallback = "80",
              .low = 1,
              .high = 100}},
            {"subject"},
            make_check<ProseAmount>};
}

}  // namespace tenken::rules
