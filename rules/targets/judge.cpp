#include "rules/targets/judge.h"

#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Decimal;
using Outcome = Comparison::Outcome;

/// The target is over the whole plan, and the yearly results are not cumulated themselves.
bool wants_sum(const MatchedTarget& matched, const Fact& fact, const Vocabulary& vocabulary) {
    const PatternList& patterns = vocabulary.pattern_list("cumulative-targets");
    if (vocabulary.word_list("units-of-rates").is(matched.family)) {
        return false;
    }
    return patterns.in(schema::squeeze(matched.target->printed)) &&
           !vocabulary.word_list("cumulative-results").in(fact.heading + fact.clause);
}

/// A bare number has the unit of the target that it stands beside: 2,012 beside 2,000千円.
Figure result_figure(const MatchedTarget& matched, const Fact& fact) {
    Figure figure = fact.figure;
    if (fact.quantity.unit.empty() && !matched.scale.is_zero()) {
        figure.value = figure.value * matched.scale;
        figure.step = figure.step * matched.scale;
    }
    return figure;
}

Figure sum_up_to(const MatchedTarget& matched, int year) {
    Figure sum = result_figure(matched, *matched.result(year));
    for (const auto& [other, fact] : matched.results) {
        if (other < year) {
            const Figure figure = result_figure(matched, *fact);
            sum.value = sum.value + figure.value;
            sum.step = sum.step + figure.step;
        }
    }
    return sum;
}

/// A result that was found by its unit alone must look like one of this target.
bool plausible(const MatchedTarget& matched, const Figure& result, const Decimal& farthest) {
    const Decimal target = matched.figure.value.abs();
    const Decimal value = result.value.abs();
    return value <= target * farthest && target <= value * farthest;
}

Judgement undecided(Judgement judgement, const char* ja, const char* en) {
    judgement.outcome = Outcome::undecided;
    judgement.reason = {ja, en};
    return judgement;
}

}  // namespace

std::vector<ParameterSpec> judge_parameters() {
    return {{.name = "about",
             .type = ParameterType::number,
             .meaning = "per cent that a target with 程度 may be off",
             .fallback = "15"},
            {.name = "farthest",
             .type = ParameterType::number,
             .meaning = "a result found by its unit only may be off by this factor at most",
             .fallback = "5",
             .low = 1}};
}

JudgeOptions judge_options(const Parameters& parameters) {
    return {parameters.number("about"), parameters.number("farthest")};
}

Judgement judge(const MatchedTarget& matched, int year, const Vocabulary& vocabulary,
                const JudgeOptions& options) {
    Judgement judgement;
    judgement.fact = matched.result(year);
    if (judgement.fact == nullptr) {
        return undecided(judgement, "その年度の実績値がない", "there is no result for that year");
    }
    judgement.result = result_figure(matched, *judgement.fact);
    if (matched.change != 0 && judgement.fact->change != 0) {
        if (judgement.fact->change != matched.change) {
            judgement.result.value = -judgement.result.value;
        }
    } else if (matched.target->baseline_year != 0) {
        return undecided(judgement, "基準年度からの変化が目標で、値そのものとは比べられない",
                         "the target is a change against a base year, not a value");
    }
    Comparison comparison = compare(matched, judgement.result, options.about);
    if (!options.alone && comparison.outcome == Outcome::missed &&
        wants_sum(matched, *judgement.fact, vocabulary)) {
        const Figure sum = sum_up_to(matched, year);
        const Comparison cumulated = compare(matched, sum, options.about);
        if (cumulated.outcome == Outcome::met || matched.direction.way == Direction::Way::up) {
            comparison = cumulated;
            judgement.result = sum;
            judgement.cumulated = true;
        }
    }
    const std::string printed = schema::squeeze(matched.target->printed);
    if (judgement.cumulated && comparison.outcome == Outcome::missed &&
        printed.find("(累計)") != std::string::npos && printed.find("年間") == std::string::npos) {
        judgement.direction_unknown = false;
        return undecided(judgement, "累計の目標で、報告より前の年度の分があるかもしれない",
                         "a running total may hold what came before the years reported");
    }
    judgement.outcome = comparison.outcome;
    judgement.gap = comparison.gap;
    judgement.reason = comparison.reason;
    judgement.direction_unknown = comparison.outcome == Outcome::undecided &&
                                  matched.direction.way == Direction::Way::unknown;
    if (judgement.outcome != Outcome::met && !matched.is_certain()) {
        if (!matched.related || !plausible(matched, judgement.result, options.farthest)) {
            judgement.direction_unknown = false;
            return undecided(judgement, "その実績値が目標の指標を指すか、言葉からは分からない",
                             "the words do not show that this figure is the target's indicator");
        }
        if (matched.how == MatchedTarget::How::what_is_left) {
            judgement.direction_unknown = false;
            return undecided(
                judgement, "同じ単位の目標が複数あり、どの目標の実績か分からない",
                "several targets have this unit, and it is not clear whose result it is");
        }
    }
    return judgement;
}

