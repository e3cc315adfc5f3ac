// An output that appears whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tenken::tools {

/// Opens at once, so that an output that cannot be written is known before the work begins. What is
/// written goes to a temporary file in the same folder; commit() brings it to the disk and puts it
/// in the place of the output in one step. Without commit(), and when the program is told to end by
/// a signal, the temporary file is removed and the output is as it was. Devices and pipes
/// (/dev/stdout, /dev/null) are written to directly.
class OutputFile {
  public:
    /// No path is standard output. `input` must not be the same file as the output.
    /// Throws InputError.
    OutputFile(const std::optional<std::string>& path, const std::string& input);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    void write(std::string_view bytes);
    void commit();

    /// True if people see the output as it comes.
    bool is_terminal() const;

  private:
    void open_temporary();
    [[noreturn]] void fail(int error) const;

    std::string named_;      ///< as the user named it, "" for standard output
    std::string target_;     ///< where symbolic links lead
    std::string temporary_;  ///< "" where the target is written directly
    int descriptor_ = -1;
};

}  // namespace tenken::tools
