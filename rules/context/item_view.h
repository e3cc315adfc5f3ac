// An item with its texts read and its figures lined up over the years.
#pragma once

#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rules/context/text_view.h"
#include "schema/report.h"

namespace tenken::rules {

/// One year of an item.
struct YearView {
    const schema::YearRow* row = nullptr;
    const TextView* planned = nullptr;  ///< nullptr where there is no such cell
    const TextView* actual = nullptr;

    /// Those that are there, in this order.
    std::vector<const TextView*> texts() const {
        std::vector<const TextView*> found;
        for (const TextView* text : {planned, actual}) {
            if (text != nullptr) {
                found.push_back(text);
            }
        }
        return found;
    }
};

/// One indicator of an item over the years: 収入未済額 553, 523, 511 … 百万円.
struct Track {
    std::string words;   ///< of its facts, squeezed; "" where figures stand without a name
    std::string family;  ///< of its unit
    int depth = 0;       ///< above 0 for the parts of another figure, in the bracket behind it
    std::map<int, const Fact*> by_year;
    std::map<int, const schema::YearRow*> rows;

    const Fact* in(int year) const {
        const auto found = by_year.find(year);
        return found == by_year.end() ? nullptr : found->second;
    }
};

struct ItemView {
    const schema::Item* item = nullptr;
    std::string name;  ///< squeezed
    const TextView* content = nullptr;
    std::vector<YearView> years;         ///< in the order printed
    std::vector<Track> tracks;           ///< results only: no targets, no rates of change
    std::vector<schema::Target> stated;  ///< targets read from the words of its content

    const YearView* year(int fiscal_year) const {
        for (const YearView& view : years) {
            if (view.row->fiscal_year == fiscal_year) {
                return &view;
            }
        }
        return nullptr;
    }
    const Track* track_of(const Fact& fact) const;
};

/// `texts` keeps the views of the item's texts alive.
ItemView read_item(const Reading& reading, const schema::Item& item, std::list<TextView>& texts);

}  // namespace tenken::rules
