// Fonts from the text of PDF objects, so that a test case can be read and written by hand.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/font/font.h"
#include "extractor/pdf/value.h"

namespace tenken::tests {

/// A PDF file in memory made of objects as they are written in a file ("1 0 obj … endobj"). The
/// byte offsets and `/Length @` are filled in.
class ObjectFile {
  public:
    explicit ObjectFile(std::string_view objects);
    ~ObjectFile();
    ObjectFile(const ObjectFile&) = delete;
    ObjectFile& operator=(const ObjectFile&) = delete;

    /// Null if there is no such object.
    pdf::Value object(int number) const;

  private:
    struct Document;
    std::unique_ptr<Document> document_;
};

/// Every code of `bytes`, in order.
std::vector<pdf::CodedGlyph> glyphs(pdf::Font& font, std::string_view bytes);
std::string text_of(pdf::Font& font, std::string_view bytes);

/// "<82A0 41>" or "82A041" as bytes.
std::string bytes_of_hex(std::string_view hex);

}  // namespace tenken::tests
