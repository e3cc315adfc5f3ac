// Items, what is written in their years, the values in it, their targets.
#include "tools/publish/words.h"
#include "tools/publish/workbook_book.h"

namespace tenken::tools {

namespace {

using schema::Item;
using schema::Presence;
using schema::Text;
using schema::YearRow;

/// Why there is no text, in words; a blank, a dash and a missing cell are three things.
std::string presence_words(const Book& book, const std::optional<Text>& text) {
    if (!text) {
        return book.pick("欄なし", "no cell");
    }
    switch (text->presence) {
        case Presence::value:
            return book.pick("記載あり", "written");
        case Presence::blank:
            return book.pick("空欄", "blank");
        case Presence::dash:
            return book.pick("記号", "dash");
        case Presence::statement:
            return book.pick("実績なしの記載", "says nothing was done");
    }
    return "";
}

std::string text_of(const std::optional<Text>& text) {
    return text ? text->text : "";
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

const rules::TargetTrack* track_of(const Book& book, const Item& item,
                                   const schema::Target& target) {
    for (const rules::TargetTrack& track : book.audit.tracks) {
        if (track.item == item.number && track.target.indicator == target.indicator &&
            track.target.value == target.value && track.target.unit == target.unit &&
            track.target.fiscal_year == target.fiscal_year) {
            return &track;
        }
    }
    return nullptr;
}

/// What the board says of that target; "" if it holds nothing of it.
std::string verdict_words(const Book& book, const rules::TargetTrack* track) {
    using Outcome = rules::TargetTrack::Outcome;
    if (track == nullptr) {
        return "";
    }
    return track->outcome == Outcome::met      ? book.pick("達成", "met")
           : track->outcome == Outcome::missed ? book.pick("未達", "missed")
                                               : book.pick("判定できない", "undecided");
}

/// The result in the year in which the target is due.
std::optional<schema::Decimal> result_of(const rules::TargetTrack* track) {
    if (track != nullptr) {
        for (const rules::TargetTrack::Point& point : track->points) {
            if (point.fiscal_year == track->target.fiscal_year) {
                return point.value;
            }
        }
    }
    return std::nullopt;
}

}  // namespace

void add_items(const Book& book) {
    SheetWriter sheet =
        book.sheet(book.pick("項目", "Items"), {book.number_column(),
                                                {book.pick("項目名", "Item"), 32},
                                                {book.pick("担当課", "Department"), 24},
                                                {book.pick("区分", "Section"), 30},
                                                {book.pick("内容・目標", "Content"), 70},
                                                book.page_column()});
    for (const Item& item : book.report.items) {
        sheet.label(item.number).text(item.name).text(item.department).text(item.section);
        sheet.text(item.content);
        add_page(book, sheet, item.place);
        sheet.end_row();
    }
    sheet.finish();
}

void add_year_texts(const Book& book) {
    SheetWriter sheet = book.sheet(book.pick("年度の記載", "Years"),
                                   {book.number_column(),
                                    book.year_column(),
                                    book.era_column(),
                                    {book.pick("年度の表記", "Label as printed"), 16},
                                    {book.pick("計画", "Planned"), 40},
                                    {book.pick("実績", "Actual"), 60},
                                    {book.pick("実績の状態", "State of actual"), 16},
                                    {book.pick("評価", "Grade"), 10},
                                    book.page_column()});
    for (const Item& item : book.report.items) {
        for (const YearRow& year : item.years) {
            sheet.label(item.number);
            add_year(sheet, year.fiscal_year);
            sheet.text(year.label).text(text_of(year.planned)).text(text_of(year.actual));
            sheet.text(presence_words(book, year.actual)).text(text_of(year.grade));
            add_page(book, sheet, year.place);
            sheet.end_row();
        }
    }
    sheet.finish();
}

void add_values(const Book& book) {
    SheetWriter sheet = book.sheet(book.pick("値", "Values"), {book.number_column(),
                                                               {book.pick("指標", "Indicator"), 40},
                                                               book.year_column(),
                                                               book.era_column(),
                                                               {book.pick("値", "Value"), 16},
                                                               book.unit_column(),
                                                               book.printed_column(),
                                                               book.page_column()});
    for (const Item& item : book.report.items) {
        for (const YearRow& year : item.years) {
            if (!year.actual) {
                continue;
            }
            for (const schema::Measure& measure : year.actual->measures) {
                sheet.label(item.number).text(measure.indicator);
                add_year(sheet, year.fiscal_year);
                sheet.number(measure.value).text(measure.unit).text(measure.printed);
                add_page(book, sheet, year.actual->place);
                sheet.end_row();
            }
        }
    }
    sheet.finish();
}

void add_targets(const Book& book) {
    SheetWriter sheet =
        book.sheet(book.pick("目標", "Targets"), {book.number_column(),
                                                  {book.pick("指標", "Indicator"), 36},
                                                  {book.pick("目標値", "Target"), 14},
                                                  book.unit_column(),
                                                  {book.pick("関係", "Relation"), 10},
                                                  {book.pick("期限（西暦）", "Due"), 12},
                                                  {book.pick("期限（和暦）", "Due (Japanese)"), 14},
                                                  {book.pick("期限の実績", "Result when due"), 14},
                                                  {book.pick("判定", "Verdict"), 14},
                                                  {book.pick("判定の理由", "Reason"), 30},
                                                  book.printed_column(),
                                                  book.page_column()});
    for (const Item& item : book.report.items) {
        for (const schema::Target& target : item.targets) {
            const rules::TargetTrack* track = track_of(book, item, target);
            sheet.label(item.number).text(target.indicator).number(target.value).text(target.unit);
            sheet.text(relation_words(book, target.relation));
            add_year(sheet, target.fiscal_year);
            sheet.number(result_of(track)).text(verdict_words(book, track));
            sheet.text(track != nullptr ? track->reason.in(book.language) : "");
            sheet.text(target.printed);
            add_page(book, sheet, target.place);
            sheet.end_row();
        }
    }
    sheet.finish();
}

}  // namespace tenken::tools
