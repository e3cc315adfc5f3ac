#include "extractor/report/coverage.h"

#include "extractor/report/text_tools.h"
#include "schema/packed_cells.h"

namespace tenken::report {

schema::Coverage coverage_of(const layout::Document& document, const std::vector<bool>& used,
                             const std::vector<bool>& contents, const TableSources& tables) {
    schema::Coverage coverage;
    coverage.characters = document.characters;
    coverage.undecoded = document.undecoded;
    for (const layout::Paragraph& paragraph : document.running) {
        coverage.running += visible_characters(paragraph.text);
    }
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        if (const auto* paragraph = std::get_if<layout::Paragraph>(&document.blocks[i])) {
            (used[i] ? coverage.placed : coverage.in_text) += visible_characters(paragraph->text);
            continue;
        }
        const schema::WithCells table(std::get<schema::Table>(document.blocks[i]));
        const TablePart part = tables.part(i);
        for (std::size_t k = 0; k < table->cells.size(); ++k) {
            const bool placed = part.source == nullptr
                                    ? static_cast<bool>(contents[i])
                                    : part.source->view.placed(part.first_cell + k);
            (placed ? coverage.placed : coverage.in_tables) +=
                visible_characters(table->cells[k].text);
        }
    }
    return coverage;
}

}  // namespace tenken::report
