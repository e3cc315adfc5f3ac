// Phase 4: which face of the grid each run of text stands in.
#pragma once

#include <cstdint>
#include <vector>

#include "extractor/layout/grid.h"
#include "extractor/layout/runs.h"

namespace tenken::layout {

/// Runs by the height they stand at, so that those of one component are found without looking at
/// all. Runs that a grid splits are replaced by their parts.
class RunIndex {
  public:
    explicit RunIndex(Runs& runs);

    /// Numbers of the runs whose centre is in the box, in the order drawn.
    std::vector<std::uint32_t> within(const Box& box) const;
    /// Numbers of the runs that reach into the box.
    std::vector<std::uint32_t> across(const Box& box) const;
    /// Cuts run `number` before the glyphs given (ascending, none of them 0): the first part keeps
    /// the number, the others are new runs. Invalidates pointers to runs.
    void split(std::uint32_t number, const std::vector<std::uint32_t>& at);
    const Runs& runs() const { return runs_; }

  private:
    void insert(std::uint32_t number);
    Runs& runs_;
    std::vector<std::vector<std::uint32_t>> bands_;
};

struct Placed {
    std::uint32_t run = 0;
    int face = -1;
};

struct Placement {
    std::vector<Placed> runs;     ///< those in a face, in the order drawn
    std::vector<int> characters;  ///< by face
    int astride = 0;              ///< runs that a line goes through
};

/// Puts the runs among `candidates` into faces: by the centres of their glyphs; a run that reaches
/// over a line stays whole in the face that holds most of it unless it lies in both by halves.
Placement place(const Grid& grid, RunIndex& index, const std::vector<std::uint32_t>& candidates);

}  // namespace tenken::layout
