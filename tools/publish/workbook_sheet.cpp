#include "tools/publish/workbook_sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "schema/text.h"

namespace tenken::tools {

namespace {

constexpr int most_places = 9;
constexpr int most_lines = 24;  // Excel's rows end at 409 points
constexpr double line_height = 15;

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

/// Lines that `text` takes in a column of `width` characters.
int lines_of(const std::string& text, double width) {
    int lines = 0;
    std::size_t at = 0;
    while (at <= text.size() && lines < most_lines) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const int used = schema::display_width(std::string_view(text).substr(at, end - at));
        lines += std::max(1, static_cast<int>(std::ceil(used / width)));
        at = end + 1;
    }
    return std::min(lines, most_lines);
}

/// True for "28"; "007" would lose its zeros.
bool is_plain_number(const std::string& text) {
    constexpr std::size_t most_digits = 9;
    return !text.empty() && text.size() <= most_digits && (text.front() != '0' || text == "0") &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

CellFormats::CellFormats(lxw_workbook* workbook)
    : heading_(xlsx().workbook_add_format(workbook)),
      text_(xlsx().workbook_add_format(workbook)),
      plain_(xlsx().workbook_add_format(workbook)),
      linked_(xlsx().workbook_add_format(workbook)) {
    xlsx().format_set_bold(heading_);
    xlsx().format_set_bg_color(heading_, 0xE8EDF3);
    xlsx().format_set_border(heading_, LXW_BORDER_THIN);
    xlsx().format_set_text_wrap(heading_);
    xlsx().format_set_align(heading_, LXW_ALIGN_VERTICAL_TOP);
    for (lxw_format* format : {text_, plain_, linked_}) {
        xlsx().format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    }
    xlsx().format_set_text_wrap(text_);
    xlsx().format_set_num_format(plain_, "0");
    xlsx().format_set_num_format(linked_, "0");
    xlsx().format_set_font_color(linked_, 0x0B4F8A);
    xlsx().format_set_underline(linked_, LXW_UNDERLINE_SINGLE);
    for (int places = 0; places <= most_places; ++places) {
        const std::string pattern =
            "#,##0" + (places > 0 ? "." + std::string(static_cast<std::size_t>(places), '0') : "");
        numbers_.push_back(xlsx().workbook_add_format(workbook));
        xlsx().format_set_num_format(numbers_.back(), (pattern + ";-" + pattern).c_str());
        xlsx().format_set_align(numbers_.back(), LXW_ALIGN_VERTICAL_TOP);
    }
}

lxw_format* CellFormats::number(int places) const {
    return numbers_.at(static_cast<std::size_t>(std::clamp(places, 0, most_places)));
}

SheetWriter::SheetWriter(lxw_workbook* workbook, const std::string& name,
                         const CellFormats& formats, const std::vector<Column>& columns)
    : sheet_(xlsx().workbook_add_worksheet(workbook, name.c_str())), formats_(formats) {
    lxw_col_t at = 0;
    for (const Column& column : columns) {
        xlsx().worksheet_set_column(sheet_, at, at, column.width, nullptr);
        xlsx().worksheet_write_string(sheet_, 0, at, column.heading.c_str(), formats.heading());
        widths_.push_back(column.width);
        ++at;
    }
    xlsx().worksheet_freeze_panes(sheet_, 1, 0);
    xlsx().worksheet_set_landscape(sheet_);
    xlsx().worksheet_set_paper(sheet_, 9);  // A4
    xlsx().worksheet_fit_to_pages(sheet_, 1, 0);
    xlsx().worksheet_repeat_rows(sheet_, 0, 0);
}

SheetWriter& SheetWriter::text(const std::string& value) {
    if (!value.empty()) {
        xlsx().worksheet_write_string(sheet_, row_, column_, fitted(value).c_str(),
                                      formats_.text());
        lines_ = std::max(lines_, lines_of(value, widths_.at(column_)));
    }
    return skip();
}

SheetWriter& SheetWriter::label(const std::string& value) {
    return is_plain_number(value) ? integer(std::stol(value)) : text(value);
}

SheetWriter& SheetWriter::number(const std::optional<schema::Decimal>& value) {
    if (value) {
        xlsx().worksheet_write_number(sheet_, row_, column_, as_double(*value),
                                      formats_.number(value->scale()));
    }
    return skip();
}

SheetWriter& SheetWriter::integer(long value) {
    xlsx().worksheet_write_number(sheet_, row_, column_, static_cast<double>(value),
                                  formats_.plain());
    return skip();
}

SheetWriter& SheetWriter::skip() {
    ++column_;
    return *this;
}

SheetWriter& SheetWriter::formula(const std::string& formula, const schema::Decimal& result) {
    xlsx().worksheet_write_formula_num(sheet_, row_, column_, formula.c_str(),
                                       formats_.number(result.scale()), as_double(result));
    return skip();
}

SheetWriter& SheetWriter::formula(const std::string& formula, const std::string& result) {
    xlsx().worksheet_write_formula_str(sheet_, row_, column_, formula.c_str(), formats_.text(),
                                       result.c_str());
    return skip();
}

SheetWriter& SheetWriter::linked(long value, const std::string& url) {
    if (url.empty()) {
        return integer(value);
    }
    // The library writes the address into the cell; the number goes over it and the link stays.
    xlsx().worksheet_write_url(sheet_, row_, column_, url.c_str(), nullptr);
    xlsx().worksheet_write_number(sheet_, row_, column_, static_cast<double>(value),
                                  formats_.linked());
    return skip();
}

void SheetWriter::end_row() {
    xlsx().worksheet_set_row(sheet_, row_, line_height * lines_, nullptr);
    ++row_;
    column_ = 0;
    lines_ = 1;
}

void SheetWriter::finish() {
    if (row_ > 1) {
        xlsx().worksheet_autofilter(sheet_, 0, 0, row_ - 1,
                                    static_cast<lxw_col_t>(widths_.size() - 1));
    }
}

}  // namespace tenken::tools
