// Every PDF of the shared corpus, the hostile ones too, must be read or refused: each in a process
// of its own with bounded time and memory, whose end is looked at.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include "extractor/pdf/document.h"
#include "schema/error.h"
#include "tests/catch.h"

namespace {

namespace fs = std::filesystem;
using namespace tenken;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
constexpr bool sanitized = __has_feature(address_sanitizer);
#else
constexpr bool sanitized = false;
#endif

constexpr int status_read = 0;
constexpr int status_refused = 2;

fs::path corpus() {
    const char* named = std::getenv("TENKEN_SHARED");
    return named ? fs::path(named) : fs::path(TENKEN_SOURCE_DIR).parent_path() / "shared";
}

std::vector<fs::path> files() {
    std::vector<fs::path> found;
    for (const char* folder : {"real", "ogori"}) {
        if (!fs::is_directory(corpus() / folder)) {
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(corpus() / folder)) {
            if (entry.path().extension() == ".pdf") {
                found.push_back(entry.path());
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

void limit(int resource, rlim_t value) {
    const rlimit bound{value, value};
    setrlimit(static_cast<__rlimit_resource>(resource), &bound);
}

int read_all(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream buffer;
    buffer << in.rdbuf();
    const std::string bytes = buffer.str();
    try {
        pdf::Document document(bytes, path.filename());
        for (int number = 1; number <= document.page_count(); ++number) {
            document.page(number);
        }
    } catch (const schema::InputError&) {
        return status_refused;
    }
    return status_read;
}

}  // namespace

TEST_CASE("every file of the corpus is read or refused") {
    const std::vector<fs::path> paths = files();
    if (paths.empty()) {
        std::puts("SKIPPED: the shared corpus is not there");
        return;
    }
    for (const fs::path& path : paths) {
        std::fflush(nullptr);
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            limit(RLIMIT_CORE, 0);
            limit(RLIMIT_CPU, sanitized ? 100 : 10);
            if (!sanitized) {  // a sanitizer maps terabytes
                limit(RLIMIT_AS, rlim_t{512} << 20);
            }
            _exit(read_all(path));
        }
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        INFO(path.string());
        CHECK(WIFEXITED(status));
        const int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        CHECK((code == status_read || code == status_refused));
    }
}
