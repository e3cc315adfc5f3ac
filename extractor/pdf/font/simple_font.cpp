#include "extractor/pdf/font/simple_font.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "extractor/pdf/font/cmap/loader.h"
#include "extractor/pdf/font/names/glyph_names.h"
#include "extractor/pdf/font/reading.h"

namespace tenken::pdf {
namespace {

// Fonts that say nothing of their height and are not Japanese.
constexpr StandardMetrics latin_metrics{0.75F, -0.22F};

}  // namespace

SimpleFont::SimpleFont(const Value& dictionary)
    : dictionary_(dictionary), base_font_(dictionary.get("BaseFont").name()) {
    const std::string_view subtype = dictionary.get("Subtype").name();
    kind_ = subtype == "Type3" ? Kind::type3 : subtype == "TrueType" ? Kind::truetype : Kind::type1;
    standard_ = standard_font(base_font_);
    symbols_ = symbol_font(base_font_);
    const StandardMetrics metrics = standard_ ? standard_metrics(*standard_) : latin_metrics;
    descriptor_ = read_descriptor(dictionary.get("FontDescriptor"), base_font_, metrics.ascent,
                                  metrics.descent);
    if (kind_ == Kind::type3) {
        set_type3_height();
    }
}

// The glyphs of a Type 3 font live in a space of its own: FontMatrix [a b c d e f] leads from there
// to text space. Fonts set upside down or turned by it are drawn by some plotters.
void SimpleFont::set_type3_height() {
    const Value matrix = dictionary_.get("FontMatrix");
    if (matrix.size() >= 6) {
        const double a = matrix.at(0).number();
        unit_ = a != 0 ? a : matrix.at(1).number();
    }
    if (!std::isfinite(unit_) || unit_ == 0 || std::abs(unit_) > 1000) {
        unit_ = 0.001;
    }
    const double d = matrix.size() >= 6 ? matrix.at(3).number() : unit_;
    const Value box = dictionary_.get("FontBBox");
    double top = 0;
    double bottom = 0;
    if (box.size() >= 4) {
        top = std::max(box.at(1).number() * d, box.at(3).number() * d);
        bottom = std::min(box.at(1).number() * d, box.at(3).number() * d);
    }
    const bool sensible = top >= 0.3 && top <= 2 && bottom <= 0 && bottom >= -1;
    descriptor_.ascent = sensible ? static_cast<float>(std::clamp(top, 0.6, 1.1)) : 0.88F;
    descriptor_.descent = sensible ? static_cast<float>(std::clamp(bottom, -0.4, -0.05)) : -0.12F;
}

BaseEncoding SimpleFont::default_encoding() const {
    if (standard_ == StandardFont::symbol) {
        return BaseEncoding::symbol;
    }
    if (standard_ == StandardFont::zapf_dingbats) {
        return BaseEncoding::zapf_dingbats;
    }
    if (kind_ == Kind::type3) {
        return BaseEncoding::none;
    }
    // The standard names StandardEncoding; TrueType fonts of Windows, whose dictionaries leave it
    // out, are written in WinAnsi.
    return kind_ == Kind::truetype ? BaseEncoding::win_ansi : BaseEncoding::standard;
}

void SimpleFont::prepare() {
    prepared_ = true;
    to_unicode_ = load_to_unicode(dictionary_.get("ToUnicode"));
    encoding_ = SimpleEncoding(dictionary_.get("Encoding"), default_encoding());
    const Value widths = dictionary_.get("Widths");
    first_width_ = std::clamp(dictionary_.get("FirstChar").integer(), -256L, 256L);
    const std::size_t count = std::min<std::size_t>(widths.size(), 256);
    for (std::size_t i = 0; i < count; ++i) {
        widths_.push_back(
            static_cast<float>(std::clamp(widths.at(i).number() * unit_, -1000.0, 1000.0)));
    }
}

CodedGlyph SimpleFont::next(std::string_view bytes, std::size_t& at) {
    const auto code = static_cast<std::uint8_t>(bytes[at++]);
    if (!cache_[code].known) {
        look_up(code);
        release_large_program();
    }
    return cache_[code].glyph;
}

/// A whole font of a word processor takes more memory than all else, and is asked for 256 codes at
/// most: they are looked up at once.
void SimpleFont::release_large_program() {
    constexpr std::size_t large = std::size_t{1} << 20;
    if (program_ == nullptr || program_->size() < large) {
        return;
    }
    for (unsigned code = 0; code < cache_.size(); ++code) {
        if (!cache_[code].known) {
            look_up(static_cast<std::uint8_t>(code));
        }
    }
    program_.reset();
}

void SimpleFont::look_up(std::uint8_t code) {
    if (!prepared_) {
        prepare();
    }
    const bool trusted = !to_unicode_.useless() && !to_unicode_.identity();
    Reading reading;
    const auto offer = [&](std::u32string text) {
        return reading.offer(with_symbols(symbols_, std::move(text)));
    };
    const bool found = (trusted && offer(to_unicode_.find(code))) || offer(by_name(code)) ||
                       offer(by_builtin(code)) ||
                       (to_unicode_.identity() && offer(to_unicode_.find(code)));
    static_cast<void>(found);

    Entry& entry = cache_[code];
    entry.known = true;
    entry.text = reading.text();
    entry.glyph.code = code;
    entry.glyph.bytes = 1;
    entry.glyph.text = entry.text;
    entry.glyph.width = width_of(code);
    entry.glyph.decoded = reading.decoded();
    entry.glyph.private_use = reading.private_use();
}

// What the dictionary says: Differences, then a base encoding that it names.
std::u32string SimpleFont::by_name(std::uint8_t code) {
    const std::string& difference = encoding_.difference(code);
    if (!difference.empty()) {
        std::u32string text =
            glyph_name_to_unicode(difference, standard_ == StandardFont::zapf_dingbats);
        if (text.empty() && program() != nullptr) {
            text = program_->glyph_to_unicode(program_->glyph_named(difference));
        }
        return text;
    }
    if (symbols_ == SymbolFont::wingdings) {
        return symbol_code_to_unicode(symbols_, code);
    }
    return encoding_.names_base() ? glyph_name_to_unicode(encoding_.base_name(code))
                                  : std::u32string();
}

// What the font says: its built-in encoding, or the glyph its character map leads to. The encoding
// that fonts of the kind have by default comes last.
std::u32string SimpleFont::by_builtin(std::uint8_t code) {
    if (!encoding_.difference(code).empty()) {
        return {};
    }
    if (program() != nullptr) {
        std::u32string text = kind_ == Kind::truetype
                                  ? program_->glyph_to_unicode(program_->symbolic_glyph(code))
                                  : glyph_name_to_unicode(program_->builtin_name(code),
                                                          standard_ == StandardFont::zapf_dingbats);
        if (judge(text) != TextQuality::none) {
            return text;
        }
    }
    if (code == '\t' || code == '\n' || code == '\r') {
        return U" ";  // typed into a cell and printed as nothing: no encoding has a glyph here
    }
    return glyph_name_to_unicode(encoding_.base_name(code),
                                 standard_ == StandardFont::zapf_dingbats);
}

FontProgram* SimpleFont::program() {
    if (!program_tried_ && descriptor_.embedded) {
        program_ = FontProgram::load(dictionary_.get("FontDescriptor"));
    }
    program_tried_ = true;
    return program_.get();
}

std::string_view SimpleFont::name_of(std::uint8_t code) {
    const std::string& difference = encoding_.difference(code);
    return difference.empty() ? encoding_.base_name(code) : std::string_view(difference);
}

float SimpleFont::width_of(std::uint8_t code) {
    const long index = long{code} - first_width_;
    if (index >= 0 && index < static_cast<long>(widths_.size())) {
        return widths_[static_cast<std::size_t>(index)];
    }
    if (!widths_.empty() || kind_ == Kind::type3) {
        return static_cast<float>(std::clamp(descriptor_.missing_width * unit_, -1000.0, 1000.0));
    }
    return static_cast<float>(assumed_width(code) / 1000);
}

// No Widths at all: one of the 14 standard fonts, or a writer that left them out.
double SimpleFont::assumed_width(std::uint8_t code) {
    if (!standard_ && program() != nullptr) {
        const std::uint32_t glyph = kind_ == Kind::truetype
                                        ? program_->symbolic_glyph(code)
                                        : program_->glyph_named(std::string(name_of(code)));
        if (const auto width = program_->advance(glyph); width && glyph != 0) {
            return std::clamp(*width, 0.0, 4000.0);
        }
    }
    const StandardFont like = standard_                 ? *standard_
                              : descriptor_.fixed_pitch ? StandardFont::courier
                              : descriptor_.serif       ? StandardFont::times
                                                        : StandardFont::helvetica;
    if (const auto width = standard_width(like, name_of(code))) {
        return *width;
    }
    return descriptor_.missing_width;
}

}  // namespace tenken::pdf
