// What a check says about one thing it looked at.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/engine/message_template.h"
#include "rules/engine/ties.h"
#include "rules/finding.h"
#include "schema/report.h"

namespace tenken::rules {

/// A finding without what the rule itself brings: severity, title, the sentence.
struct Case {
    std::optional<std::string> item;
    std::string item_name;
    std::optional<int> fiscal_year;
    schema::Place place;
    std::string printed;
    std::string expected;
    std::string actual;
    std::string formula;
    std::string convention;
    std::vector<Related> related;
    std::vector<ProposedReading> readings;
    Arguments arguments;  ///< for the message, besides the common ones
    Ties ties;            ///< to what else is said of the same cause
    std::string facts;  ///< what makes this finding itself, wherever it stands; for the fingerprint

    /// The case of an item, at the place of its name until something better is set.
    static Case of(const schema::Item& item) {
        Case result;
        result.item = item.number;
        result.item_name = item.name;
        result.place = item.place;
        return result;
    }
    /// `year` 0: a row whose year could not be read; the case then names none.
    Case& in(int year) {
        fiscal_year = year != 0 ? std::optional(year) : std::nullopt;
        return *this;
    }
    Case& at(const schema::Place& where, std::string text) {
        place = where;
        printed = std::move(text);
        return *this;
    }
};

}  // namespace tenken::rules
