#include "extractor/pdf/font/font.h"

#include "extractor/pdf/font/composite_font.h"
#include "extractor/pdf/font/simple_font.h"

namespace tenken::pdf {

std::unique_ptr<Font> Font::create(const Value& dictionary) {
    // A font with descendants is composite whatever its Subtype is called.
    if (dictionary.get("Subtype").name() == "Type0" ||
        !dictionary.get("DescendantFonts").is_null()) {
        return std::make_unique<CompositeFont>(dictionary);
    }
    return std::make_unique<SimpleFont>(dictionary);
}

}  // namespace tenken::pdf
