#include <cstdint>

#include "extractor/pdf/filters/filters.h"

namespace tenken::pdf::filters {

namespace {

bool is_space(unsigned char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}

int hex_digit(unsigned char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

}  // namespace

bool ascii_hex(std::string_view in, std::string& out, std::size_t bound) {
    int high = -1;
    bool sound = true;
    for (const char character : in) {
        const auto c = static_cast<unsigned char>(character);
        if (c == '>') {
            break;
        }
        const int digit = hex_digit(c);
        if (digit < 0) {
            sound = sound && is_space(c);
            continue;
        }
        if (high < 0) {
            high = digit;
            continue;
        }
        if (out.size() >= bound) {
            return false;
        }
        out.push_back(static_cast<char>(high * 16 + digit));
        high = -1;
    }
    if (high >= 0 && out.size() < bound) {
        out.push_back(static_cast<char>(high * 16));
    }
    return sound;
}

bool ascii85(std::string_view in, std::string& out, std::size_t bound) {
    std::uint64_t group = 0;
    int digits = 0;
    const auto flush = [&](int bytes) {
        for (int i = 0; i < bytes && out.size() < bound; ++i) {
            out.push_back(static_cast<char>(group >> (24 - 8 * i)));
        }
        group = 0;
        digits = 0;
    };
    bool sound = true;
    if (in.substr(0, 2) == "<~") {
        in.remove_prefix(2);
    }
    for (const char character : in) {
        const auto c = static_cast<unsigned char>(character);
        if (c == '~') {
            break;
        }
        if (out.size() >= bound) {
            return false;
        }
        if (c == 'z' && digits == 0) {
            flush(4);
        } else if (c >= '!' && c <= 'u') {
            group = group * 85 + (c - '!');
            if (++digits == 5) {
                sound = sound && group <= 0xFFFFFFFFu;
                flush(4);
            }
        } else {
            sound = sound && is_space(c);
        }
    }
    if (digits > 1) {
        const int bytes = digits - 1;
        for (; digits < 5; ++digits) {
            group = group * 85 + 84;
        }
        flush(bytes);
    }
    return sound;
}

bool run_length(std::string_view in, std::string& out, std::size_t bound) {
    std::size_t at = 0;
    while (at < in.size()) {
        const auto length = static_cast<unsigned char>(in[at++]);
        if (length == 128) {
            return true;
        }
        const std::size_t count = length < 128 ? length + 1u : 257u - length;
        const std::size_t needed = length < 128 ? count : 1;
        if (in.size() - at < needed || bound - out.size() < count) {
            return false;
        }
        if (length < 128) {
            out.append(in.substr(at, count));
        } else {
            out.append(count, in[at]);
        }
        at += needed;
    }
    return true;  // a missing end mark loses nothing
}

}  // namespace tenken::pdf::filters
