// headline-total: a printed total over items does not fit the rows it is the total of.
//
// Which rows those are is read from the list it stands in (scope), from what it is called
// ((A)+(B)), or from words such as 総額 that claim all of them. A headline with 約 may be off by
// one more unit of its last digit; between that and its plain rounding lies a finding of its own
// (strictness).
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"
#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Total;

class HeadlineTotal final : public Check {
  public:
    explicit HeadlineTotal(const Parameters& parameters)
        : about_(parameters.choice("strictness") == "about"),
          all_(parameters.words("all")),
          repeated_(parameters.words("repeated")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const Total& total : context.report().totals) {
            if (!total.item && total.value) {
                look(context, total, sink);
            }
        }
    }

  private:
    using Rows = std::vector<const Total*>;

    static Rows rows_of_scope(const Context& context, const std::string& scope) {
        Rows rows;
        const std::string wanted = schema::squeeze(scope);
        for (const Total& row : context.report().totals) {
            if (row.item && row.value && schema::squeeze(row.scope) == wanted) {
                rows.push_back(&row);
            }
        }
        return rows;
    }

    /// (A)+(B) -> the headlines called (A) and (B), all of them or none.
    static Rows named_in_mark(const Context& context, const Total& total) {
        const std::string mark = schema::squeeze(total.mark);
        Rows heads;
        for (std::size_t at = 0; at < mark.size();) {
            const std::size_t plus = std::min(mark.find_first_of("+＋", at), mark.size());
            const std::string part = mark.substr(at, plus - at);
            at = plus + 1;
            if (part == mark) {
                return {};
            }
            for (const Total& other : context.report().totals) {
                if (!other.item && &other != &total && schema::squeeze(other.mark) == part) {
                    heads.push_back(&other);
                }
            }
        }
        return heads;
    }

    Rows rows_for(const Context& context, const Total& total) const {
        Rows rows = rows_of_scope(context, total.scope);
        if (!rows.empty()) {
            return rows;
        }
        for (const Total* head : named_in_mark(context, total)) {
            const Rows part = rows_of_scope(context, head->scope);
            rows.insert(rows.end(), part.begin(), part.end());
        }
        if (rows.empty() &&
            (all_.in(schema::squeeze(total.name)) || all_.in(schema::squeeze(total.scope)))) {
            for (const Total& row : context.report().totals) {
                if (row.item && row.value) {
                    rows.push_back(&row);
                }
            }
        }
        // A count of items beside a list of amounts is no sum of it.
        const std::string base = schema::unit_scale(total.unit).base;
        std::erase_if(
            rows, [&base](const Total* row) { return schema::unit_scale(row->unit).base != base; });
        return rows;
    }

    Sum sum_of(const Context& context, const Total& total, const Rows& rows) const {
        Sum sum;
        sum.total = *total_figure(context, total);
        for (const Total* row : rows) {
            const bool repeated = repeated_.in(schema::squeeze(row->name + row->content));
            sum.terms.push_back({*total_figure(context, *row), 1, repeated});
        }
        sum.subject.at(total.place, total.printed);
        sum.subject.facts = total.scope + "|" + total.mark + "|" + total.name;
        sum.subject.arguments.set("scope", total.name.empty() ? total.scope : total.name);
        sum.left_out = left_out(context, rows);
        if (closing(sum).closes()) {
            return sum;
        }
        // Rows marked 再掲 are counted where they stand first.
        Sum without = sum;
        std::erase_if(without.terms, [](const Term& term) { return term.repeated; });
        return !without.terms.empty() && closing(without).closes() ? without : sum;
    }

    /// Items with effects that have no row in any list: one of them may have been forgotten.
    static std::vector<Figure> left_out(const Context& context, const Rows& rows) {
        std::vector<Figure> figures;
        for (const ItemView& item : context.items()) {
            bool listed = false;
            for (const Total& total : context.report().totals) {
                listed = listed || total.item == item.item->number;
            }
            const std::string unit = rows.empty() ? "" : rows.front()->unit;
            std::optional<Figure> sum;
            for (const schema::YearRow& row : item.item->years) {
                const auto effect =
                    listed ? std::nullopt : effect_figure(context, *item.item, row, unit);
                if (effect && sum) {
                    sum->value = sum->value + effect->value;
                } else if (effect) {
                    sum = effect;
                }
            }
            if (sum) {
                sum->name = {"No." + item.item->number + " " + item.item->name,
                             "No." + item.item->number + " " + item.item->name};
                figures.push_back(*sum);
            }
        }
        return figures;
    }

    /// (A)+(B) must also fit the printed headlines (A) and (B).
    void look_at_heads(const Context& context, const Total& total, Sink& sink) const {
        const Rows heads = named_in_mark(context, total);
        if (heads.size() < 2 || about_) {
            return;
        }
        Sum sum = sum_of(context, total, heads);
        sum.left_out.clear();
        sum.subject.facts += "|heads";
        sink.sum(std::move(sum));
    }

    void look(const Context& context, const Total& total, Sink& sink) const {
        look_at_heads(context, total, sink);
        Sum sum = sum_of(context, total, rows_for(context, total));
        if (sum.terms.empty()) {
            if (!about_) {
                sink.undecided(sum.subject, {"どの行の合計か分からない",
                                             "it is not clear which rows it is the total of"});
            }
            return;
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
              .meaning = "words that mark a row which is counted elsewhere"}},
            {"scope", "difference"},
            make_check<HeadlineTotal>};
}

}  // namespace tenken::rules
