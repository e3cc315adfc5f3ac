// Memory that is free within the program, given back to the system.
#pragma once

namespace tenken::extractor {

/// All of it. Worth its time between two parts of the work that need their memory one after the
/// other; does nothing where the C library cannot.
void give_back_memory();

}  // namespace tenken::extractor
