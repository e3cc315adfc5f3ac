#include "extractor/pdf/file/guard.h"

#include <algorithm>
#include <array>
#include <optional>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/file/raw_object.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

/// Bytes that can change the nesting; all others are skipped as fast as memory comes.
constexpr std::array<bool, 256> make_marks() {
    std::array<bool, 256> marks{};
    for (const unsigned char c : {'<', '>', '[', ']', '(', '%', 'e', 's'}) {
        marks[c] = true;
    }
    return marks;
}
constexpr std::array<bool, 256> marks = make_marks();

/// Behind a literal string that begins at `at`.
std::size_t skip_string(std::string_view bytes, std::size_t at) {
    std::size_t depth = 0;
    for (; at < bytes.size(); ++at) {
        const char c = bytes[at];
        if (c == '\\') {
            ++at;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth == 0) {
            return at + 1;
        }
    }
    return bytes.size();
}

std::size_t skip_line(std::string_view bytes, std::size_t at) {
    return std::min(bytes.find_first_of("\r\n", at), bytes.size());
}

struct Extent {
    std::size_t end = 0;
    bool too_deep = false;
};

/// Runs over one value, or with `whole` over all of them, and watches the depth.
Extent measure(std::string_view bytes, std::size_t at, bool whole) {
    std::size_t depth = 0;
    while (at < bytes.size()) {
        const char c = bytes[at];
        if (!marks[static_cast<unsigned char>(c)]) {
            ++at;
            continue;
        }
        const bool twice = at + 1 < bytes.size() && bytes[at + 1] == c;
        switch (c) {
            case '(':
                at = skip_string(bytes, at);
                break;
            case '%':
                at = skip_line(bytes, at);
                break;
            case '<':
                if (!twice) {
                    at = std::min(bytes.find('>', at), bytes.size() - 1) + 1;
                    break;
                }
                [[fallthrough]];
            case '[':
                if (++depth > limits.nesting) {
                    return {at, true};
                }
                at += c == '<' ? 2 : 1;
                break;
            case '>':
            case ']':
                depth -= depth > 0 && (twice || c == ']') ? 1 : 0;
                at += c == '>' && twice ? 2 : 1;
                if (depth == 0 && !whole) {
                    return {at, false};
                }
                break;
            default:
                if (!whole &&
                    (bytes.substr(at, 6) == "endobj" || bytes.substr(at, 6) == "stream")) {
                    return {at, false};
                }
                ++at;
                break;
        }
    }
    return {bytes.size(), false};
}

}  // namespace

std::vector<BadRange> find_deep_nesting(std::string_view bytes) {
    std::vector<BadRange> bad;
    // Objects that are not closed would each be run to the end of the file.
    std::size_t budget = 8 * bytes.size() + 4096;
    const auto look = [&](std::size_t from) {
        const Extent extent = measure(bytes, from, false);
        if (extent.too_deep || extent.end - from > budget) {
            const std::size_t end = std::min(bytes.find("endobj", from), bytes.size());
            bad.push_back({from, std::max(end, extent.end)});
            return;
        }
        budget -= extent.end - from;
    };
    for (std::size_t at = bytes.find("obj"); at != std::string_view::npos;
         at = bytes.find("obj", at + 3)) {
        if (at < 3 || bytes.substr(at - 3, 3) != "end") {
            look(at + 3);
        }
    }
    for (std::size_t at = bytes.find("trailer"); at != std::string_view::npos;
         at = bytes.find("trailer", at + 7)) {
        look(at + 7);
    }
    return bad;
}

bool is_nested_too_deep(std::string_view bytes) {
    return measure(bytes, 0, true).too_deep;
}

std::vector<BadRange> find_bad_streams(std::string_view bytes) {
    std::vector<BadRange> bad;
    if (bytes.find("ObjStm") == std::string_view::npos &&
        bytes.find("/XRef") == std::string_view::npos) {
        return bad;
    }
    const bool encrypted = may_be_encrypted(bytes);
    for (const RawObject& object : scan_objects(bytes)) {
        const bool holds_objects = object.type == "ObjStm";
        if (!(holds_objects && !encrypted) && object.type != "XRef") {
            continue;
        }
        const StreamData data = raw_stream(bytes, object);
        const bool bomb = data.bytes.size() >= limits.stream_bytes;
        if (bomb || (holds_objects && is_nested_too_deep(data.bytes))) {
            bad.push_back({object.value.begin, object.value.end});
        }
    }
    return bad;
}

