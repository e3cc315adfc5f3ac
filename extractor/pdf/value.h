// A read-only view of a PDF object. The narrow waist between PoDoFo and everything above it: what a
// change of the library would have to supply again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace PoDoFo {
class PdfObject;
}

namespace tenken::pdf {

/// Decoded bytes of a stream, and whether they are all there.
struct StreamData {
    std::string bytes;
    bool complete =
        true;  ///< false: a filter failed or a limit was met; `bytes` is what came before
    std::string last_filter;  ///< an image filter that was left in place (DCTDecode …), else ""
};

/// Cheap to copy. References are resolved; a missing, broken or looping one is null. Accessors
/// never throw for what a file holds (PoDoFo's errors end here), they give the fallback.
class Value {
  public:
    Value() = default;
    explicit Value(const PoDoFo::PdfObject* object);

    bool is_null() const;
    bool is_number() const;
    bool is_name() const;
    bool is_string() const;
    bool is_array() const;
    bool is_dictionary() const;  ///< also true of a stream
    bool is_stream() const;

    std::string_view name() const;  ///< "" if it is none; valid as long as the document
    double number(double fallback = 0) const;
    long integer(long fallback = 0) const;
    bool boolean(bool fallback = false) const;
    /// Decrypted bytes, "" if it is none. A byte order mark FE FF is taken off: see is_utf16().
    std::string_view string() const;
    bool is_utf16() const;  ///< a string that began with FE FF

    std::size_t size() const;  ///< elements of an array, 0 for others
    Value at(std::size_t index) const;
    Value get(const char* key) const;       ///< dictionary entry, null if there is none
    bool has(const char* key) const;         ///< there is an entry, wherever it leads
    std::vector<std::string> keys() const;  ///< of a dictionary, sorted

    /// The same for the same indirect object, 0 for a direct one: key of caches, guard of loops.
    std::uint64_t identity() const;

    /// As it is in the file, decrypted; valid as long as the document. A wrong /Length is mended.
    std::string_view raw_stream() const;
    /// Through all filters but image ones; output bounded by Limits::stream_bytes.
    StreamData stream() const;

  private:
    const PoDoFo::PdfObject* object_ = nullptr;
};

}  // namespace tenken::pdf
