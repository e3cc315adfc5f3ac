#include "extractor/pdf/file/raw_object.h"

#include <algorithm>
#include <utility>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

using Kind = Token::Kind;

bool opens(const Token& token) {
    return token.kind == Kind::array_begin || token.kind == Kind::dictionary_begin;
}

bool closes(const Token& token) {
    return token.kind == Kind::array_end || token.kind == Kind::dictionary_end;
}

/// Moves behind "g R" when that follows a number: a reference is one value.
void skip_reference(Tokenizer& tokens) {
    const std::size_t before = tokens.position();
    if (tokens.next().kind != Kind::number || !tokens.next().is_keyword("R")) {
        tokens.seek(before);
    }
}

bool ends_object(const Token& token) {
    return token.is_keyword("endobj") || token.is_keyword("stream") || token.is_keyword("obj");
}

}  // namespace

std::string_view RawValue::text(std::string_view bytes, std::string_view key) const {
    for (const RawEntry& entry : entries) {
        if (entry.key == key) {
            return bytes.substr(entry.begin, entry.end - entry.begin);
        }
    }
    return {};
}

namespace {

/// Walks over one value with a stack of its own, finds its entries and, if asked to, writes it
/// anew.
class ValueWalk {
  public:
    ValueWalk(std::string_view bytes, std::size_t at, std::string* mended)
        : bytes_(bytes), tokens_(bytes, at), mended_(mended) {
        value_.begin = std::min(at, bytes.size());
        value_.end = value_.begin;
    }

    RawValue run();

  private:
    /// What is open: an array, or a dictionary that waits for a key or for its value.
    enum Level : char { array, key, value };

    void take(const Token& token);
    void open(const Token& token);
    void close(const Token& token);
    void pop();
    void take_key(const Token& token);
    void value_done();
    void write(std::string_view text) {
        if (mended_) {
            mended_->append(text);
            mended_->push_back(' ');
        }
    }
    void write_name(std::string_view name) {
        if (mended_) {
            mended_->push_back('/');
            write(name);
        }
    }
    void write_string(std::string_view bytes);

    std::string_view bytes_;
    Tokenizer tokens_;
    std::string* mended_;
    RawValue value_;
    std::vector<Level> levels_;
    RawEntry entry_;
    std::string scratch_;
};

RawValue ValueWalk::run() {
    do {
        const std::size_t before = tokens_.position();
        const Token token = tokens_.next();
        if (token.kind == Kind::end || ends_object(token)) {
            tokens_.seek(before);
            value_.end = before;
            value_.sound = false;
            break;
        }
        take(token);
        value_.end = tokens_.position();
    } while (!levels_.empty());
    while (!levels_.empty()) {
        pop();
    }
    return std::move(value_);
}

/// In hexadecimal: parentheses that do not match need no thought then.
void ValueWalk::write_string(std::string_view bytes) {
    if (!mended_) {
        return;
    }
    constexpr char digits[] = "0123456789ABCDEF";
    mended_->push_back('<');
    for (const char c : bytes) {
        mended_->push_back(digits[static_cast<unsigned char>(c) >> 4]);
        mended_->push_back(digits[static_cast<unsigned char>(c) & 15]);
    }
    write(">");
}

void ValueWalk::take(const Token& token) {
    if (opens(token)) {
        open(token);
        return;
    }
    if (closes(token)) {
        close(token);
        return;
    }
    if (!levels_.empty() && levels_.back() == key) {
        take_key(token);
        return;
    }
    switch (token.kind) {
        case Kind::number: {
            const std::size_t start = tokens_.position() - token.text.size();
            skip_reference(tokens_);
            write(bytes_.substr(start, tokens_.position() - start));
            break;
        }
        case Kind::name:
            write_name(token.text);
            break;
        case Kind::literal_string:
        case Kind::hex_string:
            write_string(string_bytes(token, scratch_));
            break;
        default: {
            const bool known =
                token.text == "true" || token.text == "false" || token.text == "null";
            value_.sound = value_.sound && known;
            write(known ? token.text : "null");
            break;
        }
    }
    value_done();
}

void ValueWalk::open(const Token& token) {
    const bool dictionary = token.kind == Kind::dictionary_begin;
    if (!levels_.empty() && levels_.back() == key) {
        value_.sound = false;  // a value where a key must stand: under a key that nobody asks for
        write("/Lost");
        levels_.back() = value;
    }
    value_.dictionary = levels_.empty() ? dictionary : value_.dictionary;
    levels_.push_back(dictionary ? key : array);
    value_.depth = std::max(value_.depth, levels_.size());
    write(dictionary ? "<<" : "[");
}

void ValueWalk::close(const Token& token) {
    const bool dictionary = token.kind == Kind::dictionary_end;
    const auto fits = [&](Level level) { return (level != array) == dictionary; };
    if (std::none_of(levels_.begin(), levels_.end(), fits)) {
        value_.sound = false;
        return;
    }
    while (!fits(levels_.back())) {
        value_.sound = false;
        pop();
    }
    pop();
}

void ValueWalk::pop() {
    const Level level = levels_.back();
    if (level == value) {
        value_.sound = false;
        write("null");
    }
    write(level == array ? "]" : ">>");
    levels_.pop_back();
    value_done();
}

void ValueWalk::take_key(const Token& token) {
    if (token.kind != Kind::name) {
        value_.sound = false;
        return;
    }
    if (levels_.size() == 1) {
        entry_.key = name_bytes(token, scratch_);
        entry_.begin = tokens_.position();
    }
    write_name(token.text);
    levels_.back() = value;
}

/// A value ended; if it was a dictionary's, the next key is due.
void ValueWalk::value_done() {
    if (levels_.empty() || levels_.back() != value) {
        return;
    }
    levels_.back() = key;
    if (levels_.size() == 1) {
        entry_.end = tokens_.position();
        value_.entries.push_back(std::move(entry_));
        entry_ = {};
    }
}

}  // namespace

