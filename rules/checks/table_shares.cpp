// table-shares: shares of a table that print their own 100 do not add up to it.
//
// 割合 | 33.3% | 50.0% | 61.7% | 100.0%: the line ends in its whole, and everything before it is a
// share. Each may be off by half of its last digit, and one by a unit to make them give 100.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "rules/tables/each_numbers.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class TableShares final : public Check {
  public:
    explicit TableShares(const Parameters& parameters)
        : parameters_(parameters), shares_(parameters.patterns("shares")) {}

    void run(const Context& context, Sink& sink) const override {
        each_numbers(context, TableWords(parameters_),
                     [&](const schema::Table&, const Numbers& numbers) {
                         for (int line = 0; line < numbers.matrix().line_count(); ++line) {
                             look(numbers, line, sink);
                         }
                     });
    }

  private:
    static constexpr int fewest = 3;

    void look(const Numbers& numbers, int line, Sink& sink) const {
        const Matrix& matrix = numbers.matrix();
        const int last = matrix.position_count() - 1;
        const bool whole = last >= fewest && matrix.position(last).role == LineRole::total &&
                           numbers.at(line, last).is_figure() &&
                           matrix.at(line, last).value->value == Decimal(100);
        if (!whole || !shares_.in(matrix.line(line).label())) {
            return;
        }
        Sum sum;
        for (int position = 0; position < last; ++position) {
            const Line& across = matrix.position(position);
            const Matrix::Entry& entry = matrix.at(line, position);
            const bool dash = entry.value != nullptr && entry.value->kind == CellValue::Kind::dash;
            if (dash) {
                continue;
            }
            const bool share = across.role == LineRole::detail && !across.within_ratio &&
                               across.depth == matrix.position(0).depth &&
                               across.group() == matrix.position(0).group() &&
                               numbers.at(line, position).is_figure() &&
                               !entry.value->value.is_negative() &&
                               entry.value->value <= Decimal(100);
            if (!share) {
                return;
            }
            sum.terms.push_back({numbers.figure(line, position, false), 1, false});
            sum.terms.back().figure.name = {across.shown, across.shown};
        }
        if (static_cast<int>(sum.terms.size()) < fewest) {
            return;
        }
        const Matrix::Entry& hundred = matrix.at(line, last);
        sum.total = numbers.figure(line, last, false);
        sum.total.slack = entry_step(matrix, line);
        sum.subject.at(hundred.cell->place, hundred.value->printed);
        sum.subject.arguments.set("row", matrix.line(line).shown);
        sum.subject.facts = "shares|" + matrix.line(line).shown;
        for (const Term& term : sum.terms) {
            sum.subject.ties.rests_on.push_back(suspect(term.figure.key));
        }
        sink.sum(std::move(sum));
    }

    /// One unit of the last digit of a share.
    static Decimal entry_step(const Matrix& matrix, int line) {
        return matrix.at(line, 0).value == nullptr ? Decimal(1)
                                                   : matrix.at(line, 0).value->precision;
    }

    Parameters parameters_;
    const PatternList& shares_;
};

}  // namespace

CheckKind table_shares_kind() {
    std::vector<ParameterSpec> parameters = table_word_parameters();
    parameters.push_back(share_labels_parameter());
    return {"table-shares",
            "Shares of a table that print their own 100 do not add up to it.",
            std::move(parameters),
            {"row"},
            make_check<TableShares>};
}

}  // namespace tenken::rules
