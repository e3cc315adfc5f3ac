// One worksheet written row by row. Hides libxlsxwriter's pointers from the sheets' contents.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/decimal.h"
#include "tools/publish/xlsx/functions.h"

namespace tenken::tools {

/// The looks of cells. Numbers have one for each count of decimal places, since "0.##" leaves a
/// point behind whole numbers in Excel.
class CellFormats {
  public:
    explicit CellFormats(lxw_workbook* workbook);

    lxw_format* heading() const { return heading_; }
    lxw_format* text() const { return text_; }
    lxw_format* plain() const { return plain_; }  ///< years, pages, item numbers: no commas
    lxw_format* linked() const { return linked_; }
    /// places: decimal places shown, at most 9.
    lxw_format* number(int places) const;

  private:
    lxw_format* heading_;
    lxw_format* text_;
    lxw_format* plain_;
    lxw_format* linked_;
    std::vector<lxw_format*> numbers_;
};

struct Column {
    std::string heading;
    double width;  ///< in characters of the standard font
};

/// Appends rows below a heading row that is frozen and filtered. No cells are merged.
class SheetWriter {
  public:
    SheetWriter(lxw_workbook* workbook, const std::string& name, const CellFormats& formats,
                const std::vector<Column>& columns);

    SheetWriter& text(const std::string& value);
    /// A number where it is one without loss ("28"), else text ("R2-1", "007").
    SheetWriter& label(const std::string& value);
    /// A cell that stays empty where there is no number; never a zero.
    SheetWriter& number(const std::optional<schema::Decimal>& value);
    SheetWriter& integer(long value);
    SheetWriter& skip();
    /// `result` is what the formula gives, for readers that do not calculate.
    SheetWriter& formula(const std::string& formula, const schema::Decimal& result);
    /// The same for a formula that gives a text.
    SheetWriter& formula(const std::string& formula, const std::string& result);
    /// A number that leads to `url`, in the library's way: "external:a.html#b"; "" for no link.
    SheetWriter& linked(long value, const std::string& url);
    void end_row();

    /// 1-based row number that the next cell goes to, as formulas name it.
    int row_number() const { return static_cast<int>(row_) + 1; }
    /// Sets the filter over all rows written.
    void finish();

  private:
    lxw_worksheet* sheet_;
    const CellFormats& formats_;
    std::vector<double> widths_;
    lxw_row_t row_ = 1;
    lxw_col_t column_ = 0;
    int lines_ = 1;  ///< that the highest cell of the row needs
};

}  // namespace tenken::tools
