// prose-rate: a rate of change claimed in the running text follows from no two years of the item.
//
// 滞納額を約33%圧縮: every pair of years of every figure of the item is tried, and the year before
// the plan where balance and effect give it. A claim that none of them bears out is a question.
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "rules/sums/report_figures.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class ProseRate final : public Check {
  public:
    explicit ProseRate(const Parameters& parameters)
        : shortest_(static_cast<std::size_t>(parameters.count("characters"))) {}

    void run(const Context& context, Sink& sink) const override {
        for (const TextView* paragraph : context.paragraphs()) {
            for (const Fact& fact : paragraph->facts()) {
                if (fact.family == "%" && fact.change != 0 && !fact.intended && !fact.derived) {
                    look(context, *paragraph, fact, sink);
                }
            }
        }
    }

  private:
    void look(const Context& context, const TextView& text, const Fact& fact, Sink& sink) const {
        const ItemView* meant = nullptr;
        for (const ItemView& item : context.items()) {
            const bool named =
                code_points(words_of(fact)).size() >= shortest_ &&
                (item.name.find(words_of(fact)) != std::string::npos || has_track(item, fact));
            if (named && meant != nullptr) {
                return;
            }
            meant = named ? &item : meant;
        }
        if (meant == nullptr) {
            return;
        }
        Case what = Case::of(*meant->item);
        what.at(text.place_at(fact.quantity.begin), fact.quantity.printed + fact.after);
        what.printed = fact.quantity.printed;
        what.actual = fact.quantity.printed;
        what.arguments.set("claim", words_of(fact));
        what.facts = fact.words + fact.quantity.printed;
        bool any = false;
        for (const std::map<int, Decimal>& values : lines(context, *meant)) {
            for (auto base = values.begin(); base != values.end(); ++base) {
                for (auto now = std::next(base); now != values.end(); ++now) {
                    any = true;
                    if (bears_out(fact, base->second, now->second)) {
                        sink.agrees(what);
                        return;
                    }
                }
            }
        }
        if (any) {
            sink.finding(what);
        }
    }

    /// The words are the name of one of the item's figures.
    static bool has_track(const ItemView& item, const Fact& fact) {
        return std::any_of(item.tracks.begin(), item.tracks.end(), [&](const Track& track) {
            return track.depth == 0 && track.words == words_of(fact) && track.by_year.size() > 1;
        });
    }

    /// 収入未済額は、平成29年度から約33%圧縮: the subject may stand before a comma.
    static std::string words_of(const Fact& fact) {
        const std::string_view mark = "は、";
        const bool before =
            fact.words.empty() && fact.heading.size() > mark.size() &&
            fact.heading.compare(fact.heading.size() - mark.size(), mark.size(), mark) == 0;
        return before ? fact.heading.substr(0, fact.heading.size() - mark.size()) : fact.words;
    }

    /// Figures of the item by year, with the year before the first where the effect gives it.
    static std::vector<std::map<int, Decimal>> lines(const Context& context, const ItemView& item) {
        std::vector<std::map<int, Decimal>> all;
        const std::string unit = effect_unit(context, *item.item);
        for (const Track& track : item.tracks) {
            std::map<int, Decimal> values;
            for (const auto& [year, fact] : track.by_year) {
                values.emplace(year, fact->figure.value);
            }
            const int first = values.begin()->first;
            const YearView* row = item.year(first);
            const auto effect = row == nullptr || track.family != context.units().family(unit)
                                    ? std::nullopt
                                    : effect_figure(context, *item.item, *row->row, unit);
            if (effect) {
                values.emplace(first - 1, values.begin()->second + effect->value);
            }
            all.push_back(std::move(values));
        }
        return all;
    }

    static bool bears_out(const Fact& fact, const Decimal& base, const Decimal& now) {
        if (base.is_zero()) {
            return false;
        }
        const Decimal change = (now - base) * Decimal(fact.change);
        const Decimal rate = Decimal::divide(change.shifted(2), base.abs(), 4);
        const Decimal reach = fact.quantity.approximate ? fact.quantity.precision * Decimal(2)
                                                        : fact.quantity.precision;
        return rate > fact.quantity.value - reach && rate < fact.quantity.value + reach;
    }

    std::size_t shortest_;
};

}  // namespace

CheckKind prose_rate_kind() {
    return {"prose-rate",
            "A rate of change claimed in the running text follows from no two years of the item.",
            {{.name = "characters",
              .type = ParameterType::integer,
              .meaning = "length of the words that must stand in the name of one item only",
              .fallback = "3",
              .low = 2}},
            {"claim"},
            make_check<ProseRate>};
}

}  // namespace tenken::rules
