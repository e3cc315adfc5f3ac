// Japanese fiscal years (年度): FY2017 is April 2017 to March 2018.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::schema {

/// The fiscal years of a plan (計画期間), both ends within.
struct Period {
    int first = 0;
    int last = 0;
    bool contains(int year) const { return year >= first && year <= last; }
    int length() const { return last - first + 1; }
    friend bool operator==(const Period&, const Period&) = default;
};

/// A year or a date found in a text.
struct YearMention {
    enum class Kind {
        fiscal_year,  ///< 平成29年度, H29年度, R元年度, 2019年度, 29年度, H29 or 2019 as a label
        date,           ///< H31.4.1, 令和3年3月31日: fiscal_year is the one it falls into
        calendar_year,  ///< 平成19年: January to December, given as if it were a fiscal year
    };
    Kind kind = Kind::fiscal_year;
    int fiscal_year = 0;      ///< western year in which the fiscal year begins
    int month = 0;            ///< of a date, else 0
    int day = 0;              ///< of a date that names one, else 0
    bool bare = false;        ///< no era was printed: 29年度 was resolved by the plan period
    bool beyond_era = false;  ///< 平成33年度: right in its day, no such year came (= FY2021)
    bool impossible = false;  ///< 令和0年, 令和31年 beyond plan + 20: cannot be meant
    bool year_end = false;    ///< 年度末, 末, 3月末
    std::size_t begin = 0;    ///< bytes in the text given
    std::size_t end = 0;
    std::string printed;
    friend bool operator==(const YearMention&, const YearMention&) = default;
};

/// All years and dates of a text from left to right. `plan` resolves bare years (29年度, 2年度,
/// 18.12月): the era that puts them into the plan or, if none does, within 15 years before or 10
/// years after it. Without a plan, or where it leaves two readings, a bare year is not given.
/// What says one year twice is one mention: 2004(平成16)年度, 平成31年度（令和元年度）; where the
/// two disagree they are two mentions. In 令和2～4年度 the second year shares the era of the first.
/// Era: 明治 1867+y, 大正 1911+y, 昭和 1925+y, 平成 1988+y, 令和 2018+y; 元 = 1.
std::vector<YearMention> find_years(std::string_view text, const std::optional<Period>& plan);

/// The single fiscal year that a row or column label (H29年度実績, 令和元年度, 2019, 29年度,
/// 平成30) stands for; nullopt if it holds none or two, or stands for more (R3年度以降, H29～). Of
/// a year and a date (平成30年度（平成31年4月1日現在）) it is the year. A bare number counts only
/// if the whole label is one, 29 and the like only within the plan. Line breaks count as blanks.
std::optional<YearMention> parse_year_label(std::string_view label,
                                            const std::optional<Period>& plan);

/// "平成29年度～令和3年度", "H29～R3", "平成29年度から令和3年度まで", "令和3年度から5年間": the
/// first such range of at most 50 years.
std::optional<Period> find_period(std::string_view text);

/// 2019 -> "令和元年度". A fiscal year is named after the era of its first April, but for FY2019,
/// which nearly all cities renamed when 令和 began in its second month.
std::string era_label(int fiscal_year);

}  // namespace tenken::schema
