// First the answer: what was read, what is wrong, what is off target, what needs a person.
#include <algorithm>

#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"

namespace tenken::tools {

namespace {

using rules::Severity;

std::string card(const std::string& css, const std::string& link, const std::string& term,
                 std::size_t value, const std::string& detail) {
    return fmt::format(
        "<div class=\"{}\"><dt><a href=\"#{}\">{}</a></dt><dd>{}<small>{}</small></dd></div>\n",
        css, link, escape_html(term), value, escape_html(detail));
}

std::size_t count_of(const rules::Audit& audit, Severity severity) {
    std::size_t count = 0;
    for (const rules::Finding& finding : audit.findings) {
        count += finding.severity == severity && !finding.waived ? 1 : 0;
    }
    return count;
}

std::size_t count_of(const rules::Audit& audit, rules::TargetTrack::Outcome outcome) {
    std::size_t count = 0;
    for (const rules::TargetTrack& track : audit.tracks) {
        count += track.outcome == outcome ? 1 : 0;
    }
    return count;
}

std::string reading(const HtmlContext& context) {
    const schema::Report& report = context.report;
    std::size_t rows = 0;
    for (const schema::Item& item : report.items) {
        rows += item.years.size();
    }
    const schema::Coverage& coverage = report.coverage;
    std::string words = context.language == schema::Language::japanese
                            ? fmt::format("年度の記載 {}件、{}ページ", rows, report.source.pages)
                            : fmt::format("{} year rows, {} pages", rows, report.source.pages);
    if (coverage.characters > 0) {
        const long percent = coverage.placed * 100 / coverage.characters;
        words += context.language == schema::Language::japanese
                     ? fmt::format("、本文の{}%を項目等に配置", percent)
                     : fmt::format(", {}% of the text placed", percent);
    }
    return words;
}

/// What did not come through is said before anyone trusts the rest.
std::string doubts(const HtmlContext& context) {
    const schema::Report& report = context.report;
    std::string out;
    const auto say = [&](const std::string& words) {
        out += "<p class=\"doubt\">⚠ " + escape_html(words) + "</p>\n";
    };
    if (report.items.empty()) {
        say(context.pick("項目が見つかりませんでした。報告書でないか、読めない様式です。",
                         "No item was found: this is no such report, or of a layout that is not "
                         "understood."));
    }
    if (report.source.kind == schema::SourceKind::scanned) {
        say(context.pick(
            "スキャンを文字認識で読んだものです。数字は必ずページの絵と見比べてください。",
            "Read from a scan: hold every figure against the picture of its page."));
    }
    if (report.coverage.undecoded > 0) {
        say(context.language == schema::Language::japanese
                ? fmt::format("読めない文字が{}字あります。", report.coverage.undecoded)
                : fmt::format("{} characters could not be read.", report.coverage.undecoded));
    }
    if (report.notes.empty()) {
        return out;
    }
    constexpr std::size_t most_notes = 200;
    out += fmt::format("<details class=\"notes\"><summary>{} ({})</summary><ul>\n",
                       context.pick("読み取りの注記", "Notes on the reading"), report.notes.size());
    for (std::size_t i = 0; i < std::min(report.notes.size(), most_notes); ++i) {
        const schema::Note& note = report.notes[i];
        const std::string link = page_link(context, note.place);
        out += fmt::format("<li>{}{}</li>\n", escape_html(note.text),
                           link.empty() ? "" : " · " + link);
    }
    return out + (report.notes.size() > most_notes ? "<li>…</li>" : "") + "</ul></details>\n";
}

}  // namespace

std::string html_summary(const HtmlContext& context) {
    using Outcome = rules::TargetTrack::Outcome;
    const rules::Audit& audit = context.audit;
    std::string out = fmt::format("<section id=\"summary\"><h2>{}</h2>\n<dl class=\"cards\">\n",
                                  context.pick("概要", "Summary"));
    out += card("read", "items", context.pick("読み取った項目", "Items read"),
                context.report.items.size(), reading(context));
    out += card("error", "findings", context.pick("■ 誤り", "■ Errors"),
                count_of(audit, Severity::error),
                context.pick("資料だけで証明できるもの", "provable from the report itself"));
    out += card("warning", "findings", context.pick("▲ 警告", "▲ Warnings"),
                count_of(audit, Severity::warning),
                context.pick("誤りの疑い、目標未達", "likely wrong, or off target"));
    const std::size_t undecided = count_of(audit, Outcome::undecided);
    out += card(
        "missed", "board", context.pick("目標未達", "Off target"), count_of(audit, Outcome::missed),
        context.language == schema::Language::japanese
            ? fmt::format("目標 {}件のうち（判定できない {}件）", audit.tracks.size(), undecided)
            : fmt::format("of {} targets ({} undecided)", audit.tracks.size(), undecided));
    out += card("note", "findings", context.pick("● 人の確認が要るもの", "● Needs a person"),
                count_of(audit, Severity::note),
                context.pick("機械では決められないもの", "not for a program to decide"));
    out += "</dl>\n";
    const auto waived = std::count_if(audit.findings.begin(), audit.findings.end(),
                                      [](const rules::Finding& finding) { return finding.waived; });
    if (waived > 0) {
        out += fmt::format("<p class=\"where\">{}</p>\n",
                           context.language == schema::Language::japanese
                               ? fmt::format("このほか、承認済みの指摘が{}件あります。", waived)
                               : fmt::format("{} more findings are waived.", waived));
    }
    return out + doubts(context) + "</section>\n";
}

}  // namespace tenken::tools
