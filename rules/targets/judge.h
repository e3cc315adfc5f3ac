// A target held against the result of one year, with all that keeps it from being decided.
#pragma once

#include <string>
#include <vector>

#include "rules/context/context.h"
#include "rules/engine/case.h"
#include "rules/engine/parameters.h"

namespace tenken::rules {

struct Judgement {
    Comparison::Outcome outcome = Comparison::Outcome::undecided;
    bool direction_unknown = false;  ///< the one thing that keeps a gap from being a miss
    schema::Message reason;          ///< why it is undecided
    schema::Decimal gap;             ///< result minus target, base unit
    Figure result;                   ///< what was compared; a sum of years for cumulated targets
    const Fact* fact = nullptr;      ///< the printed result, nullptr if the year has none
    bool cumulated = false;
};

struct JudgeOptions {
    schema::Decimal about{15};    ///< per cent that 程度 allows
    schema::Decimal farthest{5};  ///< a result found by its unit only, further off than this
                                  ///< factor, is taken for something else
    bool alone = false;           ///< the year's own result, never a sum of years
};

/// "about" and "farthest", as each check that judges takes them.
std::vector<ParameterSpec> judge_parameters();
JudgeOptions judge_options(const Parameters& parameters);

/// Judges `matched` by its result in `year`.
Judgement judge(const MatchedTarget& matched, int year, const Vocabulary& vocabulary,
                const JudgeOptions& options);

/// The case of a target in a year: item, place of the result (else of the target), expected and
/// actual with their units, the arguments target, indicator, direction and gap.
Case case_of(const MatchedTarget& matched, int year, const Judgement& judgement);

/// "36.0% 以上" / "at least 36.0%", by direction.
schema::Message wanted(const MatchedTarget& matched);

/// Gap and values with the unit of the target: "-0.2%".
std::string in_target_unit(const MatchedTarget& matched, const schema::Decimal& base_value);

}  // namespace tenken::rules
