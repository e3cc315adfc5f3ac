// The encoding of a simple font: code to glyph name, by Differences, base encoding and, for
// embedded Type 1 fonts, the encoding built into them. PDF 32000-1 9.6.6.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "extractor/pdf/font/names/encodings.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

class SimpleEncoding {
  public:
    SimpleEncoding() = default;
    /// `fallback` is used where the dictionary names no base encoding.
    SimpleEncoding(const Value& encoding, BaseEncoding fallback);

    /// As Differences have it, "" if they do not mention the code.
    const std::string& difference(std::uint8_t code) const { return differences_[code]; }
    /// By the base encoding, "" if it has no glyph there.
    std::string_view base_name(std::uint8_t code) const { return encoded_glyph_name(base_, code); }
    /// The dictionary itself names a base encoding.
    bool names_base() const { return names_base_; }

  private:
    std::array<std::string, 256> differences_;
    BaseEncoding base_ = BaseEncoding::none;
    bool names_base_ = false;
};

}  // namespace tenken::pdf
