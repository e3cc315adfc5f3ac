#include "extractor/scan/load_module.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

#include "schema/error.h"
#include "schema/shared_module.h"

namespace tenken::scan {

namespace {

using schema::Message;

constexpr char module_file[] = "libtenken_scan.so";

const Message install_engine{
    "apt install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert を実行してください",
    "install it: apt install tesseract-ocr tesseract-ocr-jpn tesseract-ocr-jpn-vert"};

SharedModule open_module() {
    // Threads of the engine would only get in each other's way on pictures of one line, and the
    // isolated child may start none. Read when the library is loaded.
    setenv("OMP_THREAD_LIMIT", "1", 1);
    SharedModule module = open_shared_module(module_file);
    if (module.handle != nullptr) {
        return module;
    }
    if (module.found) {
        throw EngineMissing(
            "",
            {"画像を読む部品を開けません（" + module.problem + "）",
             "the part that reads pictures cannot be loaded (" + module.problem + ")"},
            install_engine);
    }
    throw EngineMissing(
        "",
        {std::string("画像を読む部品 ") + module_file + " がありません",
         std::string("the part that reads pictures, ") + module_file + ", is missing"},
        {"tenken を入れ直してください", "install tenken again"});
}

std::string read_file(const std::string& path) {
    constexpr std::size_t largest = std::size_t{64} << 20;
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    return bytes.size() <= largest ? bytes : std::string();
}

std::string language_data(const std::string& language) {
    std::vector<std::string> folders;
    if (const char* prefix = std::getenv("TESSDATA_PREFIX")) {
        folders.emplace_back(prefix);
        folders.push_back(std::string(prefix) + "/tessdata");
    }
    for (const char* folder :
         {"/usr/share/tesseract-ocr/5/tessdata", "/usr/share/tesseract-ocr/4.00/tessdata",
          "/usr/share/tessdata", "/usr/local/share/tessdata"}) {
        folders.emplace_back(folder);
    }
    for (const std::string& folder : folders) {
        std::string bytes = read_file(folder + "/" + language + ".traineddata");
        if (!bytes.empty()) {
            return bytes;
        }
    }
    return {};
}

}  // namespace

LoadedReader::LoadedReader() {
    data_.horizontal = language_data("jpn");
    data_.vertical = language_data("jpn_vert");
    if (data_.horizontal.empty()) {
        throw EngineMissing("",
                            {"画像のページを読むための日本語データ（jpn.traineddata）がありません",
                             "the Japanese data to read picture pages (jpn.traineddata) is "
                             "missing"},
                            install_engine);
    }
    const SharedModule module = open_module();
    const auto make =
        reinterpret_cast<MakePageReader>(find_function(module, make_page_reader_name));
    reader_.reset(make != nullptr ? make(data_) : nullptr);
    if (!reader_) {
        throw EngineMissing("",
                            {"文字認識エンジンが日本語データを受け付けません",
                             "the engine does not accept the Japanese data"},
                            install_engine);
    }
    languages_ = data_.vertical.empty() ? "jpn" : "jpn+jpn_vert";
}

}  // namespace tenken::scan
