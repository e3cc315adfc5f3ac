#include "tools/publish/page_image.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <fmt/format.h>
#include <zlib.h>

namespace tenken::tools {

namespace {

/// Larger ones are not for a page that is sent by mail.
constexpr long most_samples = 100'000'000;

void append_number(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(value >> shift & 0xFFU);
    }
}

std::uint32_t checksum(std::string_view bytes) {
    const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
    return static_cast<std::uint32_t>(crc32(0, data, static_cast<uInt>(bytes.size())));
}

void append_chunk(std::string& png, std::string_view type, std::string_view data) {
    append_number(png, static_cast<std::uint32_t>(data.size()));
    const std::string body = std::string(type).append(data);
    png += body;
    append_number(png, checksum(body));
}

std::string deflated(const std::string& bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    const int result = compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                                 reinterpret_cast<const Bytef*>(bytes.data()),
                                 static_cast<uLong>(bytes.size()), Z_BEST_COMPRESSION);
    out.resize(result == Z_OK ? size : 0);
    return out;
}

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8U |
                   (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            out += at + i > bytes.size() ? '=' : letters[bits >> (18 - 6 * i) & 63U];
        }
    }
    return out;
}

}  // namespace

std::string png_of_grey(std::string_view samples, long width, long height, long most_width) {
    if (width < 1 || height < 1 || width > most_samples / height ||
        samples.size() < static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
        return "";
    }
    const long factor = (width + most_width - 1) / most_width;
    const long columns = (width + factor - 1) / factor;
    const long rows = (height + factor - 1) / factor;
    std::string scanlines;
    scanlines.reserve(static_cast<std::size_t>((columns + 1) * rows));
    for (long row = 0; row < rows; ++row) {
        scanlines += '\0';  // the row as it is, without a filter
        for (long column = 0; column < columns; ++column) {
            long sum = 0;
            long count = 0;
            for (long y = row * factor; y < std::min((row + 1) * factor, height); ++y) {
                for (long x = column * factor; x < std::min((column + 1) * factor, width); ++x) {
                    sum += static_cast<unsigned char>(
                        samples[static_cast<std::size_t>(y * width + x)]);
                    ++count;
                }
            }
            scanlines += static_cast<char>(sum / count);
        }
    }
    std::string header;
    append_number(header, static_cast<std::uint32_t>(columns));
    append_number(header, static_cast<std::uint32_t>(rows));
    header += std::string("\x08\x00\x00\x00\x00", 5);  // 8 bits, grey, not interlaced
    std::string png = "\x89PNG\r\n\x1A\n";
    append_chunk(png, "IHDR", header);
    append_chunk(png, "IDAT", deflated(scanlines));
    append_chunk(png, "IEND", "");
    return png;
}

std::string image_address(std::string_view mime, std::string_view bytes) {
    return fmt::format("data:{};base64,{}", mime, base64(bytes));
}

std::string image_element(const PageImage& image) {
    const std::array<double, 6>& p = image.place;
    // SVG draws an image downwards from its top.
    return fmt::format(
        "<image width=\"1\" height=\"1\" preserveAspectRatio=\"none\" transform=\"matrix({:.4f} "
        "{:.4f} {:.4f} {:.4f} {:.4f} {:.4f})\" href=\"{}\"/>",
        p[0], p[1], -p[2], -p[3], p[4] + p[2], p[5] + p[3], image_address(image.mime, image.bytes));
}

}  // namespace tenken::tools
