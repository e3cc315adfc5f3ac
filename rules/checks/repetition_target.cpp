// repetition-target: a row says 再掲 of an item that is not there, or that does not say the same.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class RepetitionTarget final : public Check {
  public:
    explicit RepetitionTarget(const Parameters& parameters)
        : content_(parameters.choice("fault") == "other-content"),
          reference_(parameters.patterns("reference")),
          likeness_(static_cast<double>(parameters.integer("likeness")) / 100) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            if (!content_) {
                look(context, item, item.item->name, item.item->place, sink);
                look(context, item, item.item->content, item.item->content_place, sink);
            }
            for (const YearView& year : item.years) {
                if (year.actual != nullptr) {
                    look(context, item, year, sink);
                }
            }
        }
    }

  private:
    /// The name or the contents of an item: 係制の見直し（No.14 再掲）.
    void look(const Context& context, const ItemView& item, const std::string& text,
              const schema::Place& place, Sink& sink) const {
        for (const PatternList::Match& match : reference_.find_all(text)) {
            const auto group = match.groups.find("number");
            if (group == match.groups.end()) {
                continue;
            }
            const std::string number = schema::squeeze(group->second);
            Case what = Case::of(*item.item);
            what.at(place, std::string(match.text));
            what.expected = "No." + number;
            what.arguments.set("number", number);
            what.facts = "No." + number;
            if (context.item(number) == nullptr) {
                sink.finding(what);
            } else {
                sink.agrees(what);
            }
        }
    }

    void look(const Context& context, const ItemView& item, const YearView& year,
              Sink& sink) const {
        const TextView& text = *year.actual;
        for (const PatternList::Match& match : reference_.find_all(text.text())) {
            const auto group = match.groups.find("number");
            if (group == match.groups.end()) {
                continue;
            }
            const std::string number = schema::squeeze(group->second);
            Case what = Case::of(*item.item).in(year.row->fiscal_year);
            what.at(text.place(), std::string(match.text));
            what.expected = "No." + number;
            what.arguments.set("number", number);
            what.facts = "No." + number + " " + year.row->label;
            const ItemView* target = context.item(number);
            if (target == nullptr) {
                if (!content_) {
                    sink.finding(what);
                }
                continue;
            }
            const std::size_t begin = text.sentence_begin(match.begin);
            const std::string said = text.squeezed(begin, match.begin);
            what.arguments.set("text", said);
            const bool same = says(*target, year.row->fiscal_year, said);
            if (same && !content_) {
                sink.agrees(what);
            } else if (!same && content_ && !said.empty()) {
                sink.finding(what);
            }
        }
    }

    bool says(const ItemView& target, int fiscal_year, const std::string& said) const {
        const YearView* row = target.year(fiscal_year);
        return row != nullptr && row->actual != nullptr &&
               containment(said, row->actual->squeezed()) >= likeness_;
    }

    bool content_;
    const PatternList& reference_;
    double likeness_;
};

}  // namespace

CheckKind repetition_target_kind() {
    return {
        "repetition-target",
        "A row repeats another item that is not there, or that does not say the same.",
        {{.name = "fault",
          .type = ParameterType::choice,
          .meaning = "no-item: the item does not exist; other-content: its row says something else",
          .choices = {"no-item", "other-content"}},
         {.name = "reference",
          .type = ParameterType::patterns,
          .meaning = "a reference; the group 'number' is the item"},
         {.name = "likeness",
          .type = ParameterType::integer,
          .meaning = "per cent of the shorter text's character pairs that must be shared",
          .fallback = "40",
          .low = 1,
          .high = 100}},
        {"number", "text"},
        make_check<RepetitionTarget>};
}

}  // namespace tenken::rules
