// CCITT G3 and G4: libtiff knows the code, so the data gets the header of a TIFF file of one strip
// (TIFF 6.0 sections 10 and 11).
#include <string>
#include <utility>

#include "extractor/scan/decode_picture.h"

namespace tenken::scan {

namespace {

void put16(std::string& out, unsigned value) {
    out += static_cast<char>(value & 0xFF);
    out += static_cast<char>((value >> 8) & 0xFF);
}

void put32(std::string& out, unsigned long value) {
    put16(out, static_cast<unsigned>(value & 0xFFFF));
    put16(out, static_cast<unsigned>((value >> 16) & 0xFFFF));
}

/// An end of a line, eleven 0 or more and a 1, before the first row.
bool begins_with_end(const extractor::Picture& picture) {
    constexpr std::size_t zeros = 11;
    for (std::size_t bit = 0; bit / 8 < picture.data.size(); ++bit) {
        const auto byte = static_cast<unsigned char>(picture.data[bit / 8]);
        if ((byte >> (7 - bit % 8) & 1U) != 0) {
            return bit >= zeros;
        }
    }
    return false;
}

struct Entry {
    unsigned tag;
    unsigned type;  ///< 3: 16 bits, 4: 32 bits
    unsigned long value;
};

PixPtr decode_by_tiff(const extractor::Picture& picture) {
    const auto columns = static_cast<unsigned long>(picture.fax.columns);
    const auto rows =
        static_cast<unsigned long>(picture.fax.rows > 0 ? picture.fax.rows : picture.height);
    constexpr unsigned entry_count = 11;
    constexpr unsigned long header_size = 8 + 2 + 12 * entry_count + 4;
    const bool group4 = picture.fax.k < 0;
    // Rows on bytes without ends of lines are a compression of their own in TIFF.
    const bool plain = picture.fax.k == 0 && picture.fax.bytes_aligned && !begins_with_end(picture);
    // Option bit 0: two-dimensional, bit 2: fill bits before the end of a line, so that it ends on
    // a byte.
    const unsigned long options =
        (picture.fax.k > 0 ? 1UL : 0UL) | (picture.fax.bytes_aligned ? 4UL : 0UL);
    const Entry entries[entry_count] = {
        {256, 4, columns},
        {257, 4, rows},
        {258, 3, 1},
        {259, 3,
         group4  ? 4UL
         : plain ? 2UL
                 : 3UL},
        {262, 3, 0},  // 0 is white: Leptonica's 1 is black then
        {266, 3, 1},
        {273, 4, header_size},
        {277, 3, 1},
        {278, 4, rows},
        {279, 4, picture.data.size()},
        {group4 ? 293U : 292U, 4, group4 ? 0UL : options},
    };
    std::string file("II\x2A\0", 4);
    put32(file, 8);
    put16(file, entry_count);
    for (const Entry& entry : entries) {
        put16(file, entry.tag);
        put16(file, entry.type);
        put32(file, 1);
        put32(file, entry.value);
    }
    put32(file, 0);
    file += picture.data;
    PixPtr pix(pixReadMemTiff(reinterpret_cast<const l_uint8*>(file.data()), file.size(), 0));
    return pix && pixGetDepth(pix.get()) == 1 ? std::move(pix) : nullptr;
}

}  // namespace

PixPtr decode_fax(const extractor::Picture& picture) {
    const bool aligned_group4 = picture.fax.bytes_aligned && picture.fax.k < 0;
    PixPtr pix = aligned_group4
                     ? decode_aligned_fax(picture.data, picture.fax.columns,
                                          picture.fax.rows > 0 ? picture.fax.rows : picture.height)
                     : decode_by_tiff(picture);
    if (!pix) {
        return nullptr;
    }
    // Without /BlackIs1 a black pixel is the sample 0.
    if (!picture.fax.black_is_1) {
        pixInvert(pix.get(), pix.get());
    }
    return pix;
}

}  // namespace tenken::scan
