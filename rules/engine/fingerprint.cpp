#include "rules/engine/fingerprint.h"

#include <cstdint>
#include <map>

#include "schema/text.h"

namespace tenken::rules {

std::string fingerprint(const std::string& rule, const std::optional<std::string>& item,
                        const std::optional<int>& fiscal_year, const std::string& facts) {
    const std::string all = rule + '\n' + item.value_or("-") + '\n' +
                            (fiscal_year ? std::to_string(*fiscal_year) : "-") + '\n' +
                            schema::squeeze(facts);
    // FNV-1a: short, stable, no key; a collision would at worst waive two findings of one rule.
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : all) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    std::string hex;
    for (int shift = 60; shift >= 0; shift -= 4) {
        hex += "0123456789abcdef"[hash >> shift & 15];
    }
    return hex;
}

void make_distinct(std::vector<Finding>& findings) {
    std::map<std::string, int> seen;
    for (Finding& finding : findings) {
        const int count = ++seen[finding.fingerprint];
        if (count > 1) {
            finding.fingerprint += "-" + std::to_string(count);
        }
    }
}

}  // namespace tenken::rules
