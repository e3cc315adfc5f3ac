// Text put invisibly into the pages of a PDF that shows pictures: it can be searched, selected and
// copied where it stands. Public, beside annotate.h.
//
// Written as an incremental update like the annotations: the file's own bytes stay what they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/annotate.h"
#include "schema/geometry.h"

namespace tenken::pdf {

/// A word as it lies on the page as seen.
struct LayerWord {
    enum class Direction { right, down, up, left };
    std::vector<std::string> letters;  ///< UTF-8; each takes the same room
    schema::Box box;                   ///< points from the top left of the page as seen
    Direction direction = Direction::right;
};

struct LayerPage {
    int page = 0;  ///< 1-based
    /// All text that the page has is hidden and makes room for these words. Where it cannot be
    /// taken out the page stays as it is, and its words are left out.
    bool replaces_text = false;
    std::vector<LayerWord> words;
};

/// The update that puts the words on their pages in render mode 3 (PDF 32000-1 §9.3.6), in an
/// embedded font whose glyphs are empty. The same input gives the same bytes. Update::left_out
/// counts words. Throws schema::InputError: what Document throws, and for a file that is encrypted
/// or damaged so that nothing can be added safely.
Update add_text_layer(std::string_view bytes, const std::string& name,
                      const std::vector<LayerPage>& pages);

}  // namespace tenken::pdf
