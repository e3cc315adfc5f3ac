// waiver: a waiver that has expired, names no rule or covers no finding.
//
// Such a rule looks at the file of waivers and not at the report; apply_waivers() judges it once
// all findings are there.
#include "rules/checks/kinds.h"

namespace tenken::rules {
namespace {

class WaiverState final : public Check {
  public:
    explicit WaiverState(const Parameters&) {}
    void run(const Context&, Sink&) const override {}
};

}  // namespace

CheckKind waiver_kind() {
    return {"waiver",
            "A waiver has expired, names no rule, or covers no finding.",
            {{.name = "state",
              .type = ParameterType::choice,
              .meaning = "expired: its last day is past; unknown: no rule has its id; unused: it "
                         "covers no finding",
              .choices = {"expired", "unknown", "unused"}}},
            {"line", "reason", "author", "expires"},
            make_check<WaiverState>};
}

}  // namespace tenken::rules
