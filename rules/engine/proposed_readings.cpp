#include "rules/engine/proposed_readings.h"

#include <algorithm>
#include <string>

namespace tenken::rules {
namespace {

using schema::Message;

/// More of them would hide the sentence of the finding.
constexpr std::size_t most_named = 3;

/// 41 -> 0.41
std::string share(int percent) {
    const int hundredths = std::clamp(percent, 0, 100);
    const std::string digits = std::to_string(100 + hundredths % 100);
    return std::to_string(hundredths / 100) + "." + digits.substr(1);
}

Message said(const ProposedReading& reading) {
    const std::string confidence = share(reading.confidence);
    return {"「" + reading.printed + "」は" + reading.read + "と読んだが、合計は" + reading.wanted +
                "を求める（「" + reading.proposed + "」、確信度" + confidence + "）",
            "\"" + reading.printed + "\": read as " + reading.read + ", the sum wants " +
                reading.wanted + " (confidence " + confidence + "), \"" + reading.proposed + "\""};
}

Message list_of(const std::vector<ProposedReading>& readings) {
    Message list;
    for (std::size_t i = 0; i < std::min(readings.size(), most_named); ++i) {
        const Message one = said(readings[i]);
        list.ja += (i == 0 ? "" : "、") + one.ja;
        list.en += (i == 0 ? "" : "; ") + one.en;
    }
    return list;
}

Message lead(const std::vector<ProposedReading>& readings) {
    const Message list = list_of(readings);
    const std::string count = std::to_string(readings.size());
    const Message what =
        readings.size() == 1
            ? list
            : Message{"疑いのある数字を一つ読み替えれば合計が合う読みが" + count +
                          "通りある: " + list.ja,
                      "several readings (" + count +
                          ") of one doubtful digit would each close the sum: " + list.en};
    return {"画像の読み取りの疑い（市の誤りとは言えません）: " + what.ja +
                "。ページを見て確かめてください。　",
            "A doubt about the reading of the picture, not the city's error: " + what.en +
                ". Look at the page. "};
}

void move_to(const ProposedReading& reading, Finding& finding) {
    if (finding.place != reading.place) {
        finding.related.push_back(
            {finding.place, finding.printed, {"合わない合計", "the sum that fails"}});
    }
    finding.place = reading.place;
    finding.printed = reading.printed;
}

}  // namespace

bool tell_readings(Finding& finding) {
    const std::vector<ProposedReading>& readings = finding.readings;
    if (readings.empty()) {
        return false;
    }
    finding.severity = Severity::note;
    const Message first = lead(readings);
    finding.message = {first.ja + finding.message.ja, first.en + finding.message.en};
    const bool one_cell = std::all_of(readings.begin(), readings.end(), [&](const auto& reading) {
        return reading.place == readings.front().place;
    });
    if (one_cell) {
        move_to(readings.front(), finding);
        // Of several values none is the one expected.
        finding.expected = readings.size() == 1 ? readings.front().expected : "";
        finding.actual = readings.front().actual;
    }
    for (const ProposedReading& reading : readings) {
        const Message what = said(reading);
        finding.related.push_back({reading.place,
                                   reading.printed,
                                   {"読みの候補: " + what.ja, "proposed reading: " + what.en}});
    }
    return true;
}

}  // namespace tenken::rules
