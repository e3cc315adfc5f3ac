// The one table of commands and options: the parser, --help, the man page and the completions are
// all made from it.
#pragma once

#include <string_view>
#include <vector>

#include "schema/message.h"

namespace tenken::tools {

struct OptionSpec {
    std::string_view name;                       ///< --format
    std::string_view short_name;                 ///< -o, "" for none
    std::string_view value;                      ///< what follows it: OUT; "" for a switch
    std::vector<std::string_view> choices = {};  ///< the only values, empty for any
    std::string_view fallback;                   ///< value if it is not given, "" for none
    bool repeatable = false;
    std::vector<std::string_view> commands;  ///< that take it; empty: every command
    schema::Message help;
};

struct OperandSpec {
    std::string_view name;  ///< REPORT
    bool required = true;
    schema::Message help;
    std::vector<std::string_view> choices = {};  ///< the only values, empty for any
};

struct CommandSpec {
    std::string_view name;
    std::vector<OperandSpec> operands;
    schema::Message summary;      ///< one line
    schema::Message description;  ///< a paragraph
    std::vector<std::string_view> examples;
};

const std::vector<CommandSpec>& commands();
const std::vector<OptionSpec>& options();

/// nullptr if there is none of that name.
const CommandSpec* find_command(std::string_view name);

/// True if `command` takes the option; "" is the program without a command.
bool takes(std::string_view command, const OptionSpec& option);

struct ExitStatusSpec {
    int status;
    schema::Message meaning;
};
const std::vector<ExitStatusSpec>& exit_statuses();

}  // namespace tenken::tools
