#include "schema/report_xml_corrections.h"

#include "schema/report_xml_names.h"

namespace tenken::schema {

namespace {

constexpr long last_line = 99'999'999;
constexpr long last_position = 1'000'000;
constexpr long last_year = 9999;

void write_spot(XmlWriter& xml, const CorrectionSpot& spot) {
    if (!spot.item.empty()) {
        xml.attribute("item", spot.item);
        xml.attribute("field", spot.field);
        if (spot.fiscal_year != 0) {
            xml.attribute("fiscal-year", static_cast<long>(spot.fiscal_year));
        }
    } else if (!spot.table.empty()) {
        xml.attribute("table", spot.table);
        xml.attribute("row", static_cast<long>(spot.row));
        xml.attribute("column", static_cast<long>(spot.column));
    }
}

CorrectionSpot read_spot(const XmlElement& element) {
    CorrectionSpot spot;
    spot.item = element.string("item");
    spot.field = element.string("field");
    spot.fiscal_year = static_cast<int>(element.integer("fiscal-year", 0, last_year, 0));
    spot.table = element.string("table");
    spot.row = static_cast<int>(element.integer("row", 0, last_position, 0));
    spot.column = static_cast<int>(element.integer("column", 0, last_position, 0));
    return spot;
}

std::string text_of(const XmlElement& element, const char* name) {
    const std::optional<XmlElement> child = element.child(name);
    return child ? child->text() : std::string();
}

}  // namespace

void write_corrections(XmlWriter& xml, const Corrections& corrections) {
    if (corrections.file.empty()) {
        return;
    }
    xml.mark_places({});
    xml.open("corrections");
    xml.attribute("file", corrections.file);
    xml.attribute("sha256", corrections.sha256);
    for (const AppliedCorrection& applied : corrections.list) {
        const Correction& correction = applied.correction;
        xml.open("correction");
        xml.attribute("outcome", names::name_of(names::fits, applied.fit));
        xml.attribute("file-line", static_cast<long>(correction.line));
        xml.attribute("who", correction.who);
        xml.attribute("when", correction.when);
        write_spot(xml, correction.spot);
        xml.place(applied.place);
        xml.leaf("read", correction.read);
        xml.leaf("right", correction.right);
        if (!applied.raw.empty()) {
            xml.leaf("raw", applied.raw);
        }
        if (!correction.note.empty()) {
            xml.leaf("note", correction.note);
        }
        xml.close();
    }
    xml.close();
}

Corrections read_applied(const XmlElement& element) {
    Corrections corrections;
    corrections.file = element.string("file");
    corrections.sha256 = element.string("sha256");
    element.each("correction", [&](const XmlElement& child) {
        AppliedCorrection applied;
        const auto fit = names::value_of(names::fits, child.string("outcome"));
        if (!fit) {
            child.fail_value("outcome", "訂正の結果", "the outcome of a correction");
        }
        applied.fit = *fit;
        applied.correction.line = static_cast<int>(child.integer("file-line", 1, last_line, 1));
        applied.correction.who = child.string("who");
        applied.correction.when = child.string("when");
        applied.correction.spot = read_spot(child);
        applied.place = child.place();
        applied.correction.read = text_of(child, "read");
        applied.correction.right = text_of(child, "right");
        applied.correction.note = text_of(child, "note");
        applied.raw = text_of(child, "raw");
        corrections.list.push_back(std::move(applied));
    });
    return corrections;
}

}  // namespace tenken::schema
