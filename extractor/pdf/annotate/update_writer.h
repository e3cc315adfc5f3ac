// An incremental update as bytes: where the file ends, and what is put behind it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace tenken::pdf {

/// What the last cross-reference section of a file says.
struct FileEnd {
    std::size_t offset = 0;  ///< of that section: /Prev of the next
    bool stream = false;     ///< it is a stream; a reader of the file need not know tables
    std::string entries;     ///< its trailer's, as they stand there, but those that are made anew
    std::string first_identifier;  ///< first string of /ID, "" if there is none
    std::uint32_t size = 0;        ///< one more than the highest number of an object
};

/// nullopt if the file does not end as PDF 32000-1 §7.5.5 wants it to.
std::optional<FileEnd> read_file_end(std::string_view bytes);

class UpdateWriter {
  public:
    /// `next_number` is that of the first new object.
    UpdateWriter(std::string_view file, FileEnd end, std::uint32_t next_number);

    /// A number for an object that is written later.
    std::uint32_t reserve() { return next_number_++; }
    /// `value` is a dictionary or any other value; `stream` its bytes, whose /Length it holds.
    void write(std::uint32_t number, std::uint16_t generation, std::string_view value,
               std::optional<std::string_view> stream = {});
    bool empty() const { return offsets_.empty(); }

    /// The bytes to append, with cross-references and trailer.
    std::string finish();

  private:
    struct Location {
        std::size_t offset = 0;
        std::uint16_t generation = 0;
    };
    std::string trailer_entries(std::uint32_t size) const;
    void write_table();
    void write_stream();

    std::string_view file_;
    FileEnd end_;
    std::uint32_t next_number_;
    std::map<std::uint32_t, Location> offsets_;
    std::string out_;
};

}  // namespace tenken::pdf
