// ICU's MessageFormat, seen from where ICU is not known.
//
// Loading ICU's part for messages takes as long as reading a page or two, and only an audit has
// messages. So all that knows it is in a shared module, and this is the whole of the way into it.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace tenken::rules {

/// One pattern in one language.
class MessageFormat {
  public:
    /// A number is for plural and select, a text is shown as it is.
    struct Argument {
        std::string name;
        std::variant<std::int64_t, std::string> value;
    };

    MessageFormat() = default;
    MessageFormat(const MessageFormat&) = delete;
    MessageFormat& operator=(const MessageFormat&) = delete;
    virtual ~MessageFormat() = default;

    /// Between its braces.
    virtual std::set<std::string> names() const = 0;
    virtual std::string format(const std::vector<Argument>& arguments) const = 0;
};

/// The function that the module exports: nullptr and what is wrong with the pattern, or a format
/// for the caller to delete.
using ReadMessage = MessageFormat* (*)(const std::string& pattern, bool japanese,
                                       std::string& problem);
inline constexpr char read_message_name[] = "tenken_read_message";

}  // namespace tenken::rules
