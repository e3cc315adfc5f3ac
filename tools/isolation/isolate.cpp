#include "tools/isolation/isolate.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <limits>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <new>
#include <optional>
#include <poll.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

#include <fmt/format.h>

#include "schema/error.h"
#include "tools/isolation/answer.h"
#include "tools/isolation/seccomp_filter.h"

#if defined(__SANITIZE_ADDRESS__)
#define TENKEN_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TENKEN_SANITIZED 1
#endif
#endif

namespace tenken::tools {

namespace {

using schema::InputError;
using schema::Message;

#ifdef TENKEN_SANITIZED
constexpr bool sanitized = true;  // a sanitizer maps terabytes and opens files when it reports
#else
constexpr bool sanitized = false;
#endif

const Message other_copy{
    "PDFを作り直す（別のプログラムで開いて保存し直す）か、元の所管課から入手し直してください",
    "save the file again with another program, or get another copy"};

[[noreturn]] void fail(const std::string& name, Message problem, Message advice = other_copy) {
    throw InputError(name, std::move(problem), std::move(advice));
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    void reset() {
        if (number_ >= 0) {
            close(number_);
            number_ = -1;
        }
    }

  private:
    int number_;
};

// The five strings of an InputError, each behind a zero byte.
std::string pack(const InputError& error) {
    std::string packed;
    for (const std::string* part : {&error.file(), &error.problem().ja, &error.problem().en,
                                    &error.advice().ja, &error.advice().en}) {
        packed += *part;
        packed += '\0';
    }
    return packed;
}

std::optional<InputError> unpack(std::string_view packed) {
    std::array<std::string, 5> parts;
    for (std::string& part : parts) {
        const std::size_t end = packed.find('\0');
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        part = packed.substr(0, end);
        packed.remove_prefix(end + 1);
    }
    return InputError(parts[0], {parts[1], parts[2]}, {parts[3], parts[4]});
}

void limit(int resource, rlim_t soft, rlim_t hard) {
    const rlimit bound{soft, hard};
    setrlimit(static_cast<__rlimit_resource>(resource), &bound);
}

void limit(int resource, rlim_t value) {
    limit(resource, value, value);
}

/// Libraries that decode pictures print their warnings; what the child has to say goes through its
/// pipe and nowhere else.
void mute(int answer_descriptor) {
    const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (stream != answer_descriptor && (nowhere < 0 || dup2(nowhere, stream) < 0)) {
            close(stream);
        }
    }
    if (nowhere > STDERR_FILENO) {
        close(nowhere);
    }
}

/// The first time glibc gives back memory of a thread it looks at a file, which it may not in here.
/// It keeps what it has, and so large blocks need not be asked for again and again either.
void keep_memory() {
#ifdef __GLIBC__
    constexpr int never = std::numeric_limits<int>::max();
    constexpr int own_mapping = 4 << 20;
    mallopt(M_TRIM_THRESHOLD, never);
    mallopt(M_MMAP_THRESHOLD, own_mapping);
#endif
}

[[noreturn]] void be_the_child(int descriptor, const std::function<void(const TakePiece&)>& work,
                               const std::function<void()>& prepare,
                               const IsolationLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // A handler of the parent's must not run in here: dying is the right answer to a crash.
    for (const int number : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTERM, SIGINT}) {
        std::signal(number, SIG_DFL);
    }
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1);  // SIGXCPU says why it died
    limit(RLIMIT_FSIZE, 0);
    // With a zone of its own name the C library looks at no file when a date is read later on, and
    // a date reads the same on every machine.
    setenv("TZ", "UTC0", 1);
    tzset();
    keep_memory();
    if (prepare) {
        prepare();
    }
    AnswerWriter answer(descriptor);
    if (!sanitized) {
        mute(descriptor);
        limit(RLIMIT_DATA, limits.memory_bytes);
        if (!shut_the_door()) {
            answer.fail(Failure::no_filter, "");
            _exit(0);
        }
    }
    try {
        work([&answer](std::string_view piece) { answer.piece(piece); });
        answer.close();
    } catch (const InputError& error) {
        answer.fail(Failure::input_error, pack(error));
    } catch (const std::bad_alloc&) {
        answer.fail(Failure::memory, "");
    } catch (const std::exception& error) {
        answer.fail(Failure::defect, error.what());
    } catch (...) {
        answer.fail(Failure::defect, "unknown exception");
    }
    _exit(0);
}

long milliseconds_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

enum class Reading { complete, too_long, too_late };

