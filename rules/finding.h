// What an audit says: findings, and the checks that were made and held.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/severity.h"
#include "schema/decimal.h"
#include "schema/geometry.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::rules {

/// A place that bears on a finding: the part of a sum, the row of the target.
struct Related {
    schema::Place place;
    std::string printed;
    schema::Message what;
};

/// Another reading of one doubtful digit, with which a sum that fails would close.
struct ProposedReading {
    schema::Place place;   ///< of the figure's cell
    std::string printed;   ///< the figure as it was read: 1,250
    std::string proposed;  ///< the figure as the sum wants it: 1,850
    std::string read;      ///< the digit: 2
    std::string wanted;    ///< 8
    int confidence = 0;    ///< the engine's in what was read: 0 ... 100
    std::string expected;  ///< the proposed value, normalised, with unit
    std::string actual;    ///< the value read
};

struct Finding {
    std::string rule;      ///< stable id: T-02
    std::string version;   ///< of the rule
    std::string category;  ///< missing-year, target-gap, total, …
    Severity severity = Severity::note;
    std::optional<std::string> item;
    std::optional<int> fiscal_year;
    schema::Message title;        ///< of the rule
    schema::Message message;      ///< this case
    schema::Message may_be_fine;  ///< why it may be no error after all
    schema::Place place;
    std::string printed;   ///< the string on the page
    std::string expected;  ///< normalised, with unit; "" if there is none
    std::string actual;
    std::string formula;  ///< the sum with the numbers put in, "" if there is none
    /// How the document shortens its numbers, by its sums that close: "round", "truncate",
    /// "round|truncate" where both fit; "" where it does not matter. The finding fits neither.
    std::string convention;
    std::vector<Related> related;
    /// If there are any, the finding is about the reading of a picture and not about the city.
    std::vector<ProposedReading> readings;
    std::string fingerprint;  ///< the same for the same fact in a later run
    bool waived = false;
    std::string waiver_reason;
};

/// One checked figure that agrees, or that could not be decided (with the reason).
struct Verdict {
    enum class Outcome { agrees, undecided };
    std::string rule;
    Outcome outcome = Outcome::agrees;
    std::optional<std::string> item;
    std::optional<int> fiscal_year;
    schema::Place place;
    std::string printed;
    std::string formula;
    schema::Message reason;
};

/// One target followed through the years of its item: what an off-target board draws.
struct TargetTrack {
    enum class Outcome { met, missed, undecided };
    struct Point {
        int fiscal_year = 0;
        schema::Decimal value;  ///< in the target's unit
        std::string printed;
        schema::Place place;
        std::optional<schema::Decimal> aim = {};  ///< the target of that very year, if it has one
    };
    std::string item;
    schema::Target target;
    std::vector<Point> points;  ///< by year; only results that were matched to this target
    Outcome outcome = Outcome::undecided;
    schema::Message reason;  ///< why it could not be decided, else empty
};

struct Audit {
    std::vector<Finding> findings;  ///< by page, place, rule: the same order in every run
    std::vector<Verdict> verdicts;
    std::vector<TargetTrack> tracks;  ///< by item, then as the item lists its targets
};

}  // namespace tenken::rules
