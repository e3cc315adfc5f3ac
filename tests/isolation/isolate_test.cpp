// Tries to do from inside what a reading child must never do.
#include "tools/isolation/isolate.h"

#include <condition_variable>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <netinet/in.h>
#include <string>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

#include "schema/error.h"
#include "tests/catch.h"

namespace {

using tenken::schema::InputError;
using tenken::tools::IsolationLimits;

std::string run(const std::function<std::string()>& work, const IsolationLimits& limits = {}) {
    return tenken::tools::run_isolated(work, {}, "report.pdf", limits);
}

// The English problem text of the error that `work` ends in; "" if it ends well.
std::string problem_of(const std::function<std::string()>& work,
                       const IsolationLimits& limits = {}) {
    try {
        run(work, limits);
    } catch (const InputError& error) {
        CHECK(error.file() == "report.pdf");
        CHECK(!error.problem().ja.empty());
        CHECK(!error.advice().en.empty());
        return error.problem().en;
    }
    return "";
}

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a result comes back byte for byte") {
    const std::string large(3'000'000, 'x');
    CHECK(run([] { return std::string("a\0b", 3); }) == std::string("a\0b", 3));
    CHECK(run([] { return std::string(); }).empty());
    CHECK(run([&] { return large; }) == large);
}

TEST_CASE("a thread may take and give back as much memory as it likes") {
    std::mutex mutex;
    std::condition_variable changed;
    bool ready = false;
    bool begin = false;
    bool done = false;
    const auto hire = [&] {
        std::thread([&] {
            const auto first_memory = std::make_unique<char[]>(1);
            std::unique_lock lock(mutex);
            ready = first_memory != nullptr;
            changed.notify_all();
            changed.wait(lock, [&] { return begin; });
            // From small to large: each takes the memory behind the one before, and gives it back.
            for (std::size_t size = std::size_t{1} << 12; size < (std::size_t{1} << 24);
                 size *= 2) {
                std::vector<std::unique_ptr<char[]>> blocks;
                for (int i = 0; i < 4; ++i) {
                    blocks.push_back(std::make_unique<char[]>(size));
                }
            }
            done = true;
            changed.notify_all();
        }).detach();
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ready; });
    };
    const auto work = [&] {
        std::unique_lock lock(mutex);
        begin = true;
        changed.notify_all();
        changed.wait(lock, [&] { return done; });
        return std::string("well");
    };
    CHECK(tenken::tools::run_isolated(work, hire, "report.pdf", {}) == "well");
}

TEST_CASE("an input error keeps its parts") {
    const auto work = []() -> std::string {
        throw InputError("report.pdf", {"壊れています", "it is broken"}, {"直す", "mend it"});
    };
    try {
        run(work);
        FAIL("no error");
    } catch (const InputError& error) {
        CHECK(error.problem().ja == "壊れています");
        CHECK(error.problem().en == "it is broken");
        CHECK(error.advice().ja == "直す");
        CHECK(error.advice().en == "mend it");
    }
}

TEST_CASE("a crash, an abort and an exit are one error") {
    CHECK(contains(problem_of([]() -> std::string {
                       raise(SIGSEGV);
                       return "";
                   }),
                   "crashed"));
    CHECK(contains(problem_of([]() -> std::string { std::abort(); }), "crashed"));
    CHECK(contains(problem_of([]() -> std::string { _exit(0); }), "without a result"));
    CHECK(contains(problem_of([]() -> std::string { throw std::runtime_error("odd"); }), "odd"));
}

TEST_CASE("a result over the bound is refused") {
    IsolationLimits limits;
    limits.result_bytes = 1000;
    CHECK(problem_of([] { return std::string(990, 'x'); }, limits).empty());
    CHECK(contains(problem_of([] { return std::string(1000, 'x'); }, limits), "too large"));
}

TEST_CASE("an endless loop ends at the time limit") {
    IsolationLimits limits;
    limits.cpu_seconds = 1;
    CHECK(contains(problem_of(
                       []() -> std::string {
                           volatile unsigned long count = 0;
                           while (true) {
                               count = count + 1;
                           }
                       },
                       limits),
                   "time limit"));
}

