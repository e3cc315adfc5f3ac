#include "tools/publish/marked_pdf.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "tools/publish/words.h"

namespace tenken::tools {

namespace {

using pdf::Annotation;
using rules::Finding;
using rules::Severity;
using schema::Box;
using schema::Language;

/// A note is read in a small window.
constexpr std::size_t longest_note = 6'000;
/// Where a note about a whole page stands: the margin of any paper.
constexpr Box corner{6, 6, 24, 24};

/// In hundredths of a point: two findings on one cell have the same.
using Place = std::array<long, 5>;

Place place_of(const Finding& finding) {
    const Box& box = finding.place.box;
    const int page = std::max(finding.place.page, 1);
    if (finding.place.page < 1 || box.width() < 1 || box.height() < 1) {
        return {page, 0, 0, 0, 0};
    }
    const auto hundredths = [](double length) { return std::lround(length * 100); };
    return {page, hundredths(box.y0), hundredths(box.x0), hundredths(box.y1), hundredths(box.x1)};
}

std::string note_on(const schema::Report& report, const Finding& finding, Language language) {
    std::string note = severity_mark(finding.severity, language) + " " +
                       finding.title.in(language) + " [" + finding.rule + "]\n" +
                       place_in_words(report, finding, language) + "\n" +
                       finding.message.in(language);
    for (const Fact& fact : facts_of(finding, language)) {
        note += "\n" + fact.term + ": " + fact.value;
    }
    const std::string& fine = finding.may_be_fine.in(language);
    if (!fine.empty()) {
        note += language == Language::japanese ? "\n誤りでない場合: " : "\nWhy it may be fine: ";
        note += fine;
    }
    return note;
}

std::string shortened(std::string note) {
    if (note.size() > longest_note) {
        std::size_t end = longest_note;
        while (end > 0 && (static_cast<unsigned char>(note[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        note.resize(end);
        note += "…";
    }
    return note;
}

void dress(Annotation& mark, Severity gravest) {
    struct Look {
        double red;
        double green;
        double blue;
        Annotation::Frame frame;
    };
    const Look look = gravest == Severity::error ? Look{1, 0.72, 0.72, Annotation::Frame::solid}
                      : gravest == Severity::warning
                          ? Look{1, 0.87, 0.48, Annotation::Frame::dashed}
                          : Look{0.75, 0.87, 1, Annotation::Frame::dotted};
    mark.red = look.red;
    mark.green = look.green;
    mark.blue = look.blue;
    mark.frame = look.frame;
}

Annotation mark_at(const schema::Report& report, const std::vector<const Finding*>& findings,
                   bool on_a_cell, Language language) {
    Annotation mark;
    mark.kind = on_a_cell ? Annotation::Kind::highlight : Annotation::Kind::note;
    mark.boxes = {on_a_cell ? findings.front()->place.box : corner};
    mark.page = std::max(findings.front()->place.page, 1);
    Severity gravest = Severity::note;
    for (const Finding* finding : findings) {
        gravest = std::max(gravest, finding->severity);
        mark.contents += mark.contents.empty() ? "" : "\n\n";
        mark.contents += note_on(report, *finding, language);
    }
    mark.contents = shortened(std::move(mark.contents));
    mark.name = "tenken-" + findings.front()->rule + "-" + findings.front()->fingerprint;
    mark.author = language == Language::japanese ? "点検 (tenken)" : "tenken";
    mark.subject = severity_words(gravest, language);
    dress(mark, gravest);
    return mark;
}

}  // namespace

std::vector<Annotation> pdf_marks(const schema::Report& report, const rules::Audit& audit,
                                  Language language) {
    std::map<Place, std::vector<const Finding*>> places;
    for (const Finding& finding : audit.findings) {
        if (!finding.waived) {
            places[place_of(finding)].push_back(&finding);
        }
    }
    std::vector<Annotation> marks;
    for (const auto& [place, findings] : places) {
        marks.push_back(mark_at(report, findings, place[3] != 0 || place[4] != 0, language));
    }
    return marks;
}

}  // namespace tenken::tools
