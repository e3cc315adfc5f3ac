#include "tools/format/text_head.h"

#include <vector>

namespace tenken::tools {

namespace {

std::string title_line(const TextPage& page, const schema::Report& report) {
    std::string title = one_line(report.title);
    if (title.empty()) {
        title = page.say("（表題なし）", "(no title)");
    }
    std::string about = one_line(report.municipality);
    if (report.period) {
        about += about.empty() ? "" : page.say("、", ", ");
        about += page.fiscal_year(report.period->first) + page.say("～", " to ") +
                 page.fiscal_year(report.period->last);
    }
    std::string line = page.painted(title, Paint::heading);
    if (!about.empty()) {
        line += page.say("（", " (") + about + page.say("）", ")");
    }
    return line;
}

std::string read_line(const TextPage& page, const schema::Report& report,
                      const AuditCounts& counts) {
    std::vector<std::string> parts;
    if (report.source.pages > 0) {
        parts.push_back(page.counted(report.source.pages, "ページ", "page", "pages"));
    }
    parts.push_back(page.counted(counts.items, "項目", "item", "items"));
    parts.push_back(page.counted(counts.years, "年度行", "year row", "year rows"));
    const auto size = [](const auto& list) { return static_cast<long>(list.size()); };
    parts.push_back(page.counted(size(report.totals), "集計", "total", "totals"));
    parts.push_back(page.counted(size(report.series), "系列", "series", "series"));
    parts.push_back(page.counted(size(report.tables), "表", "table", "tables"));
    std::string line = one_line(report.source.file) + ":";
    for (std::size_t i = 0; i < parts.size(); ++i) {
        line += (i == 0 ? " " : page.say("、", ", ")) + parts[i];
    }
    return page.painted(line, Paint::faint);
}

}  // namespace

void write_head(TextPage& page, const AuditView& view) {
    const schema::Report& report = view.report;
    page.line(title_line(page, report), 2);
    page.line(read_line(page, report, count(view)), 2);
    // What did not come through is said before anyone trusts the rest.
    if (report.items.empty()) {
        page.line(page.painted(page.say("項目が見つからない。報告書でないか、読めない様式です。",
                                        "No item was found: this is no such report, or of a layout "
                                        "that is not understood."),
                               Paint::warning),
                  2);
    }
    if (report.coverage.undecoded > 0) {
        page.line(page.painted(
                      page.counted(report.coverage.undecoded, "読めない文字",
                                   "character could not be read", "characters could not be read"),
                      Paint::warning),
                  2);
    }
    if (!report.notes.empty() && !view.verbose) {
        page.line(page.painted(page.counted(static_cast<long>(report.notes.size()),
                                            "読み取りの注記（--verbose で表示）",
                                            "note on the reading (shown with --verbose)",
                                            "notes on the reading (shown with --verbose)"),
                               Paint::faint),
                  2);
    }
    if (view.verbose) {
        for (const schema::Note& note : report.notes) {
            const std::string where = page.place(note.place);
            page.line("  " + page.painted(one_line(note.code), Paint::faint) + "  " +
                          (where.empty() ? "" : where + "  ") + one_line(note.text),
                      6);
        }
    }
}

}  // namespace tenken::tools
