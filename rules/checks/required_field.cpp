// required-field: an item lacks what nearly all others have: its name, department or content.
//
// Proved by the form: a cell that is not there (lost in a broken table) or one that is blank. A
// field that many items lack is no part of this report's form and is not asked for.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class RequiredField final : public Check {
  public:
    explicit RequiredField(const Parameters& parameters)
        : field_(parameters.choice("field")), share_(parameters.integer("share")) {}

    void run(const Context& context, Sink& sink) const override {
        std::int64_t having = 0;
        for (const ItemView& item : context.items()) {
            having += lacks(*item.item).empty() ? 1 : 0;
        }
        const auto all = static_cast<std::int64_t>(context.items().size());
        if (having * 100 < all * share_) {
            return;
        }
        for (const ItemView& item : context.items()) {
            const std::string lack = lacks(*item.item);
            if (!lack.empty()) {
                Case what = Case::of(*item.item);
                what.printed = "No." + item.item->number;
                what.expected = in_contents(context, *item.item);
                what.arguments.set("lack", lack);
                what.arguments.set(
                    "hint",
                    what.expected.empty()
                        ? schema::Message{}
                        : schema::Message{"。目次では「" + what.expected + "」",
                                          ". The table of contents has \"" + what.expected + "\""});
                what.facts = field_;
                sink.finding(what);
            }
        }
    }

  private:
    /// "cell" if the cell is missing, "blank" if it is empty, "" if all is well.
    std::string lacks(const schema::Item& item) const {
        const std::string* text = &item.content;
        bool cell = true;
        if (field_ == "name") {
            text = &item.name;
            cell = !item.name_cell_missing;
        } else if (field_ == "department") {
            text = &item.department;
            cell = !item.department_cell_missing;
        } else if (field_ == "number") {
            text = &item.number;
        }
        if (!cell) {
            return "cell";
        }
        return schema::squeeze(*text).empty() ? "blank" : "";
    }

    std::string in_contents(const Context& context, const schema::Item& item) const {
        for (const schema::Entry& entry : context.report().contents) {
            if (field_ == "name" && entry.number == item.number) {
                return entry.title;
            }
        }
        return {};
    }

    std::string field_;
    std::int64_t share_;
};

}  // namespace

CheckKind required_field_kind() {
    return {"required-field",
            "An item lacks a field of the form that nearly all others have.",
            {{.name = "field",
              .type = ParameterType::choice,
              .meaning = "which field",
              .choices = {"number", "name", "department", "content"}},
             {.name = "share",
              .type = ParameterType::integer,
              .meaning = "per cent of the items that must have it before it is asked of all",
              .fallback = "75",
              .low = 1,
              .high = 100}},
            {"lack"},
            make_check<RequiredField>};
}

}  // namespace tenken::rules
