// Effects, roll-ups and series; sums as live formulas beside what is printed.
#include <map>

#include "tools/publish/workbook_book.h"

namespace tenken::tools {

namespace {

using schema::Decimal;
using schema::Item;
using schema::Total;

/// Sums of binary numbers differ in their last bits; no report prints more places than that.
constexpr const char* places = ",6)";

/// Rows of one column that a formula adds up.
struct Range {
    int first = 0;
    int last = 0;
    Decimal sum;
    std::string unit;
    bool one_unit = true;
    bool any_value = false;

    void add(int row, const std::optional<Decimal>& value, const std::string& row_unit) {
        first = first == 0 ? row : first;
        last = row;
        one_unit = one_unit && (unit.empty() || unit == row_unit);
        unit = row_unit;
        if (value) {
            sum = sum + *value;
            any_value = true;
        }
    }
};

std::string sum_of(const std::string& sheet, char column, const Range& range) {
    const std::string name(1, column);
    return "=ROUND(SUM('" + sheet + "'!" + name + std::to_string(range.first) + ":" + name +
           std::to_string(range.last) + ")" + places;
}

const Total* total_of(const schema::Report& report, const std::string& item) {
    for (const Total& total : report.totals) {
        if (total.item == item && total.value) {
            return &total;
        }
    }
    return nullptr;
}

/// Sum, what is printed, the difference and whether they agree; rows are comparable in one unit.
void add_comparison(const Book& book, SheetWriter& sums, const std::string& sum, const Range& range,
                    const Total* total) {
    const std::string row = std::to_string(sums.row_number());
    sums.formula(sum, range.sum).text(range.unit);
    if (total == nullptr || total->unit != range.unit) {
        if (total != nullptr) {
            sums.number(total->value).text(total->unit).skip().skip();
            add_page(book, sums, total->place);
        }
        return;
    }
    const Decimal difference = range.sum - *total->value;
    sums.number(total->value).text(total->unit);
    sums.formula("=ROUND(C" + row + "-E" + row + places, difference);
    const std::string agrees = book.pick("一致", "agrees");
    const std::string differs = book.pick("不一致", "differs");
    sums.formula("=IF(G" + row + "=0,\"" + agrees + "\",\"" + differs + "\")",
                 difference.is_zero() ? agrees : differs);
    add_page(book, sums, total->place);
}

std::vector<Column> comparison_columns(const Book& book, const Column& first,
                                       const Column& second) {
    return {first,
            second,
            {book.pick("合計（式）", "Sum (formula)"), 18},
            {book.pick("合計の単位", "Unit of the sum"), 12},
            {book.pick("印刷された合計", "Printed total"), 18},
            {book.pick("印刷の単位", "Unit as printed"), 12},
            {book.pick("差（式）", "Difference (formula)"), 16},
            {book.pick("判定（式）", "Verdict (formula)"), 14},
            book.page_column()};
}

}  // namespace

void add_effects(const Book& book) {
    const std::string name = book.pick("効果額", "Effects");
    SheetWriter sheet = book.sheet(name, {book.number_column(),
                                          book.year_column(),
                                          book.era_column(),
                                          {book.pick("効果額", "Effect"), 16},
                                          book.unit_column(),
                                          book.printed_column(),
                                          book.page_column()});
    std::vector<std::pair<const Item*, Range>> ranges;
    for (const Item& item : book.report.items) {
        Range range;
        for (const schema::YearRow& year : item.years) {
            if (!year.effect) {
                continue;
            }
            range.add(sheet.row_number(), year.effect->value, year.effect->unit);
            sheet.label(item.number);
            add_year(sheet, year.fiscal_year);
            sheet.number(year.effect->value).text(year.effect->unit).text(year.effect->printed);
            add_page(book, sheet, year.effect->place);
            sheet.end_row();
        }
        if (range.any_value && range.one_unit) {  // blanks add up to nothing, not to zero
            ranges.emplace_back(&item, range);
        }
    }
    sheet.finish();

    SheetWriter sums = book.sheet(
        book.pick("効果額の検算", "Effect sums"),
        comparison_columns(book, book.number_column(), {book.pick("項目名", "Item"), 36}));
    for (const auto& [item, range] : ranges) {
        sums.label(item->number).text(item->name);
        add_comparison(book, sums, sum_of(name, 'D', range), range,
                       total_of(book.report, item->number));
        sums.end_row();
    }
    sums.finish();
}

void add_totals(const Book& book) {
    const std::string name = book.pick("集計", "Totals");
    SheetWriter sheet = book.sheet(name, {{book.pick("表", "List"), 26},
                                          {book.pick("記号", "Mark"), 10},
                                          book.number_column(),
                                          {book.pick("名称", "Name"), 36},
                                          {book.pick("金額・数", "Figure"), 18},
                                          book.unit_column(),
                                          {book.pick("概数", "Approximate"), 10},
                                          book.printed_column(),
                                          book.page_column()});
    // In the order of the report; rows of one list stand together.
    std::vector<std::pair<std::string, Range>> ranges;
    std::map<std::string, const Total*> headlines;
    for (const Total& total : book.report.totals) {
        if (!total.item) {
            headlines.emplace(total.scope, &total);
        } else {
            if (ranges.empty() || ranges.back().first != total.scope) {
                ranges.emplace_back(total.scope, Range{});
            }
            ranges.back().second.add(sheet.row_number(), total.value, total.unit);
        }
        sheet.text(total.scope).text(total.mark).label(total.item.value_or("")).text(total.name);
        sheet.number(total.value).text(total.unit);
        sheet.text(total.approximate ? book.pick("概数", "approximate") : "").text(total.printed);
        add_page(book, sheet, total.place);
        sheet.end_row();
    }
    sheet.finish();

    SheetWriter sums =
        book.sheet(book.pick("集計の検算", "Total sums"),
                   comparison_columns(book, {book.pick("表", "List"), 26},
                                      {book.pick("見出しの表記", "Headline as printed"), 36}));
    for (const auto& [scope, range] : ranges) {
        if (!range.any_value || !range.one_unit) {
            continue;
        }
        const auto headline = headlines.find(scope);
        const Total* total =
            headline == headlines.end() || !headline->second->value ? nullptr : headline->second;
        sums.text(scope).text(total != nullptr ? total->printed : "");
        add_comparison(book, sums, sum_of(name, 'E', range), range, total);
        sums.end_row();
    }
    sums.finish();
}

void add_series(const Book& book) {
    SheetWriter sheet =
        book.sheet(book.pick("附属資料", "Series"), {{book.pick("名称", "Name"), 24},
                                                     {book.pick("表題", "Heading"), 40},
                                                     book.year_column(),
                                                     book.era_column(),
                                                     {book.pick("値", "Value"), 18},
                                                     book.unit_column(),
                                                     book.printed_column(),
                                                     book.page_column()});
    for (const schema::Figures& figures : book.report.series) {
        for (const schema::SeriesValue& value : figures.values) {
            sheet.text(figures.name).text(figures.heading);
            add_year(sheet, value.fiscal_year);
            sheet.number(value.value).text(figures.unit).text(value.printed);
            add_page(book, sheet, value.place);
            sheet.end_row();
        }
    }
    sheet.finish();
}

}  // namespace tenken::tools
