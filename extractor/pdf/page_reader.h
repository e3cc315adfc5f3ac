// One page: its geometry, its content, its annotations.
#pragma once

#include "extractor/page.h"
#include "extractor/pdf/content/matrix.h"
#include "extractor/pdf/content/optional_content.h"
#include "extractor/pdf/content/resources.h"
#include "extractor/pdf/page_tree.h"
#include "extractor/picture.h"

namespace tenken::pdf {

/// The page as it is seen: size in points, and the way from its user space to it.
struct PageGeometry {
    double width = 0;
    double height = 0;
    Matrix to_page;  ///< user space to points from the top left, after /Rotate and /UserUnit
};

PageGeometry page_geometry(const PageNode& node);

/// `pictures`, if there is one, gets the images of the page.
extractor::Page read_page(const PageNode& node, int number, ResourceCache& cache,
                          const OptionalContent& layers,
                          extractor::PictureSheet* pictures = nullptr, bool with_drawings = false);

}  // namespace tenken::pdf
