#include "tools/format/audit_view.h"

#include <algorithm>

namespace tenken::tools {

using rules::Severity;

AuditCounts count(const AuditView& view) {
    AuditCounts counts;
    for (const rules::Finding& finding : view.audit.findings) {
        if (finding.waived) {
            ++counts.waived;
        } else if (finding.severity == Severity::error) {
            ++counts.errors;
        } else if (finding.severity == Severity::warning) {
            ++counts.warnings;
        } else {
            ++counts.notes;
        }
    }
    for (const rules::Verdict& verdict : view.audit.verdicts) {
        ++(verdict.outcome == rules::Verdict::Outcome::agrees ? counts.agreed : counts.undecided);
    }
    for (const schema::Item& item : view.report.items) {
        ++counts.items;
        counts.years += static_cast<long>(item.years.size());
    }
    return counts;
}

bool has_findings_at(const rules::Audit& audit, Severity level) {
    return std::any_of(audit.findings.begin(), audit.findings.end(),
                       [level](const rules::Finding& finding) {
                           return !finding.waived && finding.severity >= level;
                       });
}

std::string_view language_name(schema::Language language) {
    return language == schema::Language::japanese ? "ja" : "en";
}

}  // namespace tenken::tools