/// Looks at all of a file: in blocks, whose bytes the compiler compares side by side. Few hold the
/// first two letters.
bool may_be_encrypted(std::string_view bytes) {
    constexpr std::string_view key = "/Encrypt";
    constexpr std::size_t block = 64;
    std::size_t at = 0;
    for (; at + block < bytes.size(); at += block) {
        const char* here = bytes.data() + at;
        unsigned char found = 0;
        for (std::size_t i = 0; i < block; ++i) {
            found = static_cast<unsigned char>(found |
                                               (static_cast<unsigned char>(here[i] == key[0]) &
                                                static_cast<unsigned char>(here[i + 1] == key[1])));
        }
        if (found != 0 && bytes.substr(at, block + key.size()).find(key) != bytes.npos) {
            return true;
        }
    }
    return bytes.substr(at).find(key) != bytes.npos;
}

namespace {

/// What PoDoFo copies from the strings of a dictionary without asking for their length.
constexpr std::size_t key_bytes_until_r4 = 32;
constexpr std::size_t key_bytes_from_r5 = 48;
constexpr std::size_t file_key_bytes = 32;
constexpr std::size_t permission_bytes = 16;

Encryption examine_dictionary(std::string_view bytes, const RawValue& dictionary) {
    const auto text = [&](std::string_view key) { return dictionary.text(bytes, key); };
    const std::string filter = raw_name(text("Filter"));
    if (!filter.empty() && filter != "Standard") {
        return Encryption::unsupported;
    }
    const long length = raw_integer(text("Length")).value_or(40);
    const long revision = raw_integer(text("R")).value_or(-1);
    const long version = raw_integer(text("V")).value_or(-1);
    if (length < 0 || length > 256 || revision < 2 || revision > 6 || version < 1 || version > 5) {
        return Encryption::damaged;
    }
    const auto at_least = [&](std::string_view key, std::size_t size) {
        const std::optional<std::string> string = raw_string(text(key));
        return string && string->size() >= size;
    };
    const std::size_t key_bytes = revision >= 5 ? key_bytes_from_r5 : key_bytes_until_r4;
    bool sound = at_least("O", key_bytes) && at_least("U", key_bytes);
    if (revision >= 5) {
        sound = sound && at_least("OE", file_key_bytes) && at_least("UE", file_key_bytes) &&
                at_least("Perms", permission_bytes);
    }
    return sound ? Encryption::sound : Encryption::damaged;
}

}  // namespace

Encryption examine_encryption(std::string_view bytes) {
    if (!may_be_encrypted(bytes)) {
        return Encryption::none;
    }
    Encryption found = Encryption::none;
    std::vector<RawObject> objects;
    const auto judge = [&](const RawValue& dictionary) {
        if (found == Encryption::none || found == Encryption::sound) {
            found = examine_dictionary(bytes, dictionary);
        }
    };
    for (std::size_t at = bytes.find("/Encrypt"); at != std::string_view::npos;
         at = bytes.find("/Encrypt", at + 1)) {
        const std::size_t behind = at + 8;
        if (behind >= bytes.size() || (!is_space(bytes[behind]) && !is_delimiter(bytes[behind]))) {
            continue;  // /EncryptMetadata
        }
        const RawValue value = read_raw_value(bytes, behind);
        if (value.dictionary) {
            judge(value);
            continue;
        }
        const auto number = raw_reference(bytes.substr(behind, 64));
        if (!number) {
            continue;
        }
        if (objects.empty()) {
            objects = scan_objects(bytes);
        }
        for (const RawObject& object : objects) {
            if (object.number == *number && object.value.dictionary) {
                judge(object.value);
            }
        }
    }
    return found;
}

}  // namespace tenken::pdf
