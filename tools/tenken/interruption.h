// What happens on Ctrl-C and its like: half-written files go, the exit status stays a promised one.
#pragma once

#include <csignal>
#include <string>

namespace tenken::tools {

/// SIGINT, SIGTERM and SIGHUP remove the files registered and end the program with status 2 and one
/// line on standard error. Having no memory left even for an exception does so from the very
/// beginning.
void handle_interruptions();

/// Registers a file that is not finished. At most 2,048 at a time, names up to 4095 bytes; further
/// ones are not registered.
void remove_when_interrupted(const std::string& path);
void keep_when_interrupted(const std::string& path);

/// From here on the line of an interruption does not claim that nothing was written.
void say_written_when_interrupted();

/// While it lives, an interruption waits: for steps between which a file would be forgotten.
class InterruptionsHeld {
  public:
    InterruptionsHeld();
    ~InterruptionsHeld();
    InterruptionsHeld(const InterruptionsHeld&) = delete;
    InterruptionsHeld& operator=(const InterruptionsHeld&) = delete;

  private:
    sigset_t before_{};
};

}  // namespace tenken::tools
