#include "tools/tenken/read_pictures.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <unistd.h>

#include <fmt/format.h>

#include "extractor/scan/codec.h"
#include "extractor/scan/load_module.h"
#include "schema/error.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/isolated.h"
#include "tools/tenken/streams.h"

namespace tenken::tools {

namespace {

using schema::InputError;

/// A page at 200 dpi takes about 3 s; a finer one, on a slow machine, must not be cut off.
constexpr unsigned seconds_a_page = 60;

/// Pages done and time left, on one line of a terminal.
class PageProgress {
  public:
    explicit PageProgress(std::size_t pages)
        : pages_(pages), shown_(pages > 1 && isatty(STDERR_FILENO) != 0), start_(now()) {
        say(0);
    }
    ~PageProgress() {
        if (shown_) {
            write_all(STDERR_FILENO, "\r\x1B[K");
        }
    }
    PageProgress(const PageProgress&) = delete;
    PageProgress& operator=(const PageProgress&) = delete;
    void say(std::size_t done) {
        if (!shown_) {
            return;
        }
        std::string line = fmt::format("\r\x1B[K画像のページを読んでいます {}/{}", done, pages_);
        if (done > 0) {
            const double left =
                (now() - start_) / static_cast<double>(done) * static_cast<double>(pages_ - done);
            line += fmt::format("　残り {} 秒", std::lround(left));
        }
        write_all(STDERR_FILENO, line);
    }

  private:
    static double now() {
        timespec time{};
        clock_gettime(CLOCK_MONOTONIC, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    }
    std::size_t pages_;
    bool shown_;
    double start_;
};

}  // namespace

std::vector<int> picture_pages(const std::vector<schema::Note>& notes) {
    std::vector<int> pages;
    for (const schema::Note& note : notes) {
        const auto& codes = extractor::unread_codes;
        const bool unread = std::find(codes.begin(), codes.end(), note.code) != codes.end();
        if (unread && note.place.page > 0) {
            pages.push_back(note.place.page);
        }
    }
    std::sort(pages.begin(), pages.end());
    pages.erase(std::unique(pages.begin(), pages.end()), pages.end());
    return pages;
}

extractor::Readings read_pictures(std::string_view bytes, const std::string& path,
                                  const std::vector<int>& pages, const Reading& reading) {
    extractor::Readings readings;
    if (pages.empty()) {
        return readings;
    }
    // Made once, before any child is forked: each child finds the engine ready in its memory.
    scan::LoadedReader engine;
    readings.engine = engine.reader().engine();
    readings.version = engine.reader().version();
    readings.languages = engine.languages();
    PageProgress progress(pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const int number = pages[i];
        const auto work = [&](extractor::Workers* /*workers*/) {
            return scan::pack(
                engine.reader().read(extractor::pictures(bytes, base_name(path), number,
                                                         {reading.password, nullptr, nullptr}),
                                     number));
        };
        const std::string packed = run_reading(work, path, bytes, reading, seconds_a_page);
        std::optional<scan::ReadPage> page = scan::unpack(packed);
        if (!page || page->page.number != number) {
            throw InputError(path,
                             {fmt::format("{} ページの読み取りの結果が壊れている", number),
                              fmt::format("the result of reading page {} is damaged", number)},
                             {"このファイルを添えて開発者に知らせてください",
                              "Report this to the developers together with the file"});
        }
        readings.pages.emplace(number, std::move(*page));
        progress.say(i + 1);
    }
    return readings;
}

}  // namespace tenken::tools
