// From an image XObject to a Picture: what is not an image's own code is undone here.
#pragma once

#include <optional>

#include "extractor/pdf/content/color.h"
#include "extractor/pdf/content/inline_image.h"
#include "extractor/pdf/content/matrix.h"
#include "extractor/pdf/content/resources.h"
#include "extractor/picture.h"

namespace tenken::pdf {

/// PDF 32000-1 §8.9. Nothing if the image is empty, larger than the bounds, or in a form that no
/// viewer knows. `fill` is the colour that stencils are painted with.
std::optional<extractor::Picture> read_picture(const XObject& image, Resources& resources,
                                               const Paint& fill);

/// The same of an image inside a content stream.
std::optional<extractor::Picture> read_picture(const InlineImage& image, const Paint& fill);

}  // namespace tenken::pdf
