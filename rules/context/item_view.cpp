#include "rules/context/item_view.h"

#include <algorithm>

#include "rules/targets/stated_targets.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

const TextView* read_text(const Reading& reading, const std::string& text,
                          const schema::Place& place, const std::vector<schema::Place>& continued,
                          int year, const std::string& key, std::list<TextView>& texts,
                          const std::vector<schema::Measure>& measures = {}) {
    texts.emplace_back(reading, text, place, year, key, continued, measures);
    return &texts.back();
}

const TextView* read_cell(const Reading& reading, const std::optional<schema::Text>& cell, int year,
                          const std::string& key, std::list<TextView>& texts) {
    return cell ? read_text(reading, cell->text, cell->place, cell->continued, year, key, texts,
                            cell->measures)
                : nullptr;
}

/// Results of one row go to their tracks. The first figure of a name in a year is the one; a figure
/// of an earlier year that is repeated for comparison does not replace that year's own.
void add_to_tracks(const YearView& year, bool own_years, std::vector<Track>& tracks) {
    for (const Fact& fact : year.actual->facts()) {
        const bool own = fact.fiscal_year == year.row->fiscal_year;
        if (fact.told_later || fact.intended || fact.change != 0 || fact.derived ||
            fact.fiscal_year == 0 || own != own_years) {
            continue;
        }
        // A bracket behind a figure holds its parts; one behind words is a remark like any other.
        const int depth = fact.head >= 0 ? fact.depth : 0;
        auto track = std::find_if(tracks.begin(), tracks.end(), [&](const Track& other) {
            return other.words == fact.words && other.family == fact.family && other.depth == depth;
        });
        if (track == tracks.end()) {
            track = tracks.insert(tracks.end(), Track{fact.words, fact.family, depth, {}, {}});
        }
        if (track->by_year.emplace(fact.fiscal_year, &fact).second) {
            track->rows.emplace(fact.fiscal_year, year.row);
        }
    }
}

/// 成果と課題 below the years of a sheet is one cell under all of them: what it tells is of the
/// last year.
void find_told_later(std::list<TextView>& texts, std::vector<YearView>& years) {
    std::vector<schema::Place> behind;
    for (auto year = years.rbegin(); year != years.rend(); ++year) {
        if (year->actual == nullptr) {
            continue;
        }
        const auto text = std::find_if(texts.rbegin(), texts.rend(),
                                       [&](const TextView& view) { return &view == year->actual; });
        if (text != texts.rend() && !behind.empty()) {
            text->tell_later(behind);
        }
        for (const schema::Place& place : year->actual->continued()) {
            if (place.page > 0) {
                behind.push_back(place);
            }
        }
    }
}

}  // namespace

const Track* ItemView::track_of(const Fact& fact) const {
    for (const Track& track : tracks) {
        for (const auto& [year, other] : track.by_year) {
            if (other == &fact) {
                return &track;
            }
        }
    }
    return nullptr;
}

ItemView read_item(const Reading& reading, const schema::Item& item, std::list<TextView>& texts) {
    ItemView view;
    view.item = &item;
    view.name = schema::squeeze(item.name);
    const std::string key = "item " + item.number;
    view.content = read_text(reading, item.content, item.content_place, item.content_continued, 0,
                             key + "/content", texts);
    for (const schema::YearRow& row : item.years) {
        YearView year;
        year.row = &row;
        const std::string row_key = key + "/" + std::to_string(row.fiscal_year);
        year.planned =
            read_cell(reading, row.planned, row.fiscal_year, row_key + "/planned", texts);
        year.actual = read_cell(reading, row.actual, row.fiscal_year, row_key + "/actual", texts);
        view.years.push_back(year);
    }
    find_told_later(texts, view.years);
    view.stated = stated_targets(item, *view.content, *reading.vocabulary);
    for (const bool own_years : {true, false}) {
        for (const YearView& year : view.years) {
            if (year.actual != nullptr) {
                add_to_tracks(year, own_years, view.tracks);
            }
        }
    }
    return view;
}

}  // namespace tenken::rules
