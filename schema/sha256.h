// The digest by which a report names the file that it was read from.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tenken::schema {

/// SHA-256 (FIPS 180-4) of the bytes.
std::array<unsigned char, 32> sha256(std::string_view bytes);

/// The same in 64 small hexadecimal digits.
std::string sha256_hex(std::string_view bytes);

}  // namespace tenken::schema
