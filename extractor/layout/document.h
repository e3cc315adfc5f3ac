// What layout makes of the pages: paragraphs and tables in reading order, page breaks healed.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "extractor/page.h"
#include "schema/report.h"
#include "schema/table.h"

namespace tenken::layout {

/// Lines of running text that belong together. A wrapped line is joined; a bullet, a numbered
/// heading or a change of size begins a new paragraph.
struct Paragraph {
    std::string text;
    schema::Place place;
    double size = 0;  ///< of most of its glyphs, points
    bool bold = false;
    bool centred = false;  ///< centred on the page
    double indent = 0;     ///< points from the left edge of the page
    schema::Box frame;     ///< the box drawn around it, empty if there is none
};

using Block = std::variant<Paragraph, schema::Table>;

/// Pages as they are seen, put into one flow.
struct Document {
    std::vector<Block> blocks;       ///< in reading order
    std::vector<Paragraph> running;  ///< running headers, footers and page numbers, taken out
    std::vector<std::string> printed_page_numbers;  ///< by page, "" where none is printed
    long characters = 0;                            ///< without white space, all pages
    long undecoded = 0;
    std::vector<schema::Note> notes;  ///< what was mended while reading, e.g. residue of markup
};

/// Where the frame of a table breaks between two of its rows: perhaps two tables that touch, one of
/// them cut by the page break to less than shows that it is one.
struct FrameStep {
    schema::Place table;
    int row = 0;       ///< the first below
    double above = 0;  ///< right side of the rows above, points
    double below = 0;  ///< of those below
};

/// Tables inside a cell of another one that they fill, each with the text above it.
struct NestedTables {
    struct Inner {
        std::string above;
        schema::Place table;
    };
    schema::Place outer;
    schema::Place cell;
    std::vector<Inner> inner;  ///< from the top
    std::string below;         ///< text under the last one
};

/// One page by itself: `tables` needs no more than this.
struct PageLayout {
    int page = 0;
    double width = 0;
    double height = 0;
    std::vector<Block> blocks;         ///< reading order; tables are of this page only
    std::vector<FrameStep> steps;      ///< of those tables, from the top
    std::vector<NestedTables> nested;  ///< within those tables, the smallest first
    long characters = 0;
    long undecoded = 0;
};

/// Finds the tables and paragraphs of one page.
PageLayout analyse(const extractor::Page& page);

/// Joins pages: takes out running headers and page numbers, makes one table of a table that goes on
/// over a page break (repeated heading rows once) and one row of a row that the break cuts.
Document join(std::vector<PageLayout> pages);

/// A transcript (UTF-8, cells parted by tabs, residue of markup) as the same kind of document:
/// consecutive lines with tabs are a table with Evidence::transcript, places carry the line.
/// Throws schema::InputError if it is not UTF-8 text.
Document read_transcript(std::string_view text, const std::string& name);

}  // namespace tenken::layout
