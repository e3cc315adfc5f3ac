// What a finding says, in words: shared by the page, the marked PDF, the workbook and the sheets.
#pragma once

#include <string>
#include <vector>

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"

namespace tenken::tools {

/// Under which ways of rounding a finding's figures were held against each other:
/// Finding::convention as a person reads it.
std::string convention_words(const std::string& convention, schema::Language language);

/// 誤り, 警告, 確認.
std::string severity_words(rules::Severity severity, schema::Language language);
/// The same with a sign before it, so that colour is never alone: ■ ▲ ●.
std::string severity_mark(rules::Severity severity, schema::Language language);

/// A rule's category for people: total -> 合計の不一致. One that is not known is given as it is.
std::string category_words(const std::string& category, schema::Language language);

/// "平成30年度" or "FY2018", "" for no year.
std::string year_words(int fiscal_year, schema::Language language);

/// The same for narrow places: "H30", "R2" or "2018".
std::string short_year(int fiscal_year, schema::Language language);

/// With commas between thousands: 46299 -> 46,299.
std::string grouped(const schema::Decimal& value);

/// "No.28 市税の滞納額の圧縮 平成30年度": the place of a finding in words.
std::string place_in_words(const schema::Report& report, const rules::Finding& finding,
                           schema::Language language);

/// The item of that number. Where several have it, or all have none, the one that `place` is in.
/// nullptr if the report has no such item.
const schema::Item* item_at(const schema::Report& report, const std::string& number,
                            const schema::Place& place);
/// nullptr if the finding is about no item, or one that the report does not have.
const schema::Item* item_of(const schema::Report& report, const rules::Finding& finding);

/// Tells items apart even where the report does not number them: "item-3" for the third; the number
/// for a finding about an item that is not there; "" for one about none.
std::string item_key(const schema::Report& report, const rules::Finding& finding);

/// "No.28 市税の滞納額の圧縮"; only one of the two where the report has no other.
std::string item_words(const std::string& number, const std::string& name);

struct Fact {
    std::string term;
    std::string value;
};
/// What supports a finding: printed string, expected and actual value, the sum with the numbers put
/// in, rounding, related places. Without what is empty.
std::vector<Fact> facts_of(const rules::Finding& finding, schema::Language language);

}  // namespace tenken::tools
