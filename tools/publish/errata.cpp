#include "tools/publish/errata.h"

#include <algorithm>
#include <map>
#include <utility>

#include "tools/publish/words.h"

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

std::string page_of(const Finding& finding) {
    return finding.place.page > 0 ? std::to_string(finding.place.page) : "";
}

std::string evidence_of(const Finding& finding, Language language) {
    std::string evidence = finding.message.in(language);
    if (!finding.formula.empty() && evidence.find(finding.formula) == std::string::npos) {
        evidence +=
            pick(language, "（計算: ", " (sum: ") + finding.formula + pick(language, "）", ")");
    }
    return evidence + " [" + finding.rule + "]";
}

/// What is printed, what it should be, the sum: the question itself holds the message.
std::string facts_in_a_line(const Finding& finding, Language language) {
    std::string line;
    for (const Fact& fact : facts_of(finding, language)) {
        line += (line.empty() ? "" : pick(language, "、", "; ")) + fact.term + ": " + fact.value;
    }
    return line + (line.empty() ? "[" : " [") + finding.rule + "]";
}

std::string sentence(const std::string& text, Language language) {
    const std::string stop = pick(language, "。", ".");
    return text + (text.ends_with(stop) ? "" : stop) + pick(language, "", " ");
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
        {"target", "目標の達成状況をどの数値で、いつ測るのかをお示しください。",
         "By which figure, and when, is this target measured?"},
        {"total", "合計の算出根拠と、内訳との差の理由をお示しください。",
         "How was the total worked out, and what explains the difference?"},
        {"number", "数値と単位の正しい表記をお示しください。",
         "What is the right figure, with its unit?"},
        {"year-label", "正しい年度をお示しください。", "Which year is meant?"},
        {"series", "推移の数値の出典と、変動の理由をお示しください。",
         "Where do the figures of this series come from, and what explains the change?"},
        {"consistency", "食い違う記載のどちらが正しいかをお示しください。",
         "Which of the two statements is right?"},
        {"structure", "記載がない理由、または正しい記載をお示しください。",
         "Why is nothing stated here, or what should it say?"},
    };
    for (const Wording& wording : wordings) {
        if (category == wording.category) {
            return pick(language, wording.ja, wording.en);
        }
    }
    return pick(language, "記載の根拠をお示しください。", "What is this statement based on?");
}

// A missed target, or one that nobody measured, is no misprint.
bool says_misprint(const Finding& finding) {
    return !finding.waived && finding.severity != Severity::note &&
           finding.category != "target-gap" && finding.category != "target";
}

std::string printed_of(const Finding& finding, Language language) {
    const std::string& printed = finding.printed.empty() ? finding.actual : finding.printed;
    return printed.empty() ? pick(language, "（記載なし）", "(nothing printed)") : printed;
}

}  // namespace

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
                                  printed_of(finding, language),
                                  finding.expected.empty()
                                      ? pick(language, "（原資料で確認）", "(see the source)")
                                      : finding.expected,
                                  evidence_of(finding, language)});
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
    // Departments and items in the order in which the report names them; findings without an item
    // come last.
    std::map<std::string, std::size_t> rank;
    for (const schema::Item& item : report.items) {
        rank.emplace(item.department, rank.size());
    }
    using Order = std::pair<std::size_t, std::ptrdiff_t>;
    std::vector<std::pair<Order, std::vector<std::string>>> ranked;
    for (const Finding& finding : audit.findings) {
        if (finding.waived) {
            continue;
        }
        const schema::Item* item = item_of(report, finding);
        const std::string department = item ? item->department : "";
        const Order order =
            item ? Order{rank.at(department), item - report.items.data()} : Order{rank.size(), 0};
        ranked.push_back(
            {order,
             {department, finding.item.value_or(""), item ? item->name : "", page_of(finding),
              sentence(finding.message.in(language), language) +
                  question_for(finding.category, language),
              facts_in_a_line(finding, language)}});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [order, row] : ranked) {
        sheet.rows.push_back(std::move(row));
    }
    return sheet;
}

}  // namespace tenken::tools
