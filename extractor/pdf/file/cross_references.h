// Where the objects of a file stand, PDF 32000-1 §7.5.4 and §7.5.8: tables, streams, both in one
// file, and the older sections that a newer one leads to.
//
// Nothing is trusted that is not looked at again: an entry only says where to look for "n g obj".
// Offsets outside the file, sections that lead back, and numbers beyond Limits::objects are passed
// over.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace tenken::pdf {

class CrossReferences {
  public:
    struct Place {
        enum class Kind : std::uint8_t {
            unknown,
            free,
            plain,   ///< "n g obj" stands at offset `at`
            packed,  ///< element `at` of object stream `container`
        };
        Kind kind = Kind::unknown;
        std::uint16_t generation = 0;
        std::uint32_t container = 0;
        std::uint64_t at = 0;
    };

    /// nullopt if the file has none that can be followed from its end, or no trailer.
    static std::optional<CrossReferences> read(std::string_view bytes);

    /// By object number << 16 | generation; nullptr if the file has no such object.
    const Place* find(std::uint64_t identity) const;
    /// Of all objects, by number.
    std::vector<std::uint64_t> identities() const;
    /// Where the newest trailer dictionary begins in the bytes.
    std::size_t trailer() const { return trailer_; }
    /// One more than the highest number of an object.
    std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
    /// Entries whose numbers are beyond Limits::objects.
    std::size_t passed_over() const { return passed_over_; }

  private:
    std::vector<Place> places_;  ///< by number
    std::size_t trailer_ = 0;
    std::size_t passed_over_ = 0;

    friend class CrossReferenceReader;
};

/// The position behind "n g obj" if just that object stands at `offset`.
std::optional<std::size_t> behind_heading(std::string_view bytes, std::size_t offset,
                                          std::uint64_t identity);

}  // namespace tenken::pdf