TEST_CASE("the child cannot reach out") {
    if (!tenken::tools::isolation_available()) {
        WARN("SKIPPED: built with a sanitizer, or no seccomp in this kernel");
        return;
    }
    const std::vector<std::pair<std::string, std::function<void()>>> attempts = {
        {"open for reading", [] { (void)open("/etc/passwd", O_RDONLY); }},
        {"create a file", [] { (void)open("/tmp/tenken-escaped", O_CREAT | O_WRONLY, 0600); }},
        {"socket", [] { (void)socket(AF_INET, SOCK_STREAM, 0); }},
        {"fork", [] { (void)fork(); }},
        {"exec", [] { execl("/bin/true", "true", static_cast<char*>(nullptr)); }},
        {"kill the parent", [] { (void)kill(getppid(), 0); }},
        {"executable memory",
         [] {
             (void)mmap(nullptr, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
         }},
        {"unlink", [] { (void)unlink("/tmp/tenken-escaped"); }},
    };
    for (const auto& [name, attempt] : attempts) {
        INFO(name);
        CHECK(contains(problem_of([&attempt = attempt]() -> std::string {
                           attempt();
                           return "escaped";
                       }),
                       "forbidden operation"));
    }
    CHECK(access("/tmp/tenken-escaped", F_OK) != 0);
}

TEST_CASE("memory is bounded") {
    if (!tenken::tools::isolation_available()) {
        WARN("SKIPPED: built with a sanitizer, or no seccomp in this kernel");
        return;
    }
    IsolationLimits limits;
    limits.memory_bytes = std::size_t{64} << 20;
    CHECK(contains(problem_of([] { return std::string(std::size_t{128} << 20, 'x'); }, limits),
                   "memory limit"));
}

TEST_CASE("several children at a time give what one after the other gives") {
    const auto work = [](std::size_t index) {
        // The first ones take longest; a child may not sleep.
        for (volatile long left = 2'000'000 * (10 - static_cast<long>(index)); left > 0;) {
            left = left - 1;
        }
        if (index == 6 || index == 8) {
            throw InputError("report.pdf", {"だめ", "no " + std::to_string(index)}, {"", ""});
        }
        return std::string(index * 30'000, static_cast<char>('a' + index));
    };
    for (const std::size_t jobs : {0U, 1U, 2U, 5U, 20U}) {
        INFO(jobs << " jobs");
        std::map<std::size_t, std::string> results;
        const auto take = [&](std::size_t index, std::string&& result) {
            results[index] = std::move(result);
        };
        tenken::tools::run_isolated_each(6, jobs, work, {}, "report.pdf", {}, take);
        REQUIRE(results.size() == 6);
        for (const auto& [index, result] : results) {
            CHECK(result == work(index));
        }
        results.clear();
        std::string problem;
        try {
            tenken::tools::run_isolated_each(10, jobs, work, {}, "report.pdf", {}, take);
        } catch (const InputError& error) {
            problem = error.problem().en;
        }
        CHECK(problem == "no 6");
        CHECK(results.size() >= 6);
        CHECK(results.count(6) == 0);
        CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);  // none is left
    }
}

TEST_CASE("of several children one that hangs ends at the time limit, and its siblings with it") {
    IsolationLimits limits;
    limits.cpu_seconds = 1;
    std::string problem;
    try {
        tenken::tools::run_isolated_each(
            3, 3,
            [](std::size_t index) {
                for (volatile bool go = index == 1; go;) {
                }
                return std::string();
            },
            {}, "report.pdf", limits, [](std::size_t, std::string&&) {});
    } catch (const InputError& error) {
        problem = error.problem().en;
    }
    CHECK(contains(problem, "time limit"));
    CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
}

TEST_CASE("where the caller wants the rest, one that hangs or crashes costs itself") {
    IsolationLimits limits;
    limits.cpu_seconds = 1;
    for (const std::size_t jobs : {1U, 3U}) {
        std::map<std::size_t, std::string> results;
        std::map<std::size_t, std::string> stopped;
        tenken::tools::run_isolated_each(
            4, jobs,
            [](std::size_t index) {
                for (volatile bool go = index == 1; go;) {
                }
                if (index == 2) {
                    std::raise(SIGSEGV);
                }
                return "result " + std::to_string(index);
            },
            {}, "report.pdf", limits,
            [&](std::size_t index, std::string&& result) { results[index] = std::move(result); },
            [&](std::size_t index, const tenken::tools::StoppedReading& error) {
                stopped[index] = error.problem().en;
            });
        CHECK(results == std::map<std::size_t, std::string>{{0, "result 0"}, {3, "result 3"}});
        REQUIRE(stopped.size() == 2);
        CHECK(contains(stopped[1], "time limit"));
        CHECK(contains(stopped[2], "crashed"));
    }
}
