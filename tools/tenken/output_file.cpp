#include "tools/tenken/output_file.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

#include "schema/error.h"
#include "tools/tenken/interruption.h"
#include "tools/tenken/streams.h"
#include "tools/tenken/system_error.h"

namespace tenken::tools {

using schema::InputError;
namespace fs = std::filesystem;

namespace {

/// Where a path leads when every symbolic link is followed, also one to a file that does not exist
/// yet.
std::string follow_links(const std::string& path) {
    constexpr int most_links = 40;
    fs::path target = path;
    std::error_code error;
    for (int i = 0; i < most_links && fs::is_symlink(fs::symlink_status(target, error)); ++i) {
        const fs::path next = fs::read_symlink(target, error);
        if (error) {
            break;
        }
        target = next.is_absolute() ? next : target.parent_path() / next;
    }
    return target.string();
}

bool same_file(const struct stat& a, const struct stat& b) {
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

}  // namespace

OutputFile::OutputFile(const std::optional<std::string>& path, const std::string& input) {
    if (!path) {
        descriptor_ = STDOUT_FILENO;
        return;
    }
    named_ = *path;
    if (named_.empty()) {
        throw InputError("-o", {"出力の名前が空である", "the name of the output is empty"},
                         {"ファイル名を指定してください", "Name a file"});
    }
    target_ = follow_links(named_);
    struct stat output_status {};
    struct stat input_status {};
    const bool exists = ::stat(target_.c_str(), &output_status) == 0;
    if (exists && ::stat(input.c_str(), &input_status) == 0 &&
        same_file(output_status, input_status)) {
        throw InputError(named_, {"入力と同じファイルである", "it is the same file as the input"},
                         {"-o に別の名前を指定してください", "Name another file with -o"});
    }
    if (exists && S_ISDIR(output_status.st_mode)) {
        fail(EISDIR);
    }
    if (exists && !S_ISREG(output_status.st_mode)) {
        descriptor_ = ::open(target_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
        if (descriptor_ < 0) {
            fail(errno);
        }
        return;
    }
    if (exists && ::access(target_.c_str(), W_OK) != 0) {
        fail(errno);  // renaming over it would go round its protection
    }
    open_temporary();
    if (exists) {
        (void)::fchmod(descriptor_, output_status.st_mode & 07777);
    }
}

void OutputFile::open_temporary() {
    const fs::path folder = fs::path(target_).parent_path();
    constexpr int attempts = 100;
    for (int i = 0; i < attempts; ++i) {
        temporary_ =
            (folder / (".tenken-" + std::to_string(::getpid()) + "-" + std::to_string(i) + ".tmp"))
                .string();
        const InterruptionsHeld until_registered;
        descriptor_ =
            ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
        if (descriptor_ >= 0) {
            remove_when_interrupted(temporary_);
            return;
        }
        if (errno != EEXIST) {
            break;
        }
    }
    temporary_.clear();
    fail(errno);
}

OutputFile::~OutputFile() {
    if (!temporary_.empty()) {
        ::unlink(temporary_.c_str());
        keep_when_interrupted(temporary_);
    }
    if (descriptor_ > STDERR_FILENO) {
        ::close(descriptor_);
    }
}

void OutputFile::write(std::string_view bytes) {
    if (const int error = write_all(descriptor_, bytes); error != 0) {
        fail(error);
    }
}

void OutputFile::commit() {
    if (descriptor_ == STDOUT_FILENO) {
        return;
    }
    if (!temporary_.empty() && ::fsync(descriptor_) != 0) {
        fail(errno);
    }
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) {
        fail(errno);
    }
    if (temporary_.empty()) {
        return;
    }
    {
        const InterruptionsHeld until_noted;
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
            fail(errno);
        }
        keep_when_interrupted(temporary_);
        say_written_when_interrupted();
        temporary_.clear();
    }
    // The rename itself must survive a power cut too; a file system that cannot do it has done its
    // best.
    const fs::path folder = fs::path(target_).parent_path();
    const int parent =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (parent >= 0) {
        (void)::fsync(parent);
        ::close(parent);
    }
}

bool OutputFile::is_terminal() const {
    return ::isatty(descriptor_) == 1;
}

void OutputFile::fail(int error) const {
    if (named_.empty()) {
        throw file_error("stdout", {"書けない", "it cannot be written"}, error);
    }
    throw file_error(named_, {"書けない", "it cannot be written"}, error);
}

}  // namespace tenken::tools
