// One rule as its file says it, ready to run.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rules/engine/message_template.h"
#include "rules/engine/parameters.h"
#include "rules/finding.h"
#include "schema/message.h"

namespace tenken::rules {

class Check;

/// A fragment of a report that stands in the rule's file: what the rule must, or must not, find.
struct Example {
    bool gives_finding = false;
    std::optional<std::string> item;  ///< the finding must be about this item
    std::optional<int> fiscal_year;   ///< and this year
    std::string about;                ///< what the example shows, "" if not said
    std::string report_xml;           ///< a whole report element
    std::string waivers_xml;          ///< a waivers element, "" for none
    std::string previous_xml;         ///< a second report element: an earlier edition, "" for none
    int line = 0;                     ///< in the rule's file
};

struct Rule {
    std::string id;        ///< T-02
    std::string version;   ///< 1.0; changes with what the rule finds
    std::string category;  ///< missing-year, target-gap, total, …
    Severity severity = Severity::note;
    bool enabled = true;    ///< false: loaded and explained, but not run
    std::string family;     ///< the folder it stands in: targets
    std::string subject;    ///< what it applies to: item, year, target, total, table, …
    std::string procedure;  ///< audit procedure: inspection, recalculation, comparison, analysis
    std::string kind;       ///< of its check
    Parameters parameters;
    schema::Message title;
    MessageTemplate message;
    schema::Message rationale;
    schema::Message may_be_fine;
    std::vector<std::string> sources;
    std::vector<Example> examples;
    std::string file;  ///< where it was read, for messages
    std::shared_ptr<const Check> check;
};

}  // namespace tenken::rules
