// Codes of a composite font's strings to CIDs. PDF 32000-1 9.7.5 and 9.7.6.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/font/cmap/code_form.h"
#include "extractor/pdf/font/cmap/parser.h"
#include "extractor/pdf/font/cmap/range_map.h"
#include "extractor/pdf/font/cmap/tables.h"

namespace tenken::pdf {

class CMap {
  public:
    /// A CMap known by name: Identity-H, Identity-V, or one of those compiled in; null for others.
    static std::shared_ptr<const CMap> predefined(std::string_view name);
    /// A CMap embedded in the PDF. `base` is what it builds on, or null; it gives codespaces and
    /// CIDs where the file has none of its own.
    static std::shared_ptr<const CMap> embedded(const CMapFile& file,
                                                std::shared_ptr<const CMap> base, bool vertical);

    /// The code at bytes[at] (at < size); `at` is moved behind it and never past the end. A code in
    /// no codespace is as long as the codespace that fits it best (9.7.6.3).
    CharCode next(std::string_view bytes, std::size_t& at) const;

    /// True if these bytes are one whole code.
    bool in_codespace(std::string_view code) const;

    /// 0 (.notdef) for codes without a CID.
    std::uint32_t cid(CharCode code) const;

    /// The code point that the code is in a CMap of Unicode (UniJIS-UTF16-H …), 0 for other CMaps.
    char32_t code_point(CharCode code) const;

    bool vertical() const { return vertical_; }
    /// The codes are CIDs: Identity-H and -V.
    bool identity() const { return identity_; }
    /// Japan1 … for CMaps compiled in and those built on them; "" if it is not known.
    std::string_view ordering() const;

  private:
    CMap() = default;

    void prepare_lengths();
    std::uint8_t best_length(std::string_view bytes) const;
    std::optional<std::uint32_t> find(CharCode code) const;

    bool vertical_ = false;
    bool identity_ = false;
    const tables::PredefinedCMap* table_ = nullptr;
    std::shared_ptr<const CMap> base_;
    std::vector<Codespace> codespaces_;
    RangeMap<std::uint32_t> cids_;
    RangeMap<std::uint32_t> notdefs_;
    std::string ordering_;
    /// Length of the codes that begin with a byte; 0 where more bytes have to be looked at.
    std::array<std::uint8_t, 256> length_of_first_{};
};

/// The CID of `key` in a table compiled in: a code of `length` bytes, or a code point.
std::optional<std::uint32_t> find_cid(const tables::PredefinedCMap& cmap, CharCode code);
const tables::PredefinedCMap* find_predefined(std::string_view name);

}  // namespace tenken::pdf
