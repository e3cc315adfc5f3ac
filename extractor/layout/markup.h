// Residue of markup that OCR engines leave in their text.
#pragma once

#include <string>
#include <string_view>

namespace tenken::layout {

/// Text without known tags of HTML and with its entities decoded. <br> and <li> become line feeds,
/// a radio button is how an engine reads ○. What only looks like a tag (<22,795千円>) stays. `tags`
/// is raised by the number of tags taken out.
std::string without_markup(std::string_view text, int& tags);

/// ○A○B○C, as an engine glues a list together: a line feed before each bullet but the first. Text
/// whose first character is no bullet, or that uses ○ as a placeholder (○○), is left alone.
std::string split_bullets(std::string_view text);

}  // namespace tenken::layout
