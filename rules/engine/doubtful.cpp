#include "rules/engine/doubtful.h"

#include <algorithm>
#include <string>

#include "rules/engine/proposed_readings.h"
#include "rules/engine/soften.h"

namespace tenken::rules {

namespace {

/// More of them would hide the sentence of the finding.
constexpr std::size_t most_named = 3;

bool lies_in(const schema::Doubt& doubt, const schema::Place& place) {
    return !doubt.settled && doubt.place.page == place.page &&
           place.box.contains(doubt.place.box.center_x(), doubt.place.box.center_y());
}

/// The places of each text that was joined from several cells.
std::vector<std::vector<schema::Place>> joined_texts(const schema::Report& report) {
    std::vector<std::vector<schema::Place>> joined;
    const auto add = [&joined](const schema::Place& place,
                               const std::vector<schema::Place>& continued) {
        if (!continued.empty()) {
            joined.push_back(continued);
            joined.back().push_back(place);
        }
    };
    for (const schema::Item& item : report.items) {
        add(item.content_place, item.content_continued);
        for (const schema::YearRow& year : item.years) {
            for (const auto* text : {&year.planned, &year.actual, &year.grade}) {
                if (*text) {
                    add((*text)->place, (*text)->continued);
                }
            }
        }
    }
    return joined;
}

/// Where a finding was made and what bears on it, with all cells of joined texts.
std::vector<schema::Place> places_of(const Finding& finding,
                                     const std::vector<std::vector<schema::Place>>& joined) {
    std::vector<schema::Place> places{finding.place};
    for (const Related& related : finding.related) {
        places.push_back(related.place);
    }
    const std::size_t own = places.size();
    for (const std::vector<schema::Place>& text : joined) {
        const auto is_own = [&](const schema::Place& place) {
            return std::find(places.begin(), places.begin() + static_cast<long>(own), place) !=
                   places.begin() + static_cast<long>(own);
        };
        if (std::any_of(text.begin(), text.end(), is_own)) {
            places.insert(places.end(), text.begin(), text.end());
        }
    }
    return places;
}

bool bears_on(const schema::Doubt& doubt, const std::vector<schema::Place>& places) {
    return std::any_of(places.begin(), places.end(),
                       [&](const schema::Place& place) { return lies_in(doubt, place); });
}

void add(schema::Message& list, const schema::Doubt& doubt) {
    list.ja += (list.ja.empty() ? "「" : "、「") + doubt.read + "」";
    list.en += (list.en.empty() ? "\"" : ", \"") + doubt.read + "\"";
    if (!doubt.other.empty()) {
        list.ja += "（「" + doubt.other + "」かもしれない）";
        list.en += " (perhaps \"" + doubt.other + "\")";
    }
}

/// True if the doubts on the characters the finding rests on have made it a note.
bool soften_by_doubts(const schema::Reading& reading, const std::vector<schema::Place>& places,
                      Finding& finding) {
    schema::Message list;
    std::size_t count = 0;
    for (const schema::Doubt& doubt : reading.doubts) {
        const bool is_of_it = !doubt.words || !rests_on_figures(finding);
        if (is_of_it && bears_on(doubt, places) && ++count <= most_named) {
            add(list, doubt);
        }
    }
    if (count == 0) {
        return false;
    }
    finding.severity = Severity::note;
    finding.message.ja +=
        "　画像の読み取りに疑いがあります: " + list.ja + "。ページを見て確かめてください。";
    finding.message.en +=
        " The reading of the picture is in doubt: " + list.en + ". Look at the page.";
    return true;
}

bool was_read(const schema::Reading& reading, int page) {
    return std::any_of(reading.pages.begin(), reading.pages.end(),
                       [page](const schema::PageReading& read) { return read.page == page; });
}

/// On a page that could not be read well nothing but a person can tell.
bool soften_on_poor_page(const schema::Reading& reading, Finding& finding) {
    const auto is_poor = [&](int number) {
        return std::any_of(reading.pages.begin(), reading.pages.end(),
                           [number](const schema::PageReading& page) {
                               return page.page == number && !page.legible;
                           });
    };
    const bool rests_on_poor =
        is_poor(finding.place.page) ||
        std::any_of(finding.related.begin(), finding.related.end(),
                    [&](const Related& related) { return is_poor(related.place.page); });
    if (!rests_on_poor) {
        return false;
    }
    finding.severity = Severity::note;
    finding.message.ja +=
        "　このページの画像は粗く、読み取った数字は確かではありません。原本を見てください。";
    finding.message.en +=
        " The picture of this page is too coarse for its figures to be sure: look at the original.";
    return true;
}

}  // namespace

void soften_doubtful(const schema::Report& report, std::vector<Finding>& findings) {
    const schema::Reading& reading = report.reading;
    if (reading.pages.empty() && reading.doubts.empty()) {
        return;
    }
    const std::vector<std::vector<schema::Place>> joined = joined_texts(report);
    for (Finding& finding : findings) {
        if (tell_readings(finding) || finding.severity == Severity::note ||
            soften_by_doubts(reading, places_of(finding, joined), finding) ||
            soften_on_poor_page(reading, finding) || !was_read(reading, finding.place.page)) {
            continue;
        }
        soften(finding,
               {"このページは画像から読み取ったものです。読み落とし、読み違いでないか確かめてくださ"
                "い。",
                "This page was read from a picture: see that nothing was lost or misread."});
    }
}

}  // namespace tenken::rules
