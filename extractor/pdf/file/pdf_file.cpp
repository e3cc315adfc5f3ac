#include "extractor/pdf/file/pdf_file.h"

#include <algorithm>

#include "extractor/pdf/file/decryption.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

PdfFile::PdfFile(std::string_view bytes) : bytes_(bytes) {}
PdfFile::PdfFile(std::string owned) : owned_(std::move(owned)), bytes_(owned_) {}
PdfFile::~PdfFile() = default;

bool PdfFile::load() {
    std::optional<CrossReferences> references = CrossReferences::read(bytes_);
    if (!references) {
        return false;
    }
    store_ = std::make_unique<ObjectStore>(bytes_, std::move(*references));
    trailer_ = store_->trailer();
    return !trailer().get("Root").is_null() && !trailer().has("Encrypt");
}

PdfFile::Opening PdfFile::load_encrypted(const std::string& name, const std::string& password) {
    decrypting_ = make_foreign_document(bytes_, name);
    // A table with room for more objects than the file can hold would only cost memory.
    const Opening outcome = decrypting_->open(
        password, std::clamp<std::size_t>(bytes_.size() / 4, 100'000, limits.objects));
    if (outcome == Opening::opened) {
        store_ = std::make_unique<ObjectStore>(bytes_, *decrypting_);
        trailer_ = store_->trailer();
    }
    return outcome;
}

Value PdfFile::trailer() {
    return store_ ? Value(*store_, trailer_) : Value();
}

Value PdfFile::object(std::uint64_t identity) {
    ObjectStore::Object* object = store_->find(identity);
    return object ? Value(*store_, object->node, identity) : Value();
}

}  // namespace tenken::pdf
