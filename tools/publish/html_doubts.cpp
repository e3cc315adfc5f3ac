// What a proof-reader has to look at: characters that the reading of a picture is in doubt of.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/html_report.h"
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
    if (reason == "ruling") {
        return context.pick("けい線が欠けている", "a ruling may be lost");
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

/// Larger than that it is no cell but a page of text, points.
constexpr double tallest_cell = 90;
/// What is shown around characters in doubt, points.
constexpr double margin = 4;
constexpr std::size_t most_pictures = 3;  // of one text

/// The cell, or of a tall one the lines from the first to the last doubt, as far as they fit.
schema::Place cell_around(const schema::Place& place, const std::vector<const Doubt*>& doubts) {
    schema::Place cell = place;
    if (place.box.height() <= tallest_cell) {
        return cell;
    }
    schema::Box lines;
    for (const Doubt* doubt : doubts) {
        const schema::Box both = lines.united(doubt->place.box);
        if (lies_in(*doubt, place) && both.height() <= tallest_cell - 2 * margin) {
            lines = both;
        }
    }
    if (lines.empty()) {
        return cell;
    }
    cell.box.y0 = std::max(place.box.y0, lines.y0 - margin);
    cell.box.y1 = std::min(place.box.y1, lines.y1 + margin);
    return cell;
}

std::string pictures_of(const HtmlContext& context, const std::vector<const Doubt*>& doubts,
                        const std::vector<schema::Place>& places) {
    std::string out;
    std::size_t count = 0;
    for (const schema::Place& place : places) {
        const auto inside = [&place](const Doubt* doubt) { return lies_in(*doubt, place); };
        if (count < most_pictures && std::any_of(doubts.begin(), doubts.end(), inside)) {
            out += cell_picture(context, cell_around(place, doubts));
            ++count;
        }
    }
    return out;
}

}  // namespace

std::string cell_key(const schema::Place& place) {
    return fmt::format("{} {:.2f} {:.2f} {:.2f} {:.2f}", place.page, place.box.x0, place.box.y0,
                       place.box.x1, place.box.y1);
}

std::string cell_picture(const HtmlContext& context, const schema::Place& place) {
    const schema::Reading& reading = context.report.reading;
    const bool was_read =
        std::any_of(reading.pages.begin(), reading.pages.end(),
                    [&place](const schema::PageReading& page) { return page.page == place.page; });
    if (!was_read || place.box.empty() || place.box.height() > tallest_cell) {
        return "";
    }
    if (context.wanted != nullptr) {
        context.wanted->push_back(place);
    }
    const auto found = context.cells.find(cell_key(place));
    if (found == context.cells.end()) {
        return "";
    }
    return fmt::format("<img class=\"cell\" alt=\"{}\" src=\"{}\">",
                       context.pick("画像の中のこの箇所", "this place in the picture"),
                       found->second);
}

std::vector<schema::Place> cells_to_show(const schema::Report& report, const rules::Audit& audit) {
    std::vector<schema::Place> wanted;
    if (report.reading.pages.empty()) {
        return wanted;
    }
    const std::map<int, std::string> no_pages;
    const std::map<std::string, std::string> no_cells;
    const HtmlContext context{report,   audit,  no_pages, schema::Language::japanese,
                              no_cells, &wanted};
    html_findings(context);
    html_items(context);
    std::set<std::string> seen;
    std::erase_if(wanted, [&seen](const schema::Place& place) {
        return !seen.insert(cell_key(place)).second;
    });
    std::stable_sort(
        wanted.begin(), wanted.end(),
        [](const schema::Place& a, const schema::Place& b) { return a.page < b.page; });
    return wanted;
}

std::string doubtful_text(const HtmlContext& context, const std::string& text,
                          const std::vector<schema::Place>& places) {
    const std::vector<const Doubt*> doubts = doubts_in(context.report.reading, places);
    if (doubts.empty()) {
        return escape_html(text);
    }
    std::string out = marked(text, doubts);
    out += pictures_of(context, doubts, places);
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
