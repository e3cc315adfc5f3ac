// A text that is kept until it is known to be whole.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace tenken::tools {

/// Keeps a short text in memory and the rest of a long one in a temporary file without a name,
/// which the system removes with the process. Where no such file can be made, all stays in memory.
class Spool {
  public:
    Spool() = default;
    ~Spool();
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;

    void write(std::string_view bytes);
    /// Gives everything in its order, in pieces.
    void read(const std::function<void(std::string_view)>& take) const;
    std::string text() const;
    void clear();

  private:
    void flush();

    std::string kept_;  ///< what is not in the file
    int descriptor_ = -1;
    bool file_refused_ = false;
    std::size_t in_file_ = 0;  ///< bytes; they come before `kept_`
};

}  // namespace tenken::tools
