#include "tools/isolation/answer.h"

#include <algorithm>
#include <cerrno>
#include <unistd.h>

namespace tenken::tools {

namespace {

constexpr char piece_mark = 'R';
constexpr char closing_mark = '.';
constexpr int length_bytes = 4;
constexpr std::size_t longest_piece = std::size_t{1} << 30;
constexpr std::size_t longest_text = std::size_t{1} << 20;

void write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(descriptor, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR) {
                continue;
            }
            _exit(3);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

}  // namespace

void AnswerWriter::piece(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::string_view part = bytes.substr(0, longest_piece);
        char head[1 + length_bytes] = {piece_mark};
        for (int i = 0; i < length_bytes; ++i) {
            head[1 + i] = static_cast<char>(part.size() >> (8 * i));
        }
        write_all(descriptor_, {head, sizeof head});
        write_all(descriptor_, part);
        bytes.remove_prefix(part.size());
    }
}

void AnswerWriter::close() {
    write_all(descriptor_, {&closing_mark, 1});
}

void AnswerWriter::fail(Failure failure, std::string_view text) {
    const char mark = static_cast<char>(failure);
    write_all(descriptor_, {&mark, 1});
    write_all(descriptor_, text.substr(0, longest_text));
    close();
}

void AnswerReader::read_mark(char mark) {
    switch (mark) {
        case piece_mark:
            state_ = State::length;
            left_ = 0;
            digits_ = 0;
            return;
        case closing_mark:
            state_ = State::closed;
            return;
        case static_cast<char>(Failure::input_error):
        case static_cast<char>(Failure::memory):
        case static_cast<char>(Failure::defect):
        case static_cast<char>(Failure::no_filter):
            state_ = State::failure;
            failure_ = static_cast<Failure>(mark);
            return;
        default:
            state_ = State::nonsense;
            return;
    }
}

void AnswerReader::read(std::string_view bytes) {
    if (state_ == State::closed && !bytes.empty() && failure_ != Failure::none) {
        text_ += closing_mark;  // it was a point of the text
        state_ = State::failure;
    }
    while (!bytes.empty()) {
        switch (state_) {
            case State::mark:
                read_mark(bytes.front());
                bytes.remove_prefix(1);
                break;
            case State::length:
                left_ |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.front()))
                         << (8 * digits_);
                bytes.remove_prefix(1);
                if (++digits_ == length_bytes) {
                    state_ = left_ > longest_piece ? State::nonsense
                             : left_ == 0          ? State::mark
                                                   : State::piece;
                }
                break;
            case State::piece: {
                const std::size_t size = std::min<std::size_t>(left_, bytes.size());
                take_(bytes.substr(0, size));
                bytes.remove_prefix(size);
                left_ -= static_cast<std::uint32_t>(size);
                state_ = left_ == 0 ? State::mark : State::piece;
                break;
            }
            case State::failure:
                text_ += bytes;
                bytes = {};
                if (text_.size() > longest_text + 1) {
                    state_ = State::nonsense;
                } else if (text_.back() == closing_mark) {
                    text_.pop_back();
                    state_ = State::closed;
                }
                break;
            case State::closed:
            case State::nonsense:
                state_ = State::nonsense;
                return;
        }
    }
}

}  // namespace tenken::tools
