#include "extractor/report/presence.h"

#include <algorithm>
#include <array>

#include "extractor/report/cell_number.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

// Longer texts say something.
constexpr std::size_t longest_mark = 24;
constexpr std::array<std::string_view, 4> closing = {"」", "』", "\"", "'"};

}  // namespace

bool PresenceReader::may_explain(std::string_view squeezed) {
    return std::any_of(closing.begin(), closing.end(), [&](std::string_view mark) {
        return squeezed.find(mark) != std::string_view::npos;
    });
}

bool PresenceReader::learn(std::string_view line) {
    const std::string squeezed = schema::squeeze(line);
    const WordSet& legend = vocabulary_.words("legend-dash");
    bool found = false;
    for (auto hit = legend.find(squeezed); hit && hit->end > hit->begin;
         hit = legend.find(squeezed, hit->end)) {
        // The mark stands between the first two quotation marks.
        const std::string_view text(squeezed.data() + hit->begin, hit->end - hit->begin);
        std::size_t at = 0;
        schema::next_code_point(text, at);
        const std::size_t begin = at;
        std::size_t end = std::string_view::npos;
        for (const std::string_view mark : closing) {
            end = std::min(end, text.find(mark, begin));
        }
        if (end != std::string_view::npos && end > begin) {
            explained_.emplace_back(text.substr(begin, end - begin));
            found = true;
        }
    }
    return found;
}

bool PresenceReader::is_grade_mark(std::string_view text) const {
    return vocabulary_.words("grade-mark").matches(schema::squeeze(text));
}

schema::Presence PresenceReader::of(std::string_view text, bool grade) const {
    if (!grade && explained_.empty() && is_plain_figure(text)) {
        return schema::Presence::value;
    }
    if (schema::trim(text).empty()) {
        return schema::Presence::blank;
    }
    if (text.size() > longest_mark * 3) {
        return schema::Presence::value;
    }
    const std::string squeezed = schema::squeeze(text);
    if (squeezed.empty()) {
        return schema::Presence::blank;
    }
    if (code_points(squeezed) > longest_mark) {
        return schema::Presence::value;
    }
    if (grade && vocabulary_.words("grade-mark").matches(squeezed)) {
        return schema::Presence::value;
    }
    if (vocabulary_.words("dash").matches(squeezed) ||
        std::find(explained_.begin(), explained_.end(), squeezed) != explained_.end()) {
        // A zero stays a value, whatever the legend says about it.
        return squeezed == "0" ? schema::Presence::value : schema::Presence::dash;
    }
    if (!grade && vocabulary_.words("statement").matches(squeezed)) {
        return schema::Presence::statement;
    }
    return schema::Presence::value;
}

}  // namespace tenken::report
