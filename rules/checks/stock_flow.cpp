// stock-flow: a balance does not fall by the effect that the year claims.
//
// 収入未済額 553, 523, 511 百万円 and effects of 29,280, 12,408 千円: the effect of a year is what
// the balance fell (or rose) by. Whether the item means that is shown by the years that close; if
// fewer than most do, effect and balance are different things and nothing is said.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"

namespace tenken::rules {
namespace {

class StockFlow final : public Check {
  public:
    explicit StockFlow(const Parameters& parameters)
        : share_(parameters.integer("closing-share")), least_(parameters.count("closing-years")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            const std::string unit = effect_unit(context, *item.item);
            for (const Track& track : item.tracks) {
                if (track.depth == 0 && track.by_year.size() > 2 &&
                    track.family == context.units().family(unit)) {
                    look(context, item, track, unit, sink);
                }
            }
        }
    }

  private:
    /// effect(t) = balance(t-1) - balance(t), or the other way round for a balance that shall grow.
    std::vector<Sum> steps(const Context& context, const ItemView& item, const Track& track,
                           const std::string& unit, bool falling) const {
        std::vector<Sum> sums;
        for (const auto& [year, balance] : track.by_year) {
            const auto before = track.by_year.find(year - 1);
            const YearView* row = item.year(year);
            const auto effect = row == nullptr || before == track.by_year.end()
                                    ? std::nullopt
                                    : effect_figure(context, *item.item, *row->row, unit);
            if (!effect) {
                continue;
            }
            Sum sum;
            sum.total = *effect;
            sum.terms.push_back({before->second->figure, falling ? 1 : -1, false});
            sum.terms.push_back({balance->figure, falling ? -1 : 1, false});
            sum.terms.front().figure.name = year_name(year - 1);
            sum.terms.back().figure.name = year_name(year);
            sum.subject = Case::of(*item.item).in(year);
            sum.subject.at(effect->place, effect->printed);
            sum.subject.arguments.set("indicator", track.words);
            sum.subject.facts = "flow|" + track.words;
            sums.push_back(std::move(sum));
        }
        return sums;
    }

    /// An effect smaller than the digits of the balance closes with anything.
    static bool shows_something(const Sum& sum) {
        return sum.total.value.abs() >= sum.terms.front().figure.step;
    }

    void look(const Context& context, const ItemView& item, const Track& track,
              const std::string& unit, Sink& sink) const {
        for (const bool falling : {true, false}) {
            std::vector<Sum> sums = steps(context, item, track, unit, falling);
            std::int64_t closing_ones = 0;
            for (const Sum& sum : sums) {
                closing_ones += shows_something(sum) && closing(sum).closes() ? 1 : 0;
            }
            const auto all = static_cast<std::int64_t>(sums.size());
            if (closing_ones < least_ || closing_ones * 100 < all * share_) {
                continue;
            }
            for (Sum& sum : sums) {
                sink.sum(std::move(sum));
            }
            return;
        }
    }

    std::int64_t share_;
    int least_;
};

}  // namespace

CheckKind stock_flow_kind() {
    return {"stock-flow",
            "A balance does not change by the effect that the year claims.",
            {{.name = "closing-share",
              .type = ParameterType::integer,
              .meaning = "per cent of the years that must close to show that effect and balance "
                         "are one thing",
              .fallback = "50",
              .low = 1,
              .high = 100},
             {.name = "closing-years",
              .type = ParameterType::integer,
              .meaning = "years that must close at least",
              .fallback = "2",
              .low = 1,
              .high = 50}},
            {"indicator", "difference"},
            make_check<StockFlow>};
}

}  // namespace tenken::rules
