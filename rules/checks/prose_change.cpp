// prose-change: a sentence gives two figures and how far they are apart, and the three do not
// agree.
//
// 152人から143人へ9人、5.9%減りました; 目標の7億円を1億300万円上回った. All that is needed stands
// in the sentence itself. With kind="points" it is the difference of two percentages that is looked
// for, given in per cent where points are meant.
#include <algorithm>
#include <stdexcept>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

/// What two percentages are apart.
constexpr const char* points = "ポイント";

class ProseChange final : public Check {
  public:
    explicit ProseChange(const Parameters& parameters)
        : points_(parameters.choice("kind") == "points"),
          from_(parameters.patterns("from")),
          to_(parameters.patterns("to")),
          beyond_(parameters.patterns("beyond")),
          exact_(parameters.patterns("exact")),
          against_(parameters.patterns("against")),
          since_(parameters.patterns("since")),
          since_then_(parameters.patterns("since-then")),
          by_rate_(parameters.patterns("by-rate")),
          moves_(parameters.patterns("moves")) {}

    void run(const Context& context, Sink& sink) const override {
        each_told(context, [&](const TextView& text, const Case& about) {
            try {
                look(text, about, sink);
            } catch (const std::overflow_error&) {
                sink.undecided(about, {"桁が多すぎる", "a figure has too many digits"});
            }
        });
    }

  private:
    static bool same_sentence(const TextView& text, const Fact& one, const Fact& other) {
        return text.sentence_begin(one.quantity.begin) == text.sentence_begin(other.quantity.begin);
    }

    void look(const TextView& text, const Case& about, Sink& sink) const {
        const std::vector<Fact>& facts = text.facts();
        for (std::size_t i = 0; i + 2 < facts.size(); ++i) {
            const Fact& a = facts[i];
            const Fact& b = facts[i + 1];
            const bool pair = a.family == b.family && !a.told_later && a.depth == 0 &&
                              b.depth == 0 && !a.intended && !b.intended &&
                              from_.in(text.between(a, b));
            for (std::size_t j = i + 2; pair && j < facts.size() && j < i + 4; ++j) {
                if (!same_sentence(text, a, facts[j]) || facts[j].depth > 0 ||
                    !to_.in(text.between(facts[j - 1], facts[j]))) {
                    break;
                }
                hold(text, about, a, b, facts[j], sink);
            }
        }
        for (std::size_t j = 2; !points_ && j < facts.size(); ++j) {
            if (facts[j].told_later) {
                continue;
            }
            look_against(text, about, j, sink);
            look_rate(text, about, j, sink);
            look_from(text, about, j, sink);
            if (beyond_.in(facts[j].after) && facts[j].depth == 0) {
                hold_beyond(text, about, j, sink);
            }
        }
    }

    /// 460人で、490人に比べて30人、率にして6.1％の減: the base stands second.
    void look_against(const TextView& text, const Case& about, std::size_t j, Sink& sink) const {
        const std::vector<Fact>& facts = text.facts();
        const Fact& now = facts[j - 2];
        const Fact& base = facts[j - 1];
        const std::string behind = text.between(base, facts[j]);
        // 26.8%で、前年度の24.1%から2.7ポイント上昇した
        const bool moved = facts[j].change != 0 && since_.in(text.between(now, base)) &&
                           (behind == "から" || behind == "より");
        if (now.family != base.family || now.depth > 0 || base.depth > 0 || now.intended ||
            base.intended || now.change != 0 || base.change != 0 ||
            (!moved && !against_.in(behind)) || !same_sentence(text, now, facts[j])) {
            return;
        }
        for (std::size_t i = j; i < facts.size() && i < j + 2; ++i) {
            if (!same_sentence(text, now, facts[i]) || facts[i].depth > 0 ||
                (facts[i].family != now.family && facts[i].family != "%" &&
                 !(now.family == "%" && facts[i].family == points)) ||
                (i > j && facts[i].family != "%")) {
                break;
            }
            hold(text, about, base, now, facts[i], sink);
        }
    }

