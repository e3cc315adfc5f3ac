// What happens on Ctrl-C and its like: half-written files go, the exit status stays a promised one.
#pragma once

#include <string>

namespace tenken::tools {

/// SIGINT, SIGTERM and SIGHUP remove the files registered and end the program with status 2 and one
/// line on standard error.
void handle_interruptions();

/// Registers a file that is not finished. At most eight at a time, names up to 4095 bytes; further
/// ones are not registered.
void remove_when_interrupted(const std::string& path);
void keep_when_interrupted(const std::string& path);

}  // namespace tenken::tools
