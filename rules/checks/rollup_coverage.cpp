// rollup-coverage: the roll-up and the items do not speak of the same amounts.
//
// An amount of the roll-up whose item gives no annual effects cannot be added up again; an item
// with effects that the roll-up leaves out is missing from the total; a row may stand for an item
// that is not there, or under another item's name.
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class RollupCoverage final : public Check {
  public:
    explicit RollupCoverage(const Parameters& parameters) : fault_(parameters.choice("fault")) {}

    void run(const Context& context, Sink& sink) const override {
        std::map<std::string, const schema::Total*> rows;
        for (const schema::Total& total : context.report().totals) {
            if (total.item && total.value) {
                rows.emplace(key_of_row(*total.item, total.name), &total);
            }
        }
        // Of items that were read without their numbers nothing can be said by number; and where no
        // item gives effects of its own, the roll-up is the one place that has them.
        std::size_t found = 0;
        std::size_t traceable = 0;
        for (const auto& [key, row] : rows) {
            const ItemView* item = context.item_of(*row);
            found += item != nullptr ? 1 : 0;
            traceable += item != nullptr && has_effects(*item->item) ? 1 : 0;
        }
        if (found * 2 < rows.size() || (fault_ == "untraceable" && traceable == 0)) {
            return;
        }
        for (const auto& [key, row] : rows) {
            const ItemView* item = context.item_of(*row);
            if (fault_ == "untraceable" && item != nullptr && !has_effects(*item->item)) {
                say(Case::of(*item->item), *row, "untraceable", sink);
            }
            if (fault_ == "name" && !row->item->empty()) {
                compare_names(context, item, *row, sink);
            }
        }
        if (fault_ == "not-listed" && rows.size() >= 2) {
            look_for_unlisted(context, rows, sink);
        }
    }

  private:
    /// Rows of items without numbers are told apart by their names.
    static std::string key_of_row(const std::string& number, const std::string& name) {
        return number.empty() ? "/" + schema::squeeze(name) : number;
    }

    static bool has_effects(const schema::Item& item) {
        for (const schema::YearRow& row : item.years) {
            if (row.effect && row.effect->value) {
                return true;
            }
        }
        return false;
    }

    /// Effects that are not all zero: what saved nothing may be left out of a list of savings.
    static bool has_amounts(const schema::Item& item) {
        return std::any_of(item.years.begin(), item.years.end(), [](const schema::YearRow& row) {
            return row.effect && row.effect->value && !row.effect->value->is_zero();
        });
    }

    static void say(Case what, const schema::Total& row, const std::string& problem, Sink& sink) {
        what.at(row.place, row.printed);
        what.actual = row.name;
        what.arguments.set("problem", problem);
        what.arguments.set("scope", row.scope);
        what.arguments.set("row", row.name);
        what.facts = problem;
        sink.finding(what);
    }

    static void look_for_unlisted(const Context& context,
                                  const std::map<std::string, const schema::Total*>& rows,
                                  Sink& sink) {
        for (const ItemView& item : context.items()) {
            if (rows.count(key_of_row(item.item->number, item.item->name)) != 0 ||
                !has_amounts(*item.item)) {
                continue;
            }
            Case what = Case::of(*item.item);
            for (const schema::YearRow& row : item.item->years) {
                if (row.effect && row.effect->value) {
                    what.at(row.effect->place, row.effect->printed);
                    break;
                }
            }
            what.arguments.set("problem", std::string("not_listed"));
            what.ties.rests_on.push_back(unlisted(*item.item));
            what.facts = "not listed";
            sink.finding(what);
        }
    }

    /// The item that the row's name belongs to, nullptr if none clearly.
    static const ItemView* named(const Context& context, const std::string& name) {
        for (const ItemView& item : context.items()) {
            if (item.name == name) {
                return &item;
            }
        }
        return nullptr;
    }

    static void compare_names(const Context& context, const ItemView* item,
                              const schema::Total& row, Sink& sink) {
        const std::string name = schema::squeeze(row.name);
        if (item == nullptr) {
            Case what;
            what.item = *row.item;
            what.item_name = row.name;
            say(what, row, "no_item", sink);
            return;
        }
        if (name.empty() || item->name.empty() || item->item->name_cell_missing) {
            return;
        }
        Case what = Case::of(*item->item);
        what.at(row.place, row.name);
        if (name == item->name) {
            sink.agrees(what);
            return;
        }
        // A row may shorten the name; it must then be a part of it.
        const bool part = item->name.find(name) != std::string::npos ||
                          name.find(item->name) != std::string::npos;
        const ItemView* other = named(context, name);
        if (other == nullptr && part) {
            sink.agrees(what);
            return;
        }
        what.expected = item->item->name;
        what.ties.rests_on.push_back(called(*item->item, name));
        say(what, row, other != nullptr ? "other_item" : "name", sink);
    }

    std::string fault_;
};

}  // namespace

CheckKind rollup_coverage_kind() {
    return {
        "rollup-coverage",
        "The roll-up and the items do not list the same amounts under the same names.",
        {{.name = "fault",
          .type = ParameterType::choice,
          .meaning = "untraceable: a row whose item has no effects; not-listed: effects without a "
                     "row; name: a row under a name that is not its item's",
          .choices = {"untraceable", "not-listed", "name"}}},
        {"problem", "scope", "row"},
        make_check<RollupCoverage>};
}

}  // namespace tenken::rules
