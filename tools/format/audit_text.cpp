// The audit for a person at a terminal, or in a file or mail.

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "tools/format/formats.h"
#include "tools/format/text_head.h"
#include "tools/format/text_page.h"
#include "tools/publish/words.h"

namespace tenken::tools {

namespace {

using rules::Finding;
using rules::Severity;
using rules::Verdict;
using schema::Item;

/// Shown of a printed string or a formula where --verbose does not ask for all.
constexpr int most_columns = 240;
/// Group of the findings that are about no item.
const std::string whole_report;

Paint paint_of(Severity severity) {
    return severity == Severity::error     ? Paint::error
           : severity == Severity::warning ? Paint::warning
                                           : Paint::note;
}

class AuditWriter {
  public:
    AuditWriter(const AuditView& view, const TextStyle& style)
        : view_(view), page_(view.language, style) {
        for (const Finding& finding : view.audit.findings) {
            groups_.push_back(item_key(view.report, finding));
        }
    }

    std::string write() {
        write_head(page_, view_);
        for (const std::string& group : groups()) {
            write_group(group);
        }
        if (view_.verbose) {
            write_verdicts(Verdict::Outcome::undecided,
                           page_.say("判断できなかった検査", "Checks left undecided"));
            write_verdicts(Verdict::Outcome::agrees,
                           page_.say("一致した検査", "Checks that agreed"));
        }
        write_summary();
        return std::move(page_).take();
    }

  private:
    const std::string& group_of(const Finding& finding) const {
        return groups_[static_cast<std::size_t>(&finding - view_.audit.findings.data())];
    }

    /// Keys of items with findings, in the order of the report; what is about the whole report
    /// comes last.
    std::vector<std::string> groups() const {
        std::set<std::string> wanted;
        for (const Finding& finding : view_.audit.findings) {
            wanted.insert(group_of(finding));
        }
        std::vector<std::string> order;
        const auto take = [&](const std::string& group) {
            if (wanted.erase(group) > 0) {
                order.push_back(group);
            }
        };
        const bool with_whole = wanted.erase(whole_report) > 0;
        for (std::size_t i = 0; i < view_.report.items.size(); ++i) {
            take(key_of(i));
        }
        for (const Finding& finding : view_.audit.findings) {
            take(group_of(finding));
        }
        if (with_whole) {
            order.push_back(whole_report);
        }
        return order;
    }

    /// As item_key() gives it.
    static std::string key_of(std::size_t item) { return "item-" + std::to_string(item + 1); }

    std::string group_heading(const std::string& group) const {
        if (group == whole_report) {
            return page_.painted(page_.say("報告書全体", "The report as a whole"), Paint::heading);
        }
        for (std::size_t i = 0; i < view_.report.items.size(); ++i) {
            if (key_of(i) == group) {
                const Item& item = view_.report.items[i];
                const std::string words = item_words(item.number, item.name);
                const std::string heading = page_.painted(one_line(words), Paint::heading);
                return item.department.empty()
                           ? heading
                           : heading + "  " +
                                 page_.painted(one_line(item.department), Paint::faint);
            }
        }
        return page_.painted("No." + one_line(group), Paint::heading);
    }

    void write_group(const std::string& group) {
        bool headed = false;
        for (const Finding& finding : view_.audit.findings) {
            if (group_of(finding) != group) {
                continue;
            }
            const std::size_t number = ++of_rule_[finding.rule];
            if (view_.most_per_rule > 0 && number > view_.most_per_rule) {
                continue;
            }
            if (!headed) {
                page_.line("");
                page_.line(group_heading(group), 2);
                headed = true;
            }
            write_finding(finding);
        }
    }

    std::string severity_word(const Finding& finding) const {
        const int width = page_.japanese() ? 6 : 7;
        if (finding.waived) {
            return page_.painted(pad(page_.say("承認済", "waived"), width), Paint::faint);
        }
        return page_.painted(pad(severity_words(finding.severity, view_.language), width),
                             paint_of(finding.severity));
    }

    void write_finding(const Finding& finding) {
        std::string text =
            "  " + severity_word(finding) + "  " + page_.painted(finding.rule, Paint::faint) + "  ";
        const std::string where = page_.place(finding.place);
        text += where.empty() ? "" : where + "  ";
        text += one_line(finding.message.in(view_.language));
        page_.line(text, 8);
        if (finding.waived && !view_.verbose) {
            page_.detail(page_.say("承認", "waived"), one_line(finding.waiver_reason));
            return;
        }
        page_.detail(page_.say("印字", "printed"), underlined(finding));
        page_.detail(page_.say("計算", "sum"), limited(finding.formula));
        if (finding.formula.empty() || view_.verbose) {
            page_.detail(page_.say("期待", "expected"), limited(finding.expected));
            page_.detail(page_.say("実際", "actual"), limited(finding.actual));
        }
        page_.detail(page_.say("端数", "rounding"),
                     one_line(convention_words(finding.convention, view_.language)));
        for (const rules::Related& related : finding.related) {
            page_.detail(page_.say("関連", "see"), related_text(related));
        }
        page_.detail(page_.say("ただし", "but"), one_line(finding.may_be_fine.in(view_.language)));
        if (finding.waived) {
            page_.detail(page_.say("承認", "waived"), one_line(finding.waiver_reason));
        }
    }

