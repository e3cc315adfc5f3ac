// listed-count: a list of parts ends in 計 with a count that the parts do not give.
//
// 朝倉市、宇城市…各1名 観光協会…2名 計6名. Each name before 各 counts; the list begins behind the
// last total before it, or where the text does. A line feed in the text may part two entries or
// stand in the middle of one; a list that closes either way is right. Other years of the item that
// close by the same reading show that the list is meant so; without them a failing list is left
// alone.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/entries.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class ListedCount final : public Check {
  public:
    explicit ListedCount(const Parameters& parameters)
        : total_(parameters.patterns("total")),
          each_(parameters.patterns("each")),
          parted_(parameters.patterns("parted-by")),
          opens_(parameters.patterns("opened-by")),
          evidence_(parameters.count("other-years")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            std::vector<Sum> sums;
            std::vector<Sum> entries;
            for (const YearView& year : item.years) {
                if (year.actual != nullptr) {
                    read(item, year, sums);
                    count_entries(item, year, entries);
                }
            }
            decide(sums, sink);
            decide(entries, sink);
        }
    }

  private:
    /// Says the sums of one way of reading, if some of them show that the item counts that way.
    void decide(std::vector<Sum>& sums, Sink& sink) const {
        int closing_ones = 0;
        for (const Sum& sum : sums) {
            closing_ones += closing(sum).closes() ? 1 : 0;
        }
        const bool shown =
            closing_ones >= evidence_ && static_cast<std::size_t>(closing_ones) * 2 >= sums.size();
        for (Sum& sum : sums) {
            if (closing(sum).closes() || shown) {
                sink.sum(std::move(sum));
            } else {
                sink.undecided(sum.subject, {"計の前の数が全部の内訳かどうか分からない",
                                             "it is not clear whether the figures before the "
                                             "total are all its parts"});
            }
        }
    }

    static Sum sum_of(const ItemView& item, const YearView& year, const Fact& total,
                      const std::string& facts) {
        Sum sum;
        sum.total = total.figure;
        sum.subject = Case::of(*item.item).in(year.row->fiscal_year);
        sum.subject.at(year.actual->place_at(total.quantity.begin), total.quantity.printed);
        sum.subject.facts = facts + total.words;
        return sum;
    }

    void read(const ItemView& item, const YearView& year, std::vector<Sum>& sums) const {
        const TextView& text = *year.actual;
        std::vector<Term> parts;
        std::vector<Term> joined;  // the same with lines that run on
        std::size_t from = 0;
        std::string family;
        for (const Fact& fact : text.facts()) {
            const bool total = total_.in(fact.clause);
            if (!parts.empty() && fact.family != family) {
                // Counts of other things in between belong to another list.
                continue;
            }
            if (!total) {
                if (fact.depth > 0 || fact.intended || fact.change != 0) {
                    continue;
                }
                family = fact.family;
                const std::size_t entry = text.sentence_begin(fact.quantity.begin);
                parts.push_back({part(text, fact, std::max(from, entry)), 1, false});
                joined.push_back({part(text, fact, from), 1, false});
                from = fact.quantity.end;
                continue;
            }
            if (parts.size() >= 2) {
                Sum sum = sum_of(item, year, fact, "計");
                sum.terms = joined;
                if (!closing(sum).closes()) {
                    sum.terms = parts;
                }
                sums.push_back(std::move(sum));
            }
            parts.clear();
            joined.clear();
            from = fact.quantity.end;
        }
    }

    /// 甲、乙、丙…各1名 is three times one; `from` is where the names may begin.
    Figure part(const TextView& text, const Fact& fact, std::size_t from) const {
        Figure figure = fact.figure;
        figure.name = {fact.words, fact.words};
        if (!each_.in(fact.clause)) {
            return figure;
        }
        std::string names = text.squeezed(from, fact.quantity.begin);
        // Names stand between the mark that opens the list (→ or a bullet) and 各.
        const std::vector<PatternList::Match> openings = opens_.find_all(names);
        if (!openings.empty() && openings.back().end < names.size()) {
            names = names.substr(openings.back().end);
        }
        std::int64_t count = 1;
        for (const PatternList::Match& match : parted_.find_all(names)) {
            count += match.begin > 0 ? 1 : 0;
        }
        figure.value = figure.value * Decimal(count);
        figure.key.clear();
        return figure;
    }

    /// ○甲 ○乙 ○丙 計3件: entries without figures of their own, counted.
    void count_entries(const ItemView& item, const YearView& year, std::vector<Sum>& sums) const {
        const TextView& text = *year.actual;
        const std::vector<TextEntry> entries = entries_of(text);
        std::size_t from = 0;
        bool figures = false;
        for (const Fact& fact : text.facts()) {
            const auto total = total_.find(fact.clause);
            if (!total) {
                figures = figures || fact.depth == 0;
                continue;
            }
            std::int64_t count = 0;
            for (const TextEntry& entry : entries) {
                const bool holds =
                    entry.begin < fact.quantity.begin && entry.end > fact.quantity.begin;
                if (entry.bullet && entry.begin >= from && entry.begin < fact.quantity.begin &&
                    (!holds || total->begin > 0)) {
                    ++count;
                }
            }
            if (count > 0 && !figures && fact.figure.step.is_zero()) {
                Sum sum = sum_of(item, year, fact, "箇条");
                Figure entry = fact.figure;
                entry.value = Decimal(count);
                entry.key.clear();
                entry.printed = std::to_string(count);
                entry.name = {"並んでいる項目の数", "number of entries"};
                sum.terms.push_back({std::move(entry), 1, false});
                sums.push_back(std::move(sum));
            }
            from = fact.quantity.end;
            figures = false;
        }
    }

    const PatternList& total_;
    const PatternList& each_;
    const PatternList& parted_;
    const PatternList& opens_;
    int evidence_;
};

}  // namespace

CheckKind listed_count_kind() {
    return {"listed-count",
            "A list of parts ends in a total count that the parts do not give.",
            {{.name = "total",
              .type = ParameterType::patterns,
              .meaning = "words before a figure that make it the total of the list"},
             {.name = "each",
              .type = ParameterType::patterns,
              .meaning = "words before a figure that give it to each name listed"},
             {.name = "parted-by",
              .type = ParameterType::patterns,
              .meaning = "what parts the names of the list"},
             {.name = "opened-by",
              .type = ParameterType::patterns,
              .meaning = "what the names of a list begin behind"},
             {.name = "other-years",
              .type = ParameterType::integer,
              .meaning = "lists of the item that must close to show how it counts",
              .fallback = "1",
              .low = 1,
              .high = 50}},
            {"difference"},
            make_check<ListedCount>};
}

}  // namespace tenken::rules
