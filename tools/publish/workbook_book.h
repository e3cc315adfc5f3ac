// The parts of the workbook, each one or two sheets of it.
#pragma once

#include <string>
#include <vector>

#include "rules/finding.h"
#include "schema/message.h"
#include "schema/report.h"
#include "tools/publish/workbook.h"
#include "tools/publish/workbook_sheet.h"

namespace tenken::tools {

struct Book {
    lxw_workbook* workbook;
    const CellFormats& formats;
    const schema::Report& report;
    const rules::Audit& audit;
    schema::Language language;
    const WorkbookLinks& links;

    std::string pick(const char* ja, const char* en) const {
        return language == schema::Language::japanese ? ja : en;
    }
    SheetWriter sheet(const std::string& name, const std::vector<Column>& columns) const {
        return {workbook, name, formats, columns};
    }

    // Columns that several sheets have.
    Column number_column() const { return {pick("項目番号", "No."), 10}; }
    Column year_column() const { return {pick("年度（西暦）", "Fiscal year"), 12}; }
    Column era_column() const { return {pick("年度（和暦）", "Japanese year"), 14}; }
    Column unit_column() const { return {pick("単位", "Unit"), 12}; }
    Column printed_column() const { return {pick("印刷の表記", "As printed"), 40}; }
    Column page_column() const { return {pick("ページ", "Page"), 8}; }
};

/// Western and Japanese year in two cells; both empty for no year.
void add_year(SheetWriter& sheet, int fiscal_year);
/// The page number, leading to the page.
void add_page(const Book& book, SheetWriter& sheet, const schema::Place& place);

void add_cover(const Book& book);
void add_findings(const Book& book);
void add_items(const Book& book);
void add_year_texts(const Book& book);
void add_values(const Book& book);
void add_targets(const Book& book);
void add_effects(const Book& book);
void add_totals(const Book& book);
void add_series(const Book& book);

}  // namespace tenken::tools
