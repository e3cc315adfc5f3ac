// What the headings and lines over a table say of the items in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/report/item_draft.h"

namespace tenken::report {

/// 令和元年度の取組: the one year that the innermost heading with a year names.
struct HeadingYear {
    int fiscal_year = 0;
    std::string printed;
    std::string heading;
};
/// `headings`: from the outermost. Nothing where years are several or not of the plan.
std::optional<HeadingYear> year_of_headings(const std::vector<std::string>& headings,
                                            const std::optional<schema::Period>& plan);

/// "No.1 協働のまちづくりの推進", 項目名：協働のまちづくり, or a title of the contents: the item
/// whose table stands below the line.
std::optional<NumberedName> item_of_line(std::string_view line,
                                         const std::vector<schema::Entry>& contents,
                                         LabelReader& labels, const Vocabulary& vocabulary);

/// True if the line numbers the item that a form names: 取組項目1　窓口の改善 over that of
/// 窓口の改善.
bool heads_form(std::string_view line, const TableFacts& form, const Vocabulary& vocabulary);

/// 窓口の改善　【市民課】, 窓口の改善（担当：市民課）: takes the department off the name; "" for
/// none.
std::string take_department(std::string& name, const Vocabulary& vocabulary);

/// Begins an item with what its heading says: 窓口の改善　【市民課】 has its department too.
void start_item(ItemDraft& draft, const NumberedName& named, const schema::Place& place,
                const Vocabulary& vocabulary);

/// Writes the section of each item: the headings above it and its own, without those that stand
/// over every item.
void join_sections(std::vector<ItemDraft>& drafts);

}  // namespace tenken::report
