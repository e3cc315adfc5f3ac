// All of the module: where the functions are.
#include "tools/publish/xlsx/functions.h"

extern "C" const tenken::tools::XlsxFunctions* tenken_xlsx_functions() {
    static const tenken::tools::XlsxFunctions functions{
        &::format_set_align,       &::format_set_bg_color,         &::format_set_bold,
        &::format_set_border,      &::format_set_font_color,       &::format_set_num_format,
        &::format_set_text_wrap,   &::format_set_underline,        &::lxw_strerror,
        &::workbook_add_format,    &::workbook_add_worksheet,      &::workbook_close,
        &::workbook_new,           &::workbook_set_properties,     &::worksheet_autofilter,
        &::worksheet_fit_to_pages, &::worksheet_freeze_panes,      &::worksheet_repeat_rows,
        &::worksheet_set_column,   &::worksheet_set_landscape,     &::worksheet_set_paper,
        &::worksheet_set_row,      &::worksheet_write_formula_num, &::worksheet_write_formula_str,
        &::worksheet_write_number, &::worksheet_write_string,      &::worksheet_write_url,
    };
    return &functions;
}
