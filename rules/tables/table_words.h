// The words by which a table says what its lines are for, as the rules give them.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "rules/engine/parameters.h"

namespace tenken::rules {

/// What a row or column is for, by its label.
enum class LineRole {
    detail,
    total,       ///< 計, 小計, 合計, 総額
    part,        ///< うち…, 再掲: counted in another line already
    difference,  ///< 増減, 比較, 差引
    ratio,       ///< 構成比, 伸び率, 平均: nothing adds up along it
};

/// Knows the roles of labels, each label looked at once.
class TableWords {
  public:
    /// The parameters that table_word_parameters() declares, and those of stock_word_parameters()
    /// if the kind has them.
    explicit TableWords(const Parameters& parameters);

    /// `label` squeezed.
    LineRole role(const std::string& label) const;
    /// 左の財源内訳, （内訳）: the lines under it are what the line before it is made of.
    bool breakdown(std::string_view label) const { return breakdown_.in(label); }
    /// No., 年度, コード: numbers below it are names.
    bool numbers_rows(std::string_view label) const { return numbering_.in(label); }

    // Of stocks that are carried from year to year; false where the rule gives no words for them.
    /// 前年度末現在高: the stock that a year begins with.
    bool opens_stock(std::string_view label) const { return is_any(opening_, label); }
    /// 年度末現在高: the stock that it ends with.
    bool closes_stock(std::string_view label) const { return is_any(closing_, label); }
    /// 退職, 取崩し: makes the stock smaller.
    bool is_outflow(std::string_view label) const { return is_any(outflow_, label); }

  private:
    LineRole look_up(const std::string& label) const;
    static bool is_any(const PatternList* list, std::string_view label) {
        return list != nullptr && list->in(label);
    }

    const PatternList& total_;
    const PatternList& no_total_;
    const PatternList& part_;
    const PatternList& difference_;
    const PatternList& no_sum_;
    const PatternList& breakdown_;
    const PatternList& numbering_;
    const PatternList* opening_ = nullptr;
    const PatternList* closing_ = nullptr;
    const PatternList* outflow_ = nullptr;
    mutable std::unordered_map<std::string, LineRole> known_;
};

/// What every kind of check on tables takes.
std::vector<ParameterSpec> table_word_parameters();
/// The words of stocks that are carried from year to year.
std::vector<ParameterSpec> stock_word_parameters();
/// "shares": labels of shares of one whole (構成比, 割合).
ParameterSpec share_labels_parameter();

/// How deep a label's own number stands: 第1 and Ⅰ above 1, 1 above (1), (1) above ア, ① …; 0 for a
/// label without a number. `label` as printed.
int numbering_level(std::string_view label);

}  // namespace tenken::rules
