// The parts of the HTML report, each one block of the page.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::tools {

/// What every part needs to know.
struct HtmlContext {
    const schema::Report& report;
    const rules::Audit& audit;
    const std::map<int, std::string>& pages;
    schema::Language language;
    const std::map<std::string, std::string>& cells;  ///< by cell_key
    /// Gets the places of which a picture would be shown; may be nullptr.
    std::vector<schema::Place>* wanted = nullptr;

    const char* pick(const char* ja, const char* en) const {
        return language == schema::Language::japanese ? ja : en;
    }
    bool pictured(int page) const { return pages.count(page) > 0; }
};

/// id of the finding at that place of the audit.
std::string finding_id(std::size_t index);

/// "p. 12": a link that shows `place` on its page where the page is pictured, else text; "" for no
/// page.
std::string page_link(const HtmlContext& context, const schema::Place& place);

/// id of the item in the list of items, "" for a finding about none.
std::string item_anchor(const HtmlContext& context, const rules::Finding& finding);

/// The text with the characters marked that the reading of a picture is in doubt of, and a list of
/// them: what was read, what it may be, how sure the engine was, and a link that shows the place.
/// Without doubts in `places` just the text, escaped.
std::string doubtful_text(const HtmlContext& context, const std::string& text,
                          const std::vector<schema::Place>& places);

/// The picture of a place on a page that was read from a picture; "" if there is none.
std::string cell_picture(const HtmlContext& context, const schema::Place& place);

std::string html_summary(const HtmlContext& context);
/// Findings counted by category and by department: what runs through the whole office.
std::string html_overview(const HtmlContext& context);
std::string html_board(const HtmlContext& context);
/// One target as a figure with its chart.
std::string html_track(const HtmlContext& context, const rules::TargetTrack& track);
std::string html_findings(const HtmlContext& context);
std::string html_viewer(const HtmlContext& context);
std::string html_items(const HtmlContext& context);
/// Roll-ups, headline figures and series as read.
std::string html_figures(const HtmlContext& context);

}  // namespace tenken::tools
