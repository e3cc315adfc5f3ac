// Parts of the program that are loaded when a run needs them: they bring libraries of others with
// them that take longer to load than a report to read.
#pragma once

#include <string>

#include "schema/message.h"

namespace tenken {

struct SharedModule {
    void* handle = nullptr;  ///< of dlopen; stays open until the process ends
    bool found = false;      ///< the file is there
    std::string problem;     ///< what the loader says of it, "" if it loaded
};

/// Loads `file` ("libtenken_scan.so") from the folder of the program or from ../lib/tenken.
SharedModule open_shared_module(const std::string& file);

/// The function of that name, nullptr if there is none.
void* find_function(const SharedModule& module, const char* name);

/// The function `name` of a part that the program cannot do without here. Throws
/// schema::InputError with `problem` ("the part that reads XML cannot be used") if there is none.
void* required_function(const std::string& file, const char* name, const schema::Message& problem);

}  // namespace tenken
