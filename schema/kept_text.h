// Text that the callee or its result goes on pointing into.
#pragma once

#include <string>
#include <string_view>

namespace tenken::schema {

/// A string_view as a parameter, but for a temporary std::string: that would be gone before what
/// points into it, so it does not compile.
class KeptText {
  public:
    KeptText(std::string_view text) : text_(text) {}
    KeptText(const std::string& text) : text_(text) {}
    KeptText(const char* text) : text_(text) {}
    KeptText(std::string&&) = delete;
    KeptText(const std::string&&) = delete;

    operator std::string_view() const { return text_; }

  private:
    std::string_view text_;
};

}  // namespace tenken::schema
