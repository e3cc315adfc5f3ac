// Bounds against hostile files. A file that keeps to them is read in full; one that does not is
// read up to the bound and says so in its problems.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "schema/limit_spec.h"

namespace tenken::pdf {

struct Limits {
    /// One decoded stream. Content streams of real pages stay below 10 MB; 1 MB of flate can hold 1
    /// GB.
    std::size_t stream_bytes = 64u << 20;
    /// Decoded bytes of one page's content with all forms it draws, each time it draws them.
    std::size_t page_content_bytes = 256u << 20;
    /// Filters in one /Filter array. Two are usual, nobody needs more than four.
    std::size_t filters = 8;

    /// Pages of one document. The longest budget books have some 2,000.
    std::size_t pages = 100'000;
    /// Depth of the page tree; writers balance theirs to less than 10.
    std::size_t page_tree_depth = 64;
    /// Nodes visited on the walk over the page tree, leaves and cycles counted.
    std::size_t page_tree_nodes = 400'000;

    /// Operators of one page, forms included: a map of a city has some 2 million.
    std::size_t operators = 20'000'000;
    /// Glyphs of one page. A dense newspaper page has 20,000.
    std::size_t glyphs = 1'000'000;
    /// Rulings, shades and images of one page, each.
    std::size_t shapes = 1'000'000;
    /// q without Q. PDF 1.7 annex C asks for 28, Excel writes some 100.
    std::size_t saved_states = 4096;
    /// Form XObjects inside one another; the same form inside itself is cut off at once.
    std::size_t form_depth = 32;
    /// Form XObjects drawn on one page, so that forms that call forms cannot multiply.
    std::size_t forms = 100'000;
    /// Operands before an operator; 33 is what DeviceN may need.
    std::size_t operands = 512;
    /// Elements of one array in a content stream: a TJ array of a whole page has some 10,000.
    std::size_t array_elements = 1'000'000;
    /// Arrays and dictionaries inside one another, in content streams and in objects. PoDoFo reads
    /// nested dictionaries by recursion without a guard and overflows the stack near 20,000.
    std::size_t nesting = 256;
    /// Segments of one path; beyond it is a drawing, not a table.
    std::size_t path_segments = 200'000;

    /// Images of one page that are looked into: a scanner's strips are some 100.
    std::size_t pictures = 2000;
    /// Their bytes in all; A3 at 600 dpi as a byte a sample takes 70 MB.
    std::size_t picture_bytes = 128u << 20;

    /// Objects that a rebuilt cross-reference table may list.
    std::size_t objects = 4'000'000;
};

/// The bounds in force in this process. Changed by set_limit only, before a document is opened.
inline Limits limits{};

/// A bound that users may set.
using LimitSpec = schema::LimitSpec<Limits>;
std::span<const LimitSpec> limit_specs();

/// False if there is no bound of that name, or the value is 0.
bool set_limit(std::string_view name, std::size_t value);

}  // namespace tenken::pdf
