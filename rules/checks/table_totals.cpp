// table-totals, table-formulas: totals and differences of any ruled table worked out anew.
//
// Nothing is known of what the table is about. A label says that a line is a total or a difference;
// of what, the figures themselves show: the reading that holds in the other rows and columns. Where
// none holds, nothing is said.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "rules/tables/joined_tables.h"
#include "rules/tables/same_forms.h"
#include "rules/tables/table_sums.h"
#include "rules/tables/table_units.h"

namespace tenken::rules {
namespace {

template <TableClaim Claim>
class TableArithmetic final : public Check {
  public:
    explicit TableArithmetic(const Parameters& parameters)
        : parameters_(parameters), sure_(parameters.choice("evidence") == "sure") {}

    void run(const Context& context, Sink& sink) const override {
        const TableWords words(parameters_);
        const TableUnits units(context.report());
        const bool read = context.report().source.kind == schema::SourceKind::scanned;
        std::set<std::string> settled;
        // A total may stand pages behind its parts; a difference stands beside them.
        if constexpr (Claim == TableClaim::totals) {
            const JoinedTables joined(context.report().tables, parameters_.patterns("total"));
            for (const schema::Table* table : joined.all()) {
                look(context, *table, words, units, read, settled, sink);
            }
        } else {
            for (const schema::Table& table : context.report().tables) {
                look(context, table, words, units, read, settled, sink);
            }
        }
        const SameForms forms(context.report().tables, words, units);
        for (const Matrix& form : forms.all()) {
            for (TableSum& found : form_sums(form, words, context.units(), Claim, settled)) {
                settled.insert(key_of(found.sum.total.place, ""));
                say(found, read, sink);
            }
        }
    }

  private:
    void look(const Context& context, const schema::Table& table, const TableWords& words,
              const TableUnits& units, bool read, std::set<std::string>& settled,
              Sink& sink) const {
        for (TableSum& found :
             table_sums(table, words, context.units(), units.above(table), Claim)) {
            if (found.certainty != Certainty::undecided) {
                settled.insert(key_of(found.sum.total.place, ""));
            }
            found.sum.subject.arguments.set("table", table.id);
            say(found, read, sink);
        }
    }

    void say(TableSum& found, bool read_from_picture, Sink& sink) const {
        const bool wrong = found.certainty == Certainty::surely_wrong ||
                           found.certainty == Certainty::likely_wrong;
        if (wrong && read_from_picture) {
            // One digit misread is likelier than one misprinted; the sum says where to look.
            found.certainty = Certainty::undecided;
            found.reason = {"画像から読んだ数値で、読み誤りかもしれない",
                            "the figures were read from a picture and may be misread"};
        }
        switch (found.certainty) {
            case Certainty::closes:
            case Certainty::surely_wrong:
                if (sure_) {
                    sink.sum(std::move(found.sum));
                }
                break;
            case Certainty::likely_wrong:
                if (!sure_) {
                    sink.sum(std::move(found.sum));
                }
                break;
            case Certainty::undecided:
                if (!sure_) {
                    found.sum.subject.formula = found.sum.terms.empty() ? "" : formula(found.sum);
                    sink.undecided(found.sum.subject, found.reason);
                }
                break;
        }
    }

    Parameters parameters_;
    bool sure_;
};

std::vector<ParameterSpec> parameters() {
    std::vector<ParameterSpec> all = table_word_parameters();
    all.push_back({.name = "evidence",
                   .type = ParameterType::choice,
                   .meaning = "sure: where the rest of the table bears the reading out; likely: "
                              "where less does, but a common slip would mend it",
                   .fallback = "sure",
                   .choices = {"sure", "likely"}});
    return all;
}

}  // namespace

CheckKind table_totals_kind() {
    return {"table-totals",
            "A total of a table is not the sum of the lines that it adds up elsewhere.",
            parameters(),
            {"difference", "row", "column", "table"},
            make_check<TableArithmetic<TableClaim::totals>>};
}

CheckKind table_formulas_kind() {
    std::vector<ParameterSpec> all = parameters();
    for (ParameterSpec& word : stock_word_parameters()) {
        all.push_back(std::move(word));
    }
    return {"table-formulas",
            "A difference of a table, or a formula that its labels give, is not what its figures "
            "say.",
            std::move(all),
            {"difference", "row", "column", "table"},
            make_check<TableArithmetic<TableClaim::formulas>>};
}

}  // namespace tenken::rules
