#include "rules/engine/soften.h"

namespace tenken::rules {

bool rests_on_figures(const Finding& finding) {
    return finding.category == "total" || finding.category == "target-gap";
}

void soften(Finding& finding, const schema::Message& why) {
    finding.severity = rests_on_figures(finding) ? Severity::warning : Severity::note;
    finding.message.ja += "　" + why.ja;
    finding.message.en += " " + why.en;
}

}  // namespace tenken::rules
