// The parts of the HTML report, each one block of the page.
#pragma once

#include <map>
#include <string>

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

    const char* pick(const char* ja, const char* en) const {
        return language == schema::Language::japanese ? ja : en;
    }
};

/// "error", "warning", "note": also the class in the style sheet.
std::string severity_class(rules::Severity severity);
/// The word and a sign, so that colour is never alone.
std::string severity_label(const HtmlContext& context, rules::Severity severity);

std::string html_summary(const HtmlContext& context);
std::string html_board(const HtmlContext& context);
std::string html_findings(const HtmlContext& context);
std::string html_viewer(const HtmlContext& context);
std::string html_items(const HtmlContext& context);

}  // namespace tenken::tools
