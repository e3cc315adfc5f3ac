#include "rules/context/named_figures.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>

#include "rules/context/indicator.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

/// Where the line of the text that is `printed` and nothing else begins.
std::size_t line_of(std::string_view text, const std::string& printed) {
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (schema::squeeze(text.substr(begin, end - begin)) == printed) {
            return begin;
        }
        begin = end + 1;
    }
    return nowhere;
}

/// The words of the text name the indicator themselves, with more about it than the bare figure.
bool is_told(const std::vector<Fact>& facts, const std::string& words, const std::string& family) {
    return std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
        return !fact.words.empty() && fact.family == family &&
               (fact.words.find(words) != std::string::npos ||
                words.find(fact.words) != std::string::npos);
    });
}

}  // namespace

void name_figures(const Reading& reading, const TextView& view,
                  const std::vector<schema::Measure>& measures, std::vector<Fact>& facts) {
    const bool joined = view.text().find('\n') != std::string_view::npos;
    for (const schema::Measure& measure : measures) {
        const std::string printed = schema::squeeze(measure.printed);
        if (!joined || measure.indicator.empty() || printed.empty()) {
            continue;  // a cell of its own takes the name of the target
        }
        const std::size_t begin = line_of(view.text(), printed);
        const std::string words =
            indicator_words(schema::squeeze(measure.indicator), *reading.vocabulary);
        if (begin == nowhere || is_told(facts, words, reading.units->family(measure.unit))) {
            continue;
        }
        const std::size_t end = std::min(view.text().find('\n', begin), view.text().size());
        auto fact = std::find_if(facts.begin(), facts.end(),
                                 [&](const Fact& other) { return other.quantity.end > begin; });
        if (fact == facts.end() || fact->quantity.begin >= end) {
            Fact made;
            made.quantity.begin = begin;
            made.quantity.end = end;
            made.quantity.printed = measure.printed;
            made.fiscal_year = view.row_year();
            fact = facts.insert(fact, std::move(made));
        }
        if (!fact->words.empty()) {
            continue;  // the text names it itself
        }
        fact->quantity.value = measure.value;
        fact->quantity.precision = measure.precision;
        fact->quantity.unit = measure.unit;
        fact->quantity.approximate = measure.approximate;
        try {
            fact->figure = reading.units->figure(fact->quantity);
        } catch (const std::overflow_error&) {
            facts.erase(fact);
            continue;
        }
        fact->figure.key = view.key() + "@" + std::to_string(begin);
        fact->figure.place = view.place_at(begin);
        fact->family = reading.units->family(measure.unit);
        fact->words = words;
    }
}

}  // namespace tenken::rules
