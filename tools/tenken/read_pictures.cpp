#include "tools/tenken/read_pictures.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "extractor/scan/codec.h"
#include "extractor/scan/load_module.h"
#include "schema/error.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/isolated.h"
#include "tools/tenken/page_progress.h"

namespace tenken::tools {

namespace {

using schema::InputError;

/// A page at 200 dpi takes about 3 s; a finer one, on a slow machine, must not be cut off.
constexpr unsigned seconds_a_page = 60;

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
    PageProgress progress(pages.size(), reading.progress, reading.language);
    const auto work = [&](std::size_t index) {
        const int number = pages[index];
        return scan::pack(
            engine.reader().read(extractor::pictures(bytes, base_name(path), number,
                                                     {reading.password, nullptr, nullptr}),
                                 number, scan::limits));
    };
    std::size_t done = 0;
    const auto take = [&](std::size_t index, std::string&& packed) {
        std::optional<scan::ReadPage> page = scan::unpack(packed);
        const int number = pages[index];
        if (!page || page->page.number != number) {
            throw InputError(path,
                             {fmt::format("{} ページの読み取りの結果が壊れている", number),
                              fmt::format("the result of reading page {} is damaged", number)},
                             {"このファイルを添えて開発者に知らせてください",
                              "Report this to the developers together with the file"});
        }
        readings.pages.emplace(number, std::move(*page));
        progress.say(++done);
    };
    // The other pages are worth having.
    const auto stopped = [&](std::size_t index, const StoppedReading& error) {
        readings.stopped.emplace(pages[index], error.problem().en);
        progress.say(++done);
    };
    run_readings(pages.size(), work, path, bytes, reading, seconds_a_page, take, stopped);
    return readings;
}

}  // namespace tenken::tools
