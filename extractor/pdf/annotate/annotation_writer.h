// One annotation as objects: its dictionary and the picture of it that viewers draw.
#pragma once

#include <cstdint>
#include <string>

#include "extractor/pdf/annotate.h"
#include "extractor/pdf/content/matrix.h"

namespace tenken::pdf {

struct WrittenAnnotation {
    std::string dictionary;
    std::string appearance;  ///< dictionary of the form XObject
    std::string drawing;     ///< its content
};

/// `to_user` leads from points on the page as seen to its user space; `page` is "12 0 R", and
/// `appearance` the number that the form XObject will have. `annotation` has a box.
WrittenAnnotation write_annotation(const Annotation& annotation, const Matrix& to_user,
                                   const std::string& page, std::uint32_t appearance);

}  // namespace tenken::pdf
