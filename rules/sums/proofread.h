// Arithmetic as proof-reader (校正): the digit that a sum wants where the reading is in doubt.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "rules/engine/sink.h"
#include "rules/sums/doubtful_digits.h"

namespace tenken::rules {

class ProofReader {
  public:
    /// `convention`: how the document shortens its numbers ("round", "truncate",
    /// "round|truncate"). `report` and `sums` must outlive the reader.
    ProofReader(const schema::Report& report, const std::vector<RuledSum>& sums,
                std::string convention);

    /// The changes of one doubtful digit, each of which closes all of `failing` (indices of sums,
    /// the leading one first) and spoils no sum that closes. What the doubts themselves record goes
    /// before: only if none of that mends the sums, any other digit is tried in their places.
    std::vector<ProposedReading> mending(const std::vector<std::size_t>& failing) const;

  private:
    struct Change {
        std::string key;
        schema::Decimal value;
    };
    bool mends(const Change& change, const std::vector<std::size_t>& failing) const;
    void try_figure(const std::vector<std::size_t>& failing, int index, bool recorded,
                    std::vector<ProposedReading>& found) const;

    const std::vector<RuledSum>& sums_;
    std::string convention_;
    DoubtfulDigits digits_;
    std::map<std::string, std::vector<std::size_t>> uses_;  ///< sums by keys of their figures
};

}  // namespace tenken::rules
