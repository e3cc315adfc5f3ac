// A page's content without the text in it: an old layer of hidden text goes before a new one comes.
#pragma once

#include <optional>
#include <string>

#include "extractor/pdf/page_tree.h"

namespace tenken::pdf {

/// The page's content in one piece, all of its operators as they stand but those that show text,
/// and without the forms that hold nothing but text. Nothing if that cannot be told: content that
/// is damaged, images inside the content, forms with text and drawings.
std::optional<std::string> content_without_text(const PageNode& page);

}  // namespace tenken::pdf
