#include "extractor/pdf/font/composite_font.h"

#include "extractor/pdf/font/cmap/cid_to_unicode.h"
#include "extractor/pdf/font/cmap/loader.h"
#include "extractor/pdf/font/reading.h"

namespace tenken::pdf {
namespace {

Value descendant(const Value& dictionary) {
    const Value fonts = dictionary.get("DescendantFonts");
    return fonts.is_array() ? fonts.at(0) : fonts;
}

}  // namespace

CompositeFont::CompositeFont(const Value& dictionary)
    : dictionary_(dictionary),
      cid_font_(descendant(dictionary)),
      cmap_(load_encoding_cmap(dictionary.get("Encoding"))) {
    if (!cmap_) {
        known_cmap_ = false;
        const bool vertical = dictionary.get("Encoding").name().ends_with("-V");
        cmap_ = CMap::predefined(vertical ? "Identity-V" : "Identity-H");
    }
    truetype_ = cid_font_.get("Subtype").name() == "CIDFontType2";
    ordering_ = cmap_->ordering();
    if (!is_known_ordering(ordering_)) {
        ordering_ = cid_font_.get("CIDSystemInfo").get("Ordering").string();
    }
    std::string_view base_font = cid_font_.get("BaseFont").name();
    if (base_font.empty()) {
        base_font = dictionary.get("BaseFont").name();
    }
    symbols_ = symbol_font(base_font);
    descriptor_ = read_descriptor(cid_font_.get("FontDescriptor"), base_font, 0.88F, -0.12F);
}

CodedGlyph CompositeFont::next(std::string_view bytes, std::size_t& at) {
    const CharCode code = cmap_->next(bytes, at);
    const CodedGlyph* known = cache_.find(code.value, code.length);
    if (known != nullptr) {
        return *known;
    }
    if (cache_.full()) {
        CodedGlyph unknown;
        unknown.code = code.value;
        unknown.bytes = code.length;
        unknown.text = "\xEF\xBF\xBD";
        unknown.decoded = false;
        return unknown;
    }
    return look_up(code);
}

const CodedGlyph& CompositeFont::look_up(CharCode code) {
    if (!to_unicode_) {
        to_unicode_ = load_to_unicode(dictionary_.get("ToUnicode"));
        metrics_.emplace(cid_font_);
    }
    const std::uint32_t cid = cmap_->cid(code);
    CodedGlyph glyph;
    glyph.code = code.value;
    glyph.bytes = code.length;
    if (cmap_->vertical()) {
        const VerticalMetrics metrics = metrics_->vertical(cid);
        glyph.width = metrics.advance;
        glyph.origin_x = metrics.x;
        glyph.origin_y = metrics.y;
    } else {
        glyph.width = metrics_->width(cid);
    }

    const bool trusted = !to_unicode_->useless() && !to_unicode_->identity();
    // Codes of an Identity CMap with a TrueType font are in truth glyph numbers, whatever
    // collection the dictionary names: the font itself is asked before the collection.
    const bool program_first = truetype_ && descriptor_.embedded && cmap_->identity();
    Reading reading;
    const auto offer = [&](const std::u32string& text) {
        return reading.offer(with_symbols(symbols_, text));
    };
    const bool found = (trusted && offer(to_unicode_->find(code.value))) ||
                       (known_cmap_ && offer(std::u32string(1, cmap_->code_point(code)))) ||
                       (known_cmap_ && program_first && offer(by_program(cid))) ||
                       (known_cmap_ && offer(by_collection(cid))) ||
                       (known_cmap_ && !program_first && offer(by_program(cid))) ||
                       (to_unicode_->identity() && offer(to_unicode_->find(code.value)));
    static_cast<void>(found);
    glyph.decoded = reading.decoded();
    glyph.private_use = reading.private_use();
    return cache_.keep(glyph, reading.text());
}

std::u32string CompositeFont::by_collection(std::uint32_t cid) {
    return cid == 0 ? std::u32string() : cid_to_unicode(ordering_, cid);
}

FontProgram* CompositeFont::program() {
    if (!program_tried_) {
        program_tried_ = true;
        program_ = FontProgram::load(cid_font_.get("FontDescriptor"));
    }
    return program_.get();
}

std::u32string CompositeFont::by_program(std::uint32_t cid) {
    if (!descriptor_.embedded || program() == nullptr) {
        return {};
    }
    if (!truetype_) {
        if (program_->cid_keyed() && is_known_ordering(program_->ordering())) {
            return cid_to_unicode(program_->ordering(), cid);
        }
        return program_->glyph_to_unicode(program_->glyph_of_cid(cid));
    }
    if (!cid_to_gid_) {
        const Value map = cid_font_.get("CIDToGIDMap");
        cid_to_gid_ = map.is_stream() ? map.stream().bytes : std::string();
    }
    std::uint32_t glyph = cid;
    if (!cid_to_gid_->empty()) {
        const std::size_t at = std::size_t{cid} * 2;
        if (at + 1 >= cid_to_gid_->size()) {
            return {};
        }
        glyph = static_cast<std::uint32_t>(static_cast<unsigned char>((*cid_to_gid_)[at]) << 8U |
                                           static_cast<unsigned char>((*cid_to_gid_)[at + 1]));
    }
    return program_->glyph_to_unicode(glyph);
}

}  // namespace tenken::pdf
