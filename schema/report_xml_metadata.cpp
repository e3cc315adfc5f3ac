#include "schema/report_xml_metadata.h"

#include <algorithm>
#include <set>

#include "schema/fiscal_year.h"
#include "schema/report_xml_names.h"

namespace tenken::schema {

namespace {

void attribute_if(XmlWriter& xml, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        xml.attribute(name, value);
    }
}

void leaf_if(XmlWriter& xml, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        xml.leaf(name, value);
    }
}

/// "平成29年度～令和3年度", as people ask for it; @period has the western years.
std::string period_words(const Period& period) {
    return era_label(period.first) + "～" + era_label(period.last);
}

/// The years that items report on.
std::string reported_years(const Report& report) {
    std::set<int> years;
    for (const Item& item : report.items) {
        for (const YearRow& year : item.years) {
            years.insert(year.fiscal_year);
        }
    }
    years.erase(0);
    std::string words;
    for (const int year : years) {
        words += (words.empty() ? "" : " ") + std::to_string(year);
    }
    return words;
}

void write_dublin_core(XmlWriter& xml, const Report& report) {
    const Metadata& metadata = report.metadata;
    leaf_if(xml, "dc:title", report.title);
    leaf_if(xml, "dc:creator", report.municipality);
    leaf_if(xml, "dc:publisher", report.municipality);
    leaf_if(xml, "dc:date", metadata.issued);
    xml.leaf("dc:type", "Text");
    xml.leaf("dc:format",
             report.source.kind == SourceKind::transcript ? "text/plain" : "application/pdf");
    leaf_if(xml, "dc:identifier",
            report.source.sha256.empty() ? "" : "urn:sha256:" + report.source.sha256);
    leaf_if(xml, "dc:source", metadata.url);
    xml.leaf("dc:language", "ja");
    if (report.period) {
        xml.leaf("dc:coverage", period_words(*report.period));
    }
}

void write_original(XmlWriter& xml, const Report& report) {
    const Metadata& metadata = report.metadata;
    xml.open("original");
    attribute_if(xml, "municipality-code", metadata.code);
    attribute_if(xml, "edition", metadata.edition);
    if (report.period) {
        xml.attribute("period", std::to_string(report.period->first) + " " +
                                    std::to_string(report.period->last));
    }
    attribute_if(xml, "fiscal-years", reported_years(report));
    xml.attribute("kind", names::name_of(names::source_kinds, report.source.kind));
    xml.attribute("pages", static_cast<long>(report.source.pages));
    int coarsest = 0;
    int finest = 0;
    for (const PageReading& page : report.reading.pages) {
        coarsest = coarsest == 0 ? page.resolution : std::min(coarsest, page.resolution);
        finest = std::max(finest, page.resolution);
    }
    if (finest > 0) {
        xml.attribute("resolution", coarsest == finest
                                        ? std::to_string(finest)
                                        : std::to_string(coarsest) + " " + std::to_string(finest));
    }
    xml.close();
}

void write_quality(XmlWriter& xml, const Report& report) {
    const Reading& reading = report.reading;
    xml.open("quality");
    xml.attribute("characters", report.coverage.characters);
    xml.attribute("undecoded", report.coverage.undecoded);
    if (!reading.pages.empty()) {
        attribute_if(xml, "engine", reading.engine);
        attribute_if(xml, "engine-version", reading.version);
        attribute_if(xml, "languages", reading.languages);
        xml.attribute("pages-read", static_cast<long>(reading.pages.size()));
        long sum = 0;
        int lowest = 100;
        for (const PageReading& page : reading.pages) {
            sum += page.confidence;
            lowest = std::min(lowest, page.confidence);
        }
        xml.attribute("confidence", sum / static_cast<long>(reading.pages.size()));
        xml.attribute("lowest-confidence", static_cast<long>(lowest));
        xml.attribute("doubts", static_cast<long>(reading.doubts.size()));
        xml.attribute("doubts-settled", static_cast<long>(std::count_if(
                                            reading.doubts.begin(), reading.doubts.end(),
                                            [](const Doubt& doubt) { return doubt.settled; })));
    }
    if (!report.corrections.file.empty()) {
        xml.attribute("corrections",
                      static_cast<long>(std::count_if(
                          report.corrections.list.begin(), report.corrections.list.end(),
                          [](const AppliedCorrection& one) { return one.fit == Fit::applied; })));
    }
    xml.close();
}

}  // namespace

void write_metadata(XmlWriter& xml, const Report& report) {
    const Metadata& metadata = report.metadata;
    if (metadata.software.empty()) {
        return;
    }
    xml.open("metadata");
    xml.attribute("xmlns:dc", names::dublin_core_namespace);
    xml.attribute("software", metadata.software);
    attribute_if(xml, "made", metadata.made);
    write_dublin_core(xml, report);
    write_original(xml, report);
    write_quality(xml, report);
    xml.close();
}

Metadata read_metadata(const XmlElement& element) {
    Metadata metadata;
    metadata.software = element.string("software");
    metadata.made = element.string("made");
    if (const std::optional<XmlElement> original = element.child("original")) {
        metadata.code = original->string("municipality-code");
        metadata.edition = original->string("edition");
    }
    if (const std::optional<XmlElement> issued = element.child("dc:date")) {
        metadata.issued = issued->text();
    }
    if (const std::optional<XmlElement> source = element.child("dc:source")) {
        metadata.url = source->text();
    }
    return metadata;
}

}  // namespace tenken::schema
