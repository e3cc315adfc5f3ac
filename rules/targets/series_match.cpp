#include "rules/targets/series_match.h"

#include "schema/text.h"

namespace tenken::rules {

const schema::Figures* matching_series(const schema::Target& target, const Context& context) {
    const std::string indicator = schema::squeeze(target.indicator);
    const std::string family = context.units().family(target.unit);
    const schema::Figures* best = nullptr;
    std::size_t longest = 0;
    for (const schema::Figures& figures : context.report().series) {
        const std::string name = schema::squeeze(figures.name);
        // One character (計) names nothing.
        if (name.size() >= 6 && name.size() > longest &&
            indicator.find(name) != std::string::npos &&
            context.units().family(figures.unit) == family) {
            best = &figures;
            longest = name.size();
        }
    }
    return best;
}

}  // namespace tenken::rules
