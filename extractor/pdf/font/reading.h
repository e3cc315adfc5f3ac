// Several sources may say what a code means; the first good one is taken.
#pragma once

#include <string>

#include "extractor/pdf/font/decoded_text.h"

namespace tenken::pdf {

/// Collects readings in the order of their trust.
class Reading {
  public:
    /// True if `text` (or one before it) is good: nothing further need be asked.
    bool offer(const std::u32string& text) {
        const TextQuality quality = judge(text);
        if (quality > quality_) {
            quality_ = quality;
            text_ = text;
        }
        return quality_ == TextQuality::good;
    }

    bool decoded() const { return quality_ != TextQuality::none; }
    bool private_use() const { return quality_ == TextQuality::private_use; }
    /// UTF-8, U+FFFD if there is no reading.
    std::string text() const { return decoded() ? presentable(text_) : "\xEF\xBF\xBD"; }

  private:
    TextQuality quality_ = TextQuality::none;
    std::u32string text_;
};

}  // namespace tenken::pdf
