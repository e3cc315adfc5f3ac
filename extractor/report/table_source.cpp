#include "extractor/report/table_source.h"

#include <algorithm>
#include <cmath>

#include "extractor/report/facing_pages.h"

namespace tenken::report {
namespace {

constexpr double tolerance = 4;  // points between the sides of a table and of its continuation
constexpr std::size_t nothing = static_cast<std::size_t>(-1);

const schema::Table* table_at(const layout::Document& document, std::size_t block) {
    return block < document.blocks.size() ? std::get_if<schema::Table>(&document.blocks[block])
                                          : nullptr;
}

/// The heading row stands in the table before: the same columns at the same places, no heading row
/// and no label beside a value here.
bool continues_headless(const TableSource& before, const TableSource& here) {
    const schema::Table& a = before.view.table();
    const schema::Table& b = here.view.table();
    if (before.facts.heads.empty() || !here.facts.header_rows.empty() ||
        before.view.columns() != here.view.columns() || here.view.columns() < 3) {
        return false;
    }
    const bool same_sides = std::abs(a.place.box.x0 - b.place.box.x0) < tolerance &&
                            std::abs(a.place.box.x1 - b.place.box.x1) < tolerance;
    const int last_page = a.continued.empty() ? a.place.page : a.continued.back().page;
    return same_sides && b.place.page >= a.place.page && b.place.page <= last_page + 1 &&
           here.evidence.numbers_beside + here.evidence.names_beside == 0;
}

}  // namespace

TableSources::TableSources(const layout::Document& document, const std::vector<bool>& skip,
                           const ReadContext& context) {
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const schema::Table* table = table_at(document, i);
        if (table == nullptr || skip[i] || parts_.contains(i)) {
            continue;
        }
        const schema::Table* next = table_at(document, i + 1);
        const bool facing = next != nullptr && are_facing(*table, *next, context.labels);
        add(document, i, facing ? i + 1 : nothing, context);
    }
    ProgressWords words;
    for (const auto& source : sources_) {
        words.learn(source->facts);
    }
    for (const auto& source : sources_) {
        if (source->settled) {
            continue;
        }
        words.settle(source->facts);
        source->evidence = weigh(source->facts, context);
        source->kind = kind_of(source->evidence);
    }
    settle_kinds();
}

void TableSources::add(const layout::Document& document, std::size_t block, std::size_t facing,
                       const ReadContext& context) {
    const schema::Table& table = *table_at(document, block);
    std::unique_ptr<schema::Table> joined;
    if (facing != nothing) {
        joined = std::make_unique<schema::Table>(join_facing(table, *table_at(document, facing)));
    }
    auto source = std::make_unique<TableSource>(block, table, std::move(joined), context.labels);
    const auto read = [&](const ColumnHeads& heads) {
        source->facts = read_facts(source->view, context.labels, heads);
        assign_roles(source->facts);
        source->evidence = weigh(source->facts, context);
    };
    read({});
    if (!sources_.empty() && continues_headless(*sources_.back(), *source)) {
        read(sources_.back()->facts.heads);
    }
    settle_early(*source);
    parts_[block] = {source.get(), 0};
    if (facing != nothing) {
        parts_[facing] = {source.get(), table.cells.size()};
    }
    sources_.push_back(std::move(source));
}

/// Most tables of a budget are of no known kind, and nothing asks for their facts again. Kept, they
/// would be the largest part of what a long document takes.
void TableSources::settle_early(TableSource& source) {
    std::vector<Fact>& facts = source.facts.facts;
    const bool progress = std::any_of(facts.begin(), facts.end(), [](const Fact& fact) {
        return fact.says.field == Field::progress;
    });
    if (!progress && kind_of(source.evidence) == TableKind::unknown) {
        source.settled = true;
        facts.clear();
    }
    facts.shrink_to_fit();
}

void TableSources::settle_kinds() {
    const bool items_elsewhere =
        std::any_of(sources_.begin(), sources_.end(), [](const auto& source) {
            // A list that goes on by numbers alone needs the one that names them.
            const bool named = source->evidence.names_above > 0;
            return source->kind == TableKind::item_form ||
                   (source->kind == TableKind::item_list && named &&
                    source->evidence.year_words + source->evidence.words > 0);
        });
    for (const auto& source : sources_) {
        const TableEvidence& evidence = source->evidence;
        const bool lists = evidence.numbers_above > 0 && evidence.departments > 0;
        const bool told = evidence.year_words + evidence.words + evidence.year_figures > 0;
        const bool secondary =
            source->kind == TableKind::roll_up || source->kind == TableKind::overview;
        if (!items_elsewhere && lists && secondary) {
            // The only list of a report is its items, even if it tells no more than names and sums.
            source->kind = TableKind::item_list;
        } else if (items_elsewhere && source->kind == TableKind::item_list && !told) {
            source->kind = TableKind::overview;
        }
    }
}

TableSource* TableSources::at(std::size_t block) const {
    const auto found = parts_.find(block);
    return found == parts_.end() || found->second.source->block != block ? nullptr
                                                                         : found->second.source;
}

TablePart TableSources::part(std::size_t block) const {
    const auto found = parts_.find(block);
    return found == parts_.end() ? TablePart{} : found->second;
}

}  // namespace tenken::report