    /// Within one unit of the last digit shown, two for 約.
    static bool meets(const Fact& fact, const Decimal& value, const Decimal& spare) {
        const Decimal step = fact.figure.step.is_zero() ? Decimal() : fact.figure.step;
        const Decimal reach = (fact.quantity.approximate ? step * Decimal(2) : step) + spare;
        const Decimal gap = (value - fact.figure.value).abs();
        return gap.is_zero() || gap < reach;
    }

    void hold(const TextView& text, const Case& about, const Fact& a, const Fact& b,
              const Fact& change, Sink& sink) const {
        const Decimal gap = (b.figure.value - a.figure.value).abs();
        const bool both_rates = a.family == "%";
        const bool rate = change.family == "%";
        if (points_) {
            if (both_rates && rate && meets(change, gap, Decimal()) && !gap.is_zero()) {
                say(text, about, a, b, change, gap, false, sink);
            }
            return;
        }
        if ((change.family != a.family && !rate && !both_rates) || a.figure.value.is_zero()) {
            return;
        }
        const Decimal share = Decimal::divide(gap.shifted(2), a.figure.value.abs(),
                                              change.quantity.precision.scale() + 2);
        const bool of_gap =
            (!rate || both_rates) && meets(change, gap, a.figure.step + b.figure.step);
        // Both figures may have been rounded.
        const Decimal spare =
            rate ? Decimal::divide((a.figure.step + b.figure.step).shifted(2), a.figure.value.abs(),
                                   change.quantity.precision.scale() + 3)
                 : Decimal();
        const bool of_share = rate && meets(change, share, spare);
        if ((of_gap || of_share) && wrong_way(a, b, change)) {
            say_way(text, about, a, b, change, sink);
        } else if (of_gap || of_share) {
            Case what = about;
            what.at(text.place_at(change.quantity.begin), change.quantity.printed);
            sink.agrees(what);
        } else {
            say(text, about, a, b, change, rate && !both_rates ? share : gap, rate && !both_rates,
                sink);
        }
    }

    /// A target is what it says; a result may have been rounded.
    Decimal spare_of(const Fact& fact) const {
        return exact_.in(fact.clause) ? Decimal() : fact.figure.step;
    }

    /// Two figures before it in the sentence, one of them the target, are that far apart.
    void hold_beyond(const TextView& text, const Case& about, std::size_t j, Sink& sink) const {
        const std::vector<Fact>& facts = text.facts();
        const Fact& change = facts[j];
        std::vector<const Fact*> before;
        for (std::size_t i = 0; i < j; ++i) {
            if (same_sentence(text, facts[i], change) && facts[i].family == change.family &&
                facts[i].depth == 0) {
                before.push_back(&facts[i]);
            }
        }
        if (before.size() != 2 || change.family == "%") {
            return;
        }
        const Decimal gap = (before[0]->figure.value - before[1]->figure.value).abs();
        // 計画額191,500千円を4,100千円上回った: the one right before it is what is passed.
        const bool told = text.between(*before[1], change) == "を" &&
                          exact_.in(before[1]->clause) && !exact_.in(before[0]->clause);
        if (meets(change, gap, spare_of(*before[0]) + spare_of(*before[1])) && told &&
            wrong_way(*before[1], *before[0], change)) {
            say_way(text, about, *before[1], *before[0], change, sink);
        } else if (meets(change, gap, spare_of(*before[0]) + spare_of(*before[1]))) {
            Case what = about;
            what.at(text.place_at(change.quantity.begin), change.quantity.printed);
            sink.agrees(what);
        } else {
            say(text, about, *before[0], *before[1], change, gap, false, sink);
        }
    }

    /// It rose where a fall is told, or the other way round.
    static bool wrong_way(const Fact& a, const Fact& b, const Fact& change) {
        return change.change != 0 && a.figure.value > Decimal() && b.figure.value > Decimal() &&
               a.figure.value != b.figure.value && !change.figure.value.is_zero() &&
               (b.figure.value > a.figure.value) != (change.change > 0);
    }

