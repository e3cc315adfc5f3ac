#include "tools/tenken/audit_options.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <set>

#include "rules/waivers.h"
#include "schema/error.h"
#include "tools/publish/saved_findings.h"
#include "tools/tenken/input_file.h"

namespace tenken::tools {
namespace {

std::string date_of_machine() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    std::array<char, 16> text{};
    if (::localtime_r(&now, &local) == nullptr ||
        std::strftime(text.data(), text.size(), "%Y-%m-%d", &local) == 0) {
        return "";
    }
    return text.data();
}

std::string today(const Arguments& arguments, const rules::Waivers& waivers) {
    if (const auto given = arguments.value("--today")) {
        return *given;
    }
    return waivers.as_of.empty() ? date_of_machine() : waivers.as_of;
}

}  // namespace

void apply_waivers(const Arguments& arguments, const rules::RuleSet& rules, rules::Audit& audit) {
    const auto day = arguments.value("--today");
    if (day && !rules::is_date(*day)) {
        throw schema::InputError("--today",
                                 {"「" + *day + "」は日付でない", "\"" + *day + "\" is no date"},
                                 {"2025-03-31 の形で指定してください", "Write it as 2025-03-31"});
    }
    if (const auto path = arguments.value("--waivers")) {
        const rules::Waivers waivers = rules::read_waivers(*path, read_input(*path));
        rules::apply_waivers(waivers, rules, today(arguments, waivers), audit);
    }
}

std::size_t leave_out_known(const Arguments& arguments, rules::Audit& audit) {
    const auto path = arguments.value("--baseline");
    if (!path) {
        return 0;
    }
    std::set<std::string> known;
    for (const rules::Finding& finding : read_findings(read_input(*path), *path).findings) {
        if (!finding.fingerprint.empty()) {
            known.insert(finding.fingerprint);
        }
    }
    const std::size_t before = audit.findings.size();
    audit.findings.erase(std::remove_if(audit.findings.begin(), audit.findings.end(),
                                        [&](const rules::Finding& finding) {
                                            return known.count(finding.fingerprint) != 0;
                                        }),
                         audit.findings.end());
    return before - audit.findings.size();
}

}  // namespace tenken::tools
