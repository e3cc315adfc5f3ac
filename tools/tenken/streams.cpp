#include "tools/tenken/streams.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "tools/format/terminal.h"
#include "tools/tenken/system_error.h"

namespace tenken::tools {

using schema::InputError;
using schema::Language;
using schema::Message;

void prepare_streams() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);
    // Read-only, so that a write to what was closed fails as it should.
    int descriptor = 0;
    do {
        descriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    } while (descriptor >= 0 && descriptor <= STDERR_FILENO);
    if (descriptor >= 0) {
        ::close(descriptor);
    }
}

int write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd wait{descriptor, POLLOUT, 0};
            ::poll(&wait, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

void write_standard_output(std::string_view bytes) {
    if (const int error = write_all(STDOUT_FILENO, bytes); error != 0) {
        throw file_error("stdout", {"書けない", "it cannot be written"}, error);
    }
}

void say_error(std::string_view line) {
    std::string text = "tenken: ";
    text += line;
    text += '\n';
    (void)write_all(STDERR_FILENO, text);
}

void say_plainly(const char* text, const char* detail) noexcept {
    const std::string_view first_line =
        std::string_view(detail).substr(0, std::string_view(detail).find_first_of("\r\n"));
    for (const std::string_view part : {std::string_view("tenken: "), std::string_view(text),
                                        first_line, std::string_view("\n")}) {
        (void)write_all(STDERR_FILENO, part);
    }
}

namespace {

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

void append_sentence(std::string& line, std::string_view sentence, Language language) {
    line += sentence;
    if (sentence.empty() || ends_with(sentence, ".") || ends_with(sentence, "。")) {
        return;
    }
    line += language == Language::japanese ? "。" : ".";
}

}  // namespace

std::string error_line(const InputError& error, Language language) {
    std::string line = error.file();
    line += ": ";
    append_sentence(line, error.problem().in(language), language);
    if (language == Language::english) {
        line += ' ';
    }
    std::string advice = error.advice().in(language);
    if (!advice.empty() && advice.front() >= 'a' && advice.front() <= 'z' &&
        advice.substr(0, 6) != "tenken") {
        advice.front() = static_cast<char>(advice.front() - 'a' + 'A');
    }
    append_sentence(line, advice, language);
    return one_line(line);
}

}  // namespace tenken::tools
