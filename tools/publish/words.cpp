#include "tools/publish/words.h"

#include <algorithm>

#include <fmt/format.h>

#include "schema/eras.h"
#include "schema/fiscal_year.h"

namespace tenken::tools {

namespace {

using rules::Finding;
using rules::Severity;
using schema::Language;

std::string pick(Language language, const char* ja, const char* en) {
    return language == Language::japanese ? ja : en;
}

std::string convention_words(const std::string& convention, Language language) {
    if (convention == "round") {
        return pick(language, "四捨五入", "rounded");
    }
    if (convention == "truncate") {
        return pick(language, "切り捨て", "truncated");
    }
    if (convention == "round|truncate") {
        return pick(language, "四捨五入でも切り捨てでも", "rounded or truncated");
    }
    return convention;
}

}  // namespace

std::string severity_words(Severity severity, Language language) {
    switch (severity) {
        case Severity::error:
            return pick(language, "誤り", "error");
        case Severity::warning:
            return pick(language, "警告", "warning");
        case Severity::note:
            return pick(language, "確認", "note");
    }
    return "";
}

std::string severity_mark(Severity severity, Language language) {
    const char* sign = severity == Severity::error     ? "■ "
                       : severity == Severity::warning ? "▲ "
                                                       : "● ";
    return std::string(sign).append(severity_words(severity, language));
}

std::string category_words(const std::string& category, Language language) {
    struct Name {
        const char* id;
        const char* ja;
        const char* en;
    };
    static constexpr Name names[] = {
        {"missing-year", "年度の抜け", "missing year"},
        {"target-gap", "目標未達", "target missed"},
        {"total", "合計の不一致", "total"},
        {"target", "目標の書き方・測り方", "target"},
        {"year-label", "年度の表示", "year label"},
        {"number", "数値の表記", "number"},
        {"structure", "様式・記載もれ", "structure"},
        {"series", "推移の資料", "series"},
        {"consistency", "箇所どうしの食い違い", "consistency"},
        {"text", "文字・字句", "wording"},
        {"reading", "読み取りの疑い", "reading"},
        {"waiver", "承認の扱い", "waiver"},
    };
    for (const Name& name : names) {
        if (category == name.id) {
            return pick(language, name.ja, name.en);
        }
    }
    return category;
}

std::string year_words(int fiscal_year, Language language) {
    if (fiscal_year <= 0) {
        return "";
    }
    return language == Language::japanese ? schema::era_label(fiscal_year)
                                          : fmt::format("FY{}", fiscal_year);
}

std::string short_year(int fiscal_year, Language language) {
    if (language == Language::english) {
        return std::to_string(fiscal_year);
    }
    const schema::Era* last = nullptr;
    for (const schema::Era& era : schema::eras()) {
        if (era.first_fiscal_year <= fiscal_year) {
            last = &era;
        }
    }
    return last ? fmt::format("{}{}", static_cast<char>(last->letter),
                              fiscal_year - last->before_first)
                : std::to_string(fiscal_year);
}

std::string grouped(const schema::Decimal& value) {
    std::string digits = value.to_string();
    const std::size_t point = std::min(digits.find('.'), digits.size());
    const std::size_t first = value.is_negative() ? 1 : 0;
    for (std::size_t at = point; at > first + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

const schema::Item* item_of(const schema::Report& report, const Finding& finding) {
    if (!finding.item) {
        return nullptr;
    }
    const auto found =
        std::find_if(report.items.begin(), report.items.end(),
                     [&](const schema::Item& item) { return item.number == *finding.item; });
    return found == report.items.end() ? nullptr : &*found;
}

std::string place_in_words(const schema::Report& report, const Finding& finding,
                           Language language) {
    std::string words;
    if (finding.item) {
        words = fmt::format("No.{}", *finding.item);
        if (const schema::Item* item = item_of(report, finding)) {
            words.append(" ").append(item->name);
        }
    } else {
        words = pick(language, "全体・付属の表", "whole report");
    }
    const std::string year = year_words(finding.fiscal_year.value_or(0), language);
    return year.empty() ? words : words + " " + year;
}

std::vector<Fact> facts_of(const Finding& finding, Language language) {
    std::vector<Fact> facts;
    const auto add = [&](const std::string& term, const std::string& value) {
        if (!value.empty()) {
            facts.push_back({term, value});
        }
    };
    add(pick(language, "印刷の表記", "As printed"), finding.printed);
    add(pick(language, "あるべき値", "Expected"), finding.expected);
    if (finding.actual != finding.printed) {
        add(pick(language, "実際の値", "Actual"), finding.actual);
    }
    add(pick(language, "計算", "Sum"), finding.formula);
    add(pick(language, "端数処理", "Rounding"), convention_words(finding.convention, language));
    for (const rules::Related& related : finding.related) {
        std::string words = related.what.in(language);
        if (related.place.page > 0) {
            words += fmt::format(" (p. {})", related.place.page);
        }
        add(words, related.printed);
    }
    return facts;
}

}  // namespace tenken::tools
