#include "tools/publish/words.h"

#include <algorithm>
#include <optional>
#include <tuple>

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

/// True if the place is one that was read as part of the item.
bool holds(const schema::Item& item, const schema::Place& place) {
    const auto is_there = [&](const std::optional<schema::Text>& text) {
        return text && text->place == place;
    };
    if (place.page < 1 && place.line < 1) {
        return false;
    }
    if (item.place == place || item.content_place == place) {
        return true;
    }
    return std::any_of(item.years.begin(), item.years.end(), [&](const schema::YearRow& year) {
        return year.place == place || is_there(year.planned) || is_there(year.actual) ||
               is_there(year.grade) || (year.effect && year.effect->place == place);
    });
}

bool begins_above(const schema::Place& item, const schema::Place& place) {
    return std::tie(item.page, item.box.y0, item.line) <=
           std::tie(place.page, place.box.y0, place.line);
}

}  // namespace

std::string convention_words(const std::string& convention, Language language) {
    if (convention == "round") {
        return pick(language, "四捨五入（ほかの和から推定）でも合わない",
                    "does not fit rounded, as the other sums are");
    }
    if (convention == "truncate") {
        return pick(language, "切り捨て（ほかの和から推定）でも合わない",
                    "does not fit cut off, as the other sums are");
    }
    if (convention == "round|truncate") {
        return pick(language, "四捨五入でも切り捨てでも合わない",
                    "fits neither rounded nor cut off");
    }
    return convention;
}

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

const schema::Item* item_at(const schema::Report& report, const std::string& number,
                            const schema::Place& place) {
    const schema::Item* only = nullptr;
    const schema::Item* before =
        nullptr;  // the last one of that number that begins above the place
    std::size_t count = 0;
    for (const schema::Item& item : report.items) {
        if (item.number != number) {
            continue;
        }
        ++count;
        only = &item;
        if (holds(item, place)) {
            return &item;
        }
        if (begins_above(item.place, place)) {
            before = &item;
        }
    }
    return count == 1 ? only : before;
}

const schema::Item* item_of(const schema::Report& report, const Finding& finding) {
    return finding.item ? item_at(report, *finding.item, finding.place) : nullptr;
}

std::string item_key(const schema::Report& report, const Finding& finding) {
    const schema::Item* item = item_of(report, finding);
    return item ? fmt::format("item-{}", item - report.items.data() + 1)
                : finding.item.value_or("");
}

std::string item_words(const std::string& number, const std::string& name) {
    if (number.empty()) {
        return name;
    }
    return "No." + number + (name.empty() ? "" : " " + name);
}

std::string place_in_words(const schema::Report& report, const Finding& finding,
                           Language language) {
    std::string words;
    if (finding.item) {
        const schema::Item* item = item_of(report, finding);
        words = item_words(*finding.item, item ? item->name : "");
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
