// The one exception that reaches a user: bad input, said in one line.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

#include "schema/message.h"

namespace tenken::schema {

/// The input (never the program) is at fault. The program prints one line from it,
/// "FILE: WHAT (WHERE). WHAT TO DO", and ends with status 2. A logic_error is our own defect.
class InputError : public std::runtime_error {
  public:
    /// file: as the user named it, may be filled in later by rethrowing with `in_file`.
    /// problem, advice: what is wrong (with the place in the file) and what to do about it.
    InputError(std::string file, Message problem, Message advice)
        : std::runtime_error(file + ": " + problem.en),
          file_(std::move(file)),
          problem_(std::move(problem)),
          advice_(std::move(advice)) {}

    const std::string& file() const { return file_; }
    const Message& problem() const { return problem_; }
    const Message& advice() const { return advice_; }

    InputError in_file(const std::string& file) const { return {file, problem_, advice_}; }

  private:
    std::string file_;
    Message problem_;
    Message advice_;
};

}  // namespace tenken::schema
