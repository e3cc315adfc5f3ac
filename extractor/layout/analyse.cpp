// A page, phase by phase.
#include <algorithm>
#include <vector>

#include "extractor/layout/aligned.h"
#include "extractor/layout/block_tables.h"
#include "extractor/layout/document.h"
#include "extractor/layout/flow.h"
#include "extractor/layout/nested_tables.h"
#include "extractor/layout/placement.h"
#include "extractor/layout/ruled.h"
#include "extractor/layout/runs.h"

namespace tenken::layout {
namespace {

constexpr std::size_t most_frames = 64;  // boxes that are looked into for tables

}  // namespace

PageLayout analyse(const extractor::Page& page) {
    PageLayout out;
    out.page = page.number;
    out.width = page.width;
    out.height = page.height;
    out.undecoded = page.undecoded;
    Runs runs = find_runs(page);
    out.characters = static_cast<long>(runs.glyphs.size());
    RunIndex index(runs);
    RuledTables ruled = find_ruled_tables(page, index);
    out.nested = find_nested_tables(ruled.tables, runs);
    std::vector<bool> placed(runs.runs.size(), false);
    std::vector<schema::Table> tables;
    const auto keep = [&](std::vector<FoundTable>& found) {
        for (FoundTable& one : found) {
            for (const std::uint32_t run : one.runs) {
                placed[run] = true;
            }
            out.steps.insert(out.steps.end(), one.steps.begin(), one.steps.end());
            tables.push_back(std::move(one.table));
        }
    };
    const auto loose = [&](auto wanted) {
        std::vector<std::uint32_t> numbers;
        for (std::uint32_t i = 0; i < runs.runs.size(); ++i) {
            if (!placed[i] && wanted(runs.runs[i])) {
                numbers.push_back(i);
            }
        }
        return numbers;
    };
    keep(ruled.tables);
    // Unruled tables: in the open, then in each box that is drawn around text.
    const auto middle_in = [](const Box& box, const Run& run) {
        return box.contains(run.box.center_x(), run.box.center_y());
    };
    const auto in_none = [&](const std::vector<Box>& boxes, const Run& run) {
        return std::none_of(boxes.begin(), boxes.end(),
                            [&](const Box& box) { return middle_in(box, run); });
    };
    const auto open = [&](const Run& run) {
        return in_none(ruled.frames, run) && in_none(ruled.charts, run);
    };
    std::vector<FoundTable> blocks =
        find_block_tables(page, runs, loose(open), ruled.unused.horizontal);
    keep(blocks);
    std::vector<std::uint32_t> candidates =
        loose([&](const Run& run) { return run.direction == Direction::right && open(run); });
    for (std::size_t i = 0;; ++i) {
        std::vector<FoundTable> found =
            find_aligned_tables(page, runs, candidates, ruled.unused.horizontal);
        keep(found);
        if (i == ruled.frames.size() || i == most_frames) {
            break;
        }
        candidates = loose([&](const Run& run) {
            return run.direction == Direction::right && middle_in(ruled.frames[i], run) &&
                   in_none(ruled.charts, run);
        });
    }
    out.blocks = reading_order(page, runs, loose([](const Run&) { return true; }), ruled.frames,
                               std::move(tables));
    return out;
}

}  // namespace tenken::layout
