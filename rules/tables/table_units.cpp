#include "rules/tables/table_units.h"

#include "rules/tables/cell_value.h"

namespace tenken::rules {
namespace {

/// A unit stands right above its table, at most a heading and a line of text between, in points.
constexpr double farthest = 90;
constexpr std::size_t longest_line = 200;

}  // namespace

TableUnits::TableUnits(const schema::Report& report) {
    for (const schema::Paragraph& paragraph : report.paragraphs) {
        if (paragraph.text.size() > longest_line ||
            paragraph.text.find("単位") == std::string::npos) {
            continue;
        }
        if (std::string unit = unit_named(paragraph.text); !unit.empty()) {
            by_page_[paragraph.place.page].push_back({paragraph.place.box, std::move(unit)});
        }
    }
}

std::string TableUnits::above(const schema::Table& table) const {
    const auto page = by_page_.find(table.place.page);
    if (table.place.page == 0 || page == by_page_.end()) {
        return "";
    }
    std::string best;
    double least = farthest;
    for (const Line& line : page->second) {
        const double gap = table.place.box.y0 - line.box.y1;
        const bool beside = line.box.x1 < table.place.box.x0 || line.box.x0 > table.place.box.x1;
        if (!beside && gap > -line.box.height() && gap < least) {
            least = gap;
            best = line.unit;
        }
    }
    return best;
}

}  // namespace tenken::rules
