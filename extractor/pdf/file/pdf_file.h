// A file over bytes in memory, and its objects as values.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extractor/pdf/file/foreign_document.h"
#include "extractor/pdf/file/node.h"
#include "extractor/pdf/file/object_store.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

class PdfFile {
  public:
    /// `bytes` begins with %PDF and outlives the file, unless it is handed over as `owned`.
    explicit PdfFile(std::string_view bytes);
    explicit PdfFile(std::string owned);
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;
    ~PdfFile();

    /// Reads the cross-references and nothing else. False if they or the trailer cannot be read, or
    /// if the trailer says that the file is encrypted.
    bool load();

    using Opening = ForeignDocument::Opening;
    /// The same through PoDoFo, which decrypts. Only for bytes that passed guard.h. `name` is for
    /// messages; throws schema::InputError if the module that decrypts is not there.
    Opening load_encrypted(const std::string& name, const std::string& password);
    bool encrypted() const { return decrypting_ != nullptr; }

    Value trailer();
    /// Null if there is no such object.
    Value object(std::uint32_t number) { return object(std::uint64_t{number} << 16); }
    Value object(std::uint64_t identity);
    /// Of all objects, by number: see Value::identity.
    std::vector<std::uint64_t> identities() const { return store_->identities(); }
    /// Only after a successful load.
    ObjectStore& store() { return *store_; }
    const ObjectStore& store() const { return *store_; }

  private:
    std::string owned_;
    std::string_view bytes_;
    std::unique_ptr<ForeignDocument> decrypting_;
    std::unique_ptr<ObjectStore> store_;
    Node trailer_;
};

}  // namespace tenken::pdf
