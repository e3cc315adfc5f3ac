// repeated-row: two lists give the same item another amount.
//
// The list of items has a column of totals, and the roll-up repeats it. That the two columns mean
// the same is shown by the other items, whose amounts agree.
#include <map>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Total;

/// The rows of an item in two lists.
struct Pair {
    const Total* first = nullptr;
    const Total* second = nullptr;
};

class RepeatedRow final : public Check {
  public:
    explicit RepeatedRow(const Parameters& parameters)
        : least_(static_cast<std::size_t>(parameters.count("agreeing"))) {}

    void run(const Context& context, Sink& sink) const override {
        // A list that covers the items of several others is held against all of them together.
        std::map<std::string, std::map<std::string, const Total*>> by_item;
        for (const Total& total : context.report().totals) {
            if (total.item && total.value) {
                by_item[*total.item].emplace(schema::squeeze(total.scope), &total);
            }
        }
        std::map<std::string, std::vector<Pair>> lists;
        for (const auto& [item, rows] : by_item) {
            if (rows.size() != 2) {
                continue;
            }
            const Total* a = rows.begin()->second;
            const Total* b = rows.rbegin()->second;
            lists[a->scope].push_back({b, a});
            lists[b->scope].push_back({a, b});
        }
        const std::vector<Pair>* whole = nullptr;
        for (const auto& [scope, pairs] : lists) {
            whole = whole == nullptr || pairs.size() > whole->size() ? &pairs : whole;
        }
        if (whole != nullptr) {
            judge(context, *whole, sink);
        }
    }

  private:
    static Sum sum_of(const Context& context, const Pair& pair) {
        Sum sum;
        sum.total = *total_figure(context, *pair.first);
        sum.terms.push_back({*total_figure(context, *pair.second), 1, false});
        sum.terms.front().figure.name = {pair.second->scope, pair.second->scope};
        if (const ItemView* item = context.item(*pair.first->item)) {
            sum.subject = Case::of(*item->item);
        }
        sum.subject.item = *pair.first->item;
        sum.subject.at(pair.first->place, pair.first->printed);
        sum.subject.arguments.set("scope", pair.first->scope);
        sum.subject.arguments.set("other", pair.second->scope);
        sum.subject.facts = "repeated|" + pair.second->scope;
        return sum;
    }

    void judge(const Context& context, const std::vector<Pair>& pairs, Sink& sink) const {
        std::vector<Sum> sums;
        std::size_t agreeing = 0;
        for (const Pair& pair : pairs) {
            sums.push_back(sum_of(context, pair));
            agreeing += closing(sums.back()).closes() ? 1 : 0;
        }
        if (agreeing < least_ || agreeing * 2 < sums.size()) {
            return;
        }
        for (Sum& sum : sums) {
            sink.sum(std::move(sum));
        }
    }

    std::size_t least_;
};

}  // namespace

CheckKind repeated_row_kind() {
    return {"repeated-row",
            "Two lists of the report give one item different amounts.",
            {{.name = "agreeing",
              .type = ParameterType::integer,
              .meaning = "items whose amounts must agree to show that the lists mean the same",
              .fallback = "2",
              .low = 1}},
            {"scope", "other", "difference"},
            make_check<RepeatedRow>};
}

}  // namespace tenken::rules
