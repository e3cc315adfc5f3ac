// cumulative-chain: a running total does not grow by what the year adds.
//
// 合計3.7ha（増設2.4ha）after 合計1.3ha: the total of each year is that of the year before and the
// parts in its bracket. Years without a bracket must repeat the total. That the figures are a
// running total is shown by the steps that close; a chain of which hardly any step does is none.
#include <algorithm>
#include <map>
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class CumulativeChain final : public Check {
  public:
    explicit CumulativeChain(const Parameters& parameters)
        : cumulative_(parameters.patterns("cumulative")),
          added_(parameters.patterns("added")),
          evidence_(parameters.count("steps")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            for (const Track& track : item.tracks) {
                if (track.depth == 0 && track.by_year.size() > 2) {
                    look(item, track, sink);
                }
            }
            look_at_brackets(item, sink);
        }
    }

  private:
    /// The parts in the bracket behind a total that are added in its year.
    std::vector<Term> increments(const Fact& total, const TextView& text) const {
        std::vector<Term> terms;
        for (const Fact& fact : text.facts()) {
            const bool inside =
                fact.head >= 0 && &text.facts()[static_cast<std::size_t>(fact.head)] == &total;
            if (inside && fact.family == total.family && added_.in(fact.clause + fact.after)) {
                Term term{fact.figure, 1, false};
                term.figure.name = {fact.words, fact.words};
                terms.push_back(std::move(term));
            }
        }
        return terms;
    }

    /// What a year added, with the running total behind it.
    struct Step {
        const YearView* year = nullptr;
        const Fact* added = nullptr;
        const Fact* total = nullptr;
    };

    /// 更新灯数 210灯（累計 390灯）: the running total stands in the bracket.
    void look_at_brackets(const ItemView& item, Sink& sink) const {
        std::map<std::string, std::vector<Step>> chains;
        for (const YearView& year : item.years) {
            if (year.actual == nullptr) {
                continue;
            }
            const Fact* before = nullptr;
            for (const Fact& fact : year.actual->facts()) {
                // 新規 295灯 累計 865灯: one behind the other.
                if (before != nullptr && fact.head < 0 && cumulative_.in(fact.clause) &&
                    added_.in(before->clause) && before->family == fact.family &&
                    before->depth == fact.depth && !before->intended && !fact.intended) {
                    chains[before->words].push_back({&year, before, &fact});
                }
                const Fact* head_of =
                    fact.head >= 0 ? &year.actual->facts()[static_cast<std::size_t>(fact.head)]
                                   : added_before(*year.actual, fact);
                before = &fact;
                if (head_of == nullptr || !cumulative_.in(fact.clause)) {
                    continue;
                }
                const Fact& head = *head_of;
                if (head.family == fact.family && head.change == 0 && !head.intended) {
                    chains[head.words].push_back({&year, &head, &fact});
                }
            }
        }
        join_chains(chains);
        for (const auto& [words, steps] : chains) {
            look_at_chain(item, words, steps, sink);
        }
    }

    /// 2施設を廃止した（累計2施設）, 閉館した施設 3施設（累計5施設）: where no year has more than
    /// one running total of a unit, all of that unit are one chain, whatever the words around them.
    static void join_chains(std::map<std::string, std::vector<Step>>& chains) {
        std::map<std::string, std::map<int, Step>> by_family;
        std::set<std::string> several;
        for (const auto& [words, steps] : chains) {
            for (const Step& step : steps) {
                const int year = step.year->row->fiscal_year;
                if (!by_family[step.total->family].emplace(year, step).second) {
                    several.insert(step.total->family);
                }
            }
        }
        for (const auto& [family, by_year] : by_family) {
            if (several.count(family) != 0 || by_year.empty()) {
                continue;
            }
            std::string name;
            for (auto chain = chains.begin(); chain != chains.end();) {
                if (chain->second.front().total->family == family) {
                    name = std::max(name, chain->first);
                    chain = chains.erase(chain);
                } else {
                    ++chain;
                }
            }
            std::vector<Step>& steps = chains[name];
            for (const auto& [year, step] : by_year) {
                steps.push_back(step);
            }
        }
    }

    /// 4区画を売却し、収入は1,790万円（累計13区画）: words, and figures of other units, stand
    /// between the two; nullptr if nothing fits.
    static const Fact* added_before(const TextView& text, const Fact& total) {
        const Fact* found = nullptr;
        for (const Fact& fact : text.facts()) {
            if (&fact == &total) {
                break;
            }
            if (fact.depth == 0 && fact.family == total.family &&
                text.sentence_begin(fact.quantity.begin) ==
                    text.sentence_begin(total.quantity.begin)) {
                found = &fact;
            }
        }
        return total.depth == 1 ? found : nullptr;
    }

    void look_at_chain(const ItemView& item, const std::string& words,
                       const std::vector<Step>& steps, Sink& sink) const {
        std::vector<Sum> sums;
        int closing_ones = 0;
        std::vector<Step> chain = steps;
        if (const Step first = before_first(item, steps.front()); first.total != nullptr) {
            chain.insert(chain.begin(), first);
        }
        append_steps(item, words, chain, sums, closing_ones);
        // The first total, where nothing stood before it, is what its own year added.
        const bool begins = chain.front().total->figure.value == chain.front().added->figure.value;
        if (sums.size() < 2 || (closing_ones < evidence_ && !begins)) {
            return;
        }
        for (Sum& sum : sums) {
            sink.sum(std::move(sum));
        }
    }

    /// 4区画を売却, then 5区画を売却（累計9区画）: the year before the first running total, where
    /// its own figure is all there was; nullptrs where that is not so.
    static Step before_first(const ItemView& item, const Step& first) {
        const YearView* year = item.year(first.year->row->fiscal_year - 1);
        if (year == nullptr || year->actual == nullptr || year != &item.years.front()) {
            return {};
        }
        for (const Fact& fact : year->actual->facts()) {
            if (fact.family == first.total->family && fact.change == 0 && !fact.intended) {
                const bool fits =
                    fact.figure.value + first.added->figure.value == first.total->figure.value;
                return fits ? Step{year, &fact, &fact} : Step{};
            }
        }
        return {};
    }

    static void append_steps(const ItemView& item, const std::string& words,
                             const std::vector<Step>& steps, std::vector<Sum>& sums,
                             int& closing_ones) {
        for (std::size_t i = 1; i < steps.size(); ++i) {
            const Step& before = steps[i - 1];
            const Step& now = steps[i];
            const int year = now.year->row->fiscal_year;
            if (before.year->row->fiscal_year != year - 1) {
                continue;
            }
            Sum step;
            step.total = now.total->figure;
            step.total.name = year_name(year);
            step.terms.push_back({before.total->figure, 1, false});
            step.terms.back().figure.name = year_name(year - 1);
            step.terms.push_back({now.added->figure, 1, false});
            step.terms.back().figure.name = {words, words};
            step.subject = Case::of(*item.item).in(year);
            step.subject.at(now.year->actual->place_at(now.total->quantity.begin),
                            now.total->quantity.printed);
            step.subject.arguments.set("indicator", words);
            step.subject.facts = "chain in brackets|" + words;
            sums.push_back(std::move(step));
            closing_ones += closing(sums.back()).closes() ? 1 : 0;
        }
    }

    const TextView* text_of(const ItemView& item, const schema::YearRow* row) const {
        for (const YearView& year : item.years) {
            if (year.row == row) {
                return year.actual;
            }
        }
        return nullptr;
    }

    void look(const ItemView& item, const Track& track, Sink& sink) const {
        std::vector<Sum> steps;
        int with_increment = 0;
        int closing_ones = 0;
        for (const auto& [year, total] : track.by_year) {
            const auto before = track.by_year.find(year - 1);
            const TextView* text = text_of(item, track.rows.at(year));
            if (before == track.by_year.end() || text == nullptr ||
                !cumulative_.in(total->clause)) {
                continue;
            }
            Sum step;
            step.total = total->figure;
            step.total.name = year_name(year);
            step.terms.push_back({before->second->figure, 1, false});
            step.terms.back().figure.name = year_name(year - 1);
            for (Term& term : increments(*total, *text)) {
                step.terms.push_back(std::move(term));
            }
            with_increment += step.terms.size() > 1 ? 1 : 0;
            closing_ones += step.terms.size() > 1 && closing(step).closes() ? 1 : 0;
            step.subject = Case::of(*item.item).in(year);
            step.subject.at(text->place_at(total->quantity.begin), total->quantity.printed);
            step.subject.arguments.set("indicator", track.words);
            step.subject.facts = "chain|" + track.words;
            steps.push_back(std::move(step));
        }
        if (with_increment < 2 || closing_ones < evidence_) {
            return;
        }
        for (Sum& step : steps) {
            sink.sum(std::move(step));
        }
    }

    const PatternList& cumulative_;
    const PatternList& added_;
    int evidence_;
};

}  // namespace

CheckKind cumulative_chain_kind() {
    return {"cumulative-chain",
            "A running total does not grow by what is added in the year.",
            {{.name = "cumulative",
              .type = ParameterType::patterns,
              .meaning = "words before a figure that make it a running total"},
             {.name = "added",
              .type = ParameterType::patterns,
              .meaning = "words of the parts in its bracket that the year adds"},
             {.name = "steps",
              .type = ParameterType::integer,
              .meaning = "steps with an addition that must close to show a running total",
              .fallback = "1",
              .low = 1,
              .high = 50}},
            {"indicator", "difference"},
            make_check<CumulativeChain>};
}

}  // namespace tenken::rules
