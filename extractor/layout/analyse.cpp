// A page, phase by phase.
#include <vector>

#include "extractor/layout/document.h"
#include "extractor/layout/flow.h"
#include "extractor/layout/placement.h"
#include "extractor/layout/ruled.h"
#include "extractor/layout/runs.h"

namespace tenken::layout {

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
    std::vector<bool> placed(runs.runs.size(), false);
    std::vector<schema::Table> tables;
    for (FoundTable& found : ruled.tables) {
        for (const std::uint32_t run : found.runs) {
            placed[run] = true;
        }
        tables.push_back(std::move(found.table));
    }
    std::vector<std::uint32_t> loose;
    for (std::uint32_t i = 0; i < runs.runs.size(); ++i) {
        if (!placed[i]) {
            loose.push_back(i);
        }
    }
    out.blocks = reading_order(page, runs, loose, ruled.frames, std::move(tables));
    return out;
}

}  // namespace tenken::layout
