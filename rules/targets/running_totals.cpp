#include "rules/targets/running_totals.h"

#include <algorithm>

#include "schema/text.h"

namespace tenken::rules {

const Fact* told_running_total(const YearView& year, const std::string& family) {
    if (year.actual == nullptr) {
        return nullptr;
    }
    const Fact* found = nullptr;
    for (const Fact& fact : year.actual->facts()) {
        const bool running = fact.clause.find("累計") != std::string::npos ||
                             fact.clause.find("累積") != std::string::npos;
        if (!running || fact.family != family || fact.intended || fact.change != 0) {
            continue;
        }
        const bool behind_own =
            fact.depth == 1 &&
            std::any_of(year.actual->facts().data(), &fact, [&](const Fact& other) {
                return other.depth == 0 && other.family == family;
            });
        if (!behind_own || found != nullptr) {
            return nullptr;
        }
        found = &fact;
    }
    return found;
}

const Fact* running_total(const YearView& year, const std::string& family) {
    if (year.actual == nullptr) {
        return nullptr;
    }
    for (const schema::Measure& measure : year.row->actual->measures) {
        const std::string name = schema::squeeze(measure.indicator);
        if (name != "累計" && name != "累積") {
            continue;
        }
        for (const Fact& fact : year.actual->facts()) {
            if (fact.quantity.printed == measure.printed && fact.family == family &&
                &fact != &year.actual->facts().front()) {
                return &fact;
            }
        }
    }
    return nullptr;
}

}  // namespace tenken::rules
