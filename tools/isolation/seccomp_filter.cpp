#include "tools/isolation/seccomp_filter.h"

#include <cerrno>
#include <memory>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace tenken::tools {

namespace {

// read, write: the pipe. The rest is what allocators, the C++ runtime, clocks and an orderly end
// need. No open, no socket, no clone, no execve, no kill of others: abort() signals itself by
// tgkill.
constexpr int allowed_calls[] = {
    SCMP_SYS(read),           SCMP_SYS(write),           SCMP_SYS(close),
    SCMP_SYS(exit),           SCMP_SYS(exit_group),      SCMP_SYS(brk),
    SCMP_SYS(munmap),         SCMP_SYS(mremap),          SCMP_SYS(madvise),
    SCMP_SYS(futex),          SCMP_SYS(clock_gettime),   SCMP_SYS(gettimeofday),
    SCMP_SYS(time),           SCMP_SYS(getrandom),       SCMP_SYS(rt_sigreturn),
    SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigaction),    SCMP_SYS(sigaltstack),
    SCMP_SYS(getpid),         SCMP_SYS(gettid),          SCMP_SYS(getrusage),
    SCMP_SYS(sched_yield),    SCMP_SYS(sysinfo),         SCMP_SYS(lseek),
    SCMP_SYS(fstat),          SCMP_SYS(restart_syscall),
};

struct Release {
    void operator()(void* context) const { seccomp_release(context); }
};

/// `call` where argument `number`, of which only the bits of `mask` count, is `value`.
bool allow_where(void* filter, int call, unsigned number, scmp_datum_t mask, scmp_datum_t value) {
    scmp_arg_cmp condition{};
    condition.arg = number;
    condition.op = SCMP_CMP_MASKED_EQ;
    condition.datum_a = mask;
    condition.datum_b = value;
    return seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

bool allow_without_exec(void* filter, int call) {
    return allow_where(filter, call, 2, PROT_EXEC, 0);  // the protection
}

}  // namespace

bool shut_the_door() {
    const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter) {
        return false;
    }
    // For the threads that wait for work too.
    if (seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) != 0) {
        return false;
    }
    for (const int call : allowed_calls) {
        const int result = seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0);
        // A call that this architecture does not have needs no rule.
        if (result != 0 && result != -EDOM) {
            return false;
        }
    }
    if (!allow_without_exec(filter.get(), SCMP_SYS(mmap)) ||
        !allow_without_exec(filter.get(), SCMP_SYS(mprotect))) {
        return false;
    }
    // abort() ends in tgkill of the process itself; its id is known now.
    if (!allow_where(filter.get(), SCMP_SYS(tgkill), 0, ~scmp_datum_t{0},
                     static_cast<scmp_datum_t>(getpid()))) {
        return false;
    }
    // Abseil, which newer RE2 stands on, gives its memory a name for /proc; that does nothing else.
    constexpr scmp_datum_t name_memory = 0x53564d41;  // PR_SET_VMA, not in every <sys/prctl.h>
    if (!allow_where(filter.get(), SCMP_SYS(prctl), 0, 0xffffffff, name_memory)) {
        return false;
    }
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && seccomp_load(filter.get()) == 0;
}

}  // namespace tenken::tools
