#include "tools/tenken/interruption.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <unistd.h>

namespace tenken::tools {

namespace {

// Plain memory, since a signal handler may neither allocate nor lock.
struct Slot {
    std::atomic<bool> taken{false};
    std::array<char, 4096> path{};
};
std::array<Slot, 8> slots;
std::atomic<pid_t> owner{0};

extern "C" void end_in_order(int /*signal*/) {
    if (::getpid() != owner.load()) {
        ::_exit(2);  // a child: the files are its parent's
    }
    for (Slot& slot : slots) {
        if (slot.taken.load()) {
            ::unlink(slot.path.data());
        }
    }
    constexpr char line[] =
        "tenken: 中断しました。出力は書いていません。 (interrupted, no output written.)\n";
    (void)!::write(STDERR_FILENO, line, sizeof line - 1);
    ::_exit(2);
}

}  // namespace

void handle_interruptions() {
    owner = ::getpid();
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
    for (Slot& slot : slots) {
        if (!slot.taken.load() && path.size() < slot.path.size()) {
            std::memcpy(slot.path.data(), path.c_str(), path.size() + 1);
            slot.taken = true;
            return;
        }
    }
}

void keep_when_interrupted(const std::string& path) {
    for (Slot& slot : slots) {
        if (slot.taken.load() && path == slot.path.data()) {
            slot.taken = false;
        }
    }
}

}  // namespace tenken::tools
