#include "tools/tenken/progress.h"

#include <unistd.h>

#include "tools/format/terminal.h"
#include "tools/tenken/streams.h"

namespace tenken::tools {

namespace {

/// Sooner, a line would only flicker.
constexpr long patience = 700;
constexpr int longest_name = 48;
constexpr const char* clear_line = "\r\x1B[K";

}  // namespace

Progress::Progress(std::string what)
    : what_(shorten(one_line(what), longest_name)), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    if (shown_ >= 0) {
        write_all(STDERR_FILENO, clear_line);
    }
}

void Progress::show(long milliseconds) {
    const long seconds = milliseconds / 1000;
    if (!terminal_ || milliseconds < patience || seconds == shown_) {
        return;
    }
    shown_ = seconds;
    write_all(STDERR_FILENO, clear_line + what_ + " … " + std::to_string(seconds) + " s");
}

}  // namespace tenken::tools