    static void say_way(const TextView& text, const Case& about, const Fact& a, const Fact& b,
                        const Fact& change, Sink& sink) {
        const bool more = b.figure.value > a.figure.value;
        Case what = about;
        what.at(text.place_at(change.quantity.begin), change.quantity.printed);
        what.expected = change.quantity.printed + (more ? "の増" : "の減");
        what.actual = change.quantity.printed + (more ? "の減" : "の増");
        what.formula = a.quantity.printed + " → " + b.quantity.printed;
        what.arguments.set("from", a.quantity.printed);
        what.arguments.set("to", b.quantity.printed);
        what.facts = what.formula + what.actual;
        sink.finding(what);
    }

    /// 420人から16人（3.8％）減少した: the share that the change is of the base.
    void look_from(const TextView& text, const Case& about, std::size_t j, Sink& sink) const {
        const std::vector<Fact>& facts = text.facts();
        const Fact& base = facts[j - 2];
        const Fact& amount = facts[j - 1];
        const Fact& rate = facts[j];
        const std::string between = text.between(base, amount);
        const bool fits = rate.family == "%" && rate.head == static_cast<int>(j) - 1 &&
                          rate.clause.empty() && amount.family == base.family &&
                          base.family != "%" && base.depth == 0 && amount.depth == 0 &&
                          !base.intended && !amount.intended &&
                          (between == "から" || between == "より") && base.figure.value > Decimal();
        if (!fits) {
            return;
        }
        const Bracket& bracket = text.brackets()[static_cast<std::size_t>(rate.bracket)];
        const std::string behind = text.squeezed(bracket.end, text.sentence_end(bracket.open));
        if (!moves_.in(behind)) {
            return;
        }
        const int scale = rate.quantity.precision.scale() + 2;
        const Decimal share =
            Decimal::divide(amount.figure.value.abs().shifted(2), base.figure.value, scale);
        const Decimal spare = Decimal::divide((amount.figure.step + base.figure.step).shifted(2),
                                              base.figure.value, scale + 1);
        if (meets(rate, share, spare)) {
            Case what = about;
            what.at(text.place_at(rate.quantity.begin), rate.quantity.printed);
            sink.agrees(what);
            return;
        }
        Case what = about;
        what.at(text.place_at(rate.quantity.begin), rate.quantity.printed);
        what.expected = grouped(share) + "%";
        what.actual = rate.quantity.printed;
        what.formula = amount.quantity.printed + " ÷ " + base.quantity.printed +
                       " × 100 = " + what.expected + " ≠ " + rate.quantity.printed;
        what.arguments.set("from", base.quantity.printed);
        what.arguments.set("to", amount.quantity.printed);
        what.facts = what.formula;
        sink.finding(what);
    }

    /// 14.5％の増: の stands between the two.
    static int way_of(const Fact& rate) {
        const bool more = rate.after.starts_with("の増");
        const bool less = rate.after.starts_with("の減");
        return rate.change != 0 ? rate.change : more ? 1 : less ? -1 : 0;
    }

    /// 63,740千円で、前年度に比べて8,085千円、率にして14.5％の増: the base follows from the two.
    void look_rate(const TextView& text, const Case& about, std::size_t j, Sink& sink) const {
        const std::vector<Fact>& facts = text.facts();
        const Fact& now = facts[j - 2];
        const Fact& amount = facts[j - 1];
        const Fact& rate = facts[j];
        const int way = way_of(rate);
        const bool fits =
            rate.family == "%" && way != 0 && !rate.intended && amount.family == now.family &&
            now.family != "%" && now.depth == 0 && amount.depth == 0 && rate.depth == 0 &&
            now.change == 0 && amount.change == 0 && !now.intended && !amount.intended &&
            same_sentence(text, now, rate) && since_then_.in(text.between(now, amount)) &&
            by_rate_.in(text.between(amount, rate));
        if (!fits) {
            return;
        }
        const Decimal base = way > 0 ? now.figure.value - amount.figure.value
                                     : now.figure.value + amount.figure.value;
        if (base <= Decimal()) {
            return;
        }
        const int scale = rate.quantity.precision.scale() + 2;
        const Decimal share = Decimal::divide(amount.figure.value.shifted(2), base, scale);
        const Decimal spare =
            Decimal::divide((amount.figure.step + now.figure.step).shifted(2), base, scale + 1);
        Case what = about;
        what.at(text.place_at(rate.quantity.begin), rate.quantity.printed);
        if (meets(rate, share, spare)) {
            sink.agrees(what);
            return;
        }
        what.expected = grouped(share) + "%";
        what.actual = rate.quantity.printed;
        what.formula = amount.quantity.printed + " ÷ (" + now.quantity.printed +
                       (way > 0 ? " - " : " + ") + amount.quantity.printed +
                       ") × 100 = " + what.expected + " ≠ " + rate.quantity.printed;
        what.arguments.set("from", now.quantity.printed);
        what.arguments.set("to", amount.quantity.printed);
        what.facts = what.formula;
        sink.finding(what);
    }

