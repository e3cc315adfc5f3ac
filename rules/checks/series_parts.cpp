// series-parts: the listed parts of a series are more than its total, or do not make it up.
//
// A table whose first or last row is a total (歳入総額) lists its parts below or above it; a table
// with several totals lists the parts of each. If a row is the rest (その他) the parts must give
// the total, otherwise they may not exceed it. That the rows are parts at all is shown by the other
// years, most of which must hold.
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
            std::vector<Group> groups;
            Group open;
            const bool totals_lead =
                !table.series.empty() && total_.in(schema::squeeze(table.series.front()->name));
            for (const schema::Figures* series : table.series) {
                const std::string name = schema::squeeze(series->name);
                if (total_.in(name)) {
                    if (totals_lead && open.total != nullptr) {
                        groups.push_back(std::move(open));
                        open = {};
                    }
                    open.total = series;
                    if (!totals_lead) {
                        groups.push_back(std::move(open));
                        open = {};
                    }
                } else if (!not_parts_.in(name)) {
                    open.rest = open.rest || rest_.in(name);
                    open.parts.push_back(series);
                }
            }
            if (open.total != nullptr) {
                groups.push_back(std::move(open));
            }
            for (const Group& group : groups) {
                if (group.parts.size() >= 2) {
                    look(context, *group.total, group.parts, group.rest, sink);
                }
            }
        }
    }

  private:
    struct Group {
        const schema::Figures* total = nullptr;
        std::vector<const schema::Figures*> parts;
        bool rest = false;
    };

    static void look(const Context& context, const schema::Figures& total,
                     const std::vector<const schema::Figures*>& parts, bool rest, Sink& sink) {
        std::vector<Sum> sums;
        std::size_t failing = 0;
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
            failing += !sum.terms.empty() && !closing(sum).closes() ? 1 : 0;
            sums.push_back(std::move(sum));
        }
        if (failing > 1 && failing * 3 > sums.size()) {
            return;
        }
        for (Sum& sum : sums) {
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
