// A read-only view of a PDF object: the narrow waist between files and everything above.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::pdf {

class ObjectStore;
struct Node;

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
    /// `node` is of `store`; `identity` if it is an object by itself.
    Value(ObjectStore& store, Node& node, std::uint64_t identity = 0);

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
    std::string_view string() const;  ///< decrypted bytes, "" if it is none

    std::size_t size() const;  ///< elements of an array, 0 for others
    Value at(std::size_t index) const;
    Value get(const char* key) const;       ///< dictionary entry, null if there is none
    bool has(const char* key) const;        ///< there is an entry, wherever it leads
    std::vector<std::string> keys() const;  ///< of a dictionary, sorted

    /// Entries of a dictionary that refer to an object which the file does not have. Loads none.
    std::size_t count_missing() const;

    /// The same for the same indirect object, 0 for a direct one: key of caches, guard of loops.
    std::uint64_t identity() const;

    /// As it is in the file, decrypted; valid as long as the document. A wrong /Length is mended.
    std::string_view raw_stream() const;
    /// Through all filters but image ones; output bounded by Limits::stream_bytes.
    StreamData stream() const;

  private:
    ObjectStore* store_ = nullptr;
    Node* node_ = nullptr;  ///< never a reference, never null unless the value is
    std::uint64_t identity_ = 0;
};

}  // namespace tenken::pdf
