#include "extractor/report/table_source.h"

#include <algorithm>
#include <cmath>

#include "extractor/report/facing_pages.h"
#include "extractor/report/halves_beside.h"
#include "extractor/workers.h"
#include "schema/packed_cells.h"

namespace tenken::report {
namespace {

constexpr double tolerance = 4;  // points between the sides of a table and of its continuation
/// Tables that are read side by side: so many are awake together.
constexpr std::size_t window = 64;
/// Bytes that views and facts may take while nobody looks at them. Who has several workers wants
/// the time that one thread would need to read them again.
constexpr std::size_t most_awake_alone = std::size_t{1} << 17;
constexpr std::size_t most_awake_beside = std::size_t{1} << 24;

schema::Table* table_at(layout::Document& document, std::size_t block) {
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

TableSources::TableSources(layout::Document& document, const std::vector<bool>& skip,
                           const ReadContext& context, extractor::Workers* workers)
    : document_(document),
      context_(context),
      workers_(workers),
      most_awake_(workers == nullptr ? most_awake_alone : most_awake_beside) {
    for (std::size_t i = 1; workers_ != nullptr && i < workers_->size(); ++i) {
        labels_.push_back(std::make_unique<LabelReader>(context.labels.beside()));
    }
    std::vector<std::size_t> blocks;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        if (!skip[i] && table_at(document, i) != nullptr) {
            blocks.push_back(i);
        }
    }
    const std::size_t step = workers_ == nullptr ? 1 : window;
    std::vector<Pointer> alone;
    for (std::size_t begin = 0; begin < blocks.size(); begin += step) {
        read_alone(blocks, begin, std::min(begin + step, blocks.size()), alone);
        for (Pointer& source : alone) {
            if (source && !parts_.contains(source->block)) {
                add(std::move(source));
            }
        }
    }
    for (const Pointer& source : sources_) {
        if (!source->settled) {
            words_.settle(source->facts);
            source->evidence = weigh(source->facts, context);
            source->kind = kind_of(source->evidence);
        }
    }
    settle_kinds();
}

/// What each table says by itself.
void TableSources::read_alone(const std::vector<std::size_t>& blocks, std::size_t begin,
                              std::size_t end, std::vector<Pointer>& alone) {
    alone.clear();
    alone.resize(end - begin);
    for (std::size_t i = begin; i < end; ++i) {
        for (const std::size_t block : {blocks[i], blocks[i] + 1}) {
            if (schema::Table* table = table_at(document_, block)) {
                unpack_cells(*table);
            }
        }
    }
    const auto read_one = [&](std::size_t index, LabelReader& labels) {
        const std::size_t block = blocks[begin + index];
        if (!parts_.contains(block)) {
            alone[index] = read(block, labels);
        }
    };
    if (workers_ == nullptr) {
        for (std::size_t i = 0; i < alone.size(); ++i) {
            read_one(i, context_.labels);
        }
        return;
    }
    workers_->run(alone.size(), [&](std::size_t worker, std::size_t index) {
        read_one(index, worker == 0 ? context_.labels : *labels_[worker - 1]);
    });
}

TableSources::Pointer TableSources::read(std::size_t block, LabelReader& labels) {
    const schema::Table& table = *table_at(document_, block);
    const schema::Table* next = table_at(document_, block + 1);
    std::unique_ptr<schema::Table> joined;
    bool facing = false;
    if (const int times = times_beside(table, labels); times > 1) {
        joined = std::make_unique<schema::Table>(stacked(table, times));
    } else if (next != nullptr && are_facing(table, *next, labels)) {
        joined = std::make_unique<schema::Table>(join_facing(table, *next));
        facing = true;
    }
    auto source = std::make_unique<TableSource>(block, table, std::move(joined), labels);
    source->facing = facing;
    read_facts_of(*source, labels, {});
    return source;
}

void TableSources::read_facts_of(TableSource& source, LabelReader& labels,
                                 const ColumnHeads& heads) const {
    source.facts = read_facts(source.view, labels, heads);
    assign_roles(source.facts);
    source.evidence = weigh(source.facts, context_);
}

void TableSources::add(Pointer source) {
    TableSource* before = sources_.empty() ? nullptr : sources_.back().get();
    if (before != nullptr && continues_headless(*before, *source)) {
        read_facts_of(*source, context_.labels, before->facts.heads);
        before->bound = true;
        source->bound = true;
    }
    if (before != nullptr) {
        let_rest(*before);
    }
    words_.learn(source->facts);
    settle_early(*source);
    parts_[source->block] = {source.get(), 0};
    if (source->facing) {
        source->bound = true;
        parts_[source->block + 1] = {source.get(),
                                     table_at(document_, source->block)->cells.size()};
    }
    sources_.push_back(std::move(source));
}

/// Most tables of a budget are of no known kind, and nothing asks for their facts again.
void TableSources::settle_early(TableSource& source) {
    std::vector<Fact>& facts = source.facts.facts;
    source.settled = std::none_of(facts.begin(), facts.end(), [](const Fact& fact) {
        return fact.says.field == Field::progress;
    });
    if (source.settled) {
        source.kind = kind_of(source.evidence);
        if (source.kind == TableKind::unknown) {
            facts.clear();
        }
    }
    facts.shrink_to_fit();
}

std::size_t TableSources::size_awake(const TableSource& source) {
    constexpr std::size_t of_cell = sizeof(schema::Cell) + sizeof(CellView) + 32;
    constexpr std::size_t of_fact = sizeof(Fact) + 64;
    return source.view.size_awake() * of_cell + source.facts.facts.size() * of_fact;
}

void TableSources::let_rest(TableSource& source) {
    const std::size_t size = size_awake(source);
    if (awake_ + size <= most_awake_ || source.bound || !source.settled) {
        source.idle = size;
        awake_ += size;
        return;
    }
    source.view.rest();
    source.facts = TableFacts();
    drop_cells(*table_at(document_, source.block));
}

void TableSources::open(TableSource& source) {
    if (opened_ != nullptr && opened_ != &source) {
        opened_->facts = TableFacts();
        if (!opened_->kept) {
            let_rest(*opened_);
        }
    }
    opened_ = &source;
    if (source.view.resting()) {
        unpack_cells(*table_at(document_, source.block));
        source.view.wake(context_.labels);
        if (source.kind != TableKind::unknown) {
            const TableEvidence known = source.evidence;
            read_facts_of(source, context_.labels, {});
            source.evidence = known;
        }
    }
    awake_ -= source.idle;
    source.idle = 0;
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
    // Its rows are told of in the next table, by their numbers alone.
    const auto names_next = [this](std::size_t i) {
        const TableSource* next = i + 1 < sources_.size() ? sources_[i + 1].get() : nullptr;
        return next != nullptr && next->kind == TableKind::item_list &&
               next->evidence.names_above == 0 && next->evidence.numbers_above > 0;
    };
    for (std::size_t i = 0; i < sources_.size(); ++i) {
        const auto& source = sources_[i];
        const TableEvidence& evidence = source->evidence;
        const bool lists = evidence.numbers_above > 0 && evidence.departments > 0;
        const bool told = evidence.year_words + evidence.words + evidence.year_figures > 0;
        const bool secondary =
            source->kind == TableKind::roll_up || source->kind == TableKind::overview;
        if (!items_elsewhere && lists && secondary) {
            // The only list of a report is its items, even if it tells no more than names and sums.
            source->kind = TableKind::item_list;
        } else if (items_elsewhere && source->kind == TableKind::item_list && !told &&
                   !names_next(i)) {
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
