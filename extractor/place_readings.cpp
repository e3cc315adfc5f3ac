#include "extractor/place_readings.h"

#include <array>
#include <charconv>
#include <cmath>

#include "schema/places.h"

namespace tenken::extractor {

namespace {

using schema::Box;

/// A box on the upright page, as it lies: its middle is turned, its size stays. A box around the
/// turned corners would reach into the next cell of a long row.
Box turned(const Box& box, const scan::ReadPage& page) {
    constexpr double degree = 3.14159265358979323846 / 180;
    const double sine = std::sin(page.skew * degree);
    const double cosine = std::cos(page.skew * degree);
    const double x = box.center_x() - page.page.width / 2;
    const double y = box.center_y() - page.page.height / 2;
    const double dx = x * cosine - y * sine - x;
    const double dy = x * sine + y * cosine - y;
    return {box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy};
}

schema::Decimal hundredths(double value) {
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 2);
    return schema::Decimal::parse({text.data(), static_cast<std::size_t>(end.ptr - text.data())})
        .value_or(schema::Decimal());
}

}  // namespace

schema::Place as_seen(const Readings& readings, const schema::Place& place) {
    const auto page = readings.pages.find(place.page);
    if (page == readings.pages.end() || page->second.skew == 0 || place.box.empty()) {
        return place;
    }
    return {place.page, turned(place.box, page->second), place.line};
}

void place_readings(const Readings& readings, schema::Report& report) {
    if (readings.pages.empty()) {
        return;
    }
    report.reading.engine = readings.engine;
    report.reading.version = readings.version;
    report.reading.languages = readings.languages;
    for (const auto& [number, page] : readings.pages) {
        report.reading.pages.push_back({number, page.confidence,
                                        static_cast<int>(std::lround(page.resolution)),
                                        hundredths(page.skew)});
        for (const scan::Doubt& doubt : page.doubts) {
            report.reading.doubts.push_back({{number, turned(doubt.box, page), 0},
                                             doubt.read,
                                             doubt.other,
                                             doubt.reason,
                                             doubt.confidence,
                                             false});
        }
    }
    schema::for_each_place(report, [&](schema::Place& place) { place = as_seen(readings, place); });
}

}  // namespace tenken::extractor
