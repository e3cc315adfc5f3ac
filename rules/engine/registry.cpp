#include "rules/engine/registry.h"

#include <algorithm>
#include <array>

#include "rules/checks/kinds.h"

namespace tenken::rules {
namespace {

std::vector<CheckKind> by_name(std::vector<CheckKind> kinds) {
    std::sort(kinds.begin(), kinds.end(),
              [](const CheckKind& a, const CheckKind& b) { return a.name < b.name; });
    return kinds;
}

}  // namespace

std::span<const CheckKind> check_kinds() {
    static const std::vector<CheckKind> kinds = by_name({
        base_year_changed_kind(),
        composition_kind(),
        contents_agree_kind(),
        cumulative_chain_kind(),
        department_renamed_kind(),
        department_silent_kind(),
        double_entry_kind(),
        edition_kind(),
        effect_values_kind(),
        effects_total_kind(),
        grade_against_result_kind(),
        grade_tally_kind(),
        header_years_kind(),
        headline_total_kind(),
        item_sequence_kind(),
        limit_in_series_kind(),
        listed_count_kind(),
        magnitude_jump_kind(),
        misspelt_word_kind(),
        name_variants_kind(),
        named_year_kind(),
        number_unreadable_kind(),
        one_character_apart_kind(),
        outlier_kind(),
        part_of_kind(),
        plan_against_actual_kind(),
        printed_product_kind(),
        printed_rate_kind(),
        amount_slip_kind(),
        prose_amount_kind(),
        prose_change_kind(),
        prose_grades_kind(),
        prose_rate_kind(),
        prose_total_kind(),
        repetition_target_kind(),
        repeated_row_kind(),
        required_field_kind(),
        rollup_coverage_kind(),
        rollup_scope_kind(),
        same_fact_kind(),
        same_text_kind(),
        series_balance_kind(),
        series_parts_kind(),
        series_shape_kind(),
        shares_total_kind(),
        sign_words_kind(),
        snapshot_date_kind(),
        staff_flow_kind(),
        standing_rule_kind(),
        stock_flow_kind(),
        table_formulas_kind(),
        table_rates_kind(),
        table_shares_kind(),
        table_totals_kind(),
        target_ends_early_kind(),
        target_every_year_kind(),
        target_history_kind(),
        target_missed_kind(),
        target_restated_kind(),
        target_unmeasured_kind(),
        text_pattern_kind(),
        told_change_kind(),
        told_figure_kind(),
        told_parts_kind(),
        told_share_kind(),
        unit_missing_kind(),
        waiver_kind(),
        value_missing_kind(),
        year_blank_kind(),
        year_labels_kind(),
        year_missing_kind(),
        year_reading_kind(),
        year_twice_kind(),
    });
    return kinds;
}

const CheckKind* find_check_kind(std::string_view name) {
    for (const CheckKind& kind : check_kinds()) {
        if (kind.name == name) {
            return &kind;
        }
    }
    return nullptr;
}

std::span<const std::string_view> common_arguments() {
    static constexpr std::array<std::string_view, 10> names = {
        "item",   "name",    "year",       "printed", "expected",
        "actual", "formula", "convention", "hint",    "dependants"};
    return names;
}

}  // namespace tenken::rules
