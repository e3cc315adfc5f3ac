// table-rates: rates, shares and rates of change of any ruled table worked out anew.
//
// Which two figures a rate comes from is not printed; the pair is taken that gives most of the
// rates of its row or column, and the few it does not give are said.
#include <map>
#include <set>
#include <utility>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "rules/tables/each_numbers.h"
#include "rules/tables/find_rates.h"
#include "rules/tables/same_forms.h"
#include "rules/tables/table_units.h"

namespace tenken::rules {
namespace {

class TableRates final : public Check {
  public:
    explicit TableRates(const Parameters& parameters)
        : parameters_(parameters),
          shares_(parameters.patterns("shares")),
          only_shares_(parameters.boolean("only-shares")) {}

    void run(const Context& context, Sink& sink) const override {
        const bool read = context.report().source.kind == schema::SourceKind::scanned;
        const TableWords words(parameters_);
        const RateWords rates(parameters_);
        std::set<std::string> settled;
        each_numbers(context, words, [&](const schema::Table& table, const Numbers& numbers) {
            for (const TableRate& rate : find_rates(numbers, rates)) {
                if (rate.closes || rate.sure) {
                    settled.insert(place_of(rate, numbers.matrix()));
                }
                say(rate, numbers.matrix(), table.id, read, sink);
            }
        });
        const SameForms forms(context.report().tables, words, TableUnits(context.report()));
        for (const Matrix& form : forms.all()) {
            const Numbers numbers(form, context.units());
            for (const TableRate& rate : wrong_of_form(form, find_rates(numbers, rates))) {
                if (settled.insert(place_of(rate, form)).second) {
                    say(rate, form, "", read, sink);
                }
            }
        }
    }

  private:
    static std::string place_of(const TableRate& rate, const Matrix& matrix) {
        const schema::Cell& cell = *matrix.at(rate.line, rate.position).cell;
        return key_of(cell.place, std::to_string(cell.row) + "/" + std::to_string(cell.column));
    }

    /// What fails in a sheet of which as much holds: of a sheet that fails throughout nothing is
    /// known.
    static std::vector<TableRate> wrong_of_form(const Matrix& form,
                                                const std::vector<TableRate>& rates) {
        std::map<std::pair<int, int>, int> right;  // line and sheet
        for (const TableRate& rate : rates) {
            right[{rate.line, form.position(rate.position).sheet}] += rate.closes ? 1 : -1;
        }
        std::vector<TableRate> wrong;
        for (const TableRate& rate : rates) {
            if (!rate.closes && rate.sure &&
                right[{rate.line, form.position(rate.position).sheet}] >= 0) {
                wrong.push_back(rate);
            }
        }
        return wrong;
    }

    void say(const TableRate& rate, const Matrix& matrix, const std::string& table,
             bool read_from_picture, Sink& sink) const {
        const Line& line = matrix.line(rate.line);
        if (shares_.in(line.label()) != only_shares_) {
            return;
        }
        const Line& position = matrix.position(rate.position);
        const Matrix::Entry& entry = matrix.at(rate.line, rate.position);
        const std::string& row = matrix.by_rows ? line.shown : position.shown;
        const std::string& column = matrix.by_rows ? position.shown : line.shown;
        Case what;
        what.at(entry.cell->place, entry.value->printed);
        what.formula = rate.formula;
        what.expected = rate.expected;
        what.actual = entry.value->value.to_string();
        what.convention = "round|truncate";
        what.facts = row + "|" + column + "|" + entry.value->printed;
        for (const std::string& key : rate.figures) {
            what.ties.rests_on.push_back(suspect(key));
        }
        what.arguments.set("row", row);
        what.arguments.set("column", column);
        what.arguments.set("table", table);
        what.ties.explains.push_back(suspect(key_of(entry.cell->place, "")));
        if (rate.closes) {
            sink.agrees(what);
        } else if (read_from_picture) {
            sink.undecided(what, {"画像から読んだ数値で、読み誤りかもしれない",
                                  "the figures were read from a picture and may be misread"});
        } else if (rate.sure) {
            sink.finding(what);
        } else {
            sink.undecided(what, {"ほかに確かめられる率が少ない",
                                  "too few other rates show how it comes about"});
        }
    }

    Parameters parameters_;
    const PatternList& shares_;
    bool only_shares_;
};

}  // namespace

CheckKind table_rates_kind() {
    std::vector<ParameterSpec> parameters = table_word_parameters();
    for (ParameterSpec& word : rate_word_parameters()) {
        parameters.push_back(std::move(word));
    }
    parameters.push_back({.name = "only-shares",
                          .type = ParameterType::boolean,
                          .meaning = "true: looks at shares alone; false: at all other rates",
                          .fallback = "false"});
    return {"table-rates",
            "A rate of a table is not what the figures beside it give, as they do for the others.",
            std::move(parameters),
            {"row", "column", "table"},
            make_check<TableRates>};
}

}  // namespace tenken::rules
