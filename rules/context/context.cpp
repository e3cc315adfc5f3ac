#include "rules/context/context.h"

#include <algorithm>

#include "rules/context/reported_years.h"
#include "schema/fiscal_year.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

std::optional<schema::Period> period_of(const schema::Report& report) {
    if (report.period) {
        return report.period;
    }
    std::optional<schema::Period> span;
    for (const schema::Item& item : report.items) {
        for (const schema::YearRow& row : item.years) {
            if (row.fiscal_year == 0) {
                continue;
            }
            if (!span) {
                span = schema::Period{row.fiscal_year, row.fiscal_year};
            }
            span->first = std::min(span->first, row.fiscal_year);
            span->last = std::max(span->last, row.fiscal_year);
        }
    }
    return span;
}

bool has_year(const schema::Item& item) {
    return std::any_of(item.years.begin(), item.years.end(),
                       [](const schema::YearRow& row) { return row.fiscal_year != 0; });
}

}  // namespace

Context::Context(const schema::Report& report, const Vocabulary& vocabulary,
                 const Context* previous)
    : report_(report),
      vocabulary_(vocabulary),
      previous_(previous),
      units_(vocabulary),
      period_(period_of(report)) {
    const Reading reading{&units_, &vocabulary_, period_};
    for (const schema::Item& item : report.items) {
        by_number_.emplace(item.number, items_.size());
        items_.push_back(read_item(reading, item, texts_));
        spans_.push_back(reporting_span(items_.back(), vocabulary, period_));
    }
    for (const ItemView& item : items_) {
        for (MatchedTarget& target : match_targets(item, units_, vocabulary)) {
            targets_.push_back(std::move(target));
        }
    }
    for (std::size_t i = 0; i < report.paragraphs.size(); ++i) {
        const schema::Paragraph& paragraph = report.paragraphs[i];
        texts_.emplace_back(reading, paragraph.text, paragraph.place, 0,
                            "paragraph " + std::to_string(i));
        paragraphs_.push_back(&texts_.back());
    }
    read_cell_texts(reading);
    reported_years_ = reported_years_of(report, period_);
    const auto reporting = std::count_if(report.items.begin(), report.items.end(), has_year);
    // A roll-up with numbered rows belongs to a plan even where the items themselves were not read.
    const bool rolled_up = std::any_of(report.totals.begin(), report.totals.end(),
                                       [](const schema::Total& total) { return total.item; });
    reports_results_ = report.items.empty()
                           ? rolled_up
                           : static_cast<std::size_t>(reporting) * 2 >= report.items.size();
}

const ItemView* Context::item(std::string_view number) const {
    const auto found = by_number_.find(number);
    return found == by_number_.end() ? nullptr : &items_[found->second];
}

const ItemView* Context::item_of(const schema::Total& total) const {
    if (!total.item) {
        return nullptr;
    }
    if (!total.item->empty()) {
        return item(*total.item);
    }
    const auto found = std::find_if(items_.begin(), items_.end(), [&](const ItemView& view) {
        return is_row_of(total, *view.item);
    });
    return found == items_.end() ? nullptr : &*found;
}

const ReportingSpan& Context::span(const ItemView& item) const {
    return spans_.at(static_cast<std::size_t>(&item - items_.data()));
}

int Context::due_year(const schema::Target& target) const {
    if (target.fiscal_year != 0 || target.every_year || !period_) {
        return target.fiscal_year;
    }
    return period_->last;
}

schema::Place Context::start() const {
    schema::Place place;
    place.page = report_.source.pages > 0 ? 1 : 0;
    return place;
}

bool is_row_of(const schema::Total& total, const schema::Item& item) {
    return total.item == item.number &&
           (!item.number.empty() || schema::squeeze(total.name) == schema::squeeze(item.name));
}

schema::Message year_name(int fiscal_year) {
    return {schema::era_label(fiscal_year), "FY" + std::to_string(fiscal_year)};
}

bool reports_something(const schema::YearRow& row) {
    const auto says = [](const std::optional<schema::Text>& text) {
        return text && (text->presence == schema::Presence::value ||
                        text->presence == schema::Presence::statement);
    };
    return says(row.actual) || says(row.grade) ||
           (row.effect && row.effect->presence == schema::Presence::value);
}

}  // namespace tenken::rules
