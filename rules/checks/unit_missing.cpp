// unit-missing: amounts stand without a unit, and no heading gives one.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class UnitMissing final : public Check {
  public:
    explicit UnitMissing(const Parameters& parameters)
        : pure_numbers_(parameters.patterns("pure-numbers")) {}

    void run(const Context& context, Sink& sink) const override {
        std::set<std::string> said;
        for (const schema::Total& total : context.report().totals) {
            if (total.value && schema::squeeze(total.unit).empty() &&
                said.insert("total " + total.scope).second) {
                say(total.scope.empty() ? total.name : total.scope, total.place, total.printed,
                    sink);
            }
        }
        for (const schema::Figures& series : context.report().series) {
            const bool table = !series.heading.empty();
            if (schema::squeeze(series.unit).empty() && !series.values.empty() &&
                !pure_numbers_.in(schema::squeeze(series.name)) &&
                said.insert("series " + (table ? series.heading : series.name)).second) {
                say(table ? series.heading : series.name, series.place,
                    series.values.front().printed, sink);
            }
        }
    }

  private:
    static void say(const std::string& where, const schema::Place& place,
                    const std::string& printed, Sink& sink) {
        Case what;
        what.at(place, printed);
        what.arguments.set("where", where);
        what.facts = where;
        sink.finding(what);
    }

    const PatternList& pure_numbers_;
};

}  // namespace

CheckKind unit_missing_kind() {
    return {"unit-missing",
            "A list or series of amounts has no unit anywhere.",
            {{.name = "pure-numbers",
              .type = ParameterType::patterns,
              .meaning = "names of series that need no unit, such as indices"}},
            {"where"},
            make_check<UnitMissing>};
}

}  // namespace tenken::rules
