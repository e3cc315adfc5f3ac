// PoDoFo's document with the bytes that it was made from.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <podofo/podofo.h>

namespace tenken::pdf {

class PdfFile : public PoDoFo::PdfMemDocument {
  public:
    /// `bytes` begins with %PDF and outlives the file, unless it is handed over as `owned`.
    explicit PdfFile(std::string_view bytes) : bytes_(bytes) {}
    explicit PdfFile(std::string owned) : owned_(std::move(owned)), bytes_(owned_) {}

    std::string_view bytes() const { return bytes_; }

    /// A stream as it stands in the file, found by the place of its object and checked against the
    /// keyword behind it, so that a wrong /Length does no harm and nothing is copied. nullopt if it
    /// must come from PoDoFo: the file is encrypted, or the object is not one of the file's own.
    std::optional<std::string_view> find_stream(const PoDoFo::PdfObject& object) const;

  private:
    std::string owned_;
    std::string_view bytes_;
};

}  // namespace tenken::pdf