Reading read_answer(int descriptor, const IsolationLimits& limits, AnswerReader& answer) {
    constexpr long between_looks = 200;
    const long begin = milliseconds_now();
    const long deadline = begin + (limits.cpu_seconds * 3L + 2) * 1000;
    std::string buffer(std::size_t{1} << 16, '\0');
    std::size_t size = 0;
    while (true) {
        const long left = deadline - milliseconds_now();
        pollfd waiting{descriptor, POLLIN, 0};
        if (left <= 0) {
            return Reading::too_late;
        }
        if (poll(&waiting, 1, static_cast<int>(std::min(left, between_looks))) == 0) {
            if (limits.waiting) {
                limits.waiting(milliseconds_now() - begin);
            }
            continue;
        }
        const ssize_t got = read(descriptor, buffer.data(), buffer.size());
        if (got == 0) {
            return Reading::complete;
        }
        if (got < 0) {
            if (errno == EINTR || errno == EAGAIN) {
                continue;
            }
            return Reading::complete;
        }
        size += static_cast<std::size_t>(got);
        if (size > limits.result_bytes) {
            return Reading::too_long;
        }
        answer.read(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
    }
}

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

[[noreturn]] void report_late(const std::string& name, const IsolationLimits& limits) {
    fail(name,
         {fmt::format("読み取りが制限時間（CPU {}秒）を超えたので打ち切りました",
                      limits.cpu_seconds),
          fmt::format("reading was stopped at its time limit ({} s of CPU)", limits.cpu_seconds)});
}

[[noreturn]] void report_death(int status, const std::string& name, const IsolationLimits& limits) {
    const int signal_number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    if (signal_number == SIGXCPU) {
        report_late(name, limits);
    }
    if (signal_number == SIGKILL) {  // nobody here sends it to a reader that may yet answer
        fail(
            name,
            {"読み取りプログラムが外から止められました（計算機のメモリが足りないおそれがあります）",
             "the reader was killed from outside (the machine may be short of memory)"},
            {"ほかのプログラムを終了してからやり直してください", "close other programs and retry"});
    }
    if (signal_number == SIGSYS) {
        fail(name, {"読み取り中に禁止された操作が試みられたので打ち切りました（細工されたファイルの"
                    "おそれがあります）",
                    "reading tried a forbidden operation and was stopped (the file may be made to "
                    "do harm)"});
    }
    if (signal_number == SIGBUS) {  // a part of a mapped file is not there any more
        fail(name,
             {"読み取り中にファイルが短くなったか、読めなくなりました",
              "the file was cut short while it was read, or cannot be read any more"},
             {"ファイルの写しができあがってからやり直してください",
              "retry when nobody writes to the file any more"});
    }
    if (signal_number == 0) {
        fail(name, {"読み取りプログラムが結果を返さずに終了しました",
                    "the reader ended without a result"});
    }
    fail(name, {fmt::format("読み取りプログラムがこのファイルで異常終了しました（シグナル {}）",
                            signal_number),
                fmt::format("the reader crashed on this file (signal {})", signal_number)});
}

/// Throws what the child had to say instead of a result.
void understand(const AnswerReader& answer, int status, const std::string& name,
                const IsolationLimits& limits) {
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || !answer.complete()) {
        report_death(status, name, limits);
    }
    switch (answer.failure()) {
        case Failure::none:
            return;
        case Failure::input_error:
            if (auto error = unpack(answer.text())) {
                throw std::move(*error);
            }
            break;
        case Failure::memory:
            fail(name, {fmt::format("読み取りがメモリの上限（{} MiB）を超えたので打ち切りました",
                                    limits.memory_bytes >> 20),
                        fmt::format("reading was stopped at its memory limit ({} MiB)",
                                    limits.memory_bytes >> 20)});
        case Failure::no_filter:
            fail(name,
                 {"このカーネルでは読み取りを隔離できません",
                  "this kernel cannot isolate the reading"},
                 {"ファイルを信頼できる場合に限り --no-sandbox を付けてください",
                  "if you trust the file, add --no-sandbox"});
        case Failure::defect:
            break;
    }
    fail(name, {fmt::format("読み取りプログラムの内部エラー: {}", answer.text()),
                fmt::format("the reader failed: {}", answer.text())});
}

}  // namespace

IsolationLimits& isolation_limits() {
    static IsolationLimits limits;
    return limits;
}

IsolationLimits limits_for(std::size_t input_bytes) {
    IsolationLimits limits = isolation_limits();
    limits.cpu_seconds += static_cast<unsigned>(input_bytes >> 20);
    return limits;
}

bool isolation_available() {
    return !sanitized && prctl(PR_GET_SECCOMP, 0, 0, 0, 0) >= 0;
}

std::string run_isolated(const std::function<std::string()>& work,
                         const std::function<void()>& prepare, const std::string& name,
                         const IsolationLimits& limits) {
    std::string result;
    run_isolated([&work](const TakePiece& take) { take(work()); }, prepare, name, limits,
                 [&result](std::string_view piece) { result += piece; });
    return result;
}

void run_isolated(const std::function<void(const TakePiece&)>& work,
                  const std::function<void()>& prepare, const std::string& name,
                  const IsolationLimits& limits, const TakePiece& take) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) {
        fail(
            name, {"パイプを作れません", "cannot make a pipe"},
            {"ほかのプログラムを終了してからやり直してください", "close other programs and retry"});
    }
    Descriptor reading(ends[0]);
    Descriptor writing(ends[1]);
    const pid_t child = fork();
    if (child < 0) {
        fail(
            name, {"子プロセスを作れません", "cannot start a process"},
            {"ほかのプログラムを終了してからやり直してください", "close other programs and retry"});
    }
    if (child == 0) {
        reading.reset();
        be_the_child(writing.get(), work, prepare, limits);
    }
    writing.reset();
    AnswerReader answer(take);
    Reading outcome = Reading::complete;
    try {
        outcome = read_answer(reading.get(), limits, answer);
    } catch (...) {
        kill(child, SIGKILL);
        wait_for(child);
        throw;
    }
    if (outcome != Reading::complete) {
        kill(child, SIGKILL);
    }
    const int status = wait_for(child);
    if (outcome == Reading::too_late) {
        report_late(name, limits);
    }
    if (outcome == Reading::too_long) {
        fail(name, {"読み取り結果が大きすぎます", "the result of reading is too large"});
    }
    understand(answer, status, name, limits);
}

}  // namespace tenken::tools