    std::string related_text(const rules::Related& related) const {
        std::string text = one_line(related.what.in(view_.language));
        if (const std::string where = page_.place(related.place); !where.empty()) {
            text += (text.empty() ? "(" : " (") + where + ")";
        }
        const std::string printed = limited(related.printed);
        return printed.empty() ? text : text + ": " + printed;
    }

    std::string limited(std::string_view text) const {
        const std::string line = one_line(text);
        return view_.verbose ? line : shorten(line, most_columns);
    }

    /// The printed string with the figure that is meant underlined.
    std::string underlined(const Finding& finding) const {
        const std::string printed = limited(finding.printed);
        const std::string figure = finding.actual.substr(0, finding.actual.find(' '));
        const std::size_t at = printed.find(figure);
        if (!page_.coloured() || figure.empty() || at == std::string::npos) {
            return printed;
        }
        return printed.substr(0, at) + page_.painted(figure, Paint::underline) +
               printed.substr(at + figure.size());
    }

    void write_verdicts(Verdict::Outcome outcome, const char* heading) {
        bool headed = false;
        for (const Verdict& verdict : view_.audit.verdicts) {
            if (verdict.outcome != outcome) {
                continue;
            }
            if (!headed) {
                page_.line("");
                page_.line(page_.painted(heading, Paint::heading));
                headed = true;
            }
            std::string text = "  " + page_.painted(verdict.rule, Paint::faint);
            text += verdict.item ? "  No." + one_line(*verdict.item) : "";
            text += verdict.fiscal_year ? "  " + page_.fiscal_year(*verdict.fiscal_year) : "";
            for (const std::string& part :
                 {page_.place(verdict.place), one_line(verdict.reason.in(view_.language)),
                  limited(verdict.formula), limited(verdict.printed)}) {
                text += part.empty() ? "" : "  " + part;
            }
            page_.line(text, 6);
        }
    }

    std::string counted(long number, const char* ja, const char* one, const char* many,
                        Paint with) const {
        const std::string words = page_.counted(number, ja, one, many);
        return number > 0 ? page_.painted(words, with) : words;
    }

    void write_summary() {
        page_.line("");
        for (const auto& [rule, number] : of_rule_) {
            if (view_.most_per_rule > 0 && number > view_.most_per_rule) {
                page_.line(rule + ": " +
                           page_.counted(static_cast<long>(number - view_.most_per_rule),
                                         "表示していない指摘（--max-per-rule 0 ですべて表示）",
                                         "finding not shown (all with --max-per-rule 0)",
                                         "findings not shown (all with --max-per-rule 0)"));
            }
        }
        const AuditCounts counts = count(view_);
        const char* comma = page_.say("、", ", ");
        std::string text = page_.say("指摘なし", "No findings");
        if (counts.errors + counts.warnings + counts.notes > 0) {
            text = counted(counts.errors, "誤り", "error", "errors", Paint::error) + comma +
                   counted(counts.warnings, "警告", "warning", "warnings", Paint::warning) + comma +
                   counted(counts.notes, "確認", "note", "notes", Paint::note);
        }
        if (counts.waived > 0) {
            text += comma + page_.counted(counts.waived, "承認済", "waived", "waived");
        }
        if (view_.known > 0) {
            text += comma + page_.counted(static_cast<long>(view_.known), "前回からの指摘（省略）",
                                          "known before", "known before");
        }
        if (counts.agreed + counts.undecided > 0) {
            text += page_.say("。検査: ", ". Checks: ") +
                    page_.counted(counts.agreed, "一致", "agreed", "agreed") + comma +
                    page_.counted(counts.undecided, "判断できず", "undecided", "undecided");
        }
        page_.line(text, 2);
    }

    const AuditView& view_;
    TextPage page_;
    std::vector<std::string> groups_;  ///< key of the item that each finding is about
    std::map<std::string, std::size_t> of_rule_;
};

}  // namespace

std::string audit_as_text(const AuditView& view, const TextStyle& style) {
    return AuditWriter(view, style).write();
}

}  // namespace tenken::tools
