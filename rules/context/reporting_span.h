// From when until when an item has to report, by the notes that say so.
#pragma once

#include <optional>
#include <string>

#include "rules/context/item_view.h"
#include "rules/rule_set.h"

namespace tenken::rules {

/// Years outside first..last need no row: the item was added, ended or merged into another.
struct ReportingSpan {
    std::optional<int> first;
    std::optional<int> last;
    std::string first_note;  ///< the words that say so: 令和元年度の実績から項目として追加
    std::string last_note;

    bool covers(int year) const { return (!first || year >= *first) && (!last || year <= *last); }
};

/// Reads the notes by the lists "added-notes" and "ended-notes". A note with a year counts from
/// that year; one without counts from the item's first row, or until the row it stands in.
ReportingSpan reporting_span(const ItemView& item, const Vocabulary& vocabulary,
                             const std::optional<schema::Period>& plan);

}  // namespace tenken::rules
