// effects-total: the annual effects of an item do not add up to its row in the roll-up.
//
// Two sections of the report, one claim: the sum of the years. Reports also count an effect again
// in each later year (継続的効果), or print cumulative values whose last one is the total; a total
// that fits one of these is right.
#include <algorithm>
#include <map>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class EffectsTotal final : public Check {
  public:
    explicit EffectsTotal(const Parameters& parameters)
        : cumulated_(parameters.patterns("cumulated")), planned_(parameters.patterns("planned")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            std::vector<const schema::Total*> rows;
            for (const schema::Total& total : context.report().totals) {
                if (is_row_of(total, *item.item) && total.value) {
                    rows.push_back(&total);
                }
            }
            if (!rows.empty()) {
                look(context, *item.item, rows, sink);
            }
        }
    }

  private:
    void look(const Context& context, const schema::Item& item,
              const std::vector<const schema::Total*>& rows, Sink& sink) const {
        std::vector<Term> years;
        for (const schema::YearRow& row : item.years) {
            if (auto figure = effect_figure(context, item, row, rows.front()->unit)) {
                years.push_back({std::move(*figure), 1, false});
            }
        }
        if (years.empty()) {
            return;
        }
        if (rows.size() == 1) {
            Sum sum = best_reading(item, sum_of(context, item, *rows.front(), years));
            tie(context, item, sum);
            sink.sum(std::move(sum));
            return;
        }
        say_several(context, item, rows, years, sink);
    }

    /// A year without a row, or with two, leaves the total open too.
    static void tie(const Context& context, const schema::Item& item, Sum& sum) {
        std::map<int, int> rows;
        for (const schema::YearRow& row : item.years) {
            rows[row.fiscal_year] += row.effect && row.effect->value ? 1 : 0;
        }
        std::size_t told = 0;
        for (const auto& [year, count] : rows) {
            told += static_cast<std::size_t>(count);
        }
        // A year under a wrong label has its effect all the same.
        const bool lacking = told < context.reported_years().size();
        for (const int year : context.reported_years()) {
            if (lacking && rows[year] == 0) {
                sum.subject.ties.rests_on.push_back(lacks_year(item, year));
            }
        }
        for (const auto& [year, count] : rows) {
            if (count == 2 && closes_without(sum, year_name(year))) {
                sum.subject.ties.rests_on.push_back(counted_twice(item, year));
            }
        }
    }

    static bool closes_without(const Sum& sum, const schema::Message& year) {
        Sum rest = sum;
        const auto twice =
            std::find_if(rest.terms.begin(), rest.terms.end(),
                         [&](const Term& term) { return term.figure.name.ja == year.ja; });
        if (twice == rest.terms.end() || rest.terms.size() < 2) {
            return false;
        }
        rest.terms.erase(twice);
        return closing(rest).closes();
    }

    static Sum sum_of(const Context& context, const schema::Item& item, const schema::Total& row,
                      const std::vector<Term>& years) {
        Sum sum;
        sum.total = *total_figure(context, row);
        sum.terms = years;
        sum.subject = Case::of(item);
        sum.subject.at(row.place, row.printed);
        sum.subject.arguments.set("scope", row.scope);
        return sum;
    }

    /// The plain sum, unless it fails and another way of counting closes.
    Sum best_reading(const schema::Item& item, Sum plain) const {
        if (closing(plain).closes() || plain.terms.size() < 2) {
            return plain;
        }
        Sum cumulative = plain;
        cumulative.terms.clear();
        for (std::size_t i = 0; i < plain.terms.size(); ++i) {
            for (std::size_t later = i; later < plain.terms.size(); ++later) {
                cumulative.terms.push_back(plain.terms[i]);
            }
        }
        if (closing(cumulative).closes()) {
            return cumulative;
        }
        Sum last = plain;
        last.terms = {plain.terms.back()};
        bool rising = true;
        for (std::size_t i = 1; i < plain.terms.size(); ++i) {
            rising = rising && plain.terms[i].figure.value >= plain.terms[i - 1].figure.value;
        }
        const bool said = cumulated_.in(schema::squeeze(item.effect_heading));
        return said || (rising && closing(last).closes()) ? last : plain;
    }

    /// An item in several lists: the rows may repeat one sum, or share it out.
    void say_several(const Context& context, const schema::Item& item,
                     const std::vector<const schema::Total*>& rows, const std::vector<Term>& years,
                     Sink& sink) const {
        Sum shared;
        shared.subject = Case::of(item);
        Decimal whole;
        for (const schema::Total* row : rows) {
            const Sum one = sum_of(context, item, *row, years);
            if (closing(one).closes()) {
                sink.sum(one);
                // The sum below the item's own years is one of them whatever the lists say.
                for (const schema::Total* other : rows) {
                    if (other != row &&
                        !planned_.in(schema::squeeze(other->scope + other->content)) &&
                        !item.effect_heading.empty() && other->scope == item.effect_heading) {
                        sink.sum(best_reading(item, sum_of(context, item, *other, years)));
                    }
                }
                return;
            }
            whole = whole + one.total.value;
            shared.total = one.total;
        }
        shared.total.value = whole;
        shared.terms = years;
        if (closing(shared).closes()) {
            shared.total.key.clear();
            sink.sum(shared);
            return;
        }
        // Beside the planned amounts the list has one of what came about.
        const schema::Total* actual = nullptr;
        for (const schema::Total* row : rows) {
            if (!planned_.in(schema::squeeze(row->scope + row->content))) {
                if (actual != nullptr) {
                    actual = nullptr;
                    break;
                }
                actual = row;
            }
        }
        if (actual != nullptr) {
            sink.sum(sum_of(context, item, *actual, years));
            return;
        }
        sink.undecided(Case::of(item), {"この項目の行が複数あり、どれが何の合計か分からない",
                                        "several rows stand for this item, and it is not clear "
                                        "which of them totals what"});
    }

    const PatternList& cumulated_;
    const PatternList& planned_;
};

}  // namespace

CheckKind effects_total_kind() {
    return {"effects-total",
            "The annual effects of an item do not add up to its row in the roll-up.",
            {{.name = "cumulated",
              .type = ParameterType::patterns,
              .meaning = "words of the heading that make each year's effect one since the start"},
             {.name = "planned",
              .type = ParameterType::patterns,
              .meaning = "words over a column of the list that make its amounts planned ones"}},
            {"scope", "difference"},
            make_check<EffectsTotal>};
}

}  // namespace tenken::rules
