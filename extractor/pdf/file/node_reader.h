// One object from its bytes.
#pragma once

#include <cstddef>
#include <memory_resource>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/node.h"

namespace tenken::pdf {

/// Reads leniently, as viewers do: brackets that do not match are closed, what is no key where one
/// must stand is passed over, what is nested deeper than Limits::nesting is null.
class NodeReader {
  public:
    explicit NodeReader(std::pmr::memory_resource& memory) : memory_(memory) {}

    /// The value at `tokens`, which is then behind it.
    Node read(Tokenizer& tokens);

    /// `text` where it can stay: as it is if `stable`, else copied.
    std::string_view keep(std::string_view text, bool stable);
    Node* new_items(std::size_t count);
    NodeEntry* new_entries(std::size_t count);

    /// Values that were left out for their depth.
    std::size_t too_deep() const { return too_deep_; }

  private:
    /// An array or a dictionary that is being read.
    struct Level {
        bool dictionary = false;
        bool has_key = false;
        std::string_view key;
        std::size_t first = 0;  ///< of its elements in `pending_`
    };

    void add(const Node& value);
    void close();
    Node scalar(const Token& token, Tokenizer& tokens);

    std::pmr::memory_resource& memory_;
    std::vector<Level> levels_;
    std::vector<NodeEntry> pending_;
    Node done_;
    std::string scratch_;
    std::size_t too_deep_ = 0;
};

}  // namespace tenken::pdf
