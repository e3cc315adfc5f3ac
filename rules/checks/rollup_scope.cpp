// rollup-scope: the roll-up describes an amount by a tax or fee that the item never mentions.
//
// 市税と国保税の滞納の減 in the roll-up, while the item speaks of 市税 only: one of the two is
// wider than the other. Only terms of a list are compared, so that other words may differ freely.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class RollupScope final : public Check {
  public:
    explicit RollupScope(const Parameters& parameters) : terms_(parameters.words("terms")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const schema::Total& row : context.report().totals) {
            const ItemView* item = context.item_of(row);
            if (item != nullptr) {
                look(*item, row, sink);
            }
        }
    }

  private:
    std::set<std::string> terms_in(const std::string& squeezed) const {
        std::set<std::string> found;
        for (auto hit = terms_.find(squeezed); hit; hit = terms_.find(squeezed, hit->end)) {
            found.insert(std::string(terms_.canonical(hit->word)));
        }
        return found;
    }

    void look(const ItemView& item, const schema::Total& row, Sink& sink) const {
        std::set<std::string> own = terms_in(item.name);
        own.merge(terms_in(item.content->squeezed()));
        for (const YearView& year : item.years) {
            if (year.actual != nullptr) {
                own.merge(terms_in(year.actual->squeezed()));
            }
        }
        std::string foreign;
        for (const std::string& term : terms_in(schema::squeeze(row.content))) {
            if (own.count(term) == 0) {
                foreign += (foreign.empty() ? "" : "、") + term;
            }
        }
        if (foreign.empty()) {
            return;
        }
        Case what = Case::of(*item.item);
        what.at(row.place, row.content);
        what.arguments.set("terms", foreign);
        what.facts = foreign;
        sink.finding(what);
    }

    const WordList& terms_;
};

}  // namespace

CheckKind rollup_scope_kind() {
    return {"rollup-scope",
            "The roll-up describes an amount by a tax or fee that the item never mentions.",
            {{.name = "terms",
              .type = ParameterType::words,
              .meaning = "taxes, fees and accounts; spellings of one in one entry"}},
            {"terms"},
            make_check<RollupScope>};
}

}  // namespace tenken::rules
