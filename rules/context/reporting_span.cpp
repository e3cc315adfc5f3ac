#include "rules/context/reporting_span.h"

#include <algorithm>

#include "schema/text.h"

namespace tenken::rules {
namespace {

struct Note {
    std::string text;
    std::optional<int> year;
};

/// The first match of `patterns` in a sentence or bracket of `text`, with the year named there.
std::optional<Note> note_in(const PatternList& patterns, const std::string& text,
                            const std::optional<schema::Period>& plan) {
    const auto match = patterns.find(text);
    if (!match) {
        return std::nullopt;
    }
    Note note{std::string(match->text), std::nullopt};
    for (const schema::YearMention& year : schema::find_years(match->text, plan)) {
        if (!year.impossible) {
            note.year = year.fiscal_year;
        }
    }
    return note;
}

int first_row(const schema::Item& item) {
    int first = 0;
    for (const schema::YearRow& row : item.years) {
        if (row.fiscal_year != 0 && (first == 0 || row.fiscal_year < first)) {
            first = row.fiscal_year;
        }
    }
    return first;
}

/// R2-1, H30-4: the number says when the item was added.
std::optional<int> year_in_number(const std::string& number) {
    const std::size_t dash = number.find('-');
    if (dash == std::string::npos || number.empty() || number.front() < 'A') {
        return std::nullopt;
    }
    const auto year = schema::parse_year_label(number.substr(0, dash), std::nullopt);
    return year && !year->impossible ? std::optional(year->fiscal_year) : std::nullopt;
}

void set_first(ReportingSpan& span, int year, const std::string& note) {
    if (year != 0 && (!span.first || year > *span.first)) {
        span.first = year;
        span.first_note = note;
    }
}

void set_last(ReportingSpan& span, int year, const std::string& note) {
    if (year != 0 && (!span.last || year < *span.last)) {
        span.last = year;
        span.last_note = note;
    }
}

}  // namespace

ReportingSpan reporting_span(const ItemView& item, const Vocabulary& vocabulary,
                             const std::optional<schema::Period>& plan) {
    const PatternList& added = vocabulary.pattern_list("added-notes");
    const PatternList& ended = vocabulary.pattern_list("ended-notes");
    ReportingSpan span;
    if (const auto year = year_in_number(item.item->number)) {
        set_first(span, *year, item.item->number);
    }
    const std::string heads[] = {item.content->squeezed(), schema::squeeze(item.item->section),
                                 item.name};
    // A note that names the year says more than one that only says "added".
    std::optional<Note> without_year;
    for (const std::string& text : heads) {
        if (const auto note = note_in(added, text, plan)) {
            if (note->year) {
                set_first(span, *note->year, note->text);
            } else {
                without_year = without_year ? without_year : note;
            }
        }
        if (const auto note = note_in(ended, text, plan); note && note->year) {
            set_last(span, *note->year, note->text);
        }
    }
    if (without_year && !span.first) {
        set_first(span, first_row(*item.item), without_year->text);
    }
    for (const YearView& year : item.years) {
        if (year.actual == nullptr || year.row->fiscal_year == 0) {
            continue;
        }
        if (const auto note = note_in(ended, year.actual->squeezed(), plan)) {
            set_last(span, std::max(year.row->fiscal_year, note->year.value_or(0)), note->text);
        }
    }
    return span;
}

}  // namespace tenken::rules
