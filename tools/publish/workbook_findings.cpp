// What the workbook is about, and the findings.
#include <algorithm>

#include "tools/publish/words.h"
#include "tools/publish/workbook_book.h"

namespace tenken::tools {

namespace {

using rules::Finding;
using rules::Severity;

long count_of(const rules::Audit& audit, Severity severity) {
    return static_cast<long>(std::count_if(
        audit.findings.begin(), audit.findings.end(),
        [&](const Finding& finding) { return !finding.waived && finding.severity == severity; }));
}

std::string related_words(const Book& book, const Finding& finding) {
    std::string words;
    for (const rules::Related& related : finding.related) {
        words += words.empty() ? "" : "\n";
        words += related.what.in(book.language);
        if (related.place.page > 0) {
            words += " (p. " + std::to_string(related.place.page) + ")";
        }
        words += related.printed.empty() ? "" : ": " + related.printed;
    }
    return words;
}

}  // namespace

void add_cover(const Book& book) {
    const schema::Report& report = book.report;
    SheetWriter sheet = book.sheet(book.pick("概要", "About"), {{book.pick("事項", "What"), 28},
                                                                {book.pick("値", "Value"), 80}});
    const auto text = [&](const char* ja, const char* en, const std::string& value) {
        sheet.text(book.pick(ja, en)).text(value).end_row();
    };
    const auto count = [&](const std::string& what, long value) {
        sheet.text(what).integer(value).end_row();
    };
    text("表題", "Title", report.title);
    text("団体名", "Municipality", report.municipality);
    if (report.period) {
        count(book.pick("計画期間の初年度（西暦）", "First fiscal year"), report.period->first);
        count(book.pick("計画期間の最終年度（西暦）", "Last fiscal year"), report.period->last);
    }
    text("原本のファイル名", "Source file", report.source.file);
    text("原本の SHA-256", "SHA-256 of the source", report.source.sha256);
    count(book.pick("原本のページ数", "Pages of the source"), report.source.pages);
    count(book.pick("項目の数", "Items"), static_cast<long>(report.items.size()));
    for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
        count(book.pick("指摘の数: ", "Findings: ") + severity_words(severity, book.language),
              count_of(book.audit, severity));
    }
    count(book.pick("指摘の数: 承認済み", "Findings: waived"),
          static_cast<long>(std::count_if(book.audit.findings.begin(), book.audit.findings.end(),
                                          [](const Finding& finding) { return finding.waived; })));
    text("年度", "Fiscal years",
         book.pick("4月から翌年3月まで。2019年度は令和元年度。",
                   "From April to March: fiscal year 2019 is 令和元年度."));
    text("空のセル", "Empty cells",
         book.pick("値が読み取れないか、印刷されていない。ゼロではない。",
                   "Nothing printed, or not readable; never a zero."));
}

void add_findings(const Book& book) {
    SheetWriter sheet = book.sheet(book.pick("指摘", "Findings"),
                                   {{book.pick("重さ", "Severity"), 8},
                                    {book.pick("承認", "Waived"), 8},
                                    {book.pick("規則", "Rule"), 8},
                                    {book.pick("分類", "Category"), 14},
                                    book.number_column(),
                                    {book.pick("項目名", "Item"), 22},
                                    {book.pick("所管", "Department"), 18},
                                    book.year_column(),
                                    book.era_column(),
                                    {book.pick("内容", "Message"), 48},
                                    {book.pick("印刷の表記", "As printed"), 26},
                                    {book.pick("あるべき値", "Expected"), 16},
                                    {book.pick("計算", "Sum"), 28},
                                    {book.pick("関係する箇所", "Related places"), 30},
                                    {book.pick("誤りでない場合", "Why it may be fine"), 32},
                                    {book.pick("承認の理由", "Reason of the waiver"), 20},
                                    book.page_column(),
                                    {book.pick("識別子", "Fingerprint"), 20}});
    const std::string yes = book.pick("承認済み", "waived");
    std::size_t number = 0;
    for (const Finding& finding : book.audit.findings) {
        ++number;
        const schema::Item* item = item_of(book.report, finding);
        sheet.text(severity_words(finding.severity, book.language));
        sheet.text(finding.waived ? yes : "").text(finding.rule);
        sheet.text(category_words(finding.category, book.language));
        sheet.label(finding.item.value_or("")).text(item ? item->name : "");
        sheet.text(item ? item->department : "");
        add_year(sheet, finding.fiscal_year.value_or(0));
        sheet.text(finding.message.in(book.language)).text(finding.printed);
        sheet.text(finding.expected).text(finding.formula).text(related_words(book, finding));
        sheet.text(finding.may_be_fine.in(book.language)).text(finding.waiver_reason);
        if (book.links.html && !book.links.file.empty() && finding.place.page > 0) {
            sheet.linked(finding.place.page,
                         "external:" + book.links.file + "#finding-" + std::to_string(number));
        } else {
            add_page(book, sheet, finding.place);
        }
        sheet.text(finding.fingerprint).end_row();
    }
    sheet.finish();
}

}  // namespace tenken::tools
