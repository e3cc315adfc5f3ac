#include "tools/isolation/isolate.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <fcntl.h>
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

// How the child says what the pipe holds. An answer that does not end in the closing mark was cut.
constexpr char result_mark = 'R';
constexpr char input_error_mark = 'E';
constexpr char memory_mark = 'M';
constexpr char defect_mark = 'D';
constexpr char no_filter_mark = 'N';
constexpr char closing_mark = '.';

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

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            _exit(3);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void answer(int descriptor, char mark, std::string_view body) {
    write_all(descriptor, {&mark, 1});
    write_all(descriptor, body);
    write_all(descriptor, {&closing_mark, 1});
}

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

[[noreturn]] void be_the_child(int descriptor, const std::function<std::string()>& work,
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
    if (prepare) {
        prepare();
    }
    if (!sanitized) {
        mute(descriptor);
        limit(RLIMIT_DATA, limits.memory_bytes);
        if (!shut_the_door()) {
            answer(descriptor, no_filter_mark, "");
            _exit(0);
        }
    }
    try {
        const std::string result = work();
        answer(descriptor, result_mark, result);
    } catch (const InputError& error) {
        answer(descriptor, input_error_mark, pack(error));
    } catch (const std::bad_alloc&) {
        answer(descriptor, memory_mark, "");
    } catch (const std::exception& error) {
        answer(descriptor, defect_mark, error.what());
    } catch (...) {
        answer(descriptor, defect_mark, "unknown exception");
    }
    _exit(0);
}

long milliseconds_now() {
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

enum class Reading { complete, too_long, too_late };

Reading read_answer(int descriptor, const IsolationLimits& limits, std::string& out) {
    constexpr long between_looks = 200;
    const long begin = milliseconds_now();
    const long deadline = begin + (limits.cpu_seconds * 3L + 2) * 1000;
    std::string buffer(std::size_t{1} << 16, '\0');
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
        out.append(buffer, 0, static_cast<std::size_t>(got));
        if (out.size() > limits.result_bytes) {
            return Reading::too_long;
        }
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
    if (signal_number == 0) {
        fail(name, {"読み取りプログラムが結果を返さずに終了しました",
                    "the reader ended without a result"});
    }
    fail(name, {fmt::format("読み取りプログラムがこのファイルで異常終了しました（シグナル {}）",
                            signal_number),
                fmt::format("the reader crashed on this file (signal {})", signal_number)});
}

std::string understand(std::string packed, int status, const std::string& name,
                       const IsolationLimits& limits) {
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || packed.size() < 2 ||
        packed.back() != closing_mark) {
        report_death(status, name, limits);
    }
    const std::string_view body = std::string_view(packed).substr(1, packed.size() - 2);
    switch (packed.front()) {
        case result_mark:
            packed.pop_back();
            packed.erase(0, 1);
            return packed;
        case input_error_mark:
            if (auto error = unpack(body)) {
                throw std::move(*error);
            }
            break;
        case memory_mark:
            fail(name, {fmt::format("読み取りがメモリの上限（{} MiB）を超えたので打ち切りました",
                                    limits.memory_bytes >> 20),
                        fmt::format("reading was stopped at its memory limit ({} MiB)",
                                    limits.memory_bytes >> 20)});
        case no_filter_mark:
            fail(name,
                 {"このカーネルでは読み取りを隔離できません",
                  "this kernel cannot isolate the reading"},
                 {"ファイルを信頼できる場合に限り --no-sandbox を付けてください",
                  "if you trust the file, add --no-sandbox"});
        default:
            break;
    }
    fail(name, {fmt::format("読み取りプログラムの内部エラー: {}", body),
                fmt::format("the reader failed: {}", body)});
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
    std::string packed;
    const Reading outcome = read_answer(reading.get(), limits, packed);
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
    return understand(std::move(packed), status, name, limits);
}

}  // namespace tenken::tools
