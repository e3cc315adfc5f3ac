// Standard output and error, without buffers that could fail unseen.
#pragma once

#include <string>
#include <string_view>

#include "schema/error.h"

namespace tenken::tools {

/// Makes sure that descriptors 0 to 2 are taken, so that no file opened later can become standard
/// output or error, and that a closed pipe or the file size limit is an error and not a signal.
void prepare_streams();

/// Writes all bytes. Returns 0 or an errno value; waits where the descriptor does not block.
int write_all(int descriptor, std::string_view bytes);

/// Writes to standard output. Throws InputError if not everything could be written.
void write_standard_output(std::string_view bytes);

/// One line on standard error, "tenken: TEXT"; nothing is left to do if that fails.
void say_error(std::string_view line);

/// The same without asking for memory; of `detail` the first line.
void say_plainly(const char* text, const char* detail = "") noexcept;

/// "FILE: WHAT (WHERE). WHAT TO DO.", one line whatever the file is called.
std::string error_line(const schema::InputError& error, schema::Language language);

}  // namespace tenken::tools
