// The digest by which a report names the file that it was read from.
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

namespace tenken::schema {

/// SHA-256 (FIPS 180-4) of the bytes.
std::array<unsigned char, 32> sha256(std::string_view bytes);

/// The same in 64 small hexadecimal digits. `between`, if there is one, is called after each MiB.
std::string sha256_hex(std::string_view bytes, const std::function<void()>& between = {});

}  // namespace tenken::schema
