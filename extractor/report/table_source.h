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

    TableSource(std::size_t at, const schema::Table& table, std::unique_ptr<schema::Table> spread,
                LabelReader& labels)
        : block(at), joined(std::move(spread)), view(joined ? *joined : table, labels) {}
};

/// Where the cells of a block's table stand among the cells of a source's view.
struct TablePart {
    TableSource* source = nullptr;
    std::size_t first_cell = 0;
};

class TableSources {
  public:
    /// `skip`: by block, tables of the contents.
    TableSources(const layout::Document& document, const std::vector<bool>& skip,
                 const ReadContext& context);

    /// The source that begins at a block, nullptr for none.
    TableSource* at(std::size_t block) const;
    /// The source that a block's table went into, with the position of its cells there.
    TablePart part(std::size_t block) const;

  private:
    void add(const layout::Document& document, std::size_t block, std::size_t facing,
             const ReadContext& context);
    void settle_kinds();
    static void settle_early(TableSource& source);

    std::vector<std::unique_ptr<TableSource>> sources_;
    std::map<std::size_t, TablePart> parts_;
};

}  // namespace tenken::report
