#include <algorithm>
#include <cstring>

#include <zlib.h>

#include "extractor/pdf/filters/filters.h"

namespace tenken::pdf::filters {

namespace {

enum class End { complete, damaged, no_header };

End inflate_with(std::string_view in, std::string& out, std::size_t bound, int window_bits) {
    z_stream stream{};
    if (inflateInit2(&stream, window_bits) != Z_OK) {
        return End::damaged;
    }
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(in.size(), 0x7FFFFFFF));
    const std::size_t start = out.size();
    std::size_t used = start;
    // Content streams shrink four- to eightfold: one allocation is enough for most.
    out.resize(std::min(bound, start + std::max<std::size_t>(in.size() * 6, 4096)));
    int status = Z_OK;
    while (status == Z_OK) {
        if (used == out.size()) {
            if (out.size() >= bound) {
                break;
            }
            out.resize(std::min(bound, out.size() * 2));
        }
        const auto room = static_cast<uInt>(std::min<std::size_t>(out.size() - used, 0x7FFFFFFF));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + used);
        stream.avail_out = room;
        status = inflate(&stream, Z_NO_FLUSH);
        used += room - stream.avail_out;
    }
    // All data is there when only the checksum behind it is wrong.
    const bool only_checksum =
        status == Z_DATA_ERROR && stream.msg && !std::strcmp(stream.msg, "incorrect data check");
    const bool no_header = status == Z_DATA_ERROR && used == start && stream.total_in <= 2;
    inflateEnd(&stream);
    out.resize(used);
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
