// series-shape: a row of a time series has fewer or more values than its table has years, or the
// table does not say which years they are.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/series_figures.h"

namespace tenken::rules {
namespace {

class SeriesShape final : public Check {
  public:
    explicit SeriesShape(const Parameters& parameters)
        : header_(parameters.choice("fault") == "no-year-header") {}

    void run(const Context& context, Sink& sink) const override {
        for (const SeriesTable& table : series_tables(context)) {
            header_ ? look_at_header(table, sink) : look_at_length(table, sink);
        }
    }

  private:
    static void look_at_header(const SeriesTable& table, Sink& sink) {
        const schema::Figures& first = *table.series.front();
        if (!first.years_from_title || first.values.empty()) {
            return;
        }
        Case what;
        what.at(first.place, table.heading);
        what.arguments.set("table", table.heading);
        what.arguments.set("values", static_cast<std::int64_t>(first.values.size()));
        what.facts = table.heading;
        sink.finding(what);
    }

    /// The number of values that most rows of the table have.
    static std::size_t usual_length(const SeriesTable& table) {
        std::map<std::size_t, int> lengths;
        for (const schema::Figures* series : table.series) {
            ++lengths[series->values.size()];
        }
        std::size_t usual = 0;
        int most = 0;
        for (const auto& [length, count] : lengths) {
            if (count >= most) {
                most = count;
                usual = length;
            }
        }
        return usual;
    }

    static void look_at_length(const SeriesTable& table, Sink& sink) {
        const std::size_t usual = usual_length(table);
        for (const schema::Figures* series : table.series) {
            Case what;
            what.at(series->place, series->name);
            what.expected = std::to_string(usual);
            what.actual = std::to_string(series->values.size());
            what.arguments.set("series", series->name);
            what.arguments.set("table", table.heading);
            what.facts = table.heading + "|" + series->name;
            if (table.series.size() > 1 && series->values.size() != usual) {
                sink.finding(what);
            } else if (table.series.size() > 1) {
                sink.agrees(what);
            }
        }
    }

    bool header_;
};

}  // namespace

CheckKind series_shape_kind() {
    return {
        "series-shape",
        "A row of a time series has not one value a year, or its table names no years.",
        {{.name = "fault",
          .type = ParameterType::choice,
          .meaning = "length: values and years differ in number; no-year-header: no row of years",
          .choices = {"length", "no-year-header"}}},
        {"series", "table", "values"},
        make_check<SeriesShape>};
}

}  // namespace tenken::rules
