#include "tools/tenken/interruption.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string_view>
#include <unistd.h>

namespace tenken::tools {

namespace {

// Plain memory, since a signal handler may neither allocate nor lock.
struct Slot {
    std::atomic<bool> taken{false};
    std::array<char, 4096> path{};
};
/// One for each page of a long report that is written as a file of its own.
std::array<Slot, 2048> slots;
std::atomic<std::size_t> slots_used{0};  ///< none behind was ever taken
std::atomic<pid_t> owner{0};
std::atomic<bool> something_written{false};
std::atomic<bool> terminal{false};  ///< standard error is one

void say(std::string_view line) {
    (void)!::write(STDERR_FILENO, line.data(), line.size());
}

void remove_unfinished() {
    for (std::size_t i = 0; i < slots_used.load(); ++i) {
        if (slots[i].taken.load()) {
            ::unlink(slots[i].path.data());
        }
    }
}

/// Where there is not even memory for an exception, it ends here instead of where it is caught.
[[noreturn]] void end_without_exception() {
    if (::getpid() != owner.load() || std::current_exception()) {
        std::abort();
    }
    remove_unfinished();
    say("tenken: メモリーが足りません。 (out of memory.)\n");
    ::_exit(2);
}

/// Before the first static object that allocates: libraries have some.
[[gnu::constructor(101)]] void handle_lack_of_memory() {
    owner = ::getpid();
    std::set_terminate(end_without_exception);
}

extern "C" void end_in_order(int /*signal*/) {
    if (::getpid() != owner.load()) {
        ::_exit(2);  // a child: the files are its parent's
    }
    remove_unfinished();
    if (terminal.load()) {
        say("\r\x1B[K");  // a line of progress may stand there
    }
    if (something_written.load()) {
        say("tenken: 中断しました。書き終えた出力だけが残っています。 (interrupted, only finished "
            "outputs are there.)\n");
    } else {
        say("tenken: 中断しました。出力は書いていません。 (interrupted, no output written.)\n");
    }
    ::_exit(2);
}

}  // namespace

void handle_interruptions() {
    owner = ::getpid();
    terminal = ::isatty(STDERR_FILENO) == 1;
    struct sigaction action {};
    action.sa_handler = end_in_order;
    sigemptyset(&action.sa_mask);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        // What the caller ignores (nohup) stays ignored.
        if (::sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN) {
            ::sigaction(signal, &action, nullptr);
        }
    }
}

void remove_when_interrupted(const std::string& path) {
    for (std::size_t i = 0; i < slots.size(); ++i) {
        Slot& slot = slots[i];
        if (!slot.taken.load() && path.size() < slot.path.size()) {
            std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
            slot.taken = true;
            slots_used = std::max(slots_used.load(), i + 1);
            return;
        }
    }
}

void keep_when_interrupted(const std::string& path) {
    for (std::size_t i = 0; i < slots_used.load(); ++i) {
        if (slots[i].taken.load() && path == slots[i].path.data()) {
            slots[i].taken = false;
        }
    }
}

void say_written_when_interrupted() {
    something_written = true;
}

InterruptionsHeld::InterruptionsHeld() {
    sigset_t held;
    sigemptyset(&held);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        sigaddset(&held, signal);
    }
    pthread_sigmask(SIG_BLOCK, &held, &before_);
}

InterruptionsHeld::~InterruptionsHeld() {
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
}

}  // namespace tenken::tools
