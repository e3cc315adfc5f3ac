#include "tools/publish/workbook_sheet.h"

#include <charconv>

namespace tenken::tools {

namespace {

// A spreadsheet holds binary numbers; this is the only place where a decimal becomes one.
double as_double(const schema::Decimal& value) {
    const std::string digits = value.to_string();
    double result = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), result);
    return result;
}

// Excel takes at most 32,767 characters in a cell; the library refuses a longer string whole.
constexpr std::size_t longest_text = 32'000;

std::string fitted(const std::string& text) {
    if (text.size() <= longest_text) {
        return text;
    }
    std::size_t end = longest_text;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return text.substr(0, end) + "…";
}

}  // namespace

SheetWriter::SheetWriter(lxw_workbook* workbook, const std::string& name,
                         const CellFormats& formats, const std::vector<std::string>& headings,
                         const std::vector<double>& widths)
    : sheet_(workbook_add_worksheet(workbook, name.c_str())),
      formats_(formats),
      columns_(static_cast<lxw_col_t>(headings.size())) {
    for (lxw_col_t column = 0; column < columns_; ++column) {
        worksheet_set_column(sheet_, column, column, widths.at(column), nullptr);
        worksheet_write_string(sheet_, 0, column, headings.at(column).c_str(), formats.heading);
    }
    worksheet_freeze_panes(sheet_, 1, 0);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
    worksheet_repeat_rows(sheet_, 0, 0);
}

SheetWriter& SheetWriter::text(const std::string& value) {
    if (!value.empty()) {
        worksheet_write_string(sheet_, row_, column_, fitted(value).c_str(), formats_.text);
    }
    return skip();
}

SheetWriter& SheetWriter::number(const std::optional<schema::Decimal>& value) {
    if (value) {
        worksheet_write_number(sheet_, row_, column_, as_double(*value), formats_.number);
    }
    return skip();
}

SheetWriter& SheetWriter::integer(long value) {
    worksheet_write_number(sheet_, row_, column_, static_cast<double>(value), nullptr);
    return skip();
}

SheetWriter& SheetWriter::skip() {
    ++column_;
    return *this;
}

SheetWriter& SheetWriter::formula(const std::string& formula, const schema::Decimal& result) {
    worksheet_write_formula_num(sheet_, row_, column_, formula.c_str(), formats_.number,
                                as_double(result));
    return skip();
}

void SheetWriter::end_row() {
    ++row_;
    column_ = 0;
}

void SheetWriter::finish() {
    if (row_ > 1) {
        worksheet_autofilter(sheet_, 0, 0, row_ - 1, static_cast<lxw_col_t>(columns_ - 1));
    }
}

}  // namespace tenken::tools
