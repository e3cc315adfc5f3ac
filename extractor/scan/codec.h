// A read page as bytes: it comes out of a child process that read a stranger's file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "extractor/scan/reading.h"

namespace tenken::scan {

std::string pack(const ReadPage& page);

/// nullopt if the bytes are not such a page in every detail; nothing in them is believed.
std::optional<ReadPage> unpack(std::string_view bytes);

}  // namespace tenken::scan
