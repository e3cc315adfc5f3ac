// Layers that a viewer does not show when the file is opened, PDF 32000-1 §8.11.
#pragma once

#include <cstdint>
#include <unordered_set>

#include "extractor/pdf/value.h"

namespace tenken::pdf {

class OptionalContent {
  public:
    OptionalContent() = default;
    explicit OptionalContent(const Value& catalog);

    /// `group` is what /OC holds: a group, or a membership dictionary over several.
    bool visible(const Value& group) const;

  private:
    bool on(const Value& group) const;

    bool base_off_ = false;
    std::unordered_set<std::uint64_t> exceptions_;  ///< groups whose state is not the base state
};

}  // namespace tenken::pdf
