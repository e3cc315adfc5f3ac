#include "tools/tenken/load_page_texts.h"

#include <charconv>

#include "schema/error.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/isolated.h"

namespace tenken::tools {

namespace {

using extractor::PageText;

/// "LENGTH\n" and the page, again and again; empty if it is anything else.
std::vector<PageText> unpack(std::string_view packed) {
    std::vector<PageText> pages;
    while (!packed.empty()) {
        std::size_t length = 0;
        const auto end = std::from_chars(packed.data(), packed.data() + packed.size(), length);
        const auto at = static_cast<std::size_t>(end.ptr - packed.data()) + 1;
        if (end.ec != std::errc() || at > packed.size() || length > packed.size() - at) {
            return {};
        }
        std::optional<PageText> page = extractor::unpack_page_text(packed.substr(at, length));
        if (!page || page->number != static_cast<int>(pages.size()) + 1) {
            return {};
        }
        pages.push_back(std::move(*page));
        packed.remove_prefix(at + length);
    }
    return pages;
}

}  // namespace

std::vector<PageText> load_page_texts(const std::string& path, const extractor::Readings& readings,
                                      const Reading& reading) {
    const std::string bytes = read_input(path);
    const auto work = [&](extractor::Workers* /*workers*/) {
        std::string packed;
        extractor::Options options;
        options.password = reading.password;
        options.readings = &readings;
        extractor::each_page_text(bytes, base_name(path), options, [&](const PageText& page) {
            const std::string one = pack(page);
            packed += std::to_string(one.size()) + "\n" + one;
        });
        return packed;
    };
    std::vector<PageText> pages;
    try {
        pages = unpack(run_reading(work, path, bytes, reading));
    } catch (const schema::InputError& error) {
        throw error.in_file(path);
    }
    if (pages.empty()) {
        throw schema::InputError(path,
                                 {"ページの文字の読み取りの結果が壊れている",
                                  "the result of reading the characters of its pages is damaged"},
                                 {"このファイルを添えて開発者に知らせてください",
                                  "Report this to the developers together with the file"});
    }
    return pages;
}

}  // namespace tenken::tools
