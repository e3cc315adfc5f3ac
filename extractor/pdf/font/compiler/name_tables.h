// The arrays of names/tables.h, from the files in font/data.
#pragma once

#include <filesystem>
#include <string>

namespace tenken::pdf::compiler {

/// The C++ text that defines the arrays. Throws std::runtime_error with the file's name for a line
/// that cannot be understood.
std::string name_tables_source(const std::filesystem::path& data);

}  // namespace tenken::pdf::compiler
