#include "tests/scan/picture_codes.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <jpeglib.h>
#include <leptonica/allheaders.h>
#include <tiffio.h>

#include <zlib.h>

namespace tenken::testing {

namespace {

void put(std::string& out, std::uint32_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) {
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
    }
}

/// A TIFF file in memory, for libtiff's calls.
struct Memory {
    std::string bytes;
    std::size_t at = 0;
};

tmsize_t tiff_read(thandle_t, void*, tmsize_t) {
    return 0;
}
tmsize_t tiff_write(thandle_t handle, void* data, tmsize_t size) {
    auto& memory = *static_cast<Memory*>(handle);
    const auto count = static_cast<std::size_t>(size);
    memory.bytes.resize(std::max(memory.bytes.size(), memory.at + count));
    std::memcpy(memory.bytes.data() + memory.at, data, count);
    memory.at += count;
    return size;
}
toff_t tiff_seek(thandle_t handle, toff_t offset, int whence) {
    auto& memory = *static_cast<Memory*>(handle);
    memory.at = whence == SEEK_SET   ? offset
                : whence == SEEK_CUR ? memory.at + offset
                                     : memory.bytes.size() + offset;
    return memory.at;
}
int tiff_close(thandle_t) {
    return 0;
}
toff_t tiff_size(thandle_t handle) {
    return static_cast<Memory*>(handle)->bytes.size();
}

/// A segment of T.88 §7.2 on page `page`, referring to `to` (0 for none).
std::string segment(unsigned number, unsigned type, unsigned to, unsigned page,
                    const std::string& data) {
    std::string out;
    put(out, number, 4);
    put(out, type, 1);
    put(out, to > 0 ? 1U << 5 : 0, 1);
    if (to > 0) {
        put(out, to, 1);
    }
    put(out, page, 1);
    put(out, static_cast<std::uint32_t>(data.size()), 4);
    return out + data;
}

std::string page_information(const Samples& picture) {
    std::string data;
    put(data, static_cast<std::uint32_t>(picture.width), 4);
    put(data, static_cast<std::uint32_t>(picture.height), 4);
    put(data, 0, 4);
    put(data, 0, 4);
    put(data, 0, 1);  // paper is white
    put(data, 0, 2);
    return segment(1, 48, 0, 1, data);
}

std::string region_information(const Samples& picture) {
    std::string data;
    put(data, static_cast<std::uint32_t>(picture.width), 4);
    put(data, static_cast<std::uint32_t>(picture.height), 4);
    put(data, 0, 4);
    put(data, 0, 4);
    put(data, 0, 1);  // OR
    return data;
}

}  // namespace

std::string deflated(const std::string& bytes) {
    uLongf size = compressBound(static_cast<uLong>(bytes.size()));
    std::string out(size, '\0');
    compress(reinterpret_cast<Bytef*>(out.data()), &size,
             reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uLong>(bytes.size()));
    out.resize(size);
    return out;
}

std::string lzw(const std::string& bytes) {
    // Nothing is packed: the table is cleared before codes grow longer than nine bits.
    std::string out;
    std::uint32_t waiting = 0;
    int count = 0;
    const auto code = [&](std::uint32_t value) {
        waiting = waiting << 9 | value;
        for (count += 9; count >= 8; count -= 8) {
            out += static_cast<char>(waiting >> (count - 8) & 0xFF);
        }
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i % 200 == 0) {
            code(256);
        }
        code(static_cast<unsigned char>(bytes[i]));
    }
    code(257);
    code(0);  // fills the last byte
    return out;
}

std::string run_lengths(const std::string& bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes.size();) {
        std::size_t same = 1;
        while (i + same < bytes.size() && same < 128 && bytes[i + same] == bytes[i]) {
            ++same;
        }
        out += static_cast<char>(same > 1 ? 257 - same : 0);
        out += bytes[i];
        i += same;
    }
    return out + '\x80';
}

std::string ascii85(const std::string& bytes) {
    std::string out;
    for (std::size_t i = 0; i < bytes.size(); i += 4) {
        std::uint32_t word = 0;
        const std::size_t count = std::min<std::size_t>(4, bytes.size() - i);
        for (std::size_t k = 0; k < 4; ++k) {
            word = word << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
        }
        char digits[5];
        for (int k = 4; k >= 0; --k) {
            digits[k] = static_cast<char>('!' + word % 85);
            word /= 85;
        }
        out.append(digits, count + 1);
    }
    return out + "~>";
}

