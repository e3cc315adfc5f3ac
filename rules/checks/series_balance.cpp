// series-balance: a year spends more than it takes in, or a printed balance is not the difference.
//
// A municipality's accounts close with a surplus or carry a stated deficit; a negative difference
// of the two totals is nearly always a wrong digit, unless a balance row or a note says so.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/series_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class SeriesBalance final : public Check {
  public:
    explicit SeriesBalance(const Parameters& parameters)
        : revenue_(parameters.patterns("revenue")),
          spending_(parameters.patterns("spending")),
          balance_(parameters.patterns("balance")) {}

    void run(const Context& context, Sink& sink) const override {
        const schema::Figures* revenue = named(context, revenue_);
        const schema::Figures* spending = named(context, spending_);
        const schema::Figures* balance = named(context, balance_);
        if (revenue == nullptr || spending == nullptr ||
            context.units().family(revenue->unit) != context.units().family(spending->unit)) {
            return;
        }
        for (const schema::SeriesValue& value : revenue->values) {
            const auto in = series_figure(context, *revenue, value.fiscal_year);
            const auto out = series_figure(context, *spending, value.fiscal_year);
            if (!in || !out) {
                continue;
            }
            Sum sum;
            sum.subject.in(value.fiscal_year).at(value.place, value.printed);
            sum.subject.facts = "balance";
            const auto rest = balance == nullptr
                                  ? std::nullopt
                                  : series_figure(context, *balance, value.fiscal_year);
            if (rest) {
                sum.total = *rest;
                sum.subject.at(rest->place, rest->printed);
                sum.terms = {{*in, 1, false}, {*out, -1, false}};
            } else {
                sum.total = *in;
                sum.terms = {{*out, 1, false}};
                sum.relation = Sum::Relation::at_least;
            }
            sum.subject.arguments.set("revenue", revenue->name);
            sum.subject.arguments.set("spending", spending->name);
            sink.sum(std::move(sum));
        }
    }

  private:
    /// The only series of that name; nullptr if there are several or none.
    static const schema::Figures* named(const Context& context, const PatternList& patterns) {
        const schema::Figures* found = nullptr;
        for (const schema::Figures& figures : context.report().series) {
            if (!patterns.in(schema::squeeze(figures.name))) {
                continue;
            }
            if (found != nullptr) {
                return nullptr;
            }
            found = &figures;
        }
        return found;
    }

    const PatternList& revenue_;
    const PatternList& spending_;
    const PatternList& balance_;
};

}  // namespace

CheckKind series_balance_kind() {
    return {"series-balance",
            "A year spends more than it takes in, or a printed balance is not the difference.",
            {{.name = "revenue",
              .type = ParameterType::patterns,
              .meaning = "name of the total of revenue"},
             {.name = "spending",
              .type = ParameterType::patterns,
              .meaning = "name of the total of expenditure"},
             {.name = "balance",
              .type = ParameterType::patterns,
              .meaning = "name of the difference, where it is printed"}},
            {"revenue", "spending", "difference"},
            make_check<SeriesBalance>};
}

}  // namespace tenken::rules
