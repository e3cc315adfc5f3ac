#include "rules/engine/pack.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "rule_packs.h"
#include "schema/error.h"

namespace tenken::rules {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_files = 2000;
constexpr int deepest_folder = 3;

[[noreturn]] void fail(const std::string& folder, const schema::Message& problem) {
    throw schema::InputError(folder, problem,
                             {"規則の XML があるフォルダーを --rules に指定してください",
                              "Give --rules a folder with rule files (.xml) in it"});
}

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::string content((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    if (!file) {
        fail(path.string(), {"読めない", "cannot be read"});
    }
    return content;
}

std::vector<fs::path> xml_files_in(const std::string& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error)) {
        fail(folder, {"フォルダーでない", "not a folder"});
    }
    std::vector<fs::path> paths;
    auto at = fs::recursive_directory_iterator(folder, error);
    for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (at.depth() >= deepest_folder) {
            at.disable_recursion_pending();
        }
        if (at->is_regular_file(error) && at->path().extension() == ".xml") {
            paths.push_back(at->path());
        }
        if (paths.size() > most_files) {
            fail(folder, {"規則のファイルが多すぎる", "too many rule files"});
        }
    }
    if (error) {
        fail(folder,
             {"読めない（" + error.message() + "）", "cannot be read (" + error.message() + ")"});
    }
    if (paths.empty()) {
        fail(folder, {"規則の XML がない", "holds no rule file"});
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

namespace {

/// The file without its element examples.
std::string cut_examples(std::string_view content) {
    const std::string_view end = "</examples>";
    const std::size_t from = content.find("<examples>");
    const std::size_t to = content.rfind(end);
    if (from == std::string_view::npos || to == std::string_view::npos || to < from) {
        return std::string(content);
    }
    return std::string(content.substr(0, from)) + std::string(content.substr(to + end.size()));
}

}  // namespace

std::vector<PackFile> built_in_pack(bool examples) {
    std::vector<PackFile> files;
    for (const embedded::File& file : embedded::rule_packs()) {
        const fs::path path{std::string(file.path)};
        files.push_back({path.parent_path().filename().string(),
                         XmlFile(path.string(),
                                 examples ? std::string(file.content) : cut_examples(file.content)),
                         examples});
    }
    return files;
}

std::vector<PackFile> pack_in(const std::string& folder) {
    std::vector<PackFile> files;
    for (const fs::path& path : xml_files_in(folder)) {
        const fs::path parent = fs::absolute(path).parent_path();
        files.push_back(
            {parent.filename().string(), XmlFile(path.string(), content_of(path)), true});
    }
    return files;
}

}  // namespace tenken::rules
