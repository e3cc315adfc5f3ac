// The tables of a document, each with its facts and what it is for, before any is read into the
// model.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <vector>

#include "extractor/layout/document.h"
#include "extractor/report/facts.h"
#include "extractor/report/table_kind.h"

namespace tenken::extractor {
class Workers;
}

namespace tenken::report {

struct TableSource {
    std::size_t block = 0;
    /// A spread over two facing pages put together; nullptr for a table that stands by itself.
    std::unique_ptr<schema::Table> joined;
    TableView view;
    TableFacts facts;
    TableEvidence evidence;
    TableKind kind = TableKind::unknown;
    bool settled = false;  ///< nothing that other tables say can change what it is
    bool bound = false;    ///< its heads are those of another table, or another's are its own
    bool facing = false;   ///< the next block's table is its right half
    bool kept = false;     ///< its cells are looked at to the end: it was read into items
    std::size_t idle = 0;  ///< bytes of view and facts, while they are kept unused

    TableSource(std::size_t at, const schema::Table& table, std::unique_ptr<schema::Table> spread,
                LabelReader& labels)
        : block(at), joined(std::move(spread)), view(joined ? *joined : table, labels) {}
};

/// Where the cells of a block's table stand among the cells of a source's view.
struct TablePart {
    TableSource* source = nullptr;
    std::size_t first_cell = 0;
};

/// In a long document most tables rest while they are not read: without their view and facts, which
/// take several times the memory of the table itself and are made again when they are needed, and
/// without their cells where these are packed.
class TableSources {
  public:
    /// Packs and unpacks the document's tables. `skip`: by block, tables of the contents. `workers`
    /// read tables side by side; may be nullptr.
    TableSources(layout::Document& document, const std::vector<bool>& skip,
                 const ReadContext& context, extractor::Workers* workers);

    /// The source that begins at a block, nullptr for none. Only its kind is sure to be there.
    TableSource* at(std::size_t block) const;
    /// To be read now, once: the facts of what was opened before are gone.
    void open(TableSource& source);
    /// The source that a block's table went into, with the position of its cells there.
    TablePart part(std::size_t block) const;

  private:
    using Pointer = std::unique_ptr<TableSource>;

    void read_alone(const std::vector<std::size_t>& blocks, std::size_t begin, std::size_t end,
                    std::vector<Pointer>& alone);
    Pointer read(std::size_t block, LabelReader& labels);
    void read_facts_of(TableSource& source, LabelReader& labels, const ColumnHeads& heads) const;
    void add(Pointer source);
    void settle_kinds();
    static void settle_early(TableSource& source);
    static std::size_t size_awake(const TableSource& source);
    void let_rest(TableSource& source);

    layout::Document& document_;
    const ReadContext& context_;
    extractor::Workers* workers_;
    std::vector<std::unique_ptr<LabelReader>> labels_;  ///< of further workers
    std::vector<Pointer> sources_;
    std::map<std::size_t, TablePart> parts_;
    ProgressWords words_;
    std::size_t most_awake_;
    std::size_t awake_ = 0;  ///< bytes, about, of views and facts that nobody uses now
    TableSource* opened_ = nullptr;
};

}  // namespace tenken::report
