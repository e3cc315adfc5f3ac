// Text for a terminal: colours, widths of Japanese characters, line breaks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tenken::tools {

struct TextStyle {
    bool colour = false;
    /// Columns to break lines at; 0 does not break them, for files and pipes.
    int width = 0;
};

enum class Paint { error, warning, note, heading, faint, underline };

/// `text` in that colour, or as it is where the style has none.
std::string paint(std::string_view text, Paint paint, const TextStyle& style);

/// Fit to be shown: UTF-8, control characters (which could drive the terminal) and direction marks
/// replaced by U+FFFD, line ends by " / ".
std::string one_line(std::string_view text);

/// Lines of at most `width` columns, those after the first `indent` less, for the caller to indent.
/// Breaks at blanks and between wide characters, but not before a closing mark or behind an opening
/// one (JIS X 4051); a word longer than a line is cut. What paint() put in takes no room.
std::vector<std::string> wrap(std::string_view text, int width, int indent = 0);

/// At most `width` columns, the last of them "…" if something was cut off.
std::string shorten(std::string_view text, int width);

/// Blanks added at the right up to `width` columns.
std::string pad(std::string_view text, int width);

}  // namespace tenken::tools
