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
    const Banner* banner;
    NumberedName named;
};

/// 1-(2)-③: of a plan's items. 1 and 2 may count the parts of a form.
bool is_composed(const std::string& number) {
    const auto digits = std::count_if(number.begin(), number.end(), is_digit);
    return digits > 0 && (number.find('-') != std::string::npos ||
                          number.find('(') != std::string::npos || number.front() > '9');
}

std::optional<NumberedName> named_by(const Banner& banner, ReadContext& context) {
    const std::string text = one_line(banner.cell->text());
    if (auto headed = item_headed_by(text, context.labels, context.vocabulary)) {
        return headed;
    }
    auto named = item_of_line(text, {}, context.labels, context.vocabulary);
    return named && is_composed(named->number) ? named : std::nullopt;
}

}  // namespace

std::vector<ItemDraft> read_banded(TableView& view, TableFacts& facts,
                                   const TableEvidence& evidence, const std::string& table_unit,
                                   ReadContext& context) {
    std::vector<ItemDraft> drafts;
    if (facts.banners.empty() || evidence.departments == 0) {
        return drafts;
    }
    std::vector<Band> bands;
    for (const Banner& banner : facts.banners) {
        if (auto named = named_by(banner, context)) {
            bands.push_back({&banner, std::move(*named)});
        }
    }
    const auto stands_above = [&](const Fact& fact) {
        return fact.value != nullptr && !fact.value->blank && fact.row < bands.front().banner->row;
    };
    if (bands.empty() || std::any_of(facts.facts.begin(), facts.facts.end(), stands_above)) {
        return drafts;
    }
    settle_years(view, facts, context);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        CellView* cell = bands[i].banner->cell;
        cell->placed = true;
        ItemDraft& draft = drafts.emplace_back();
        start_item(draft, bands[i].named, cell->cell->place, context.vocabulary);
        const int end = i + 1 < bands.size() ? bands[i + 1].banner->row : view.rows();
        TableFacts own;
        std::copy_if(
            facts.facts.begin(), facts.facts.end(), std::back_inserter(own.facts),
            [&](const Fact& fact) { return fact.row >= bands[i].banner->row && fact.row < end; });
        own.header_rows = facts.header_rows;
        read_item_body(view, own, table_unit, draft, context);
    }
    return drafts;
}

}  // namespace tenken::report
