// listed-count: a list of parts ends in 計 with a count that the parts do not give.
//
// 朝倉市、宇城市…各1名 観光協会…2名 計6名. Each name before 各 counts; the list begins behind the
// last total before it, or where the text does. Other years of the item that close by the same
// reading show that the list is meant so; without them a failing list is left alone.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class ListedCount final : public Check {
  public:
    explicit ListedCount(const Parameters& parameters)
        : total_(parameters.patterns("total")),
          each_(parameters.patterns("each")),
          parted_(parameters.patterns("parted-by")),
          evidence_(parameters.count("other-years")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            std::vector<Sum> sums;
            for (const YearView& year : item.years) {
                if (year.actual != nullptr) {
                    read(item, year, sums);
                }
            }
            int closing_ones = 0;
            for (const Sum& sum : sums) {
                closing_ones += closing(sum).closes() ? 1 : 0;
            }
            for (Sum& sum : sums) {
                if (closing(sum).closes() || closing_ones >= evidence_) {
                    sink.sum(std::move(sum));
                } else {
                    sink.undecided(sum.subject, {"計の前の数が全部の内訳かどうか分からない",
                                                 "it is not clear whether the figures before the "
                                                 "total are all its parts"});
                }
            }
        }
    }

  private:
    void read(const ItemView& item, const YearView& year, std::vector<Sum>& sums) const {
        const TextView& text = *year.actual;
        std::vector<Term> parts;
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
                parts.push_back({part(text, fact, from), 1, false});
                from = fact.quantity.end;
                continue;
            }
            if (parts.size() >= 2) {
                Sum sum;
                sum.total = fact.figure;
                sum.terms = parts;
                sum.subject = Case::of(*item.item).in(year.row->fiscal_year);
                sum.subject.at(text.place(), fact.quantity.printed);
                sum.subject.facts = "計" + fact.words;
                sums.push_back(std::move(sum));
            }
            parts.clear();
            from = fact.quantity.end;
        }
    }

    /// 甲、乙、丙…各1名 is three times one.
    Figure part(const TextView& text, const Fact& fact, std::size_t from) const {
        Figure figure = fact.figure;
        figure.name = {fact.words, fact.words};
        if (!each_.in(fact.clause)) {
            return figure;
        }
        // Names stand between the mark that opens the list (→ or a bullet) and 各.
        std::size_t begin = std::max(from, text.sentence_begin(fact.quantity.begin));
        const std::string_view names = text.text().substr(begin, fact.quantity.begin - begin);
        const std::string squeezed = schema::squeeze(names);
        std::int64_t count = 1;
        for (const PatternList::Match& match : parted_.find_all(squeezed)) {
            count += match.begin > 0 ? 1 : 0;
        }
        figure.value = figure.value * Decimal(count);
        figure.key.clear();
        return figure;
    }

    const PatternList& total_;
    const PatternList& each_;
    const PatternList& parted_;
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
