// One worksheet written row by row. Hides libxlsxwriter's pointers from the sheets' contents.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>
#include <xlsxwriter.h>

#include "schema/decimal.h"

namespace tenken::tools {

struct CellFormats {
    lxw_format* heading = nullptr;
    lxw_format* text = nullptr;
    lxw_format* number = nullptr;
};

/// Appends rows below a heading row that is frozen and filtered.
class SheetWriter {
  public:
    /// widths: column widths in characters, one for each heading.
    SheetWriter(lxw_workbook* workbook, const std::string& name, const CellFormats& formats,
                const std::vector<std::string>& headings, const std::vector<double>& widths);

    SheetWriter& text(const std::string& value);
    /// A cell that stays empty where there is no number; never a zero.
    SheetWriter& number(const std::optional<schema::Decimal>& value);
    SheetWriter& integer(long value);
    SheetWriter& skip();
    /// `result` is what the formula gives, for readers that do not calculate.
    SheetWriter& formula(const std::string& formula, const schema::Decimal& result);
    void end_row();

    /// 1-based row number that the next cell goes to, as formulas name it.
    int row_number() const { return static_cast<int>(row_) + 1; }
    /// Sets the filter over all rows written.
    void finish();

  private:
    lxw_worksheet* sheet_;
    const CellFormats& formats_;
    lxw_row_t row_ = 1;
    lxw_col_t column_ = 0;
    lxw_col_t columns_;
};

}  // namespace tenken::tools
