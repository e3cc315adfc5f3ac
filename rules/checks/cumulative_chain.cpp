// cumulative-chain: a running total does not grow by what the year adds.
//
// 合計3.7ha（増設2.4ha）after 合計1.3ha: the total of each year is that of the year before and the
// parts in its bracket. Years without a bracket must repeat the total. That the figures are a
// running total is shown by the steps that close; a chain of which hardly any step does is none.
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
