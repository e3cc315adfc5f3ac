// What stands right above a table, or below it: its heading and the unit of its figures.
#pragma once

#include <cstddef>
#include <string>

#include "extractor/report/document_texts.h"
#include "extractor/report/label.h"

namespace tenken::report {

struct Caption {
    std::string heading;                   ///< without the unit
    std::string unit;                      ///< （単位：千円） -> 千円
    std::string department;                ///< 課名：財政課 over the items of one department
    std::optional<schema::Period> period;  ///< named in the heading: 平成19年～令和3年
    std::vector<std::size_t> used;         ///< blocks that it was taken from
};

/// Looks at the paragraphs between `block` (a table) and the table before it, for the unit also
/// right below the table. `taken`: by block, what is title, contents or legend already.
Caption read_caption(const DocumentTexts& texts, std::size_t block, const std::vector<bool>& taken,
                     LabelReader& labels);

/// A unit at the end of a line: 歳入の推移（単位：千円）, 1 収入額 約15億円 (A) (千円).
std::string trailing_unit(std::string_view text, const LabelReader& labels);

}  // namespace tenken::report
