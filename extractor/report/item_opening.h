// 取組3　窓口の改善【市民課】 and the sentences below it: the item of the table that comes next.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/layout/document.h"
#include "extractor/report/item_draft.h"

namespace tenken::report {

/// The item that a line heads and says so itself: 取組3, No.3, or a department in brackets behind
/// the name. "3 窓口の改善" alone may be any chapter.
std::optional<NumberedName> item_headed_by(std::string_view line, LabelReader& labels,
                                           const Vocabulary& vocabulary);

/// Follows the lines of text between two tables. Only a line that says itself that it heads an item
/// is kept.
class ItemOpening {
  public:
    /// `level`: of the paragraph as a heading, 0 for none. True if it heads an item.
    bool meet(const layout::Paragraph& paragraph, std::size_t block, int level,
              const ReadContext& context);
    /// A table, or anything else that the lines before do not go on behind.
    void close() { named_.reset(); }

    bool is_open() const { return named_.has_value(); }
    /// The draft of the item, with the sentences as its content; the opening must be open.
    ItemDraft begin(const Vocabulary& vocabulary);
    /// The blocks that went into it, its heading first.
    const std::vector<std::size_t>& blocks() const { return blocks_; }

  private:
    bool take_department_line(const layout::Paragraph& paragraph, LabelReader& labels);

    std::optional<NumberedName> named_;
    const layout::Paragraph* heading_ = nullptr;
    std::vector<const layout::Paragraph*> sentences_;
    std::vector<std::size_t> blocks_;
    std::string department_;  ///< of a line below the heading
};

}  // namespace tenken::report
