// The command line, taken apart by the table of options.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace tenken::tools {

class Arguments {
  public:
    /// `words` without the program's name. Throws InputError for what the table does not know.
    static Arguments parse(const std::vector<std::string>& words);

    /// "" if none was named, which is right for --help and --version only.
    const std::string& command() const { return command_; }

    bool flag(std::string_view option) const;
    /// As given, else the table's fallback; nullopt if there is neither.
    std::optional<std::string> value(std::string_view option) const;
    std::vector<std::string> values(std::string_view option) const;
    /// A whole number from 0; throws InputError for anything else.
    std::size_t number(std::string_view option) const;
    /// "" for an optional operand that is not given.
    const std::string& operand(std::size_t index) const;

  private:
    std::string command_;
    std::vector<std::string> operands_;
    std::map<std::string, std::vector<std::string>, std::less<>> given_;
};

/// --jobs, with 0 as the number of CPUs.
std::size_t jobs_of(const Arguments& arguments);

}  // namespace tenken::tools
