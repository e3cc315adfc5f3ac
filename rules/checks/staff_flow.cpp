// staff-flow: the head count of a year does not follow from that of the year before.
//
// Two countings are in use, and both are right in their place: leavers of the year before (they
// leave on 31 March, the count is of 1 April), or of the same year. The one by which more years
// close is the report's own; years that fail it are findings if most others close.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class StaffFlow final : public Check {
  public:
    explicit StaffFlow(const Parameters& parameters)
        : stock_(parameters.patterns("stock")),
          in_(parameters.patterns("joining")),
          out_(parameters.patterns("leaving")),
          least_(parameters.count("closing-years")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            for (const Track& track : item.tracks) {
                if (track.depth == 0 && track.by_year.size() > 2 && stock_.in(track.words)) {
                    look(item, track, sink);
                }
            }
        }
    }

  private:
    void add(const ItemView& item, const Track& stock, const PatternList& words, int year, int sign,
             Sum& sum) const {
        for (const Track& track : item.tracks) {
            const Fact* fact = &track != &stock && track.depth == 0 &&
                                       track.family == stock.family && words.in(track.words)
                                   ? track.in(year)
                                   : nullptr;
            if (fact != nullptr) {
                Term term{fact->figure, sign, false};
                term.figure.name = {track.words, track.words};
                sum.terms.push_back(std::move(term));
            }
        }
    }

    /// Joiners of `year - in_lag`, leavers of `year - out_lag`.
    std::vector<Sum> steps(const ItemView& item, const Track& stock, int in_lag,
                           int out_lag) const {
        std::vector<Sum> sums;
        for (const auto& [year, count] : stock.by_year) {
            const auto before = stock.by_year.find(year - 1);
            if (before == stock.by_year.end()) {
                continue;
            }
            Sum sum;
            sum.total = count->figure;
            sum.total.name = year_name(year);
            sum.terms.push_back({before->second->figure, 1, false});
            sum.terms.back().figure.name = year_name(year - 1);
            add(item, stock, in_, year - in_lag, 1, sum);
            const std::size_t joined = sum.terms.size();
            add(item, stock, out_, year - out_lag, -1, sum);
            if (joined == 1 || sum.terms.size() == joined) {
                continue;
            }
            sum.subject = Case::of(*item.item).in(year);
            sum.subject.at(count->figure.place, count->quantity.printed);
            sum.subject.arguments.set("indicator", stock.words);
            sum.subject.arguments.set(
                "counting",
                out_lag == 1
                    ? schema::Message{"前年度の退職者で数える", "leavers of the year before"}
                    : schema::Message{"同じ年度の退職者で数える", "leavers of the same year"});
            sum.subject.facts = "staff|" + stock.words;
            sums.push_back(std::move(sum));
        }
        return sums;
    }

    void look(const ItemView& item, const Track& stock, Sink& sink) const {
        std::vector<Sum> best;
        int most = 0;
        for (const auto& [in_lag, out_lag] : {std::pair{0, 1}, {0, 0}, {1, 1}}) {
            std::vector<Sum> sums = steps(item, stock, in_lag, out_lag);
            int closing_ones = 0;
            for (const Sum& sum : sums) {
                closing_ones += closing(sum).closes() ? 1 : 0;
            }
            if (closing_ones > most) {
                most = closing_ones;
                best = std::move(sums);
            }
        }
        if (most < least_ || most * 2 < static_cast<int>(best.size())) {
            return;
        }
        for (Sum& sum : best) {
            sink.sum(std::move(sum));
        }
    }

    const PatternList& stock_;
    const PatternList& in_;
    const PatternList& out_;
    int least_;
};

}  // namespace

CheckKind staff_flow_kind() {
    return {
        "staff-flow",
        "A head count does not follow from the one before, those who joined and those who left.",
        {{.name = "stock", .type = ParameterType::patterns, .meaning = "name of the head count"},
         {.name = "joining",
          .type = ParameterType::patterns,
          .meaning = "names of those who joined"},
         {.name = "leaving", .type = ParameterType::patterns, .meaning = "names of those who left"},
         {.name = "closing-years",
          .type = ParameterType::integer,
          .meaning = "years that must close to show how the report counts",
          .fallback = "2",
          .low = 1,
          .high = 50}},
        {"indicator", "counting", "difference"},
        make_check<StaffFlow>};
}

}  // namespace tenken::rules
