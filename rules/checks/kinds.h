// Every kind of check; one file in this folder each. registry.cpp lists them.
#pragma once

#include "rules/checks/check.h"

namespace tenken::rules {

CheckKind base_year_changed_kind();
CheckKind composition_kind();
CheckKind contents_agree_kind();
CheckKind cumulative_chain_kind();
CheckKind department_renamed_kind();
CheckKind department_silent_kind();
CheckKind double_entry_kind();
CheckKind effect_values_kind();
CheckKind effects_total_kind();
CheckKind grade_against_result_kind();
CheckKind grade_tally_kind();
CheckKind header_years_kind();
CheckKind headline_total_kind();
CheckKind item_sequence_kind();
CheckKind limit_in_series_kind();
CheckKind listed_count_kind();
CheckKind magnitude_jump_kind();
CheckKind misspelt_word_kind();
CheckKind name_variants_kind();
CheckKind named_year_kind();
CheckKind number_unreadable_kind();
CheckKind one_character_apart_kind();
CheckKind outlier_kind();
CheckKind part_of_kind();
CheckKind plan_against_actual_kind();
CheckKind printed_product_kind();
CheckKind printed_rate_kind();
CheckKind amount_slip_kind();
CheckKind prose_amount_kind();
CheckKind prose_change_kind();
CheckKind prose_grades_kind();
CheckKind prose_rate_kind();
CheckKind prose_total_kind();
CheckKind repetition_target_kind();
CheckKind repeated_row_kind();
CheckKind required_field_kind();
CheckKind rollup_coverage_kind();
CheckKind rollup_scope_kind();
CheckKind same_fact_kind();
CheckKind same_text_kind();
CheckKind series_balance_kind();
CheckKind series_parts_kind();
CheckKind series_shape_kind();
CheckKind shares_total_kind();
CheckKind sign_words_kind();
CheckKind snapshot_date_kind();
CheckKind staff_flow_kind();
CheckKind standing_rule_kind();
CheckKind stock_flow_kind();
CheckKind table_formulas_kind();
CheckKind table_rates_kind();
CheckKind table_shares_kind();
CheckKind table_totals_kind();
CheckKind target_ends_early_kind();
CheckKind target_every_year_kind();
CheckKind target_history_kind();
CheckKind target_missed_kind();
CheckKind target_restated_kind();
CheckKind target_unmeasured_kind();
CheckKind text_pattern_kind();
CheckKind unit_missing_kind();
CheckKind waiver_kind();
CheckKind value_missing_kind();
CheckKind year_blank_kind();
CheckKind year_labels_kind();
CheckKind year_missing_kind();
CheckKind year_reading_kind();
CheckKind year_twice_kind();

}  // namespace tenken::rules
