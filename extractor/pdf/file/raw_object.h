// Objects as they stand in the bytes of a file, read without a cross-reference table: for files
// whose table is wrong, and to look at what PoDoFo must not be shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/filters/decode.h"

namespace tenken::pdf {

/// An entry of a dictionary: its key and where its value stands.
struct RawEntry {
    std::string key;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// One value and, if it is a dictionary, its entries.
struct RawValue {
    std::size_t begin = 0;
    std::size_t end = 0;    ///< behind its last token
    std::size_t depth = 0;  ///< of arrays and dictionaries inside one another
    bool dictionary = false;
    bool sound = true;  ///< brackets match, and keys are names
    std::vector<RawEntry> entries;

    /// Text of the entry's value, "" if there is none.
    std::string_view text(std::string_view bytes, std::string_view key) const;
};

/// The value at `at`. Where it is not closed it ends before the next keyword of an object's frame,
/// or at the end of the buffer.
RawValue read_raw_value(std::string_view bytes, std::size_t at);
/// The same value written anew, with what made it unsound left out or closed.
std::string mended_value(std::string_view bytes, std::size_t at);

std::optional<long> raw_integer(std::string_view text);
/// Object number of "12 0 R".
std::optional<std::uint32_t> raw_reference(std::string_view text);
/// Name without its solidus, "" if it is none.
std::string raw_name(std::string_view text);
/// Bytes of a string, nullopt if it is none.
std::optional<std::string> raw_string(std::string_view text);

struct RawObject {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    std::uint32_t number = 0;
    std::uint16_t generation = 0;
    std::size_t offset = 0;  ///< of its number
    RawValue value;
    bool closed = false;        ///< endobj or stream follows the value, as it must
    std::size_t stream = none;  ///< first byte of its stream
    std::size_t stream_end = none;
    bool inside_stream = false;  ///< in the bytes of another object's stream: an attached file
    std::string type;            ///< /Type, "" if it has none
};

/// The object whose value begins at `body`, behind "n g obj"; nullopt if none is there. Its number
/// and offset are not filled in.
std::optional<RawObject> read_raw_object(std::string_view bytes, std::size_t body);

/// All "n g obj" of a file in their order, bounded by Limits::objects.
std::vector<RawObject> scan_objects(std::string_view bytes);

/// Where a stream's bytes end: at `declared` if "endstream" follows there, else before the next
/// "endstream", "endobj" or the end of the file. `start` is its first byte.
std::size_t raw_stream_end(std::string_view bytes, std::size_t start, std::optional<long> declared);
/// First byte of the stream whose keyword begins at `keyword`.
std::size_t raw_stream_start(std::string_view bytes, std::size_t keyword);

/// The stream of an object through its filters.
StreamData raw_stream(std::string_view bytes, const RawObject& object);

}  // namespace tenken::pdf
