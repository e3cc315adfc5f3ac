#include "extractor/report/name_band.h"

#include <algorithm>
#include <optional>

#include "extractor/report/item_heading.h"
#include "extractor/report/item_opening.h"
#include "extractor/report/item_table.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

struct Band {
    int row;
    CellView* cell;
    NumberedName named;
};

/// 1-(2)-③: of a plan's items. 1 and 2 may count the parts of a form.
bool is_composed(const std::string& number) {
    const auto digits = std::count_if(number.begin(), number.end(), is_digit);
    return digits > 0 && (number.find('-') != std::string::npos ||
                          number.find('(') != std::string::npos || number.front() > '9');
}

std::optional<NumberedName> named_by(const CellView& cell, ReadContext& context) {
    const std::string text = one_line(cell.text());
    if (auto headed = item_headed_by(text, context.labels, context.vocabulary)) {
        return headed;
    }
    auto named = item_of_line(text, {}, context.labels, context.vocabulary);
    return named && is_composed(named->number) ? named : std::nullopt;
}

/// 1-1　窓口の改善 | 担当：市民課: the first cell of a row that tells the department as well.
bool opens_row(const Fact& fact, const TableFacts& facts) {
    return fact.column == 0 && fact.value != nullptr && !fact.value->blank &&
           fact.says.field == Field::none && !fact.says.year &&
           std::any_of(facts.facts.begin(), facts.facts.end(), [&](const Fact& other) {
               return other.row == fact.row && other.column > 0 &&
                      other.says.field == Field::department;
           });
}

}  // namespace

std::vector<ItemDraft> read_banded(TableView& view, TableFacts& facts,
                                   const TableEvidence& evidence, const std::string& table_unit,
                                   ReadContext& context) {
    std::vector<ItemDraft> drafts;
    if (evidence.departments == 0) {
        return drafts;
    }
    std::vector<Band> bands;
    for (const Banner& banner : facts.banners) {
        if (auto named = named_by(*banner.cell, context)) {
            bands.push_back({banner.row, banner.cell, std::move(*named)});
        }
    }
    for (const Fact& fact : facts.facts) {
        if (bands.empty() && opens_row(fact, facts)) {
            if (auto named = named_by(*fact.value, context)) {
                bands.push_back({fact.row, fact.value, std::move(*named)});
            }
        }
    }
    const auto stands_above = [&](const Fact& fact) {
        return fact.value != nullptr && !fact.value->blank && fact.row < bands.front().row;
    };
    if (bands.empty() || std::any_of(facts.facts.begin(), facts.facts.end(), stands_above)) {
        return drafts;
    }
    settle_years(view, facts, context);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        CellView* cell = bands[i].cell;
        cell->placed = true;
        ItemDraft& draft = drafts.emplace_back();
        start_item(draft, bands[i].named, cell->cell->place, context.vocabulary);
        const int end = i + 1 < bands.size() ? bands[i + 1].row : view.rows();
        TableFacts own;
        std::copy_if(facts.facts.begin(), facts.facts.end(), std::back_inserter(own.facts),
                     [&](const Fact& fact) { return fact.row >= bands[i].row && fact.row < end; });
        own.header_rows = facts.header_rows;
        read_item_body(view, own, table_unit, draft, context);
    }
    return drafts;
}

}  // namespace tenken::report
