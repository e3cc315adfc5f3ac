// Type1, MMType1, TrueType and Type3 fonts: codes of one byte. PDF 32000-1 9.6.
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/font/cmap/to_unicode.h"
#include "extractor/pdf/font/descriptor.h"
#include "extractor/pdf/font/font.h"
#include "extractor/pdf/font/names/standard_fonts.h"
#include "extractor/pdf/font/program/font_program.h"
#include "extractor/pdf/font/simple_encoding.h"
#include "extractor/pdf/font/symbol_text.h"

namespace tenken::pdf {

class SimpleFont : public Font {
  public:
    explicit SimpleFont(const Value& dictionary);

    CodedGlyph next(std::string_view bytes, std::size_t& at) override;
    float ascent() const override { return descriptor_.ascent; }
    float descent() const override { return descriptor_.descent; }
    bool bold() const override { return descriptor_.bold; }
    bool type3() const override { return kind_ == Kind::type3; }

  private:
    enum class Kind : std::uint8_t { type1, truetype, type3 };

    void prepare();
    void look_up(std::uint8_t code);
    BaseEncoding default_encoding() const;
    void set_type3_height();
    std::u32string by_name(std::uint8_t code);
    std::u32string by_builtin(std::uint8_t code);
    std::string_view name_of(std::uint8_t code);
    float width_of(std::uint8_t code);
    double assumed_width(std::uint8_t code);
    FontProgram* program();
    void release_large_program();

    Value dictionary_;
    Kind kind_ = Kind::type1;
    std::string base_font_;
    Descriptor descriptor_;
    std::optional<StandardFont> standard_;
    SymbolFont symbols_ = SymbolFont::none;
    double unit_ = 0.001;  ///< glyph space to text space

    // Read when the first code is met.
    bool prepared_ = false;
    ToUnicode to_unicode_;
    SimpleEncoding encoding_;
    std::vector<float> widths_;
    long first_width_ = 0;
    std::unique_ptr<FontProgram> program_;
    bool program_tried_ = false;

    struct Entry {
        bool known = false;
        CodedGlyph glyph;
        std::string text;
    };
    std::array<Entry, 256> cache_;
};

}  // namespace tenken::pdf
