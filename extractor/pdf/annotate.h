// Highlights and notes written into a PDF that is otherwise left as it is. Public, beside
// document.h.
//
// They go into an incremental update (PDF 32000-1 §7.5.6): new objects, the pages that carry them
// written anew, a cross-reference section of the kind the file ends with. The file's own bytes stay
// what they are, so that the original can be had back by cutting the update off.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/geometry.h"

namespace tenken::pdf {

/// One remark on a page. Texts are UTF-8.
struct Annotation {
    enum class Kind {
        highlight,  ///< the boxes are coloured as with a marker
        note,       ///< a small sign at the top left corner of the first box
    };
    /// Frame of a highlight: tells kinds apart where colour is not seen.
    enum class Frame { solid, dashed, dotted };

    Kind kind = Kind::highlight;
    Frame frame = Frame::solid;
    int page = 0;                    ///< 1-based
    std::vector<schema::Box> boxes;  ///< points from the top left of the page as seen
    double red = 1;                  ///< 0 … 1
    double green = 1;
    double blue = 0;
    std::string name;      ///< /NM: unique on its page
    std::string author;    ///< /T: what viewers show as the head of the note
    std::string subject;   ///< /Subj
    std::string contents;  ///< the note
};

enum class Signature {
    none,
    approval,       ///< a signature field is filled: it goes on to cover what was there before
    certification,  ///< its author certified the file: viewers will say that it was changed
};

struct Update {
    std::string bytes;  ///< to be written behind the file's own; "" if there is nothing to add
    Signature signature = Signature::none;
    std::size_t left_out = 0;  ///< annotations whose page cannot be written anew or is not there
};

/// The update that puts `annotations` on their pages, in their order. The same input gives the same
/// bytes: no clock, no random number. `bytes` is the whole file, `name` is for messages. Throws
/// schema::InputError: what Document throws, and for a file that is encrypted, or damaged so that
/// nothing can be added safely.
Update annotate(std::string_view bytes, const std::string& name,
                const std::vector<Annotation>& annotations);

}  // namespace tenken::pdf
