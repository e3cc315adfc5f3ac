// Mirrors report_xml_writer.cpp, element by element. tinyxml2 resolves no external entity, expands
// no user-defined one and refuses nesting deeper than a hundred elements.

#include <algorithm>

#include "schema/error.h"
#include "schema/report_xml.h"
#include "schema/report_xml_corrections.h"
#include "schema/report_xml_metadata.h"
#include "schema/report_xml_names.h"
#include "schema/report_xml_reading.h"
#include "schema/text.h"
#include "schema/xml_reader.h"

namespace tenken::schema {

namespace {

// Bounds against files that ask for more than any report holds: rules may lay a table out as a
// grid.
constexpr long most_rows = 1'000'000;
constexpr long most_columns = 10'000;
constexpr long most_positions = 50'000'000;
constexpr long last_year = 9999;
constexpr long most_characters = 1'000'000'000'000;

template <typename Names>
auto named(const XmlElement& element, const char* attribute, const Names& names) {
    if (!element.has(attribute)) {
        return names.front().value;
    }
    const auto value = names::value_of(names, element.string(attribute));
    if (!value) {
        element.fail_value(attribute, "決められた語でない", "is none of the words defined");
    }
    return *value;
}

int year_of(const XmlElement& element, const char* attribute) {
    return static_cast<int>(element.integer(attribute, 0, last_year, 0));
}

Decimal decimal_or_zero(const XmlElement& element, const char* attribute) {
    return element.decimal(attribute).value_or(Decimal());
}

std::vector<Place> read_continued(const XmlElement& element) {
    std::vector<Place> places;
    element.each("continued", [&](const XmlElement& part) { places.push_back(part.place()); });
    return places;
}

Source read_source(const XmlElement& element) {
    Source source;
    source.file = element.string("file");
    source.sha256 = element.string("sha256");
    source.pages = static_cast<int>(element.integer("pages", 0, most_rows, 0));
    source.kind = named(element, "kind", names::source_kinds);
    source.page_kinds = element.string("page-kinds");
    source.producer = element.string("producer");
    return source;
}

Entry read_entry(const XmlElement& element) {
    Entry entry;
    entry.number = element.string("number");
    entry.title = element.string("title");
    entry.page = static_cast<int>(element.integer("page", 0, most_rows, 0));
    entry.level = static_cast<int>(element.integer("level", 0, 100, 0));
    entry.place = element.place("on-page");
    return entry;
}

Measure read_measure(const XmlElement& element) {
    Measure measure;
    measure.indicator = element.string("indicator");
    measure.value = element.required_decimal("value");
    measure.unit = element.string("unit");
    measure.precision = decimal_or_zero(element, "precision");
    measure.approximate = element.flag("approximate");
    measure.printed = element.has("printed") ? element.string("printed") : element.text();
    return measure;
}

Text read_text(const XmlElement& element) {
    Text text;
    text.text = element.text("measure");
    text.presence = named(element, "state", names::presences);
    text.place = element.place();
    text.continued = read_continued(element);
    element.each("measure", [&](const XmlElement& measure) {
        text.measures.push_back(read_measure(measure));
    });
    return text;
}

std::optional<Text> read_text_of(const XmlElement& year, std::string_view name) {
    const std::optional<XmlElement> element = year.child(name);
    return element ? std::optional(read_text(*element)) : std::nullopt;
}

Effect read_effect(const XmlElement& element) {
    Effect effect;
    effect.value = element.decimal("value");
    effect.unit = element.string("unit");
    effect.presence = named(element, "state", names::presences);
    effect.printed = element.text();
    effect.place = element.place();
    return effect;
}

YearRow read_year(const XmlElement& element) {
    YearRow year;
    year.fiscal_year = year_of(element, "fiscal-year");
    year.label = element.string("label");
    year.planned = read_text_of(element, "planned");
    year.actual = read_text_of(element, "actual");
    year.grade = read_text_of(element, "grade");
    if (const std::optional<XmlElement> effect = element.child("effect")) {
        year.effect = read_effect(*effect);
    }
    year.place = element.place();
    return year;
}

Target read_target(const XmlElement& element) {
    Target target;
    target.indicator = element.string("indicator");
    target.value = element.required_decimal("value");
    target.unit = element.string("unit");
    target.relation = named(element, "relation", names::relations);
    target.fiscal_year = year_of(element, "fiscal-year");
    target.precision = decimal_or_zero(element, "precision");
    target.every_year = element.flag("every-year");
    target.baseline_year = year_of(element, "baseline-year");
    target.direction_words = element.string("direction-words");
    target.printed = element.text();
    target.place = element.place();
    return target;
}

Item read_item(const XmlElement& element) {
    Item item;
    item.number = element.string("number");
    item.name = element.string("name");
    item.department = element.string("department");
    item.name_cell_missing = element.flag("name-cell-missing") || !element.has("name");
    item.department_cell_missing =
        element.flag("department-cell-missing") || !element.has("department");
    item.section = element.string("section");
    item.effect_heading = element.string("effect-heading");
    item.effect_unit = element.string("effect-unit");
    item.place = element.place();
    if (const std::optional<XmlElement> content = element.child("content")) {
        item.content = content->text();
        item.content_place = content->place();
        item.content_continued = read_continued(*content);
    }
    element.each("target",
                 [&](const XmlElement& target) { item.targets.push_back(read_target(target)); });
    element.each("year", [&](const XmlElement& year) { item.years.push_back(read_year(year)); });
    return item;
}

Total read_total(const XmlElement& element) {
    Total total;
    total.scope = element.string("scope");
    if (element.has("item")) {
        total.item = element.string("item");
    }
    total.value = element.decimal("value");
    total.unit = element.string("unit");
    total.precision = decimal_or_zero(element, "precision");
    total.approximate = element.flag("approximate");
    total.mark = element.string("mark");
    total.name = element.string("name");
    total.content = element.string("content");
    total.printed = element.text();
    total.place = element.place();
    return total;
}

Figures read_figures(const XmlElement& element) {
    Figures figures;
    figures.name = element.string("name");
    figures.unit = element.string("unit");
    figures.heading = element.string("heading");
    figures.years_from_title = element.flag("years-from-title");
    figures.place = element.place();
    element.each("value", [&](const XmlElement& child) {
        SeriesValue value;
        value.fiscal_year = year_of(child, "fiscal-year");
        value.value = child.decimal("value");
        value.presence = named(child, "state", names::presences);
        value.printed = child.text();
        value.place = child.place();
        figures.values.push_back(std::move(value));
    });
    return figures;
}

Cell read_cell(const XmlElement& element) {
    Cell cell;
    cell.row = static_cast<int>(element.integer("row", 0, most_rows, 0));
    cell.column = static_cast<int>(element.integer("column", 0, most_columns, 0));
    cell.row_span = static_cast<int>(element.integer("rowspan", 1, most_rows, 1));
    cell.column_span = static_cast<int>(element.integer("colspan", 1, most_columns, 1));
    cell.vertical = element.flag("vertical");
    cell.shaded = element.flag("shaded");
    cell.text = element.text();
    cell.place = element.place();
    cell.continued = read_continued(element);
    return cell;
}

Table read_table(const XmlElement& element) {
    Table table;
    table.id = element.string("id");
    table.evidence = named(element, "evidence", names::evidences);
    table.place = element.place();
    table.continued = read_continued(element);
    table.rows = static_cast<int>(element.integer("rows", 0, most_rows, 0));
    table.columns = static_cast<int>(element.integer("columns", 0, most_columns, 0));
    element.each("row", [&](const XmlElement& row) {
        row.each("cell", [&](const XmlElement& child) {
            table.cells.push_back(read_cell(child));
            const Cell& cell = table.cells.back();
            table.rows = std::max(table.rows, cell.row + cell.row_span);
            table.columns = std::max(table.columns, cell.column + cell.column_span);
        });
    });
    if (static_cast<long>(table.rows) * table.columns > most_positions) {
        element.fail({"表が大きすぎる", "the table is too large"});
    }
    std::stable_sort(table.cells.begin(), table.cells.end(), [](const Cell& a, const Cell& b) {
        return std::pair{a.row, a.column} < std::pair{b.row, b.column};
    });
    return table;
}

Paragraph read_paragraph(const XmlElement& element) {
    Paragraph paragraph;
    paragraph.heading_level = static_cast<int>(element.integer("heading-level", 0, 100, 0));
    paragraph.text = element.text();
    paragraph.place = element.place();
    return paragraph;
}

Note read_note(const XmlElement& element) {
    return {element.string("code"), element.text(), element.place()};
}

Coverage read_coverage(const XmlElement& element) {
    const auto count = [&](const char* name) {
        return element.integer(name, 0, most_characters, 0);
    };
    return {count("characters"), count("placed"),  count("in-tables"),
            count("in-text"),    count("running"), count("undecoded")};
}

template <typename Element, typename Read>
std::vector<Element> read_all(const XmlElement& root, std::string_view group, std::string_view name,
                              Read read) {
    std::vector<Element> elements;
    root.each(group, [&](const XmlElement& parent) {
        parent.each(name, [&](const XmlElement& child) { elements.push_back(read(child)); });
    });
    return elements;
}

std::optional<Period> read_period(const XmlElement& root) {
    const std::optional<XmlElement> element = root.child("period");
    if (!element) {
        return std::nullopt;
    }
    const Period period{year_of(*element, "first"), year_of(*element, "last")};
    if (period.first < 1 || period.last < period.first || period.length() > 200) {
        element->fail({"計画期間の始まりと終わりが期間にならない",
                       "first and last make no period of fiscal years"});
    }
    return period;
}

Report read_report(const XmlElement& root) {
    Report report;
    if (const std::optional<XmlElement> source = root.child("source")) {
        report.source = read_source(*source);
    }
    if (const std::optional<XmlElement> title = root.child("title")) {
        report.title = title->text();
    }
    if (const std::optional<XmlElement> municipality = root.child("municipality")) {
        report.municipality = municipality->text();
    }
    report.period = read_period(root);
    report.contents = read_all<Entry>(root, "contents", "entry", read_entry);
    report.items = read_all<Item>(root, "items", "item", read_item);
    report.totals = read_all<Total>(root, "totals", "total", read_total);
    report.series = read_all<Figures>(root, "series", "figures", read_figures);
    report.tables = read_all<Table>(root, "tables", "table", read_table);
    report.paragraphs = read_all<Paragraph>(root, "text", "paragraph", read_paragraph);
    report.notes = read_all<Note>(root, "notes", "note", read_note);
    if (const std::optional<XmlElement> coverage = root.child("coverage")) {
        report.coverage = read_coverage(*coverage);
    }
    if (const std::optional<XmlElement> reading = root.child("reading")) {
        report.reading = read_reading(*reading);
    }
    if (const std::optional<XmlElement> corrections = root.child("corrections")) {
        report.corrections = read_applied(*corrections);
    }
    if (const std::optional<XmlElement> metadata = root.child("metadata")) {
        report.metadata = read_metadata(*metadata);
    }
    return report;
}

[[noreturn]] void fail_document(const std::string& file, Message problem) {
    throw InputError(file, std::move(problem),
                     {"tenken extract が書いた XML か、報告書の PDF を指定してください",
                      "Give the XML that tenken extract wrote, or the PDF of the report"});
}

XmlTree parse(std::string_view xml, const std::string& file) {
    if (!is_utf8(xml) || xml.find('\0') != std::string_view::npos) {
        fail_document(file, {"XML が UTF-8 でない", "the XML is not in UTF-8"});
    }
    XmlTree tree(xml);
    if (tree.state() == XmlTree::State::well_formed) {
        return tree;
    }
    const std::string line = std::to_string(tree.error_line());
    if (tree.state() == XmlTree::State::too_deep) {
        fail_document(file, {"XML の入れ子が深すぎる（" + line + "行目）",
                             "the XML is nested too deeply (line " + line + ")"});
    }
    fail_document(file, {"整形式の XML でない（" + line + "行目）",
                         "the XML is not well formed (line " + line + ")"});
}

/// The prefix that the root element's name has, with its colon.
std::string prefix_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string() : std::string(name.substr(0, colon + 1));
}

}  // namespace

Report from_xml(std::string_view xml, const std::string& file) {
    const XmlTree tree = parse(xml, file);
    const XmlNode* element = tree.root();
    if (element == nullptr) {
        fail_document(file, {"XML に要素がない", "the XML has no element"});
    }
    const XmlSource source{file, prefix_of(element->value())};
    const XmlElement root(*element, source);
    const std::string declaration =
        source.prefix.empty() ? "xmlns"
                              : "xmlns:" + source.prefix.substr(0, source.prefix.size() - 1);
    if (root.name() != "report" || root.string(declaration.c_str()) != names::report_namespace) {
        fail_document(file, {"報告書の XML でない（最初の要素が " +
                                 std::string(names::report_namespace) + " の report でない）",
                             "the XML is not a report (its first element is not report of " +
                                 std::string(names::report_namespace) + ")"});
    }
    return read_report(root);
}

}  // namespace tenken::schema
