#include "rules/engine/unruled.h"

#include <algorithm>
#include <map>

#include "rules/engine/soften.h"

namespace tenken::rules {
namespace {

/// By page, the areas of tables without rulings.
using Areas = std::multimap<int, schema::Box>;

Areas unruled_areas(const schema::Report& report) {
    Areas out;
    for (const schema::Table& table : report.tables) {
        if (table.evidence != schema::Evidence::aligned) {
            continue;
        }
        std::map<int, schema::Box> pages;  // a table may go on
        for (const schema::Cell& cell : table.cells) {
            schema::Box& box = pages[cell.place.page];
            box = box.united(cell.place.box);
        }
        out.insert(pages.begin(), pages.end());
    }
    return out;
}

bool lies_in(const Areas& areas, const schema::Place& place) {
    const auto [first, last] = areas.equal_range(place.page);
    return std::any_of(first, last, [&](const auto& area) {
        return area.second.contains(place.box.center_x(), place.box.center_y());
    });
}

}  // namespace

void soften_unruled(const schema::Report& report, std::vector<Finding>& findings) {
    const Areas areas = unruled_areas(report);
    if (areas.empty()) {
        return;
    }
    for (Finding& finding : findings) {
        if (finding.severity == Severity::note || !lies_in(areas, finding.place)) {
            continue;
        }
        soften(
            finding,
            {"この表には罫線がなく、文字の並びから読み取ったものです。ページを見て確かめてください"
             "。",
             "This table has no rulings and was read by how its text stands: look at the page."});
    }
}

}  // namespace tenken::rules