std::string ascii_hex(const std::string& bytes) {
    std::string out;
    for (const char c : bytes) {
        out += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4];
        out += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15];
    }
    return out + '>';
}

std::string packed(const std::vector<std::uint8_t>& levels, int row, int bits) {
    std::string out;
    for (std::size_t begin = 0; begin < levels.size(); begin += static_cast<std::size_t>(row)) {
        unsigned waiting = 0;
        int count = 0;
        for (std::size_t i = begin; i < begin + static_cast<std::size_t>(row); ++i) {
            if (bits == 16) {
                out += static_cast<char>(levels[i]);
                out += static_cast<char>(levels[i]);
                continue;
            }
            waiting = waiting << bits | levels[i] >> (8 - bits);
            count += bits;
            if (count == 8) {
                out += static_cast<char>(waiting);
                waiting = 0;
                count = 0;
            }
        }
        if (count > 0) {
            out += static_cast<char>(waiting << (8 - count));
        }
    }
    return out;
}

std::string jpeg(const Samples& picture, const std::string& kind, bool inverted) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* data = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &data, &size);
    const bool ink = kind == "cmyk" || kind == "ycck";
    info.image_width = static_cast<JDIMENSION>(picture.width);
    info.image_height = static_cast<JDIMENSION>(picture.height);
    info.input_components = kind == "grey" ? 1 : kind == "rgb" ? 3 : 4;
    info.in_color_space = kind == "grey" ? JCS_GRAYSCALE : kind == "rgb" ? JCS_RGB : JCS_CMYK;
    jpeg_set_defaults(&info);
    if (kind == "ycck") {
        jpeg_set_colorspace(&info, JCS_YCCK);
    }
    jpeg_set_quality(&info, 95, TRUE);
    jpeg_start_compress(&info, TRUE);
    std::vector<JSAMPLE> row(static_cast<std::size_t>(picture.width * info.input_components));
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t grey = picture.at(x, y);
            for (int i = 0; i < info.input_components; ++i) {
                // Grey by black ink alone: the three others are none.
                const int level = !ink ? grey : i == 3 ? 255 - grey : 0;
                row[static_cast<std::size_t>(x * info.input_components + i)] =
                    static_cast<JSAMPLE>(inverted ? 255 - level : level);
            }
        }
        JSAMPROW rows[] = {row.data()};
        jpeg_write_scanlines(&info, rows, 1);
    }
    jpeg_finish_compress(&info);
    std::string out(reinterpret_cast<char*>(data), size);
    jpeg_destroy_compress(&info);
    std::free(data);
    return out;
}

std::string jpeg2000(const Samples& picture, bool rgb) {
    Pix* pix = pixCreate(picture.width, picture.height, rgb ? 32 : 8);
    for (int y = 0; y < picture.height; ++y) {
        for (int x = 0; x < picture.width; ++x) {
            const l_uint32 grey = picture.at(x, y);
            pixSetPixel(pix, x, y, rgb ? grey << 24 | grey << 16 | grey << 8 : grey);
        }
    }
    l_uint8* data = nullptr;
    std::size_t size = 0;
    pixWriteMemJp2k(&data, &size, pix, 40, 0, 0, 0);
    std::string out(reinterpret_cast<char*>(data), size);
    pixDestroy(&pix);
    lept_free(data);
    return out;
}

std::string fax(const Samples& picture, const std::string& kind) {
    Memory memory;
    TIFF* tiff = TIFFClientOpen("memory", "wl", &memory, tiff_read, tiff_write, tiff_seek,
                                tiff_close, tiff_size, nullptr, nullptr);
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, picture.width);
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, picture.height);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, picture.height);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(tiff, TIFFTAG_FILLORDER, FILLORDER_MSB2LSB);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION,
                 kind == "g4"       ? COMPRESSION_CCITTFAX4
                 : kind == "g3-rle" ? COMPRESSION_CCITTRLE
                                    : COMPRESSION_CCITTFAX3);
    if (kind == "g3-2d") {
        TIFFSetField(tiff, TIFFTAG_GROUP3OPTIONS, GROUP3OPT_2DENCODING);
    }
    for (int y = 0; y < picture.height; ++y) {
        std::string row(static_cast<std::size_t>(picture.width + 7) / 8, '\0');
        for (int x = 0; x < picture.width; ++x) {
            if (picture.at(x, y) < 128) {
                char& byte = row[static_cast<std::size_t>(x) / 8];
                byte = static_cast<char>(byte | 0x80 >> (x % 8));
            }
        }
        TIFFWriteScanline(tiff, row.data(), static_cast<std::uint32_t>(y), 0);
    }
    TIFFFlushData(tiff);
    std::string strip = memory.bytes.substr(8);  // behind the header; no directory is written yet
    TIFFClose(tiff);
    return strip;
}

