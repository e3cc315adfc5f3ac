#include "tools/tenken/spool.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/types.h>
#include <unistd.h>

#include "schema/error.h"
#include "tools/tenken/system_error.h"

namespace tenken::tools {

namespace {

constexpr std::size_t piece = std::size_t{1} << 19;

/// A file that has no name from the beginning; -1 where the system has none.
int open_unnamed() {
    const char* folder = std::getenv("TMPDIR");
    folder = folder != nullptr && *folder != '\0' ? folder : "/tmp";
    return ::open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
}

}  // namespace

Spool::~Spool() {
    if (descriptor_ >= 0) {
        ::close(descriptor_);
    }
}

void Spool::write(std::string_view bytes) {
    if (kept_.size() + bytes.size() > piece && !file_refused_) {
        flush();
    }
    // At once: what is not written to of it is no memory, and growing would write all of it anew.
    kept_.reserve(piece);
    kept_ += bytes;
}

/// What cannot go to the file stays in memory.
void Spool::flush() {
    if (descriptor_ < 0) {
        descriptor_ = open_unnamed();
    }
    std::size_t done = 0;
    while (descriptor_ >= 0 && done < kept_.size()) {
        const ssize_t written = ::pwrite(descriptor_, kept_.data() + done, kept_.size() - done,
                                         static_cast<off_t>(in_file_));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            break;
        }
        done += static_cast<std::size_t>(written);
        in_file_ += static_cast<std::size_t>(written);
    }
    file_refused_ = done < kept_.size();
    kept_.erase(0, done);
}

void Spool::read(const std::function<void(std::string_view)>& take) const {
    std::string buffer(std::min(in_file_, piece), '\0');
    for (std::size_t at = 0; at < in_file_;) {
        const ssize_t got = ::pread(descriptor_, buffer.data(),
                                    std::min(buffer.size(), in_file_ - at), static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            throw file_error("TMPDIR",
                             {"一時ファイルを読めない", "the temporary file cannot be read"},
                             got < 0 ? errno : EIO);
        }
        take(std::string_view(buffer).substr(0, static_cast<std::size_t>(got)));
        at += static_cast<std::size_t>(got);
    }
    take(kept_);
}

std::string Spool::text() const {
    std::string all;
    all.reserve(in_file_ + kept_.size());
    read([&all](std::string_view bytes) { all += bytes; });
    return all;
}

void Spool::clear() {
    kept_.clear();
    in_file_ = 0;
    file_refused_ = false;
}

}  // namespace tenken::tools
