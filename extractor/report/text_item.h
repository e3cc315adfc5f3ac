// Items told in lines of text, without a table: a heading with the number and the name, below it
// 担当課：総務課, 【取組内容】…, ■実績 and what they announce.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractor/report/document_texts.h"
#include "extractor/report/headings.h"
#include "extractor/report/item_draft.h"

namespace tenken::report {

/// An item and the first block behind its text.
struct TextItem {
    ItemDraft draft;
    std::size_t end = 0;
};

/// Reads such lines as the rows of a form: what they announce is told by the same labels.
class TextItems {
  public:
    /// All of them must outlive this, and this the drafts. `skip`: by block, the contents.
    TextItems(const DocumentTexts& texts, const HeadingReader& headings,
              const std::vector<bool>& skip, ReadContext& context)
        : texts_(texts), headings_(headings), skip_(skip), context_(context) {}

    /// The item whose heading, of that level, stands at a block; nothing where no labels follow
    /// that tell of an item. Where a table stands behind them that may go on with it, a department
    /// is enough.
    std::optional<TextItem> read(std::size_t block, int level);

    /// When the drafts are finished: the blocks whose text went into them.
    void mark_used(std::vector<bool>& used) const;

  private:
    struct Row {
        std::string label;
        std::string value;
        std::size_t block = 0;
    };
    /// A form made of the rows, with the blocks that they were printed in.
    struct Form {
        schema::Table table;
        std::unique_ptr<TableView> view;
        TableFacts facts;
        std::vector<std::size_t> blocks;
    };

    bool labels_follow(std::size_t block);
    bool take_lines(std::size_t block, std::size_t first_line, std::vector<Row>& rows);
    bool take_label(std::string_view line, std::size_t block, std::vector<Row>& rows);
    bool take_year(std::string_view line, std::size_t block, std::vector<Row>& rows);
    void date_labels(std::size_t first, std::vector<Row>& rows);
    Field announced_field(std::string_view line);
    bool tells_of_item(const std::vector<Row>& rows, bool numbered, bool table_behind);
    void fill(ItemDraft& draft, const std::vector<Row>& rows);
    schema::Cell cell(std::size_t row, int column, const std::string& text, std::size_t block);

    const DocumentTexts& texts_;
    const HeadingReader& headings_;
    const std::vector<bool>& skip_;
    ReadContext& context_;
    std::vector<std::unique_ptr<Form>> forms_;
    bool opened_ = false;            ///< that heading says itself that it heads an item
    std::string year_;               ///< of the last line that was a year, of this item
    Field announced_ = Field::none;  ///< by the heading of the item that is read now
};

}  // namespace tenken::report
