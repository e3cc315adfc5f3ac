#include "schema/report_xml_reading.h"

namespace tenken::schema {

namespace {

constexpr long most_pages = 1'000'000;
constexpr long finest_resolution = 100'000;

int percent(const XmlElement& element) {
    return static_cast<int>(element.integer("confidence", 0, 100, 0));
}

}  // namespace

void write_reading(XmlWriter& xml, const Reading& reading,
                   const std::function<std::string(const Doubt&)>& settled_by) {
    if (reading.engine.empty() && reading.pages.empty() && reading.doubts.empty()) {
        return;
    }
    xml.mark_places({});  // a doubt is not itself doubtful
    xml.open("reading");
    xml.attribute("engine", reading.engine);
    xml.attribute("version", reading.version);
    xml.attribute("languages", reading.languages);
    for (const PageReading& page : reading.pages) {
        xml.open("read-page");
        xml.attribute("page", static_cast<long>(page.page));
        xml.attribute("confidence", static_cast<long>(page.confidence));
        xml.attribute("resolution", static_cast<long>(page.resolution));
        xml.attribute("skew", page.skew);
        if (!page.legible) {
            xml.attribute("legible", std::string("no"));
        }
        if (page.layer_agreement >= 0) {
            xml.attribute("layer-agreement", static_cast<long>(page.layer_agreement));
        }
        xml.close();
    }
    for (const Doubt& doubt : reading.doubts) {
        xml.open("doubt");
        xml.attribute("reason", doubt.reason);
        xml.attribute("confidence", static_cast<long>(doubt.confidence));
        if (!doubt.other.empty()) {
            xml.attribute("other", doubt.other);
        }
        if (!doubt.word.empty()) {
            xml.attribute("word", doubt.word);
        }
        if (!doubt.source.empty()) {
            xml.attribute("source", doubt.source);
        }
        xml.flag("words", doubt.words);
        xml.flag("settled", doubt.settled);
        if (const std::string by = settled_by ? settled_by(doubt) : ""; !by.empty()) {
            xml.attribute("verified", by);
        }
        xml.place(doubt.place);
        xml.text(doubt.read);
        xml.close();
    }
    xml.close();
}

Reading read_reading(const XmlElement& element) {
    Reading reading;
    reading.engine = element.string("engine");
    reading.version = element.string("version");
    reading.languages = element.string("languages");
    element.each("read-page", [&](const XmlElement& child) {
        PageReading page;
        page.page = static_cast<int>(child.integer("page", 0, most_pages, 0));
        page.confidence = percent(child);
        page.resolution = static_cast<int>(child.integer("resolution", 0, finest_resolution, 0));
        page.skew = child.decimal("skew").value_or(Decimal());
        page.layer_agreement = static_cast<int>(child.integer("layer-agreement", 0, 100, -1));
        page.legible = child.string("legible") != "no";
        reading.pages.push_back(page);
    });
    element.each("doubt", [&](const XmlElement& child) {
        Doubt doubt;
        doubt.reason = child.string("reason");
        doubt.confidence = percent(child);
        doubt.other = child.string("other");
        doubt.word = child.string("word");
        doubt.source = child.string("source");
        doubt.words = child.flag("words");
        doubt.settled = child.flag("settled");
        doubt.place = child.place();
        doubt.read = child.text();
        reading.doubts.push_back(std::move(doubt));
    });
    return reading;
}

}  // namespace tenken::schema
