// double-entry: one list names the same thing twice.
//
// Proved by two bullets of one cell that are equal once middle dots and white space are taken out.
// Bullets under different headings are different lists.
#include <map>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/entries.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class DoubleEntry final : public Check {
  public:
    explicit DoubleEntry(const Parameters& parameters)
        : shortest_(static_cast<std::size_t>(parameters.count("characters"))),
          ignored_(parameters.words("ignored")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            each_item_text(
                item, [&](const TextView& text, const Case& about) { look(text, about, sink); });
        }
    }

  private:
    void look(const TextView& text, const Case& about, Sink& sink) const {
        std::map<std::string, std::string> seen;
        for (const TextEntry& entry : entries_of(text)) {
            const std::string plain = ignored_.without(entry.squeezed);
            if (!entry.bullet || code_points(plain).size() < shortest_) {
                continue;
            }
            const auto [first, added] = seen.emplace(entry.label + "\n" + plain, entry.squeezed);
            if (added) {
                continue;
            }
            Case what = about;
            what.at(text.place_at(entry.begin), entry.squeezed);
            what.arguments.set("first", first->second);
            what.arguments.set("same", std::string(first->second == entry.squeezed ? "yes" : "no"));
            what.facts = plain;
            sink.finding(what);
        }
    }

    std::size_t shortest_;
    const WordList& ignored_;
};

}  // namespace

CheckKind double_entry_kind() {
    return {"double-entry",
            "One list names the same thing twice.",
            {{.name = "characters",
              .type = ParameterType::integer,
              .meaning = "shorter entries are not looked at",
              .fallback = "6",
              .low = 1},
             {.name = "ignored",
              .type = ParameterType::words,
              .meaning = "marks that make no difference"}},
            {"first", "same"},
            make_check<DoubleEntry>};
}

}  // namespace tenken::rules
