// Reading the input, and knowing by its bytes what it is.
#pragma once

#include <string>
#include <string_view>
#include <sys/stat.h>

namespace tenken::tools {

/// The whole file; "-" is standard input. Throws InputError: missing, a folder, not readable,
/// empty, larger than a GiB.
std::string read_input(const std::string& path);

/// An input that need not be in memory as a whole.
class InputBytes {
  public:
    /// Maps a PDF where `may_map`, and reads everything else. A file that somebody cuts short while
    /// it is mapped costs the process that looks at it its life: let that be a child.
    /// Throws as read_input does.
    InputBytes(const std::string& path, bool may_map);
    ~InputBytes();
    InputBytes(const InputBytes&) = delete;
    InputBytes& operator=(const InputBytes&) = delete;

    std::string_view get() const { return bytes_; }
    /// Gives the memory back of what was looked at. It comes again from the file when it is needed.
    void release() const;
    /// Throws InputError if somebody wrote to the mapped file since: what was read of it may then
    /// be half old and half new. A file that was put in its place does no harm.
    void require_unchanged(const std::string& path) const;

  private:
    /// What a write to a file changes.
    struct Stamp {
        dev_t device = 0;
        ino_t number = 0;
        off_t size = 0;
        timespec written{};
    };

    bool map(const std::string& path);
    static Stamp stamp_of(const struct stat& status);

    std::string read_;
    std::string_view bytes_;
    bool mapped_ = false;
    Stamp stamp_;
};

enum class InputKind {
    pdf,         ///< %PDF- within the first KiB
    report_xml,  ///< what `extract` writes
    transcript,  ///< any other text
};

/// Throws InputError for what is none of these: a picture, an office document, another XML, binary
/// data. The message says what it is.
InputKind recognise(std::string_view bytes, const std::string& path);

/// The name without folders, "-" for standard input.
std::string base_name(const std::string& path);

}  // namespace tenken::tools
