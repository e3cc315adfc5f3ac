// series-parts: the listed parts of a series are more than its total, or do not make it up.
//
// A table whose first or last row is a total (歳入総額) lists parts below it. If a row is the rest
// (その他) the parts must give the total, otherwise they may not exceed it.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/series_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class SeriesParts final : public Check {
  public:
    explicit SeriesParts(const Parameters& parameters)
        : total_(parameters.patterns("total")),
          rest_(parameters.words("rest")),
          not_parts_(parameters.patterns("not-parts")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const SeriesTable& table : series_tables(context)) {
            const schema::Figures* total = nullptr;
            int totals = 0;
            bool rest = false;
            std::vector<const schema::Figures*> parts;
            for (const schema::Figures* series : table.series) {
                const std::string name = schema::squeeze(series->name);
                if (total_.in(name)) {
                    total = series;
                    ++totals;
                } else if (!not_parts_.in(name)) {
                    rest = rest || rest_.in(name);
                    parts.push_back(series);
                }
            }
            if (totals == 1 && parts.size() >= 2) {
                look(context, *total, parts, rest, sink);
            }
        }
    }

  private:
    static void look(const Context& context, const schema::Figures& total,
                     const std::vector<const schema::Figures*>& parts, bool rest, Sink& sink) {
        for (const schema::SeriesValue& value : total.values) {
            const auto whole = series_figure(context, total, value.fiscal_year);
            if (!whole) {
                continue;
            }
            Sum sum;
            sum.total = *whole;
            sum.relation = rest ? Sum::Relation::equal : Sum::Relation::at_least;
            for (const schema::Figures* series : parts) {
                if (auto part = series_figure(context, *series, value.fiscal_year)) {
                    sum.terms.push_back({std::move(*part), 1, false});
                }
            }
            sum.subject.in(value.fiscal_year).at(value.place, value.printed);
            sum.subject.arguments.set("series", total.name);
            sum.subject.facts = "parts|" + total.name;
            sink.sum(std::move(sum));
        }
    }

    const PatternList& total_;
    const WordList& rest_;
    const PatternList& not_parts_;
};

}  // namespace

CheckKind series_parts_kind() {
    return {"series-parts",
            "The parts listed under a total of a series exceed it, or do not make it up.",
            {{.name = "total",
              .type = ParameterType::patterns,
              .meaning = "name of the row that is the total"},
             {.name = "rest",
              .type = ParameterType::words,
              .meaning = "names of the rest: with one the parts must give the total"},
             {.name = "not-parts",
              .type = ParameterType::patterns,
              .meaning = "rows that are no part of the total: rates, balances, うち rows"}},
            {"series", "difference"},
            make_check<SeriesParts>};
}

}  // namespace tenken::rules
