// Every place that a report holds, for whoever must move them all.
#pragma once

#include <vector>

#include "schema/report.h"

namespace tenken::schema {

namespace detail {

template <typename Use>
void each(std::vector<Place>& places, Use& use) {
    for (Place& place : places) {
        use(place);
    }
}

template <typename Use>
void each(std::optional<Text>& text, Use& use) {
    if (text) {
        use(text->place);
        each(text->continued, use);
    }
}

template <typename Use>
void each(Item& item, Use& use) {
    use(item.place);
    use(item.content_place);
    each(item.content_continued, use);
    for (Target& target : item.targets) {
        use(target.place);
    }
    for (YearRow& year : item.years) {
        use(year.place);
        each(year.planned, use);
        each(year.actual, use);
        each(year.grade, use);
        if (year.effect) {
            use(year.effect->place);
        }
    }
}

}  // namespace detail

/// Calls `use(Place&)` for each of a report's places but those of its doubts.
template <typename Use>
void for_each_place(Report& report, Use use) {
    for (Entry& entry : report.contents) {
        use(entry.place);
    }
    for (Item& item : report.items) {
        detail::each(item, use);
    }
    for (Total& total : report.totals) {
        use(total.place);
    }
    for (Figures& figures : report.series) {
        use(figures.place);
        for (SeriesValue& value : figures.values) {
            use(value.place);
        }
    }
    for (Table& table : report.tables) {
        use(table.place);
        detail::each(table.continued, use);
        for (Cell& cell : table.cells) {
            use(cell.place);
            detail::each(cell.continued, use);
        }
    }
    for (Paragraph& paragraph : report.paragraphs) {
        use(paragraph.place);
    }
    for (Note& note : report.notes) {
        use(note.place);
    }
}

}  // namespace tenken::schema
