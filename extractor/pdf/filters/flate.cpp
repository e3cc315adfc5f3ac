#include <algorithm>
#include <array>
#include <cstring>
#include <libdeflate.h>
#include <memory>

#include <zlib.h>

#include "extractor/pdf/filters/filters.h"

namespace tenken::pdf::filters {

namespace {

enum class End { complete, damaged, no_header };

constexpr std::size_t header_bytes = 2;

/// RFC 1950: deflate, a window of at most 32 KiB, the check bits right, no dictionary.
bool has_plain_header(std::string_view in) {
    if (in.size() < header_bytes) {
        return false;
    }
    const unsigned method = static_cast<unsigned char>(in[0]);
    const unsigned flags = static_cast<unsigned char>(in[1]);
    return (method & 0x0FU) == 8 && (method >> 4U) <= 7 && (method * 256 + flags) % 31 == 0 &&
           (flags & 0x20U) == 0;
}

/// All of a sound stream at once, which takes libdeflate a third of zlib's time. It gives nothing
/// of one that is damaged or longer than the room for it, and then `out` is as it was: that is for
/// zlib.
bool inflate_whole(std::string_view in, std::string& out, std::size_t bound) {
    struct Free {
        void operator()(libdeflate_decompressor* made) const { libdeflate_free_decompressor(made); }
    };
    // Nearly every page and font stays below. What is not touched of it is no memory, and room that
    // is kept costs less than room that is new for each stream.
    constexpr std::size_t room = std::size_t{512} << 10;
    thread_local const std::unique_ptr<char[]> buffer(new char[room]);
    thread_local const std::unique_ptr<libdeflate_decompressor, Free> inflater(
        libdeflate_alloc_decompressor());
    if (inflater == nullptr || in.size() > room) {
        return false;
    }
    std::size_t size = 0;
    const libdeflate_result result =
        libdeflate_deflate_decompress(inflater.get(), in.data(), in.size(), buffer.get(),
                                      std::min(room, bound - out.size()), &size);
    if (result != LIBDEFLATE_SUCCESS) {
        return false;
    }
    out.append(buffer.get(), size);
    return true;
}

End inflate_with(std::string_view in, std::string& out, std::size_t bound, int window_bits) {
    z_stream stream{};
    if (inflateInit2(&stream, window_bits) != Z_OK) {
        return End::damaged;
    }
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(in.size(), 0x7FFFFFFF));
    const std::size_t start = out.size();
    // Content streams shrink four- to eightfold: one allocation is enough for most, and what is not
    // touched of a large one is no memory, where growing needs the old and the new at once. The
    // data goes through a buffer: growing a string fills it with zeros first.
    constexpr std::size_t large = std::size_t{16} << 20;
    const std::size_t expected = std::max(in.size() * 4, std::min(in.size() * 12, large));
    out.reserve(std::min(bound, start + expected));
    std::array<char, std::size_t{1} << 15> buffer;
    int status = Z_OK;
    while (status == Z_OK && out.size() < bound) {
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(std::min(bound - out.size(), buffer.size()));
        const uInt room = stream.avail_out;
        status = inflate(&stream, Z_NO_FLUSH);
        out.append(buffer.data(), room - stream.avail_out);
    }
    // All data is there when only the checksum behind it is wrong.
    const bool only_checksum =
        status == Z_DATA_ERROR && stream.msg && !std::strcmp(stream.msg, "incorrect data check");
    const bool no_header = status == Z_DATA_ERROR && out.size() == start && stream.total_in <= 2;
    inflateEnd(&stream);
    if (status == Z_STREAM_END || only_checksum) {
        return End::complete;
    }
    return no_header ? End::no_header : End::damaged;
}

}  // namespace

bool flate(std::string_view in, std::string& out, std::size_t bound) {
    // A line feed too many before the data: the stream keyword was followed by more than one.
    while (!in.empty() && (in.front() == '\n' || in.front() == '\r')) {
        in.remove_prefix(1);
    }
    if (in.empty() || out.size() >= bound) {
        return in.empty();
    }
    if (has_plain_header(in)) {
        // Without the header zlib does not reckon the checksum, which nobody asks for: data whose
        // checksum is wrong is taken as it is.
        const std::string_view data = in.substr(header_bytes);
        return inflate_whole(data, out, bound) ||
               inflate_with(data, out, bound, -MAX_WBITS) == End::complete;
    }
    End end = inflate_with(in, out, bound, MAX_WBITS);
    if (end == End::no_header) {
        end = inflate_with(in, out, bound, -MAX_WBITS);
        if (end != End::complete && in.size() > 2) {
            out.clear();
            end = inflate_with(in.substr(2), out, bound, -MAX_WBITS);
        }
    }
    return end == End::complete;
}

}  // namespace tenken::pdf::filters
