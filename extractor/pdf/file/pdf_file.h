// PoDoFo's document over bytes in memory, and its objects as values.
#pragma once

#include <istream>
#include <memory>
#include <streambuf>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <podofo/podofo.h>

#include "extractor/pdf/file/object_store.h"
#include "extractor/pdf/value.h"

namespace tenken::pdf {

/// Bytes as a stream without a copy of them, which PoDoFo's own memory device makes twice.
class ViewBuffer : public std::streambuf {
  public:
    explicit ViewBuffer(std::string_view bytes);

  protected:
    pos_type seekoff(off_type offset, std::ios_base::seekdir from,
                     std::ios_base::openmode mode) override;
    pos_type seekpos(pos_type position, std::ios_base::openmode mode) override;
};

/// What the document reads from, in a base class so that it outlives the document.
class FileBytes {
  protected:
    explicit FileBytes(std::string_view bytes)
        : bytes_(bytes), buffer_(bytes_), stream_(&buffer_) {}
    explicit FileBytes(std::string owned)
        : owned_(std::move(owned)), bytes_(owned_), buffer_(bytes_), stream_(&buffer_) {}

    std::string owned_;
    std::string_view bytes_;
    ViewBuffer buffer_;
    std::istream stream_;
};

class PdfFile : private FileBytes, public PoDoFo::PdfMemDocument {
  public:
    /// `bytes` begins with %PDF and outlives the file, unless it is handed over as `owned`.
    explicit PdfFile(std::string_view bytes) : FileBytes(bytes) {}
    explicit PdfFile(std::string owned) : FileBytes(std::move(owned)) {}

    /// Throws PoDoFo::PdfError. Objects are read when they are asked for.
    void load();

    std::size_t size() const { return bytes_.size(); }
    Value trailer();
    /// Null if there is no such object.
    Value object(std::uint32_t number) { return object(std::uint64_t{number} << 16); }
    Value object(std::uint64_t identity);
    /// Of all objects, by number: see Value::identity.
    std::vector<std::uint64_t> identities() const;
    ObjectStore& store() { return store_; }

  private:
    ObjectStore store_{*this, bytes_};
    Node trailer_;
};

}  // namespace tenken::pdf
