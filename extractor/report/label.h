// What the text of a heading cell says: H29年度実績 -> fiscal year 2017, actual.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extractor/report/vocabulary.h"
#include "schema/fiscal_year.h"

namespace tenken::report {

/// Said beside the field: 効果額（計画） and 効果額（実績）.
enum class Aspect { none, planned, actual };

/// What the field itself says of its figures: 計画 and 目標 are planned, 実績 is actual.
Aspect aspect_of(Field field);

struct Label {
    Field field = Field::none;
    Field second = Field::none;  ///< 内容・目標等 -> content, target
    Aspect aspect = Aspect::none;
    bool total = false;  ///< 合計, 累計, 5か年: over all years
    bool later = false;  ///< 令和3年度以降
    bool exact = false;  ///< a word of the vocabulary as it stands, a year or a unit
    bool weak = false;   ///< H29.4.1, 29, 2019: a year only where other years stand beside it
    std::optional<schema::YearMention> year;
    bool year_in_brackets = false;  ///< 目標値（R3）: when it is due, not whose row it is
    std::optional<schema::Period> range;  ///< H29～R3
    std::string era;                      ///< 平成 alone: goes on in the cell below (29年度)
    std::string unit;                     ///< 効果額（千円）
    std::string mark;                     ///< 計画額（A）, 差 B-A

    bool is_label() const {
        return field != Field::none || year || range || !unit.empty() || !era.empty();
    }
    bool year_only() const { return field == Field::none && year.has_value(); }
    friend bool operator==(const Label&, const Label&) = default;
};

/// Reads labels by the vocabulary; remembers what it read, since forms repeat them on each page.
/// Several may read side by side, each for itself.
class LabelReader {
  public:
    /// `plan` resolves bare years (29年度, 2年度).
    /// `english`: the report is in English; elsewhere words like Plan or Action are no labels.
    LabelReader(const Vocabulary& vocabulary, const std::optional<schema::Period>& plan,
                bool english = false)
        : vocabulary_(vocabulary), plan_(plan), english_(english) {}

    /// One more of the same kind, which remembers nothing yet.
    LabelReader beside() const { return {vocabulary_, plan_, english_}; }

    /// A label that is not `is_label()` for any other text. Lives as long as the reader.
    const Label& read(std::string_view cell_text);

    /// 目標 96.8: the label of a line that gives its figure as well, and the figure; else nullptr.
    const Label* label_of_figure(std::string_view line, std::string_view& figure);

    /// 担当課：企画課 · 【担当課】企画課 · 担当課⏎企画課: a label and its value in one cell.
    struct Inline {
        Label label;
        std::string value;
    };
    /// Empty where the cell does not begin with a label.
    std::vector<Inline> read_inline(std::string_view cell_text);

    /// 【R4】… · 令和5年度：… · R6 …: a cell that tells of several years, a line or more of each;
    /// empty where its first line names no year, or there are not two different ones.
    std::vector<Inline> read_inline_years(std::string_view cell_text);

    /// A unit as printed in a line of its own or in a cell: （単位：千円） -> 千円; "" if it is
    /// none.
    std::string unit_line(std::string_view text) const;

    const Vocabulary& vocabulary() const { return vocabulary_; }
    const std::optional<schema::Period>& plan() const { return plan_; }

  private:
    Label parse(std::string_view squeezed) const;
    void read_group(const std::string& group, Label& label) const;
    std::optional<std::string> take_years(const std::string& core, Label& label) const;
    /// 初年度, 2年目: years by their place in the plan; what stands behind them.
    std::optional<std::string> take_plan_year(const std::string& core, Label& label) const;
    void read_field(const std::string& core, Label& label) const;
    void take_mark(std::string& core, Label& label) const;
    std::string unit_in(std::string_view squeezed) const;

    const Vocabulary& vocabulary_;
    std::optional<schema::Period> plan_;
    bool english_;

    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    /// Texts that were read; nullptr for one that says nothing.
    std::unordered_map<std::string, std::unique_ptr<const Label>, Hash, std::equal_to<>> read_;
    std::size_t said_nothing_ = 0;  ///< how many of them
};

}  // namespace tenken::report
