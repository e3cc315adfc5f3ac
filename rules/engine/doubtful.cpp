#include "rules/engine/doubtful.h"

#include <string>

namespace tenken::rules {

namespace {

/// More of them would hide the sentence of the finding.
constexpr std::size_t most_named = 3;

bool lies_in(const schema::Doubt& doubt, const schema::Place& place) {
    return doubt.place.page == place.page &&
           place.box.contains(doubt.place.box.center_x(), doubt.place.box.center_y());
}

bool bears_on(const schema::Doubt& doubt, const Finding& finding) {
    if (lies_in(doubt, finding.place)) {
        return true;
    }
    for (const Related& related : finding.related) {
        if (lies_in(doubt, related.place)) {
            return true;
        }
    }
    return false;
}

void add(schema::Message& list, const schema::Doubt& doubt) {
    list.ja += (list.ja.empty() ? "「" : "、「") + doubt.read + "」";
    list.en += (list.en.empty() ? "\"" : ", \"") + doubt.read + "\"";
    if (!doubt.other.empty()) {
        list.ja += "（「" + doubt.other + "」かもしれない）";
        list.en += " (perhaps \"" + doubt.other + "\")";
    }
}

}  // namespace

void soften_doubtful(const schema::Reading& reading, std::vector<Finding>& findings) {
    for (Finding& finding : findings) {
        if (reading.doubts.empty() || finding.severity == Severity::note) {
            continue;
        }
        schema::Message list;
        std::size_t count = 0;
        for (const schema::Doubt& doubt : reading.doubts) {
            if (bears_on(doubt, finding) && ++count <= most_named) {
                add(list, doubt);
            }
        }
        if (count == 0) {
            continue;
        }
        finding.severity = Severity::note;
        finding.message.ja +=
            "　画像の読み取りに疑いがあります: " + list.ja + "。ページを見て確かめてください。";
        finding.message.en +=
            " The reading of the picture is in doubt: " + list.en + ". Look at the page.";
    }
}

}  // namespace tenken::rules
