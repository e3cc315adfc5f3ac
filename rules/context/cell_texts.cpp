// Sentences that stand in cells of tables and that no item took: 実績の説明 below a form, remarks
// beside a list.
#include <algorithm>
#include <map>

#include "rules/context/context.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

bool is_sentence(const std::string& squeezed) {
    return squeezed.find("。") != std::string::npos || squeezed.find('=') != std::string::npos;
}

bool holds(const TextView* text, const std::string& squeezed) {
    return text != nullptr && text->squeezed().find(squeezed) != std::string::npos;
}

bool has_text(const ItemView& item, const std::string& squeezed) {
    return holds(item.content, squeezed) ||
           std::any_of(item.years.begin(), item.years.end(), [&](const YearView& year) {
               return holds(year.planned, squeezed) || holds(year.actual, squeezed);
           });
}

}  // namespace

void Context::read_cell_texts(const Reading& reading) {
    std::map<int, const ItemView*> alone;
    for (const ItemView& item : items_) {
        const auto [entry, first] = alone.emplace(item.item->place.page, &item);
        entry->second = first ? entry->second : nullptr;
    }
    for (const schema::Table& table : report_.tables) {
        for (const schema::Cell& cell : table.cells) {
            const std::string squeezed = schema::squeeze(cell.text);
            if (!is_sentence(squeezed) ||
                std::any_of(items_.begin(), items_.end(),
                            [&](const ItemView& item) { return has_text(item, squeezed); })) {
                continue;
            }
            texts_.emplace_back(reading, cell.text, cell.place, 0,
                                "table " + table.id + "/" + std::to_string(cell.row) + "/" +
                                    std::to_string(cell.column));
            const auto item = alone.find(cell.place.page);
            cell_texts_.push_back({&texts_.back(), item == alone.end() ? nullptr : item->second});
        }
    }
}

}  // namespace tenken::rules
