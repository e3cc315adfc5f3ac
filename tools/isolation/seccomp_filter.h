// The system calls that a reading child may make.
#pragma once

namespace tenken::tools {

/// From here on this process may read and write what is open, allocate, and end; anything else
/// kills it with SIGSYS. Memory can no longer be made executable. False if the kernel refuses.
bool shut_the_door();

}  // namespace tenken::tools
