// The order of elements is that of report.xsd. Attributes that say what is usual (state="value",
// no span, no approximation) are left out, except those that other programs hold on to.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "schema/packed_cells.h"
#include "schema/report_xml.h"
#include "schema/report_xml_corrections.h"
#include "schema/report_xml_metadata.h"
#include "schema/report_xml_names.h"
#include "schema/report_xml_reading.h"
#include "schema/xml_writer.h"

namespace tenken::schema {

namespace {

/// The writer with what is known of figures.
struct Writer : XmlWriter {
    using XmlWriter::XmlWriter;

    const VerifiedBy* verified = nullptr;
    std::vector<std::pair<Place, std::string>> borne_out;  ///< figures, and what bears them out

    void mark(const Place& figure) {
        const std::string by = verified == nullptr ? std::string() : (*verified)(figure);
        if (!by.empty()) {
            attribute("verified", by);
            borne_out.emplace_back(figure, by);
        }
    }

    /// Digits within a figure that arithmetic bears out were read right, whatever the doubt.
    std::string settled_by(const Doubt& doubt) const {
        const Box& box = doubt.place.box;
        const auto found =
            std::find_if(borne_out.begin(), borne_out.end(), [&](const auto& figure) {
                return figure.first.page == doubt.place.page &&
                       figure.first.box.contains(box.center_x(), box.center_y());
            });
        const bool digits =
            !doubt.read.empty() && doubt.read.find_first_not_of("0123456789") == std::string::npos;
        return digits && found != borne_out.end() ? found->second : "";
    }
};

void attribute_if(Writer& xml, std::string_view name, std::string_view value) {
    if (!value.empty()) {
        xml.attribute(name, value);
    }
}

void attribute_if(Writer& xml, std::string_view name, int value) {
    if (value != 0) {
        xml.attribute(name, static_cast<long>(value));
    }
}

void attribute_if(Writer& xml, std::string_view name, const Decimal& value) {
    if (!value.is_zero()) {
        xml.attribute(name, value);
    }
}

void state(Writer& xml, Presence presence) {
    if (presence != Presence::value) {
        xml.attribute("state", names::name_of(names::presences, presence));
    }
}

void continued(Writer& xml, const std::vector<Place>& places) {
    for (const Place& place : places) {
        xml.open("continued");
        xml.place(place);
        xml.close();
    }
}

void write(Writer& xml, const Source& source) {
    xml.open("source");
    xml.attribute("file", source.file);
    attribute_if(xml, "sha256", source.sha256);
    xml.attribute("pages", static_cast<long>(source.pages));
    xml.attribute("kind", names::name_of(names::source_kinds, source.kind));
    attribute_if(xml, "page-kinds", source.page_kinds);
    attribute_if(xml, "producer", source.producer);
    xml.close();
}

void write(Writer& xml, const Entry& entry) {
    xml.open("entry");
    xml.attribute("number", entry.number);
    xml.attribute("title", entry.title);
    attribute_if(xml, "page", entry.page);
    attribute_if(xml, "level", entry.level);
    xml.place(entry.place, "on-page");
    xml.close();
}

void write(Writer& xml, const Measure& measure) {
    xml.open("measure");
    xml.attribute("indicator", measure.indicator);
    xml.attribute("value", measure.value);
    xml.attribute("unit", measure.unit);
    attribute_if(xml, "precision", measure.precision);
    xml.flag("approximate", measure.approximate);
    attribute_if(xml, "printed", measure.printed);
    xml.close();
}

void write(Writer& xml, std::string_view element, const std::optional<Text>& text) {
    if (!text) {
        return;
    }
    xml.open(element);
    state(xml, text->presence);
    xml.place(text->place);
    xml.text(text->text);
    continued(xml, text->continued);
    for (const Measure& measure : text->measures) {
        write(xml, measure);
    }
    xml.close();
}

void write(Writer& xml, const Effect& effect) {
    xml.open("effect");
    if (effect.value) {
        xml.attribute("value", *effect.value);
    }
    xml.attribute("unit", effect.unit);
    state(xml, effect.presence);
    xml.mark(effect.place);
    xml.place(effect.place);
    xml.text(effect.printed);
    xml.close();
}

void write(Writer& xml, const YearRow& year) {
    xml.open("year");
    attribute_if(xml, "fiscal-year", year.fiscal_year);
    xml.attribute("label", year.label);
    xml.place(year.place);
    write(xml, "planned", year.planned);
    write(xml, "actual", year.actual);
    write(xml, "grade", year.grade);
    if (year.effect) {
        write(xml, *year.effect);
    }
    xml.close();
}

void write(Writer& xml, const Target& target) {
    xml.open("target");
    xml.attribute("indicator", target.indicator);
    xml.attribute("value", target.value);
    xml.attribute("unit", target.unit);
    xml.attribute("relation", names::name_of(names::relations, target.relation));
    attribute_if(xml, "fiscal-year", target.fiscal_year);
    attribute_if(xml, "precision", target.precision);
    xml.flag("every-year", target.every_year);
    attribute_if(xml, "baseline-year", target.baseline_year);
    attribute_if(xml, "direction-words", target.direction_words);
    xml.place(target.place);
    xml.text(target.printed);
    xml.close();
}

void write_content(Writer& xml, const Item& item) {
    if (item.content.empty() && item.content_place == Place{} && item.content_continued.empty()) {
        return;
    }
    xml.open("content");
    xml.place(item.content_place);
    xml.text(item.content);
    continued(xml, item.content_continued);
    xml.close();
}

void write_cell_attribute(Writer& xml, std::string_view name, const std::string& value,
                          bool missing, std::string_view missing_flag) {
    if (missing) {
        xml.flag(missing_flag, true);
    }
    if (!missing || !value.empty()) {
        xml.attribute(name, value);
    }
}

void write(Writer& xml, const Item& item) {
    xml.open("item");
    xml.attribute("number", item.number);
    write_cell_attribute(xml, "name", item.name, item.name_cell_missing, "name-cell-missing");
    write_cell_attribute(xml, "department", item.department, item.department_cell_missing,
                         "department-cell-missing");
    attribute_if(xml, "section", item.section);
    attribute_if(xml, "effect-heading", item.effect_heading);
    attribute_if(xml, "effect-unit", item.effect_unit);
    xml.place(item.place);
    write_content(xml, item);
    for (const Target& target : item.targets) {
        write(xml, target);
    }
    for (const YearRow& year : item.years) {
        write(xml, year);
    }
    xml.close();
}

void write(Writer& xml, const Total& total) {
    xml.open("total");
    xml.attribute("scope", total.scope);
    if (total.item) {
        xml.attribute("item", *total.item);
    }
    if (total.value) {
        xml.attribute("value", *total.value);
    }
    xml.attribute("unit", total.unit);
    attribute_if(xml, "precision", total.precision);
    xml.flag("approximate", total.approximate);
    attribute_if(xml, "mark", total.mark);
    attribute_if(xml, "name", total.name);
    attribute_if(xml, "content", total.content);
    xml.mark(total.place);
    xml.place(total.place);
    xml.text(total.printed);
    xml.close();
}

void write(Writer& xml, const SeriesValue& value) {
    xml.open("value");
    attribute_if(xml, "fiscal-year", value.fiscal_year);
    if (value.value) {
        xml.attribute("value", *value.value);
    }
    state(xml, value.presence);
    xml.mark(value.place);
    xml.place(value.place);
    xml.text(value.printed);
    xml.close();
}

void write(Writer& xml, const Figures& figures) {
    xml.open("figures");
    xml.attribute("name", figures.name);
    xml.attribute("unit", figures.unit);
    attribute_if(xml, "heading", figures.heading);
    xml.flag("years-from-title", figures.years_from_title);
    xml.place(figures.place);
    for (const SeriesValue& value : figures.values) {
        write(xml, value);
    }
    xml.close();
}

void write(Writer& xml, const Cell& cell) {
    xml.open("cell");
    xml.attribute("row", static_cast<long>(cell.row));
    xml.attribute("column", static_cast<long>(cell.column));
    xml.attribute("rowspan", static_cast<long>(cell.row_span));
    xml.attribute("colspan", static_cast<long>(cell.column_span));
    xml.flag("vertical", cell.vertical);
    xml.flag("shaded", cell.shaded);
    xml.mark(cell.place);
    xml.place(cell.place);
    xml.text(cell.text);
    continued(xml, cell.continued);
    xml.close();
}

void write(Writer& xml, const Table& packed) {
    const WithCells unpacked(packed);
    const Table& table = *unpacked;
    xml.open("table");
    xml.attribute("id", table.id);
    xml.attribute("rows", static_cast<long>(table.rows));
    xml.attribute("columns", static_cast<long>(table.columns));
    xml.attribute("evidence", names::name_of(names::evidences, table.evidence));
    xml.place(table.place);
    continued(xml, table.continued);
    const Cell* previous = nullptr;
    for (const Cell& cell : table.cells) {
        if (previous == nullptr || previous->row != cell.row) {
            if (previous != nullptr) {
                xml.close();
            }
            xml.open("row");
        }
        write(xml, cell);
        previous = &cell;
    }
    if (previous != nullptr) {
        xml.close();
    }
    xml.close();
}

void write(Writer& xml, const Paragraph& paragraph) {
    xml.open("paragraph");
    attribute_if(xml, "heading-level", paragraph.heading_level);
    xml.place(paragraph.place);
    xml.text(paragraph.text);
    xml.close();
}

void write(Writer& xml, const Note& note) {
    xml.open("note");
    xml.attribute("code", note.code);
    xml.place(note.place);
    xml.text(note.text);
    xml.close();
}

void write(Writer& xml, const Coverage& coverage) {
    xml.open("coverage");
    xml.attribute("characters", coverage.characters);
    xml.attribute("placed", coverage.placed);
    xml.attribute("in-tables", coverage.in_tables);
    xml.attribute("in-text", coverage.in_text);
    xml.attribute("running", coverage.running);
    xml.attribute("undecoded", coverage.undecoded);
    xml.close();
}

template <typename Element>
void write_all(Writer& xml, std::string_view group, const std::vector<Element>& elements) {
    xml.open(group);
    for (const Element& element : elements) {
        write(xml, element);
    }
    xml.close();
}

void leaf_if(Writer& xml, std::string_view name, const std::string& text) {
    if (!text.empty()) {
        xml.leaf(name, text);
    }
}

std::string write_report(Writer& xml, const Report& report) {
    std::vector<Place> doubtful;
    for (const Doubt& doubt : report.reading.doubts) {
        if (!doubt.settled) {
            doubtful.push_back(doubt.place);
        }
    }
    xml.mark_places(std::move(doubtful));
    xml.open("report");
    xml.attribute("xmlns", names::report_namespace);
    write(xml, report.source);
    leaf_if(xml, "title", report.title);
    leaf_if(xml, "municipality", report.municipality);
    if (report.period) {
        xml.open("period");
        xml.attribute("first", static_cast<long>(report.period->first));
        xml.attribute("last", static_cast<long>(report.period->last));
        xml.close();
    }
    write_all(xml, "contents", report.contents);
    write_all(xml, "items", report.items);
    write_all(xml, "totals", report.totals);
    write_all(xml, "series", report.series);
    write_all(xml, "tables", report.tables);
    write_all(xml, "text", report.paragraphs);
    write_all(xml, "notes", report.notes);
    write(xml, report.coverage);
    write_reading(xml, report.reading,
                  [&xml](const Doubt& doubt) { return xml.settled_by(doubt); });
    write_corrections(xml, report.corrections);
    write_metadata(xml, report);
    return std::move(xml).finish();
}

}  // namespace

std::string to_xml(const Report& report) {
    Writer xml;
    return write_report(xml, report);
}

void write_xml(const Report& report, const XmlWriter::Sink& sink) {
    Writer xml(sink);
    write_report(xml, report);
}

std::string to_xml(const Report& report, const VerifiedBy& verified) {
    Writer xml;
    xml.verified = verified ? &verified : nullptr;
    return write_report(xml, report);
}

}  // namespace tenken::schema
