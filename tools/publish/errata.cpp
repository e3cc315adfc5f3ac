#include "tools/publish/errata.h"

#include <algorithm>
#include <map>

#include "schema/fiscal_year.h"

namespace tenken::tools {

namespace {

using rules::Audit;
using rules::Finding;
using rules::Severity;
using schema::Language;
using schema::Report;

std::string pick(Language language, const char* ja, const char* en) {
    return language == Language::japanese ? ja : en;
}

const schema::Item* item_of(const Report& report, const Finding& finding) {
    if (!finding.item) {
        return nullptr;
    }
    const auto found =
        std::find_if(report.items.begin(), report.items.end(),
                     [&](const schema::Item& item) { return item.number == *finding.item; });
    return found == report.items.end() ? nullptr : &*found;
}

std::string page_of(const Finding& finding) {
    return finding.place.page > 0 ? std::to_string(finding.place.page) : "";
}

std::string evidence_of(const Finding& finding, Language language) {
    std::string evidence = finding.message.in(language);
    if (!finding.formula.empty()) {
        evidence +=
            pick(language, "（計算: ", " (sum: ") + finding.formula + pick(language, "）", ")");
    }
    return evidence + " [" + finding.rule + "]";
}

// What a committee asks about a finding of that category. The finding's own message stands before
// it.
std::string question_for(const std::string& category, Language language) {
    struct Wording {
        const char* category;
        const char* ja;
        const char* en;
    };
    static constexpr Wording wordings[] = {
        {"missing-year", "この年度の実績の有無と、記載していない理由をお示しください。",
         "Was anything done in that year, and why is it not reported?"},
        {"target-gap", "目標に届かなかった理由と、今後の見通しをお示しください。",
         "Why was the target missed, and what is expected from here?"},
        {"total", "合計の算出根拠と、内訳との差の理由をお示しください。",
         "How was the total worked out, and what explains the difference?"},
    };
    for (const Wording& wording : wordings) {
        if (category == wording.category) {
            return pick(language, wording.ja, wording.en);
        }
    }
    return pick(language, "記載の根拠をお示しください。", "What is this statement based on?");
}

bool says_misprint(const Finding& finding) {
    return !finding.waived && finding.severity != Severity::note &&
           finding.category != "target-gap";
}

}  // namespace

std::string place_in_words(const Report& report, const Finding& finding, Language language) {
    std::string words;
    if (finding.item) {
        words = "No." + *finding.item;
        if (const schema::Item* item = item_of(report, finding)) {
            words += " " + item->name;
        }
    } else {
        words = finding.title.in(language);
    }
    if (finding.fiscal_year) {
        words += language == Language::japanese ? " " + schema::era_label(*finding.fiscal_year)
                                                : " FY" + std::to_string(*finding.fiscal_year);
    }
    return words;
}

Sheet errata_draft(const Report& report, const Audit& audit, Language language) {
    Sheet sheet;
    sheet.title = pick(language, "正誤表（案） ", "Errata (draft): ") + report.title;
    sheet.introduction = pick(language,
                              "点検で見つかった箇所です。正の候補は計算から求めたもので、確定には原"
                              "資料の確認が必要です。",
                              "Places found by the audit. A proposed correction comes from "
                              "arithmetic; confirm it against the source before use.");
    sheet.headings =
        language == Language::japanese
            ? std::vector<std::string>{"ページ", "箇所", "誤", "正の候補", "根拠"}
            : std::vector<std::string>{"Page", "Place", "Printed", "Proposed", "Evidence"};
    for (const Finding& finding : audit.findings) {
        if (says_misprint(finding)) {
            sheet.rows.push_back({page_of(finding), place_in_words(report, finding, language),
                                  finding.printed.empty() ? finding.actual : finding.printed,
                                  finding.expected, evidence_of(finding, language)});
        }
    }
    return sheet;
}

Sheet question_list(const Report& report, const Audit& audit, Language language) {
    Sheet sheet;
    sheet.title = pick(language, "質問票 ", "Questions: ") + report.title;
    sheet.introduction =
        pick(language, "所管課ごと、項目番号順の質問の案です。", "Draft questions by department.");
    sheet.headings =
        language == Language::japanese
            ? std::vector<std::string>{"所管課", "項目番号", "項目名", "ページ", "質問", "根拠"}
            : std::vector<std::string>{"Department", "No.", "Item", "Page", "Question", "Evidence"};
    // Departments in the order in which the report names them; findings without an item come last.
    std::map<std::string, std::size_t> rank;
    for (const schema::Item& item : report.items) {
        rank.emplace(item.department, rank.size());
    }
    std::vector<std::pair<std::size_t, std::vector<std::string>>> ranked;
    for (const Finding& finding : audit.findings) {
        if (finding.waived) {
            continue;
        }
        const schema::Item* item = item_of(report, finding);
        const std::string department = item ? item->department : "";
        const std::size_t order = item ? rank.at(department) : rank.size();
        ranked.push_back(
            {order,
             {department, finding.item.value_or(""), item ? item->name : "", page_of(finding),
              finding.message.in(language) + " " + question_for(finding.category, language),
              evidence_of(finding, language)}});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [order, row] : ranked) {
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

}  // namespace tenken::tools
