#include "tools/isolation/isolate.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstring>
#include <ctime>
#include <exception>
#include <fcntl.h>
#include <limits>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <poll.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "schema/error.h"
#include "tools/isolation/answer.h"
#include "tools/isolation/seccomp_filter.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TENKEN_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
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

[[noreturn]] void stop(const std::string& name, Message problem) {
    throw StoppedReading(name, std::move(problem), other_copy);
}

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    void set(int number) {
        reset();
        number_ = number;
    }
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
    constexpr int own_mapping = 1 << 20;
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

int wait_for(pid_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

[[noreturn]] void report_late(const std::string& name, const IsolationLimits& limits) {
    stop(name,
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
    stop(name, {fmt::format("読み取りプログラムがこのファイルで異常終了しました（シグナル {}）",
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
            stop(name, {fmt::format("読み取りがメモリの上限（{} MiB）を超えたので打ち切りました",
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

/// A child at work, and what it has said so far.
class Child {
  public:
    /// Forks. `others` are the ends that a child must not have: it could listen to its siblings.
    Child(const std::function<void(const TakePiece&)>& work, const std::function<void()>& prepare,
          const std::string& name, const IsolationLimits& limits, TakePiece take,
          const std::vector<int>& others)
        : name_(name), limits_(limits), take_(std::move(take)), answer_(take_) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) {
            fail(name, {"パイプを作れません", "cannot make a pipe"},
                 {"ほかのプログラムを終了してからやり直してください",
                  "close other programs and retry"});
        }
        reading_.set(ends[0]);
        Descriptor writing(ends[1]);
        child_ = fork();
        if (child_ < 0) {
            fail(name, {"子プロセスを作れません", "cannot start a process"},
                 {"ほかのプログラムを終了してからやり直してください",
                  "close other programs and retry"});
        }
        if (child_ == 0) {
            reading_.reset();
            for (const int other : others) {
                close(other);
            }
            be_the_child(writing.get(), work, prepare, limits);
        }
    }
    ~Child() {
        if (child_ > 0) {
            kill(child_, SIGKILL);
            wait_for(child_);
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    int descriptor() const { return reading_.get(); }
    long age() const { return milliseconds_now() - begin_; }
    long left() const { return (limits_.cpu_seconds * 3L + 2) * 1000 - age(); }

    /// Takes what is there. False once there is no more to come.
    bool read_some(std::string& buffer) {
        const ssize_t got = read(reading_.get(), buffer.data(), buffer.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
            return true;
        }
        if (got <= 0) {
            return false;
        }
        size_ += static_cast<std::size_t>(got);
        if (size_ > limits_.result_bytes) {
            return false;
        }
        answer_.read(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
        return true;
    }

    /// It is over, or its time is. Throws what went wrong.
    void end() {
        const bool late = left() <= 0;
        const bool long_winded = size_ > limits_.result_bytes;
        if (late || long_winded) {
            kill(child_, SIGKILL);
        }
        const int status = wait_for(std::exchange(child_, 0));
        if (late) {
            report_late(name_, limits_);
        }
        if (long_winded) {
            fail(name_, {"読み取り結果が大きすぎます", "the result of reading is too large"});
        }
        understand(answer_, status, name_, limits_);
    }

  private:
    const std::string& name_;
    const IsolationLimits& limits_;
    TakePiece take_;
    AnswerReader answer_;
    Descriptor reading_{-1};
    pid_t child_ = 0;
    long begin_ = milliseconds_now();
    std::size_t size_ = 0;
};

constexpr long between_looks = 200;  // milliseconds

/// Waits until one of them has something to say. False if none had for a while.
bool wait_for_any(std::vector<pollfd>& waiting) {
    return poll(waiting.data(), waiting.size(), static_cast<int>(between_looks)) > 0;
}

std::string buffer_for_answers() {
    return std::string(std::size_t{1} << 16, '\0');
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
    Child child(work, prepare, name, limits, take, {});
    std::string buffer = buffer_for_answers();
    std::vector<pollfd> waiting{{child.descriptor(), POLLIN, 0}};
    while (child.left() > 0) {
        if (!wait_for_any(waiting)) {
            if (limits.waiting) {
                limits.waiting(child.age());
            }
        } else if (!child.read_some(buffer)) {
            break;
        }
    }
    child.end();
}

void run_isolated_each(std::size_t count, std::size_t jobs,
                       const std::function<std::string(std::size_t)>& work,
                       const std::function<void()>& prepare, const std::string& name,
                       const IsolationLimits& limits,
                       const std::function<void(std::size_t, std::string&&)>& take,
                       const std::function<void(std::size_t, const StoppedReading&)>& stopped) {
    std::map<std::size_t, std::string> results;
    std::map<std::size_t, std::unique_ptr<Child>> running;
    std::size_t next = 0;
    std::size_t end = count;  // behind the first that failed nobody cares any more
    std::exception_ptr failure;
    std::string buffer = buffer_for_answers();
    while (next < end || !running.empty()) {
        while (next < end && running.size() < std::max<std::size_t>(jobs, 1)) {
            const std::size_t index = next++;
            std::vector<int> others;
            for (const auto& [other, child] : running) {
                others.push_back(child->descriptor());
            }
            std::string& result = results[index];
            running.emplace(
                index,
                std::make_unique<Child>(
                    [&work, index](const TakePiece& give) { give(work(index)); }, prepare, name,
                    limits, [&result](std::string_view piece) { result += piece; }, others));
        }
        std::vector<pollfd> waiting;
        for (const auto& [index, child] : running) {
            waiting.push_back({child->descriptor(), POLLIN, 0});
        }
        if (!wait_for_any(waiting) && limits.waiting) {
            limits.waiting(running.begin()->second->age());
        }
        auto polled = waiting.begin();
        for (auto at = running.begin(); at != running.end(); ++polled) {
            Child& child = *at->second;
            const bool over = polled->revents != 0 && !child.read_some(buffer);
            if (!over && child.left() > 0) {
                ++at;
                continue;
            }
            try {
                try {
                    child.end();
                    take(at->first, std::move(results[at->first]));
                } catch (const StoppedReading& error) {
                    if (!stopped) {
                        throw;
                    }
                    stopped(at->first, error);
                }
            } catch (...) {
                failure = std::current_exception();
                end = at->first;
            }
            results.erase(at->first);
            at = running.erase(at);
            if (end < count) {
                // Those before it go on: one of them may fail, and is the one to be told of.
                running.erase(running.lower_bound(end), running.end());
                break;
            }
        }
    }
    if (failure) {
        std::rethrow_exception(failure);
    }
}

}  // namespace tenken::tools
