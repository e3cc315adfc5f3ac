// What a proof-reader has to look at: characters that the reading of a picture is in doubt of.
#include <algorithm>

#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"

namespace tenken::tools {

namespace {

using schema::Doubt;

/// More of them in one cell say that the cell is to be read as a whole.
constexpr std::size_t most_listed = 12;

bool lies_in(const Doubt& doubt, const schema::Place& place) {
    return doubt.place.page == place.page &&
           place.box.contains(doubt.place.box.center_x(), doubt.place.box.center_y());
}

std::vector<const Doubt*> doubts_in(const schema::Reading& reading,
                                    const std::vector<schema::Place>& places) {
    std::vector<const Doubt*> found;
    for (const Doubt& doubt : reading.doubts) {
        const auto there = [&doubt](const schema::Place& place) { return lies_in(doubt, place); };
        if (!doubt.settled && std::any_of(places.begin(), places.end(), there)) {
            found.push_back(&doubt);
        }
    }
    return found;
}

std::string why(const HtmlContext& context, const std::string& reason) {
    if (reason == "readings-differ") {
        return context.pick("二つの読みが違う", "two readings differ");
    }
    if (reason == "shape") {
        return context.pick("形がほかと違う", "looks unlike the others");
    }
    if (reason == "vocabulary") {
        return context.pick("ほかの所の語と違う", "differs from a word elsewhere");
    }
    if (reason == "arithmetic") {
        return context.pick("和が合わない", "a sum does not close");
    }
    if (reason == "text-layer") {
        return context.pick("PDF の隠れた文字と違う", "differs from the PDF's hidden text");
    }
    return context.pick("確信が持てない", "the engine was not sure");
}

/// Marks what stands in the text once: of several alike nobody can tell which is meant.
std::string marked(const std::string& text, const std::vector<const Doubt*>& doubts) {
    struct Part {
        std::size_t begin = 0;
        std::size_t end = 0;
    };
    std::vector<Part> parts;
    for (const Doubt* doubt : doubts) {
        const std::size_t at = doubt->read.empty() ? std::string::npos : text.find(doubt->read);
        if (at != std::string::npos && text.find(doubt->read, at + 1) == std::string::npos) {
            parts.push_back({at, at + doubt->read.size()});
        }
    }
    std::sort(parts.begin(), parts.end(),
              [](const Part& a, const Part& b) { return a.begin < b.begin; });
    std::string out;
    std::size_t at = 0;
    for (const Part& part : parts) {
        if (part.begin >= at) {
            out += escape_html(text.substr(at, part.begin - at)) + "<mark>" +
                   escape_html(text.substr(part.begin, part.end - part.begin)) + "</mark>";
            at = part.end;
        }
    }
    return out + escape_html(text.substr(at));
}

std::string line_on(const HtmlContext& context, const Doubt& doubt) {
    std::string line = fmt::format("<li>{} <mark>{}</mark>", page_link(context, doubt.place),
                                   escape_html(doubt.read));
    if (!doubt.other.empty()) {
        line += fmt::format(" {} <b>{}</b>", context.pick("もしかすると", "perhaps"),
                            escape_html(doubt.other));
    }
    if (!doubt.word.empty()) {
        line +=
            context.pick("（「", " (\"") + escape_html(doubt.word) + context.pick("」）", "\")");
    }
    return line + fmt::format(" <span class=\"where\">{} {}%</span></li>",
                              why(context, doubt.reason), doubt.confidence);
}

}  // namespace

std::string doubtful_text(const HtmlContext& context, const std::string& text,
                          const std::vector<schema::Place>& places) {
    const std::vector<const Doubt*> doubts = doubts_in(context.report.reading, places);
    if (doubts.empty()) {
        return escape_html(text);
    }
    std::string out = marked(text, doubts);
    out += fmt::format("<div class=\"doubts\">{}<ul>",
                       context.pick("読みに疑いのある文字", "Characters in doubt"));
    for (std::size_t i = 0; i < std::min(doubts.size(), most_listed); ++i) {
        out += line_on(context, *doubts[i]);
    }
    if (doubts.size() > most_listed) {
        out += fmt::format("<li>{} {}</li>", context.pick("ほかに", "and more:"),
                           doubts.size() - most_listed);
    }
    return out + "</ul></div>";
}

}  // namespace tenken::tools
