// The functions of libxlsxwriter that the workbook is written with.
//
// Loading the library with the program would cost every run more than a small report takes. So it
// is linked to a module that holds nothing but this table.
#pragma once

#include <xlsxwriter.h>

namespace tenken::tools {

/// Named as the functions are.
struct XlsxFunctions {
    decltype(&::format_set_align) format_set_align;
    decltype(&::format_set_bg_color) format_set_bg_color;
    decltype(&::format_set_bold) format_set_bold;
    decltype(&::format_set_border) format_set_border;
    decltype(&::format_set_font_color) format_set_font_color;
    decltype(&::format_set_num_format) format_set_num_format;
    decltype(&::format_set_text_wrap) format_set_text_wrap;
    decltype(&::format_set_underline) format_set_underline;
    decltype(&::lxw_strerror) lxw_strerror;
    decltype(&::workbook_add_format) workbook_add_format;
    decltype(&::workbook_add_worksheet) workbook_add_worksheet;
    decltype(&::workbook_close) workbook_close;
    decltype(&::workbook_new) workbook_new;
    decltype(&::workbook_set_properties) workbook_set_properties;
    decltype(&::worksheet_autofilter) worksheet_autofilter;
    decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages;
    decltype(&::worksheet_freeze_panes) worksheet_freeze_panes;
    decltype(&::worksheet_repeat_rows) worksheet_repeat_rows;
    decltype(&::worksheet_set_column) worksheet_set_column;
    decltype(&::worksheet_set_landscape) worksheet_set_landscape;
    decltype(&::worksheet_set_paper) worksheet_set_paper;
    decltype(&::worksheet_set_row) worksheet_set_row;
    decltype(&::worksheet_write_formula_num) worksheet_write_formula_num;
    decltype(&::worksheet_write_formula_str) worksheet_write_formula_str;
    decltype(&::worksheet_write_number) worksheet_write_number;
    decltype(&::worksheet_write_string) worksheet_write_string;
    decltype(&::worksheet_write_url) worksheet_write_url;
};

/// Throws schema::InputError if the module or the library is not there.
const XlsxFunctions& xlsx();

inline constexpr char xlsx_functions_name[] = "tenken_xlsx_functions";

}  // namespace tenken::tools
