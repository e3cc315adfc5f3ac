// shares-total: the shares in a bracket that lists everything do not give 100 per cent.
//
// Each share is rounded by itself, so n of them may be off by half a digit each; and a report may
// say that they need not give 100. That a bracket lists everything is said by a rest (その他), or
// shown by the same bracket in other years, where it gives 100.
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class SharesTotal final : public Check {
  public:
    explicit SharesTotal(const Parameters& parameters)
        : rest_(parameters.words("rest")), not_shares_(parameters.patterns("not-shares")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            std::vector<Shares> found;
            for (const YearView& year : item.years) {
                if (year.actual != nullptr) {
                    look(*year.actual, Case::of(*item.item).in(year.row->fiscal_year), found);
                }
            }
            decide(found, sink);
        }
        for (const TextView* paragraph : context.paragraphs()) {
            std::vector<Shares> found;
            look(*paragraph, Case(), found);
            decide(found, sink);
        }
    }

  private:
    struct Shares {
        Sum sum;
        std::string labels;
        bool whole = false;
    };

    static void decide(std::vector<Shares>& found, Sink& sink) {
        for (Shares& one : found) {
            const bool shown = std::any_of(found.begin(), found.end(), [&](const Shares& other) {
                return &other != &one && other.labels == one.labels && closing(other.sum).closes();
            });
            if (one.whole || shown) {
                sink.sum(one.sum);
            }
        }
    }

    void look(const TextView& text, const Case& about, std::vector<Shares>& found) const {
        for (std::size_t index = 0; index < text.brackets().size(); ++index) {
            const Bracket& bracket = text.brackets()[index];
            const std::string inside = text.squeezed(bracket.begin, bracket.end);
            if (not_shares_.in(inside)) {
                continue;
            }
            Shares shares;
            shares.whole = rest_.in(inside);
            Sum& sum = shares.sum;
            for (const Fact& fact : text.facts()) {
                if (fact.bracket == static_cast<int>(index) && fact.family == "%" &&
                    fact.change == 0) {
                    Term term{fact.figure, 1, false};
                    term.figure.name = {fact.words, fact.words};
                    sum.terms.push_back(std::move(term));
                    shares.labels += fact.words + "+";
                }
            }
            if (sum.terms.size() < 3) {
                continue;
            }
            sum.total.value = schema::Decimal(100);
            sum.total.unit = "%";
            sum.total.printed = inside;
            sum.total.place = text.place();
            sum.subject = about;
            sum.subject.at(text.place(), inside);
            sum.subject.facts = "100%|" + inside;
            found.push_back(std::move(shares));
        }
    }

    const WordList& rest_;
    const PatternList& not_shares_;
};

}  // namespace

CheckKind shares_total_kind() {
    return {"shares-total",
            "The shares in a bracket that lists everything do not give 100 per cent.",
            {{.name = "rest",
              .type = ParameterType::words,
              .meaning = "names of the rest: a bracket with one lists all shares"},
             {.name = "not-shares",
              .type = ParameterType::patterns,
              .meaning = "words of a bracket whose per cent are no shares of one whole"}},
            {"difference"},
            make_check<SharesTotal>};
}

}  // namespace tenken::rules
