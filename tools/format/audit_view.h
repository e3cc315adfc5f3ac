// An audit with what every format of it says: the report it is about, the counts, the words.
#pragma once

#include <string>
#include <string_view>

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::tools {

struct AuditView {
    const schema::Report& report;
    const rules::Audit& audit;
    schema::Language language = schema::Language::japanese;
    bool verbose = false;           ///< with the checks that agreed and those left undecided
    std::size_t most_per_rule = 0;  ///< findings of one rule that text shows; 0 for all
    std::size_t known = 0;          ///< findings of an earlier audit that were left out
    bool has_baseline = false;      ///< an earlier audit was given: what is left is new
};

/// Waived findings count as waived and nowhere else.
struct AuditCounts {
    long errors = 0;
    long warnings = 0;
    long notes = 0;
    long waived = 0;
    long agreed = 0;
    long undecided = 0;
    long items = 0;  ///< of the report
    long years = 0;  ///< year rows of the report
};
AuditCounts count(const AuditView& view);

/// True if a finding that is not waived is at or above `level`.
bool has_findings_at(const rules::Audit& audit, rules::Severity level);

/// `ja` or `en`.
std::string_view language_name(schema::Language language);

/// The printed form or the other, by language.
inline const char* pick(schema::Language language, const char* ja, const char* en) {
    return language == schema::Language::japanese ? ja : en;
}

}  // namespace tenken::tools
