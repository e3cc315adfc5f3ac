// headline-total: a printed total over items does not fit the rows it is the total of.
//
// Which rows those are is read from the rows before it in its list, from what it is called
// ((A)+(B)), or from words such as 総額 that claim all of them. Where more than one reading is
// possible, one that closes is right: a total is at fault only if it fits none. A headline with 約
// may be off by one more unit of its last digit; between that and its plain rounding lies a finding
// of its own (strictness).
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"
#include "rules/sums/total_rows.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Total;

class HeadlineTotal final : public Check {
  public:
    explicit HeadlineTotal(const Parameters& parameters)
        : about_(parameters.choice("strictness") == "about"),
          all_(parameters.words("all")),
          repeated_(parameters.words("repeated")),
          no_sums_(parameters.patterns("no-sums")) {}

    void run(const Context& context, Sink& sink) const override {
        const TotalReader reader(context, all_);
        const WordList& rates = context.vocabulary().word_list("units-of-rates");
        for (const Total& total : context.report().totals) {
            if (total.value && reader.claims_sum(total) &&
                !rates.is(context.units().family(total.unit)) &&
                !no_sums_.in(schema::squeeze(total.scope + total.name))) {
                look(context, reader, total, sink);
            }
        }
    }

  private:
    Sum sum_of(const Context& context, const Total& total, const TotalRows& rows) const {
        Sum sum;
        sum.total = *total_figure(context, total);
        for (const Total* row : rows) {
            const bool repeated = repeated_.in(schema::squeeze(row->name + row->content));
            sum.terms.push_back({*total_figure(context, *row), 1, repeated});
        }
        sum.subject.at(total.place, total.printed);
        sum.subject.facts = total.scope + "|" + total.mark + "|" + total.name;
        sum.subject.arguments.set("scope", total.name.empty() ? total.scope : total.name);
        if (closing(sum).closes()) {
            return sum;
        }
        // Rows marked 再掲 are counted where they stand first.
        Sum without = sum;
        std::erase_if(without.terms, [](const Term& term) { return term.repeated; });
        return !without.terms.empty() && closing(without).closes() ? without : sum;
    }

    /// (A)+(B) must also fit the printed headlines (A) and (B).
    void look_at_heads(const Context& context, const TotalReader& reader, const Total& total,
                       Sink& sink) const {
        const TotalRows heads = reader.named_in_mark(total);
        if (heads.size() < 2 || about_) {
            return;
        }
        Sum sum = sum_of(context, total, heads);
        sum.subject.facts += "|heads";
        sink.sum(std::move(sum));
    }

    /// The first reading that closes, else the likeliest; without terms if there is none.
    Sum best_reading(const Context& context, const TotalReader& reader, const Total& total,
                     TotalRows& chosen) const {
        Sum best = sum_of(context, total, {});
        for (const TotalRows& rows : reader.readings(total)) {
            Sum sum = sum_of(context, total, rows);
            if (closing(sum).closes()) {
                return sum;
            }
            if (best.terms.empty()) {
                best = std::move(sum);
                chosen = rows;
            }
        }
        return best;
    }

    /// True if the rows beside the total belong to items of the plan, or are called its effects:
    /// budgets and accounts have totals over several levels, which tables know by themselves.
    static bool lists_effects(const Context& context, const Total& total, const TotalRows& rows) {
        const PatternList& names = context.vocabulary().pattern_list("effect-lists");
        const std::vector<Total>& totals = context.report().totals;
        const bool named = names.in(schema::squeeze(total.scope + total.name));
        const bool beside = std::any_of(totals.begin(), totals.end(), [&](const Total& row) {
            return row.scope == total.scope && row.item;
        });
        const bool sums_them = std::any_of(rows.begin(), rows.end(),
                                           [](const Total* row) { return row->item.has_value(); });
        return named || (context.reports_results() && (beside || sums_them));
    }

    void look(const Context& context, const TotalReader& reader, const Total& total,
              Sink& sink) const {
        look_at_heads(context, reader, total, sink);
        TotalRows rows;
        Sum sum = best_reading(context, reader, total, rows);
        if (sum.terms.empty()) {
            if (!about_) {
                sink.undecided(sum.subject, {"どの行の合計か分からない",
                                             "it is not clear which rows it is the total of"});
            }
            return;
        }
        if (!closing(sum).closes() && !lists_effects(context, total, rows)) {
            if (!about_) {
                sink.undecided(sum.subject,
                               {"計画の効果の一覧かどうか分からない",
                                "it is not clear that this is a list of the plan's effects"});
            }
            return;
        }
        if (!closing(sum).closes()) {
            sum.left_out = unlisted_effects(context, sum.terms.front().figure.unit);
        }
        Sum wide = sum;
        wide.total.slack = total.approximate ? sum.total.step : schema::Decimal();
        const bool strict = closing(sum).closes();
        const bool wider = closing(wide).closes();
        if (about_) {
            if (!strict && wider) {
                sink.sum(std::move(sum));
            }
        } else if (strict || !wider) {
            sink.sum(std::move(sum));
        }
    }

    bool about_;
    const WordList& all_;
    const WordList& repeated_;
    const PatternList& no_sums_;
};

}  // namespace

CheckKind headline_total_kind() {
    return {"headline-total",
            "A printed total over items does not fit the rows it is the total of.",
            {{.name = "strictness",
              .type = ParameterType::choice,
              .meaning = "beyond: off under any reading; about: off, but within what 約 may cover",
              .choices = {"beyond", "about"}},
             {.name = "all",
              .type = ParameterType::words,
              .meaning = "words that claim the total of all lists"},
             {.name = "repeated",
              .type = ParameterType::words,
              .meaning = "words that mark a row which is counted elsewhere"},
             {.name = "no-sums",
              .type = ParameterType::patterns,
              .meaning = "lists and totals whose figures do not add up: rates, unit prices"}},
            {"scope", "difference"},
            make_check<HeadlineTotal>};
}

}  // namespace tenken::rules
