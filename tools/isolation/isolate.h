// Runs the reading of a hostile file in a child process that can do nothing but compute.
//
// The library under the PDF reader is known to crash on made-up files. So the file's bytes are read
// first, then a child is forked that may neither open, execute nor connect (seccomp allow-list), is
// bounded in memory and time, and hands its result back over a pipe. Whatever happens to it costs
// this one reading and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "schema/error.h"

namespace tenken::tools {

/// The child came to its end over what it read: too much time, too much memory, a crash. The
/// machine and the caller have no part in it.
class StoppedReading : public schema::InputError {
  public:
    using InputError::InputError;
};

struct IsolationLimits {
    /// Private memory of the child (RLIMIT_DATA). A 600-page budget needs about 20 MiB.
    std::size_t memory_bytes = std::size_t{512} << 20;
    /// CPU time of the child (RLIMIT_CPU); the wall clock gets three times as much and two seconds.
    unsigned cpu_seconds = 10;
    /// Bytes that the child may hand back.
    std::size_t result_bytes = std::size_t{1} << 30;
    /// Called in the parent with the milliseconds since the child began, some five times a second.
    std::function<void(long)> waiting;
};

/// What a child gets at least, in this process: set before the first one is started.
IsolationLimits& isolation_limits();

/// Limits for an input of that size: a long file is given longer, 1 s a MiB on top.
IsolationLimits limits_for(std::size_t input_bytes);

/// True if this kernel and build can isolate (Linux with seccomp, no sanitizer in the program).
bool isolation_available();

/// Takes pieces of a result in their order.
using TakePiece = std::function<void(std::string_view)>;

/// Calls `work` in an isolated child; what it hands to its argument arrives at `take` in here, in
/// pieces cut anywhere. `prepare` runs in the child before the door is shut: it loads what needs
/// files (OpenSSL's providers). Where this throws, what was taken is worth nothing. What `take`
/// throws ends the child.
/// Throws the InputError that `work` threw, or one that says that the reading crashed, ran out of
/// memory or time, or tried what it must not. `name` is the file for that message.
void run_isolated(const std::function<void(const TakePiece&)>& work,
                  const std::function<void()>& prepare, const std::string& name,
                  const IsolationLimits& limits, const TakePiece& take);

/// Calls `work` for 0 ... count - 1, each in a child of its own, `jobs` of them at a time. `take`
/// gets the results as they come. Throws what a run of one child after the other would throw: what
/// the first of them in that order throws that fails; `take` belongs to its child. Where `stopped`
/// is given it gets what would be a StoppedReading, and the others go on.
void run_isolated_each(std::size_t count, std::size_t jobs,
                       const std::function<std::string(std::size_t)>& work,
                       const std::function<void()>& prepare, const std::string& name,
                       const IsolationLimits& limits,
                       const std::function<void(std::size_t, std::string&&)>& take,
                       const std::function<void(std::size_t, const StoppedReading&)>& stopped = {});

/// The same for a result in one piece.
std::string run_isolated(const std::function<std::string()>& work,
                         const std::function<void()>& prepare, const std::string& name,
                         const IsolationLimits& limits);

}  // namespace tenken::tools