std::string aligned_g4(const Samples& picture) {
    // Table 2 of T.4: runs of 0, 4, 8 ... 60.
    static const char* const white[] = {"00110101", "1011",     "10011",    "001000",
                                        "101010",   "0001000",  "0101000",  "0011000",
                                        "00011011", "00010101", "00101001", "00101101",
                                        "00001011", "01010101", "01011001", "01001011"};
    static const char* const black[] = {
        "0000110111",   "011",          "000101",       "0000111",
        "0000010111",   "00001101000",  "00000010111",  "000011001100",
        "000001101010", "000011010100", "000001101100", "000001010100",
        "000001100100", "000000100100", "000000101000", "000000101100"};
    // Table 3: 64 and 128.
    static const char* const white_64[] = {"", "11011", "10010"};
    static const char* const black_64[] = {"", "0000001111", "000011001000"};
    const auto run = [](int length, const char* const* codes, const char* const* codes_64) {
        return std::string(codes_64[length / 64]) + codes[length % 64 / 4];
    };
    std::string out;
    std::vector<int> above;
    for (int y = 0; y < picture.height; ++y) {
        std::vector<int> changes;
        bool is_black = false;
        for (int x = 0; x < picture.width; ++x) {
            if ((picture.at(x, y) < 128) != is_black) {
                changes.push_back(x);
                is_black = !is_black;
            }
        }
        std::string bits;
        if (y > 0 && changes == above) {
            bits.assign(changes.size() + 1, '1');
        } else {
            int at = 0;
            for (std::size_t i = 0; at < picture.width; i += 2) {
                const int to = i < changes.size() ? changes[i] : picture.width;
                const int end = i + 1 < changes.size() ? changes[i + 1] : picture.width;
                bits += "001" + run(to - at, white, white_64) + run(end - to, black, black_64);
                at = end;
            }
        }
        above = changes;
        bits.resize((bits.size() + 7) / 8 * 8, '0');
        for (std::size_t i = 0; i < bits.size(); i += 8) {
            out += static_cast<char>(std::stoi(bits.substr(i, 8), nullptr, 2));
        }
    }
    return out;
}

std::string jbig2(const Samples& picture) {
    std::string region = region_information(picture);
    put(region, 1, 1);  // MMR
    region += fax(picture, "g4");
    return page_information(picture) + segment(2, 38, 0, 1, region);
}

std::string jbig2_with_globals(const Samples& picture, std::string& globals) {
    constexpr int cell = 4;
    Samples patterns{2 * cell, cell, {}};
    for (int y = 0; y < cell; ++y) {
        for (int x = 0; x < 2 * cell; ++x) {
            patterns.grey.push_back(x < cell ? 255 : 0);
        }
    }
    std::string dictionary;
    put(dictionary, 1, 1);  // MMR
    put(dictionary, cell, 1);
    put(dictionary, cell, 1);
    put(dictionary, 1, 4);  // the largest number of a pattern
    globals = segment(0, 16, 0, 0, dictionary + fax(patterns, "g4"));
    Samples grid{picture.width / cell, picture.height / cell, {}};
    for (int y = 0; y < grid.height; ++y) {
        for (int x = 0; x < grid.width; ++x) {
            grid.grey.push_back(picture.at(x * cell + 1, y * cell + 1));
        }
    }
    std::string region = region_information(picture);
    put(region, 1, 1);  // MMR, OR
    put(region, static_cast<std::uint32_t>(grid.width), 4);
    put(region, static_cast<std::uint32_t>(grid.height), 4);
    put(region, 0, 4);
    put(region, 0, 4);
    put(region, cell * 256, 2);
    put(region, 0, 2);
    region += fax(grid, "g4");
    std::string halftone = page_information(picture);
    std::string own;
    put(own, 2, 4);
    put(own, 22, 1);
    put(own, 1U << 5, 1);
    put(own, 0, 1);  // refers to segment 0
    put(own, 1, 1);
    put(own, static_cast<std::uint32_t>(region.size()), 4);
    return halftone + own + region;
}

}  // namespace tenken::testing
