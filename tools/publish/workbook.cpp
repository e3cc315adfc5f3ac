#include "tools/publish/workbook.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

#include "schema/fiscal_year.h"
#include "tools/publish/words.h"
#include "tools/publish/workbook_sheet.h"

namespace tenken::tools {

namespace {

using rules::Audit;
using schema::Decimal;
using schema::Language;
using schema::Report;

struct Book {
    lxw_workbook* workbook;
    CellFormats formats;
    Language language;

    std::string pick(const char* ja, const char* en) const {
        return language == Language::japanese ? ja : en;
    }
    SheetWriter sheet(const char* ja, const char* en, std::vector<std::string> headings,
                      std::vector<double> widths) const {
        return {workbook, pick(ja, en), formats, headings, widths};
    }
};

SheetWriter& add_year(SheetWriter& sheet, int fiscal_year) {
    if (fiscal_year > 0) {
        sheet.integer(fiscal_year);
    } else {
        sheet.skip();
    }
    return sheet.text(year_words(fiscal_year, Language::japanese));
}

SheetWriter& add_page(SheetWriter& sheet, const schema::Place& place) {
    return place.page > 0 ? sheet.integer(place.page) : sheet.skip();
}

void add_items(const Book& book, const Report& report) {
    SheetWriter sheet =
        book.sheet("項目", "Items",
                   {book.pick("項目番号", "No."), book.pick("項目名", "Item"),
                    book.pick("担当課", "Department"), book.pick("区分", "Section"),
                    book.pick("内容・目標", "Content"), book.pick("ページ", "Page")},
                   {10, 32, 24, 32, 70, 8});
    for (const schema::Item& item : report.items) {
        sheet.text(item.number).text(item.name).text(item.department).text(item.section);
        sheet.text(item.content);
        add_page(sheet, item.place).end_row();
    }
    sheet.finish();
}

// One row a value: what an analyst pivots.
void add_values(const Book& book, const Report& report) {
    SheetWriter sheet = book.sheet(
        "値", "Values",
        {book.pick("項目番号", "No."), book.pick("指標", "Indicator"),
         book.pick("年度（西暦）", "Fiscal year"), book.pick("年度（和暦）", "Japanese year"),
         book.pick("値", "Value"), book.pick("単位", "Unit"), book.pick("印刷の表記", "As printed"),
         book.pick("ページ", "Page")},
        {10, 40, 12, 16, 16, 14, 40, 8});
    for (const schema::Item& item : report.items) {
        for (const schema::YearRow& year : item.years) {
            if (!year.actual) {
                continue;
            }
            for (const schema::Measure& measure : year.actual->measures) {
                sheet.text(item.number).text(measure.indicator);
                add_year(sheet, year.fiscal_year).number(measure.value).text(measure.unit);
                sheet.text(measure.printed);
                add_page(sheet, year.actual->place).end_row();
            }
        }
    }
    sheet.finish();
}

std::string relation_words(const Book& book, schema::Relation relation) {
    switch (relation) {
        case schema::Relation::at_least:
            return book.pick("以上", "at least");
        case schema::Relation::at_most:
            return book.pick("以下", "at most");
        case schema::Relation::equal:
            return book.pick("等しい", "equal");
        case schema::Relation::about:
            return book.pick("程度", "about");
    }
    return "";
}

// What the board says of that target; "" if it holds nothing of it.
std::string verdict_on_target(const Book& book, const Audit& audit, const std::string& item,
                              const schema::Target& target) {
    using Outcome = rules::TargetTrack::Outcome;
    for (const rules::TargetTrack& track : audit.tracks) {
        if (track.item != item || track.target.indicator != target.indicator ||
            track.target.value != target.value || track.target.unit != target.unit ||
            track.target.fiscal_year != target.fiscal_year) {
            continue;
        }
        if (track.outcome == Outcome::undecided) {
            const std::string& reason = track.reason.in(book.language);
            return book.pick("判定できない", "undecided") + (reason.empty() ? "" : ": " + reason);
        }
        return track.outcome == Outcome::met ? book.pick("達成", "met")
                                             : book.pick("未達", "missed");
    }
    return "";
}

void add_targets(const Book& book, const Report& report, const Audit& audit) {
    SheetWriter sheet =
        book.sheet("目標", "Targets",
                   {book.pick("項目番号", "No."), book.pick("指標", "Indicator"),
                    book.pick("値", "Value"), book.pick("単位", "Unit"),
                    book.pick("関係", "Relation"), book.pick("期限（西暦）", "Due fiscal year"),
                    book.pick("期限（和暦）", "Due (Japanese)"), book.pick("判定", "Verdict"),
                    book.pick("印刷の表記", "As printed"), book.pick("ページ", "Page")},
                   {10, 40, 16, 14, 10, 12, 16, 50, 50, 8});
    for (const schema::Item& item : report.items) {
        for (const schema::Target& target : item.targets) {
            sheet.text(item.number).text(target.indicator).number(target.value).text(target.unit);
            sheet.text(relation_words(book, target.relation));
            add_year(sheet, target.fiscal_year);
            sheet.text(verdict_on_target(book, audit, item.number, target)).text(target.printed);
            add_page(sheet, target.place).end_row();
        }
    }
    sheet.finish();
}

const schema::Total* total_of(const Report& report, const std::string& item) {
    for (const schema::Total& total : report.totals) {
        if (total.item == item && total.value) {
            return &total;
        }
    }
    return nullptr;
}

void add_effects(const Book& book, const Report& report) {
    const std::string name = book.pick("効果額", "Effects");
    SheetWriter sheet =
        book.sheet("効果額", "Effects",
                   {book.pick("項目番号", "No."), book.pick("年度（西暦）", "Fiscal year"),
                    book.pick("年度（和暦）", "Japanese year"), book.pick("効果額", "Effect"),
                    book.pick("単位", "Unit"), book.pick("印刷の表記", "As printed"),
                    book.pick("ページ", "Page")},
                   {10, 12, 16, 16, 10, 24, 8});
    struct Range {
        const schema::Item* item;
        int first_row;
        int last_row;
        Decimal sum;
        bool any_value;
    };
    std::vector<Range> ranges;
    for (const schema::Item& item : report.items) {
        Range range{&item, sheet.row_number(), sheet.row_number() - 1, Decimal(0), false};
        for (const schema::YearRow& year : item.years) {
            if (!year.effect) {
                continue;
            }
            sheet.text(item.number);
            add_year(sheet, year.fiscal_year).number(year.effect->value).text(year.effect->unit);
            sheet.text(year.effect->printed);
            range.last_row = sheet.row_number();
            add_page(sheet, year.effect->place).end_row();
            if (year.effect->value) {
                range.sum = range.sum + *year.effect->value;
                range.any_value = true;
            }
        }
        if (range.any_value) {  // blanks add up to nothing, not to zero
            ranges.push_back(range);
        }
    }
    sheet.finish();

    SheetWriter sums =
        book.sheet("効果額の検算", "Effect sums",
                   {book.pick("項目番号", "No."), book.pick("項目名", "Item"),
                    book.pick("年次効果額の合計（式）", "Sum of years (formula)"),
                    book.pick("印刷された合計", "Printed total"),
                    book.pick("差（式）", "Difference (formula)"), book.pick("ページ", "Page")},
                   {10, 32, 24, 18, 18, 8});
    for (const Range& range : ranges) {
        const schema::Total* total = total_of(report, range.item->number);
        const int row = sums.row_number();
        sums.text(range.item->number).text(range.item->name);
        sums.formula("=SUM('" + name + "'!D" + std::to_string(range.first_row) + ":D" +
                         std::to_string(range.last_row) + ")",
                     range.sum);
        if (total != nullptr) {
            sums.number(total->value);
            sums.formula("=C" + std::to_string(row) + "-D" + std::to_string(row),
                         range.sum - *total->value);
            add_page(sums, total->place);
        }
        sums.end_row();
    }
    sums.finish();
}

void add_series(const Book& book, const Report& report) {
    SheetWriter sheet = book.sheet(
        "附属資料", "Series",
        {book.pick("名称", "Name"), book.pick("表題", "Heading"),
         book.pick("年度（西暦）", "Fiscal year"), book.pick("年度（和暦）", "Japanese year"),
         book.pick("値", "Value"), book.pick("単位", "Unit"), book.pick("印刷の表記", "As printed"),
         book.pick("ページ", "Page")},
        {20, 40, 12, 16, 18, 10, 18, 8});
    for (const schema::Figures& figures : report.series) {
        for (const schema::SeriesValue& value : figures.values) {
            sheet.text(figures.name).text(figures.heading);
            add_year(sheet, value.fiscal_year).number(value.value).text(figures.unit);
            sheet.text(value.printed);
            add_page(sheet, value.place).end_row();
        }
    }
    sheet.finish();
}

void add_findings(const Book& book, const Report& report, const Audit& audit) {
    SheetWriter sheet = book.sheet(
        "指摘", "Findings",
        {book.pick("重さ", "Severity"), book.pick("規則", "Rule"), book.pick("分類", "Category"),
         book.pick("箇所", "Place"), book.pick("項目番号", "No."),
         book.pick("年度（西暦）", "Fiscal year"), book.pick("内容", "Message"),
         book.pick("印刷の表記", "As printed"), book.pick("あるべき値", "Expected"),
         book.pick("計算", "Sum"), book.pick("誤りでない場合", "Why it may be fine"),
         book.pick("ページ", "Page"), book.pick("識別子", "Fingerprint")},
        {9, 9, 16, 40, 10, 12, 60, 30, 20, 50, 50, 8, 20});
    for (const rules::Finding& finding : audit.findings) {
        sheet.text(severity_words(finding.severity, book.language)).text(finding.rule);
        sheet.text(finding.category).text(place_in_words(report, finding, book.language));
        sheet.text(finding.item.value_or(""));
        if (finding.fiscal_year) {
            sheet.integer(*finding.fiscal_year);
        } else {
            sheet.skip();
        }
        sheet.text(finding.message.in(book.language)).text(finding.printed);
        sheet.text(finding.expected).text(finding.formula);
        sheet.text(finding.may_be_fine.in(book.language));
        add_page(sheet, finding.place).text(finding.fingerprint).end_row();
    }
    sheet.finish();
}

// libxlsxwriter 1.1 of Debian 12 writes to a named file only.
class TemporaryFile {
  public:
    TemporaryFile() : path_((std::filesystem::temp_directory_path() / "tenken-XXXXXX").string()) {
        const int descriptor = mkstemp(path_.data());
        if (descriptor < 0) {
            throw std::runtime_error("cannot make a temporary file for the workbook");
        }
        close(descriptor);
    }
    ~TemporaryFile() { unlink(path_.c_str()); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    const std::string& path() const { return path_; }
    std::string content() const {
        std::ifstream in(path_, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }

  private:
    std::string path_;
};

CellFormats make_formats(lxw_workbook* workbook) {
    CellFormats formats;
    formats.heading = workbook_add_format(workbook);
    format_set_bold(formats.heading);
    format_set_bg_color(formats.heading, 0xE8EDF3);
    format_set_border(formats.heading, LXW_BORDER_THIN);
    format_set_text_wrap(formats.heading);
    formats.text = workbook_add_format(workbook);
    format_set_text_wrap(formats.text);
    format_set_align(formats.text, LXW_ALIGN_VERTICAL_TOP);
    formats.number = workbook_add_format(workbook);
    format_set_num_format(formats.number, "#,##0.##########;-#,##0.##########");
    format_set_align(formats.number, LXW_ALIGN_VERTICAL_TOP);
    return formats;
}

}  // namespace

std::string to_workbook(const Report& report, const Audit& audit, Language language) {
    const TemporaryFile file;
    lxw_workbook* workbook = workbook_new(file.path().c_str());
    if (workbook == nullptr) {
        throw std::runtime_error("cannot make a workbook");
    }
    lxw_doc_properties properties = {};
    std::string title = report.title;
    properties.title = title.data();
    // A fixed day instead of the clock: the same input gives the same bytes.
    properties.created = 946'684'800;  // 2000-01-01
    workbook_set_properties(workbook, &properties);

    const Book book{workbook, make_formats(workbook), language};
    add_findings(book, report, audit);
    add_items(book, report);
    add_values(book, report);
    add_targets(book, report, audit);
    add_effects(book, report);
    add_series(book, report);
    const lxw_error error = workbook_close(workbook);
    if (error != LXW_NO_ERROR) {
        throw std::runtime_error(std::string("cannot make a workbook: ") + lxw_strerror(error));
    }
    return file.content();
}

}  // namespace tenken::tools
