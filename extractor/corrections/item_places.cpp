#include "extractor/corrections/item_places.h"

#include "schema/text.h"

namespace tenken::extractor {

namespace {

/// Numbers as people write them: No.５ and 5 are the same.
bool same_number(const std::string& a, const std::string& b) {
    return schema::squeeze(a) == schema::squeeze(b);
}

void add_text(std::vector<FieldPlace>& found, const std::optional<schema::Text>& text) {
    if (text) {
        found.push_back({text->place, text->text, false});
    }
}

void add_year(std::vector<FieldPlace>& found, const schema::YearRow& year,
              const std::string& field) {
    if (field == "planned") {
        add_text(found, year.planned);
    } else if (field == "actual") {
        add_text(found, year.actual);
    } else if (field == "grade") {
        add_text(found, year.grade);
    } else if (field == "effect" && year.effect) {
        found.push_back({year.effect->place, year.effect->printed, false});
    }
}

}  // namespace

std::vector<FieldPlace> field_places(const schema::Report& report,
                                     const schema::CorrectionSpot& spot) {
    std::vector<FieldPlace> found;
    for (const schema::Item& item : report.items) {
        if (!same_number(item.number, spot.item)) {
            continue;
        }
        if (spot.field == "name") {
            found.push_back({item.place, item.name, true});
        } else if (spot.field == "department") {
            found.push_back({item.place, item.department, true});
        } else if (spot.field == "content") {
            found.push_back({item.content_place, item.content, false});
        }
        for (const schema::YearRow& year : item.years) {
            if (year.fiscal_year == spot.fiscal_year) {
                add_year(found, year, spot.field);
            }
        }
    }
    return found;
}

}  // namespace tenken::extractor
