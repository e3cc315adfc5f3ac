// Type0 fonts: codes of one to four bytes, by a CMap to CIDs, which a CIDFont draws. PDF
// 32000-1 9.7.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "extractor/pdf/font/cid_metrics.h"
#include "extractor/pdf/font/cmap/cmap.h"
#include "extractor/pdf/font/cmap/to_unicode.h"
#include "extractor/pdf/font/descriptor.h"
#include "extractor/pdf/font/font.h"
#include "extractor/pdf/font/glyph_cache.h"
#include "extractor/pdf/font/program/font_program.h"
#include "extractor/pdf/font/symbol_text.h"

namespace tenken::pdf {

class CompositeFont : public Font {
  public:
    explicit CompositeFont(const Value& dictionary);

    CodedGlyph next(std::string_view bytes, std::size_t& at) override;
    bool vertical() const override { return cmap_->vertical(); }
    float ascent() const override { return descriptor_.ascent; }
    float descent() const override { return descriptor_.descent; }
    bool bold() const override { return descriptor_.bold; }

  private:
    const CodedGlyph& look_up(CharCode code);
    std::u32string by_collection(std::uint32_t cid);
    std::u32string by_program(std::uint32_t cid);
    FontProgram* program();

    Value dictionary_;
    Value cid_font_;
    std::shared_ptr<const CMap> cmap_;
    bool known_cmap_ = true;  ///< false: /Encoding is a name that nobody knows, CIDs cannot be had
    bool truetype_ = false;
    std::string ordering_;
    Descriptor descriptor_;
    SymbolFont symbols_ = SymbolFont::none;
    GlyphCache cache_;

    // Read when the first code is met, or not at all.
    std::optional<ToUnicode> to_unicode_;
    std::optional<CidMetrics> metrics_;
    std::optional<std::string> cid_to_gid_;
    std::unique_ptr<FontProgram> program_;
    bool program_tried_ = false;
};

}  // namespace tenken::pdf
