#include "tools/tenken/input_file.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <fcntl.h>
#include <optional>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "extractor/pdf/document.h"
#include "schema/error.h"
#include "schema/report_xml.h"
#include "tools/tenken/system_error.h"

namespace tenken::tools {

using schema::InputError;
using schema::Message;

namespace {

// The largest reports published are some hundred MiB of pictures.
constexpr std::size_t largest_input = std::size_t{1} << 30;

/// What a file is shows in its first bytes.
constexpr std::size_t header_reach = 1024;

const Message cannot_read{"読めない", "it cannot be read"};

class Descriptor {
  public:
    explicit Descriptor(int number, bool owned) : number_(number), owned_(owned) {}
    ~Descriptor() {
        if (owned_ && number_ >= 0) {
            ::close(number_);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }

  private:
    int number_;
    bool owned_;
};

[[noreturn]] void fail_too_large(const std::string& path) {
    throw InputError(
        path, {"1 GiB を超えている", "it is larger than 1 GiB"},
        {"報告書だけの PDF を指定してください", "Give a PDF that holds the report only"});
}

/// All memory of a large buffer at once: asked for page by page as it is touched, it would take
/// longer than the reading. A kernel that cannot do it gives it page by page.
void ask_for_pages(std::string& buffer) {
#ifdef MADV_POPULATE_WRITE
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = reinterpret_cast<std::uintptr_t>(buffer.data());
    const std::uintptr_t first = (begin + page - 1) / page * page;
    const std::uintptr_t end = (begin + buffer.capacity()) / page * page;
    if (end > first) {
        (void)::madvise(reinterpret_cast<void*>(first), end - first, MADV_POPULATE_WRITE);
    }
#else
    (void)buffer;
#endif
}

/// Reads to the end. `expected` only spares copies.
std::string read_all(int descriptor, std::size_t expected, const std::string& path) {
    constexpr std::size_t chunk = std::size_t{1} << 16;
    std::string bytes;
    bytes.reserve(expected + 1);  // one more, so that the end is seen without growing
    ask_for_pages(bytes);
    bytes.resize(expected + 1);
    std::size_t used = 0;
    for (;;) {
        if (used == bytes.size()) {
            bytes.resize(bytes.size() + std::max(chunk, bytes.size() / 2));
        }
        const ssize_t got = ::read(descriptor, bytes.data() + used, bytes.size() - used);
        if (got == 0) {
            bytes.resize(used);
            return bytes;
        }
        if (got < 0 && errno != EINTR) {
            throw file_error(path, cannot_read, errno);
        }
        used += got > 0 ? static_cast<std::size_t>(got) : 0;
        if (used > largest_input) {
            fail_too_large(path);
        }
    }
}

struct Signature {
    std::string_view bytes;
    std::size_t offset;
    Message what;
};

/// What people give by mistake, by its first bytes.
const std::array<Signature, 14>& signatures() {
    using namespace std::string_view_literals;
    static const std::array<Signature, 14> known{{
        {"\x89PNG\r\n\x1A\n"sv, 0, {"PNG 画像", "a PNG picture"}},
        {"\xFF\xD8\xFF"sv, 0, {"JPEG 画像", "a JPEG picture"}},
        {"GIF8"sv, 0, {"GIF 画像", "a GIF picture"}},
        {"II*\0"sv, 0, {"TIFF 画像", "a TIFF picture"}},
        {"MM\0*"sv, 0, {"TIFF 画像", "a TIFF picture"}},
        {"ftyp"sv, 4, {"動画か HEIF 画像", "a video or a HEIF picture"}},
        {"PK\x03\x04"sv,
         0,
         {"ZIP（Excel や Word の文書を含む）", "a ZIP file (Excel and Word files are such)"}},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv,
         0,
         {"古い形式の Excel か Word の文書", "an old Excel or Word document"}},
        {"\x1F\x8B"sv, 0, {"gzip で圧縮したファイル", "a file compressed with gzip"}},
        {"{\\rtf"sv, 0, {"RTF 文書", "an RTF document"}},
        {"%!PS"sv, 0, {"PostScript 文書", "a PostScript document"}},
        {"\x7F"
         "ELF"sv,
         0,
         {"プログラム", "a program"}},
        {"<!DOCTYPE html"sv, 0, {"HTML のページ", "an HTML page"}},
        {"<html"sv, 0, {"HTML のページ", "an HTML page"}},
    }};
    return known;
}

[[noreturn]] void fail_unknown(const std::string& path, const Message& what) {
    throw InputError(
        path,
        {"PDF でも報告書の XML でも文字起こしのテキストでもない（" + what.ja + "）",
         "it is neither a PDF nor the XML of a report nor a transcript in text (it is " + what.en +
             ")"},
        {"報告書の PDF を指定してください", "Give the PDF of the report"});
}

}  // namespace

std::string read_input(const std::string& path) {
    const bool standard_input = path == "-";
    const int number =
        standard_input ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (number < 0) {
        throw file_error(path, cannot_read, errno);
    }
    const Descriptor descriptor(number, !standard_input);
    struct stat status {};
    if (::fstat(number, &status) != 0) {
        throw file_error(path, cannot_read, errno);
    }
    if (S_ISDIR(status.st_mode)) {
        throw file_error(path, cannot_read, EISDIR);
    }
    const std::size_t size = S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) : 0;
    if (size > largest_input) {
        fail_too_large(path);
    }
    std::string bytes = read_all(number, size, path);
    if (bytes.empty()) {
        throw InputError(path, {"中身が空である（0 バイト）", "it is empty (0 bytes)"},
                         {"写しをもう一度入手してください", "Get another copy of it"});
    }
    return bytes;
}

