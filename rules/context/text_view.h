// A text of the report with its figures read in place: which words name a figure, which bracket it
// stands in, which year it is of.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/context/units.h"
#include "schema/fiscal_year.h"
#include "schema/kept_text.h"
#include "schema/quantity.h"
#include "schema/report.h"

namespace tenken::rules {

/// A figure of a text with what stands around it.
struct Fact {
    schema::Quantity quantity;
    Figure figure;       ///< in the base unit
    std::string family;  ///< 円, %, 件: figures of one family can be compared
    std::string clause;  ///< squeezed words before it, up to a comma, a bracket or a figure
    std::string
        heading;        ///< squeezed words before the clause: the bullet, or what the bracket is to
    std::string words;  ///< of clause or heading, without years and words that say nothing
    std::string after;  ///< squeezed words behind it, up to the next boundary or figure
    int depth = 0;      ///< brackets around it
    int bracket = -1;   ///< number of the innermost bracket in the text, -1 for none
    int head = -1;      ///< the figure that its bracket stands behind, -1 for none
    int fiscal_year = 0;  ///< the year it is of: named beside it, else that of the row
    bool year_named = false;
    const schema::YearMention* named =
        nullptr;              ///< the year or date beside it, of the view's years
    int base_year = 0;        ///< 2013年度比: what it is compared with, 0 for nothing
    bool intended = false;    ///< 36.0%を目標, 予定件数7件: what should be, not what was
    int change = 0;           ///< +1 for 4.5%増, -1 for 12.6%減, 0 if it is no change
    bool told_later = false;  ///< its cell stands under several years: it is of the last of them
    bool derived = false;  ///< a rate of or against another figure: 達成率, 前年度比, 構成比

    /// `figure`, where it is a count with the step of its last digit as well: as it would be told
    /// of a figure that has more digits.
    Figure told() const;
};

/// A pair of brackets, nested ones each by themselves.
struct Bracket {
    std::size_t open = 0;   ///< byte of the opening bracket
    std::size_t begin = 0;  ///< behind it
    std::size_t end = 0;    ///< the closing bracket, or the end of the text
    int depth = 1;
    int head = -1;  ///< index of the fact it stands behind, -1 for none
};

/// Shared by all texts of a report.
struct Reading {
    const Units* units = nullptr;
    const Vocabulary* vocabulary = nullptr;
    std::optional<schema::Period> plan;
};

class TextView {
  public:
    /// `text` must outlive the view. `row_year` is the fiscal year it reports on, 0 for none.
    /// `continued` are the places of further cells whose text was joined to it, `measures` what
    /// the labels of those cells say of their figures.
    TextView(const Reading& reading, schema::KeptText text, const schema::Place& place,
             int row_year, std::string key, std::vector<schema::Place> continued = {},
             const std::vector<schema::Measure>& measures = {});

    std::string_view text() const { return text_; }
    const std::string& squeezed() const { return squeezed_; }
    const schema::Place& place() const { return place_; }
    /// The place of the cell that byte `at` most likely stands in: its line, by the heights of the
    /// cells.
    const schema::Place& place_at(std::size_t at) const;
    /// Identity of the text in the report: "item 28/2017/actual".
    const std::string& key() const { return key_; }
    const std::vector<Fact>& facts() const { return facts_; }
    /// Marks the facts of sentences in the given cells as those of a later row.
    void tell_later(const std::vector<schema::Place>& cells);
    /// The further cells whose text was joined to it.
    const std::vector<schema::Place>& continued() const { return continued_; }
    const std::vector<Bracket>& brackets() const { return brackets_; }
    const std::vector<schema::YearMention>& years() const { return years_; }
    int row_year() const { return row_year_; }

    /// Begin of the sentence, bullet or line that byte `at` stands in.
    std::size_t sentence_begin(std::size_t at) const;
    std::size_t sentence_end(std::size_t at) const;
    /// Where each sentence, bullet or line begins, ascending; the first is 0.
    const std::vector<std::size_t>& sentence_starts() const { return sentences_; }
    /// Begin and end of the part between commas, within the sentence.
    std::size_t phrase_begin(std::size_t at) const;
    std::size_t phrase_end(std::size_t at) const;
    /// Innermost bracket around byte `at`, -1 for none.
    int bracket_at(std::size_t at) const;
    /// The text of [begin, end) squeezed, "" where end is not behind begin.
    std::string squeezed(std::size_t begin, std::size_t end) const;
    /// The sentence, bullet or line that byte `at` stands in, squeezed.
    std::string sentence_at(std::size_t at) const;
    /// What stands between two figures, squeezed.
    std::string between(const Fact& one, const Fact& other) const {
        return squeezed(one.quantity.end, other.quantity.begin);
    }
    /// Squeezed text of [begin, end) without the years in it.
    std::string without_years(std::size_t begin, std::size_t end) const;

  private:
    std::string_view text_;
    std::string squeezed_;
    schema::Place place_;
    std::vector<schema::Place> continued_;
    std::string key_;
    int row_year_ = 0;
    std::vector<Bracket> brackets_;
    std::vector<std::size_t> sentences_;  ///< byte where each sentence, bullet or line begins
    std::vector<std::size_t> phrases_;    ///< byte behind each comma
    std::vector<schema::YearMention> years_;
    std::vector<Fact> facts_;
};

}  // namespace tenken::rules