RawValue read_raw_value(std::string_view bytes, std::size_t at) {
    return ValueWalk(bytes, at, nullptr).run();
}

std::string mended_value(std::string_view bytes, std::size_t at) {
    std::string mended;
    ValueWalk(bytes, at, &mended).run();
    return mended.empty() ? "null" : mended;
}

std::optional<long> raw_integer(std::string_view text) {
    const Token token = Tokenizer(text).next();
    if (token.kind != Kind::number || token.number < -1e15 || token.number > 1e15) {
        return std::nullopt;
    }
    return static_cast<long>(token.number);
}

std::optional<std::uint32_t> raw_reference(std::string_view text) {
    Tokenizer tokens(text);
    const Token number = tokens.next();
    const bool reference = number.kind == Kind::number && number.number >= 0 &&
                           number.number < 4e9 && tokens.next().kind == Kind::number &&
                           tokens.next().is_keyword("R");
    return reference ? std::optional(static_cast<std::uint32_t>(number.number)) : std::nullopt;
}

std::string raw_name(std::string_view text) {
    std::string scratch;
    return std::string(name_bytes(Tokenizer(text).next(), scratch));
}

std::optional<std::string> raw_string(std::string_view text) {
    const Token token = Tokenizer(text).next();
    std::string scratch;
    return token.is_string() ? std::optional(std::string(string_bytes(token, scratch)))
                             : std::nullopt;
}

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Reads a number backwards from `end`; false if there is none or it is too long.
bool number_before(std::string_view bytes, std::size_t& end, std::uint64_t& number) {
    std::size_t at = end;
    while (at > 0 && is_space(bytes[at - 1])) {
        --at;
    }
    const std::size_t last = at;
    while (at > 0 && is_digit(bytes[at - 1]) && last - at < 10) {
        --at;
    }
    number = 0;
    for (std::size_t i = at; i < last; ++i) {
        number = number * 10 + static_cast<unsigned>(bytes[i] - '0');
    }
    end = at;
    return at < last;
}

/// "n g " before the keyword obj at `keyword`.
bool read_heading(std::string_view bytes, std::size_t keyword, RawObject& object) {
    std::uint64_t generation = 0;
    std::uint64_t number = 0;
    std::size_t at = keyword;
    if (!number_before(bytes, at, generation) || at == 0 || !is_space(bytes[at - 1]) ||
        !number_before(bytes, at, number) || number > 0xFFFFFFFFu || generation > 0xFFFFu) {
        return false;
    }
    object.number = static_cast<std::uint32_t>(number);
    object.generation = static_cast<std::uint16_t>(generation);
    object.offset = at;
    return true;
}

