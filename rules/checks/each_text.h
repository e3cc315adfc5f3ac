// The walk over the texts of a report that checks of single texts share.
#pragma once

#include "rules/context/context.h"
#include "rules/engine/case.h"

namespace tenken::rules {

/// Calls look(text, about) for an item's content and, year by year, for its plan and result.
template <class Look>
void each_item_text(const ItemView& item, const Look& look) {
    const Case about = Case::of(*item.item);
    look(*item.content, about);
    for (const YearView& year : item.years) {
        const Case in_year = Case(about).in(year.row->fiscal_year);
        for (const TextView* text : year.texts()) {
            look(*text, in_year);
        }
    }
}

/// The same for all items, then for the paragraphs around them, which are about no item.
template <class Look>
void each_text(const Context& context, const Look& look) {
    for (const ItemView& item : context.items()) {
        each_item_text(item, look);
    }
    for (const TextView* paragraph : context.paragraphs()) {
        look(*paragraph, Case());
    }
}

/// The same, and then the sentences in cells of tables that were read as no item's text.
template <class Look>
void each_told(const Context& context, const Look& look) {
    each_text(context, look);
    for (const CellText& cell : context.cell_texts()) {
        look(*cell.text, cell.item == nullptr ? Case() : Case::of(*cell.item->item));
    }
}

}  // namespace tenken::rules