InputBytes::InputBytes(const std::string& path, bool may_map) {
    if (!may_map || !map(path)) {
        read_ = read_input(path);
        bytes_ = read_;
    }
}

InputBytes::~InputBytes() {
    if (mapped_) {
        ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
    }
}

bool InputBytes::map(const std::string& path) {
    const Descriptor descriptor(
        path == "-" ? -1 : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY), true);
    struct stat status {};
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0 ||
        !S_ISREG(status.st_mode) || status.st_size <= 0 ||
        static_cast<std::size_t>(status.st_size) > largest_input) {
        return false;
    }
    std::array<char, header_reach> header{};
    const ssize_t got = ::pread(descriptor.get(), header.data(), header.size(), 0);
    if (got <= 0 || std::string_view(header.data(), static_cast<std::size_t>(got)).find("%PDF-") ==
                        std::string_view::npos) {
        return false;
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, descriptor.get(), 0);
    if (memory == MAP_FAILED) {
        return false;
    }
    bytes_ = {static_cast<const char*>(memory), size};
    mapped_ = true;
    stamp_ = stamp_of(status);
    return true;
}

InputBytes::Stamp InputBytes::stamp_of(const struct stat& status) {
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim};
}

void InputBytes::require_unchanged(const std::string& path) const {
    struct stat status {};
    if (!mapped_ || ::stat(path.c_str(), &status) != 0) {
        return;
    }
    const Stamp now = stamp_of(status);
    const bool same_file = now.device == stamp_.device && now.number == stamp_.number;
    const bool same_bytes = now.size == stamp_.size &&
                            now.written.tv_sec == stamp_.written.tv_sec &&
                            now.written.tv_nsec == stamp_.written.tv_nsec;
    if (same_file && !same_bytes) {
        throw InputError(path,
                         {"読み取り中に書き換えられた", "it was written to while it was read"},
                         {"ファイルの写しができあがってからやり直してください",
                          "Retry when nobody writes to the file any more"});
    }
}

void InputBytes::release() const {
    if (mapped_) {
        (void)::madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED);
    }
}

InputKind recognise(std::string_view bytes, const std::string& path) {
    if (pdf::looks_like_pdf(bytes)) {
        return InputKind::pdf;
    }
    if (schema::looks_like_report_xml(bytes)) {
        return InputKind::report_xml;
    }
    for (const Signature& signature : signatures()) {
        if (bytes.size() > signature.offset &&
            bytes.substr(signature.offset, signature.bytes.size()) == signature.bytes) {
            fail_unknown(path, signature.what);
        }
    }
    if (bytes.substr(0, 5) == "<?xml") {
        fail_unknown(path, {"別の種類の XML", "another kind of XML"});
    }
    if (bytes.substr(0, header_reach).find('\0') != std::string_view::npos) {
        fail_unknown(path, {"テキストでないデータ", "data that is no UTF-8 text"});
    }
    return InputKind::transcript;
}

std::string base_name(const std::string& path) {
    const std::size_t slash = path.find_last_of('/');
    return slash == std::string::npos ? path : path.substr(slash + 1);
}

}  // namespace tenken::tools