std::string in_target_unit(const MatchedTarget& matched, const Decimal& base_value) {
    return in_unit(base_value, matched.target->unit) + matched.target->unit;
}

/// A difference of two percentages is said in points.
schema::Message gap_of(const MatchedTarget& matched, const Decimal& gap) {
    const std::string& unit = matched.target->unit;
    const std::string value = in_unit(gap, unit);
    if (unit == "%" || unit == "％") {
        return {value + "ポイント", value + " points"};
    }
    return {value + unit, value + unit};
}

schema::Message wanted(const MatchedTarget& matched) {
    const std::string value =
        grouped(matched.change == 0 ? matched.target->value : matched.target->value.abs()) +
        matched.target->unit;
    if (matched.change != 0) {
        const bool less = matched.change < 0;
        return {value + "以上の" + (less ? "削減" : "増加"),
                std::string(less ? "a reduction" : "a growth") + " of at least " + value};
    }
    switch (matched.target->relation) {
        case schema::Relation::equal:
            return {value, value};
        case schema::Relation::about:
            return {value + "程度", "about " + value};
        case schema::Relation::at_least:
        case schema::Relation::at_most:
            break;
    }
    if (matched.direction.way == Direction::Way::down) {
        return {value + "以下", "at most " + value};
    }
    if (matched.direction.way == Direction::Way::up) {
        return {value + "以上", "at least " + value};
    }
    return {value, value};
}

Case case_of(const MatchedTarget& matched, int year, const Judgement& judgement) {
    const schema::Target& target = *matched.target;
    Case what = Case::of(*matched.item->item).in(year);
    what.at(target.place, target.printed);
    if (judgement.fact != nullptr) {
        const schema::Place& found = judgement.fact->figure.place;
        const schema::Place& place =
            found != schema::Place{} ? found : matched.rows.at(year)->place;
        what.at(place, judgement.fact->quantity.printed);
        what.actual = judgement.cumulated
                          ? in_target_unit(matched, judgement.result.value)
                          : grouped(judgement.fact->quantity.value) + judgement.fact->quantity.unit;
        what.formula = in_unit(judgement.result.value, target.unit, judgement.result.step) + " - " +
                       in_unit(matched.figure.value, target.unit, matched.figure.step) + " = " +
                       gap_of(matched, judgement.gap).ja;
    }
    what.expected = wanted(matched).ja;
    what.related.push_back({target.place, target.printed, {"目標", "target"}});
    what.arguments.set("target", target.printed);
    what.arguments.set("indicator", target.indicator);
    what.arguments.set("wanted", wanted(matched));
    what.arguments.set("direction", said(matched.direction));
    what.arguments.set("gap", gap_of(matched, judgement.gap));
    what.facts = target.indicator + "|" + target.unit;
    return what;
}

}  // namespace tenken::rules