void read_body(std::string_view bytes, std::size_t body, RawObject& object) {
    object.value = read_raw_value(bytes, body);
    object.type = raw_name(object.value.text(bytes, "Type"));
    Tokenizer tokens(bytes, object.value.end);
    const Token next = tokens.next();
    object.closed = next.is_keyword("endobj");
    if (next.is_keyword("stream") && object.value.dictionary) {
        object.closed = true;
        object.stream = raw_stream_start(bytes, tokens.position() - 6);
        object.stream_end =
            raw_stream_end(bytes, object.stream, raw_integer(object.value.text(bytes, "Length")));
    }
}

}  // namespace

std::optional<RawObject> read_raw_object(std::string_view bytes, std::size_t body) {
    RawObject object;
    read_body(bytes, body, object);
    return object.closed ? std::optional(std::move(object)) : std::nullopt;
}

std::vector<RawObject> scan_objects(std::string_view bytes) {
    std::vector<RawObject> objects;
    std::size_t stream_end = 0;
    // Objects that are not closed reach to the end of the file: the work on them is bounded in all.
    std::size_t budget = 8 * bytes.size() + 4096;
    for (std::size_t at = bytes.find("obj"); at != std::string_view::npos;
         at = bytes.find("obj", at + 3)) {
        RawObject object;
        if (!read_heading(bytes, at, object) || objects.size() >= limits.objects) {
            continue;
        }
        read_body(bytes, at + 3, object);
        const std::size_t work = object.value.end - std::min(object.value.end, at);
        if (work > budget) {
            break;
        }
        budget -= work;
        object.inside_stream = at < stream_end;
        if (object.stream != RawObject::none && !object.inside_stream) {
            stream_end = object.stream_end;
        }
        objects.push_back(std::move(object));
    }
    return objects;
}

std::size_t raw_stream_start(std::string_view bytes, std::size_t keyword) {
    std::size_t at = std::min(keyword + 6, bytes.size());
    while (at < bytes.size() && (bytes[at] == ' ' || bytes[at] == '\t')) {
        ++at;
    }
    if (bytes.substr(at, 2) == "\r\n") {
        return at + 2;
    }
    return at < bytes.size() && (bytes[at] == '\n' || bytes[at] == '\r') ? at + 1 : at;
}

std::size_t raw_stream_end(std::string_view bytes, std::size_t start,
                           std::optional<long> declared) {
    if (declared && *declared >= 0 &&
        static_cast<std::size_t>(*declared) <= bytes.size() - std::min(start, bytes.size())) {
        const std::size_t end = start + static_cast<std::size_t>(*declared);
        std::size_t at = end;
        while (at < bytes.size() && at < end + 3 && is_space(bytes[at])) {
            ++at;
        }
        if (bytes.substr(at, 9) == "endstream" || bytes.substr(at, 6) == "endobj") {
            return end;
        }
    }
    std::size_t end = std::min(bytes.find("endstream", start), bytes.size());
    if (end == bytes.size()) {
        end = std::min(bytes.find("endobj", start), bytes.size());
    }
    if (end > start && bytes[end - 1] == '\n') {
        --end;
    }
    if (end > start && bytes[end - 1] == '\r') {
        --end;
    }
    return end;
}

StreamData raw_stream(std::string_view bytes, const RawObject& object) {
    if (object.stream == RawObject::none) {
        return {};
    }
    std::vector<filters::Step> steps;
    const std::string_view filter = object.value.text(bytes, "Filter");
    const std::string_view parameters = object.value.text(bytes, "DecodeParms");
    Tokenizer names(filter);
    std::string scratch;
    for (Token token = names.next(); token.kind != Kind::end; token = names.next()) {
        if (token.kind == Kind::name && steps.size() < limits.filters) {
            steps.push_back({std::string(name_bytes(token, scratch)), {}, true});
        }
    }
    // One dictionary for one filter is all that object and cross-reference streams ever have.
    if (steps.size() == 1 && !parameters.empty()) {
        const std::size_t open = parameters.find("<<");
        const RawValue own =
            read_raw_value(parameters, open == std::string_view::npos ? parameters.size() : open);
        const auto number = [&](std::string_view key, long fallback) {
            return raw_integer(own.text(parameters, key)).value_or(fallback);
        };
        steps[0].predictor = {number("Predictor", 1), number("Colors", 1),
                              number("BitsPerComponent", 8), number("Columns", 1)};
        steps[0].early_change = number("EarlyChange", 1) != 0;
    }
    return filters::decode(bytes.substr(object.stream, object.stream_end - object.stream), steps);
}

}  // namespace tenken::pdf
