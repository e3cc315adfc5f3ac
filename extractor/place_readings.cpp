#include "extractor/place_readings.h"

#include <array>
#include <charconv>
#include <cmath>

#include "extractor/doubts_of_words.h"
#include "extractor/upright.h"
#include "schema/places.h"

namespace tenken::extractor {

namespace {

constexpr int least_agreement = 40;  // percent of the characters

schema::Decimal hundredths(double value) {
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 2);
    return schema::Decimal::parse({text.data(), static_cast<std::size_t>(end.ptr - text.data())})
        .value_or(schema::Decimal());
}

schema::Doubt doubt_on(const scan::ReadPage& page, int number, const scan::Doubt& doubt) {
    return {{number, as_it_lies(page, doubt.box), 0},
            doubt.read,
            doubt.other,
            doubt.reason,
            doubt.confidence,
            false,
            {},
            {},
            concerns_words(page.page, doubt)};
}

}  // namespace

schema::Place as_seen(const Readings& readings, const schema::Place& place) {
    const auto page = readings.pages.find(place.page);
    if (page == readings.pages.end() || page->second.skew == 0 || place.box.empty()) {
        return place;
    }
    return {place.page, as_it_lies(page->second, place.box), place.line};
}

void place_readings(const Readings& readings, const std::map<int, LayerComparison>& layers,
                    const std::map<int, std::vector<Proposal>>& proposals, schema::Report& report) {
    if (readings.pages.empty()) {
        return;
    }
    report.reading.engine = readings.engine;
    report.reading.version = readings.version;
    report.reading.languages = readings.languages;
    for (const auto& [number, page] : readings.pages) {
        const auto layer = layers.find(number);
        const bool compared = layer != layers.end();
        report.reading.pages.push_back(
            {number, compared ? layer->second.confidence : page.confidence,
             static_cast<int>(std::lround(page.resolution)), hundredths(page.skew),
             compared ? layer->second.agreement : -1, page.legible});
        // Hidden text that agrees with little is of a poorer reading: it says nothing of
        // characters.
        const bool is_layer_of_use = compared && layer->second.agreement >= least_agreement;
        for (const scan::Doubt& doubt : is_layer_of_use ? layer->second.doubts : page.doubts) {
            report.reading.doubts.push_back(doubt_on(page, number, doubt));
        }
        const auto proposed = proposals.find(number);
        if (proposed == proposals.end()) {
            continue;
        }
        for (const Proposal& proposal : proposed->second) {
            schema::Doubt doubt = doubt_on(page, number, proposal.doubt);
            doubt.word = proposal.word;
            doubt.source = proposal.source;
            report.reading.doubts.push_back(std::move(doubt));
        }
    }
    schema::for_each_place(report, [&](schema::Place& place) { place = as_seen(readings, place); });
}

}  // namespace tenken::extractor
