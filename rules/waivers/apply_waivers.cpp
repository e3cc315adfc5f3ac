#include <map>
#include <set>
#include <tuple>

#include "rules/engine/sink.h"
#include "rules/waivers.h"

namespace tenken::rules {
namespace {

/// A waiver without an item is for findings without one.
const std::string no_item = "\n";

using Key = std::pair<std::string, std::string>;

Key key_of(const std::string& rule, const std::optional<std::string>& item) {
    return {rule, item.value_or(no_item)};
}

class Covering {
  public:
    Covering(const Waivers& waivers, const std::string& today) : waivers_(waivers) {
        for (std::size_t i = 0; i < waivers.list.size(); ++i) {
            const Waiver& waiver = waivers.list[i];
            if (waiver.expires < today) {
                expired_.insert(i);
            } else if (!waiver.fingerprint.empty()) {
                by_fingerprint_.emplace(waiver.fingerprint, i);
            } else {
                by_rule_.emplace(key_of(waiver.rule, waiver.item), i);
            }
        }
    }

    void mark(Finding& finding) {
        mark(finding, by_fingerprint_.equal_range(finding.fingerprint));
        mark(finding, by_rule_.equal_range(key_of(finding.rule, finding.item)));
    }

    bool expired(std::size_t waiver) const { return expired_.count(waiver) != 0; }
    bool used(std::size_t waiver) const { return used_.count(waiver) != 0; }

  private:
    template <typename Range>
    void mark(Finding& finding, const Range& range) {
        for (auto at = range.first; at != range.second; ++at) {
            const Waiver& waiver = waivers_.list[at->second];
            const bool other_rule = !waiver.rule.empty() && waiver.rule != finding.rule;
            const bool other_item = waiver.item && waiver.item != finding.item;
            const bool other_year = waiver.fiscal_year && waiver.fiscal_year != finding.fiscal_year;
            if (other_rule || other_item || other_year) {
                continue;
            }
            used_.insert(at->second);
            if (!finding.waived) {
                finding.waived = true;
                finding.waiver_reason =
                    waiver.reason + " (" + waiver.author + ", " + waiver.expires + ")";
            }
        }
    }

    const Waivers& waivers_;
    std::set<std::size_t> expired_;
    std::set<std::size_t> used_;
    std::multimap<std::string, std::size_t> by_fingerprint_;
    std::multimap<Key, std::size_t> by_rule_;
};

std::string shown(const Waiver& waiver) {
    std::string text = waiver.rule;
    const auto add = [&](const std::string& part) { text += text.empty() ? part : " " + part; };
    if (waiver.item) {
        add("No." + *waiver.item);
    }
    if (waiver.fiscal_year) {
        add(std::to_string(*waiver.fiscal_year));
    }
    if (!waiver.fingerprint.empty()) {
        add(waiver.fingerprint);
    }
    return text;
}

Finding finding_on(const Rule& rule, const Waiver& waiver) {
    Case what;
    what.printed = shown(waiver);
    what.facts = what.printed + "|" + waiver.reason;
    what.arguments.set("line", std::to_string(waiver.line));
    what.arguments.set("reason", waiver.reason);
    what.arguments.set("author", waiver.author);
    what.arguments.set("expires", waiver.expires);
    return finding_of(rule, what).finding;
}

}  // namespace

void apply_waivers(const Waivers& waivers, const RuleSet& rules, const std::string& today,
                   Audit& audit) {
    Covering covering(waivers, today.empty() ? waivers.as_of : today);
    for (Finding& finding : audit.findings) {
        covering.mark(finding);
    }
    for (const Rule& rule : rules.rules()) {
        if (!rule.enabled || rule.kind != "waiver") {
            continue;
        }
        const std::string& state = rule.parameters.choice("state");
        for (std::size_t i = 0; i < waivers.list.size(); ++i) {
            const Waiver& waiver = waivers.list[i];
            const bool expired = covering.expired(i);
            const bool unknown =
                !expired && !waiver.rule.empty() && rules.find(waiver.rule) == nullptr;
            const bool unused = !expired && !unknown && !covering.used(i);
            if ((state == "expired" && expired) || (state == "unknown" && unknown) ||
                (state == "unused" && unused)) {
                audit.findings.push_back(finding_on(rule, waiver));
            }
        }
    }
}

}  // namespace tenken::rules
