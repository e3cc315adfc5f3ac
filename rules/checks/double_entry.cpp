// double-entry: one list names the same thing twice.
//
// Proved by two bullets of one cell that are equal once middle dots and white space are taken out.
// Bullets under different headings are different lists.
#include <algorithm>
#include <map>
#include <set>

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
    /// 新任研修、係長研修、接遇研修、係長研修: short names between commas, four of them at least.
    void look_at_names(const TextView& text, const Case& about, Sink& sink) const {
        constexpr std::size_t longest = 14;
        constexpr std::size_t shortest = 4;
        const std::vector<std::size_t>& starts = text.sentence_starts();
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::size_t end = i + 1 < starts.size() ? starts[i + 1] : text.text().size();
            std::set<std::string> seen;
            std::vector<std::pair<std::size_t, std::string>> twice;
            int names = 0;
            for (std::size_t at = starts[i]; at < end;) {
                constexpr std::string_view comma = "、";
                const std::size_t stop = std::min(text.text().find(comma, at), end);
                const std::string name = text.squeezed(at, stop);
                const std::size_t size = code_points(name).size();
                const bool figure = std::any_of(name.begin(), name.end(),
                                                [](char c) { return c >= '0' && c <= '9'; });
                names += size >= 2 && size <= longest && !figure ? 1 : 0;
                if (size >= shortest && size <= longest && !figure && !seen.insert(name).second) {
                    twice.emplace_back(at, name);
                }
                at = stop + comma.size();
            }
            if (names < 4 || twice.size() != 1) {
                continue;
            }
            Case what = about;
            what.at(text.place_at(twice.front().first), twice.front().second);
            what.arguments.set("first", twice.front().second);
            what.arguments.set("same", std::string("yes"));
            what.facts = twice.front().second;
            sink.finding(what);
        }
    }

    void look(const TextView& text, const Case& about, Sink& sink) const {
        look_at_names(text, about, sink);
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
