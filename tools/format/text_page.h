// A text that grows line by line, in one language and one style. Private to the formats.
#pragma once

#include <string>
#include <string_view>

#include "schema/geometry.h"
#include "schema/message.h"
#include "tools/format/terminal.h"

namespace tenken::tools {

class TextPage {
  public:
    TextPage(schema::Language language, const TextStyle& style)
        : language_(language), style_(style) {}

    bool japanese() const { return language_ == schema::Language::japanese; }
    schema::Language language() const { return language_; }
    const char* say(const char* ja, const char* en) const { return japanese() ? ja : en; }

    std::string painted(std::string_view text, Paint with) const {
        return paint(text, with, style_);
    }
    bool coloured() const { return style_.colour; }

    /// A line, broken where the style has a width; what follows the first is indented.
    void line(std::string_view text, int indent = 0);
    /// "        LABEL  text", nothing for an empty text.
    void detail(std::string_view label, const std::string& text);

    /// "8ページ" or "p. 8", "12行目" or "line 12"; "" if the place is not known.
    std::string place(const schema::Place& place) const;
    /// "項目 38" or "38 items".
    std::string counted(long number, const char* ja, const char* one, const char* many) const;
    std::string fiscal_year(int year) const;

    std::string take() && { return std::move(out_); }

  private:
    schema::Language language_;
    TextStyle style_;
    std::string out_;
};

}  // namespace tenken::tools