    static void say(const TextView& text, const Case& about, const Fact& a, const Fact& b,
                    const Fact& change, const Decimal& right, bool share, Sink& sink) {
        Case what = about;
        what.at(text.place_at(change.quantity.begin), change.quantity.printed);
        const bool first = a.figure.value >= b.figure.value;
        const Fact& high = first ? a : b;
        const Fact& low = first ? b : a;
        const std::string& unit = a.quantity.unit;
        what.expected = share ? grouped(right) + "%" : in_unit(right, unit) + unit;
        what.actual = change.quantity.printed;
        what.formula = high.quantity.printed + " - " + low.quantity.printed;
        if (share) {
            what.formula = "(" + what.formula + ") ÷ " + a.quantity.printed + " × 100";
        }
        what.formula += " = " + what.expected + " ≠ " + change.quantity.printed;
        what.arguments.set("from", a.quantity.printed);
        what.arguments.set("to", b.quantity.printed);
        what.facts = what.formula;
        for (const Fact* fact : {&a, &b}) {
            what.related.push_back({text.place_at(fact->quantity.begin),
                                    fact->quantity.printed,
                                    {"比べる数値", "a figure compared"}});
        }
        sink.finding(what);
    }

    bool points_;
    const PatternList& from_;
    const PatternList& to_;
    const PatternList& beyond_;
    const PatternList& exact_;
    const PatternList& against_;
    const PatternList& since_;
    const PatternList& since_then_;
    const PatternList& by_rate_;
    const PatternList& moves_;
};

}  // namespace

CheckKind prose_change_kind() {
    return {"prose-change",
            "A sentence gives two figures and their difference, and the three do not agree.",
            {{.name = "kind",
              .type = ParameterType::choice,
              .meaning = "difference: one that is wrong; points: one of percentages given in per "
                         "cent",
              .fallback = "difference",
              .choices = {"difference", "points"}},
             {.name = "from",
              .type = ParameterType::patterns,
              .meaning = "what stands between the earlier and the later figure"},
             {.name = "to",
              .type = ParameterType::patterns,
              .meaning = "what stands between the later figure and the change"},
             {.name = "beyond",
              .type = ParameterType::patterns,
              .meaning = "behind the change, where both figures stand before it"},
             {.name = "exact",
              .type = ParameterType::patterns,
              .meaning = "before a figure that was set and not measured"},
             {.name = "since",
              .type = ParameterType::patterns,
              .meaning = "what stands between the later figure and the base in front of から"},
             {.name = "since-then",
              .type = ParameterType::patterns,
              .meaning = "what stands between the later figure and a change whose rate follows"},
             {.name = "moves",
              .type = ParameterType::patterns,
              .meaning = "behind a change with its rate in a bracket"},
             {.name = "by-rate",
              .type = ParameterType::patterns,
              .meaning = "what stands between a change and its rate"},
             {.name = "against",
              .type = ParameterType::patterns,
              .meaning = "what stands between the base and the change, where the later figure "
                         "stands before both"}},
            {"from", "to"},
            make_check<ProseChange>};
}

}  // namespace tenken::rules
