// What a reading child says through its pipe.
//
// A result comes in pieces, each behind a mark and its length, and ends in a closing mark; a
// failure is a mark, its text and a closing mark. An answer that does not end so was cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace tenken::tools {

enum class Failure : char {
    none = 0,
    input_error = 'E',
    memory = 'M',
    defect = 'D',
    no_filter = 'N',
};

/// The child's side. Ends the process if nobody listens any more.
class AnswerWriter {
  public:
    explicit AnswerWriter(int descriptor) : descriptor_(descriptor) {}
    void piece(std::string_view bytes);
    void close();
    /// Also after pieces: then they were worth nothing.
    void fail(Failure failure, std::string_view text);

  private:
    int descriptor_;
};

/// The parent's side: believes nothing.
class AnswerReader {
  public:
    explicit AnswerReader(const std::function<void(std::string_view)>& take) : take_(take) {}

    /// The next bytes, cut anywhere.
    void read(std::string_view bytes);

    /// True once the closing mark was there and nothing behind it.
    bool complete() const { return state_ == State::closed; }
    Failure failure() const { return failure_; }
    /// Of a failure.
    std::string_view text() const { return text_; }

  private:
    enum class State : std::uint8_t { mark, length, piece, failure, closed, nonsense };

    void read_mark(char mark);

    const std::function<void(std::string_view)>& take_;
    State state_ = State::mark;
    Failure failure_ = Failure::none;
    std::uint32_t left_ = 0;  ///< bytes of the piece, or while its length is read the length so far
    int digits_ = 0;          ///< bytes of the length that were read
    std::string text_;
};

}  // namespace tenken::tools
