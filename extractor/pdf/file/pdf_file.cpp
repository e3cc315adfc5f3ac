#include "extractor/pdf/file/pdf_file.h"

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/raw_object.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

std::optional<std::string_view> PdfFile::find_stream(const PoDoFo::PdfObject& object) const {
    const auto* parsed = dynamic_cast<const PoDoFo::PdfParserObject*>(&object);
    if (GetEncrypted() || !parsed || parsed->GetOffset() <= 0) {
        return std::nullopt;
    }
    // PoDoFo remembers where the value begins, behind "n g obj".
    const RawValue value = read_raw_value(bytes_, static_cast<std::size_t>(parsed->GetOffset()));
    Tokenizer tokens(bytes_, value.end);
    if (!value.dictionary || !tokens.next().is_keyword("stream")) {
        return std::nullopt;
    }
    const std::size_t start = raw_stream_start(bytes_, tokens.position() - 6);
    const long declared = Value(&object).get("Length").integer(-1);
    const std::size_t end = raw_stream_end(bytes_, start, declared);
    return bytes_.substr(start, end - start);
}

}  // namespace tenken::pdf
