#include "rules/targets/board.h"

#include <optional>

#include "rules/targets/judge.h"
#include "schema/quantity.h"

namespace tenken::rules {
namespace {

TargetTrack::Outcome outcome_of(Comparison::Outcome outcome) {
    switch (outcome) {
        case Comparison::Outcome::met:
            return TargetTrack::Outcome::met;
        case Comparison::Outcome::missed:
            return TargetTrack::Outcome::missed;
        case Comparison::Outcome::undecided:
            break;
    }
    return TargetTrack::Outcome::undecided;
}

/// A limit of every year is missed if one year misses it, met if all that are reported meet it.
Judgement worst_year(const Context& context, const MatchedTarget& matched) {
    Judgement worst;
    worst.reason = {"実績の数値がない", "there is no result"};
    bool met = false;
    for (const auto& [year, fact] : matched.results) {
        Judgement judgement = judge(matched, year, context.vocabulary(), {});
        if (judgement.outcome == Comparison::Outcome::missed) {
            return judgement;
        }
        met = met || judgement.outcome == Comparison::Outcome::met;
        worst = std::move(judgement);
    }
    worst.outcome = met ? Comparison::Outcome::met : Comparison::Outcome::undecided;
    return worst;
}

/// The value that the same indicator should have in that year, where the item sets one.
std::optional<schema::Decimal> aim_of(const Context& context, const MatchedTarget& matched,
                                      int year) {
    const int power = schema::unit_scale(matched.target->unit).power;
    for (const MatchedTarget& other : context.targets()) {
        if (other.item == matched.item && other.words == matched.words &&
            other.family == matched.family && other.target->fiscal_year == year) {
            return other.figure.value.shifted(-power).reduced();
        }
    }
    return std::nullopt;
}

TargetTrack track_of(const Context& context, const MatchedTarget& matched) {
    TargetTrack track;
    track.item = matched.item->item->number;
    track.target = *matched.target;
    if (matched.direction.way == Direction::Way::down &&
        matched.target->relation == schema::Relation::at_least) {
        track.target.relation = schema::Relation::at_most;
    } else if (matched.direction.way == Direction::Way::up &&
               matched.target->relation == schema::Relation::at_most) {
        track.target.relation = schema::Relation::at_least;
    }
    const int due = context.due_year(*matched.target);
    const Judgement judgement =
        due == 0 ? worst_year(context, matched) : judge(matched, due, context.vocabulary(), {});
    // What is drawn is what was judged: a bare 273 beside 270百万円 is 百万円, and the years of a
    // target over the whole plan are added up.
    const int power = schema::unit_scale(matched.target->unit).power;
    schema::Decimal sum;
    for (const auto& [year, fact] : matched.results) {
        const schema::Decimal value =
            judge(matched, year, context.vocabulary(), {.alone = true}).result.value;
        sum = sum + value;
        track.points.push_back(
            {year, (judgement.cumulated ? sum : value).shifted(-power).reduced(),
             fact->quantity.printed, fact->figure.place,
             judgement.cumulated ? std::nullopt : aim_of(context, matched, year)});
    }
    track.outcome = outcome_of(judgement.outcome);
    if (track.outcome == TargetTrack::Outcome::undecided) {
        track.reason = judgement.reason;
    }
    return track;
}

}  // namespace

std::vector<TargetTrack> target_board(const Context& context) {
    std::vector<TargetTrack> board;
    for (const MatchedTarget& matched : context.targets()) {
        board.push_back(track_of(context, matched));
    }
    return board;
}

}  // namespace tenken::rules
