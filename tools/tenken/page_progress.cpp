#include "tools/tenken/page_progress.h"

#include <cmath>
#include <ctime>
#include <string>
#include <unistd.h>

#include <fmt/format.h>

#include "tools/tenken/streams.h"

namespace tenken::tools {

namespace {

double now() {
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

}  // namespace

PageProgress::PageProgress(std::size_t pages, bool asked, schema::Language language)
    : pages_(pages),
      terminal_(isatty(STDERR_FILENO) == 1),
      asked_(asked),
      japanese_(language == schema::Language::japanese),
      start_(now()) {
    say(0);
}

PageProgress::~PageProgress() {
    if (terminal_) {
        write_all(STDERR_FILENO, "\r\x1B[K");
    }
}

void PageProgress::say(std::size_t done) {
    if (!terminal_ && (!asked_ || done == 0)) {
        return;
    }
    std::string line = japanese_
                           ? fmt::format("画像のページを読んでいます {}/{}", done, pages_)
                           : fmt::format("reading pages that are pictures {}/{}", done, pages_);
    if (done > 0 && done < pages_) {
        const long left = std::lround((now() - start_) / static_cast<double>(done) *
                                      static_cast<double>(pages_ - done));
        line += japanese_ ? fmt::format("　残り約 {} 秒", left)
                          : fmt::format(", about {} s left", left);
    }
    write_all(STDERR_FILENO, terminal_ ? "\r\x1B[K" + line : line + "\n");
}

}  // namespace tenken::tools
