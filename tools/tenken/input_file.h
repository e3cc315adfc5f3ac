// Reading the input, and knowing by its bytes what it is.
#pragma once

#include <string>
#include <string_view>

namespace tenken::tools {

/// The whole file; "-" is standard input. Throws InputError: missing, a folder, not readable,
/// empty, larger than a GiB.
std::string read_input(const std::string& path);

enum class InputKind {
    pdf,         ///< %PDF- within the first KiB
    report_xml,  ///< what `extract` writes
    transcript,  ///< any other text
};

/// Throws InputError for what is none of these: a picture, an office document, another XML, binary
/// data. The message says what it is.
InputKind recognise(std::string_view bytes, const std::string& path);

/// The name without folders, "-" for standard input.
std::string base_name(const std::string& path);

}  // namespace tenken::tools
