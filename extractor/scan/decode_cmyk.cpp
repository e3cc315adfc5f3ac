// JPEG of four inks. Leptonica takes all of them for inverted, as some programs write files; in a
// PDF /Decode says whether they are (PDF 32000-1 §8.9.5.2).
#include <csetjmp>
#include <cstdio>
#include <jpeglib.h>

#include "extractor/scan/decode_picture.h"

namespace tenken::scan {

namespace {

struct ErrorExit {
    jpeg_error_mgr manager;
    std::jmp_buf back;
};

extern "C" {
static void leave(j_common_ptr info) {
    std::longjmp(reinterpret_cast<ErrorExit*>(info->err)->back, 1);
}
static void say_nothing(j_common_ptr) {}
static void count_nothing(j_common_ptr, int) {}
}

/// Rows into `pix`; false at an error. Nothing in here has a destructor.
bool read_rows(jpeg_decompress_struct& info, ErrorExit& error, const extractor::Picture& picture,
               bool inverted, Pix* pix) {
    if (setjmp(error.back) != 0) {
        return false;
    }
    jpeg_mem_src(&info, reinterpret_cast<const unsigned char*>(picture.data.data()),
                 static_cast<unsigned long>(picture.data.size()));
    jpeg_read_header(&info, TRUE);
    info.out_color_space = JCS_CMYK;  // from YCCK, if it is that
    jpeg_start_decompress(&info);
    JSAMPARRAY row = (*info.mem->alloc_sarray)(reinterpret_cast<j_common_ptr>(&info), JPOOL_IMAGE,
                                               info.output_width * 4, 1);
    while (info.output_scanline < info.output_height) {
        const auto y = static_cast<long>(info.output_scanline);
        jpeg_read_scanlines(&info, row, 1);
        l_uint32* line = pixGetData(pix) + y * pixGetWpl(pix);
        for (JDIMENSION x = 0; x < info.output_width; ++x) {
            int light[4];
            for (unsigned i = 0; i < 4; ++i) {
                const int ink = row[0][4 * x + i];
                light[i] = inverted ? ink : 255 - ink;
            }
            const int grey = (299 * light[0] + 587 * light[1] + 114 * light[2]) / 1000;
            SET_DATA_BYTE(line, static_cast<int>(x), grey * light[3] / 255);
        }
    }
    return true;
}

}  // namespace

PixPtr decode_cmyk(const extractor::Picture& picture, int width, int height, bool inverted) {
    PixPtr pix = own(pixCreate(width, height, 8));
    jpeg_decompress_struct info{};
    ErrorExit error{};
    info.err = jpeg_std_error(&error.manager);
    error.manager.error_exit = leave;
    error.manager.output_message = say_nothing;
    error.manager.emit_message = count_nothing;
    jpeg_create_decompress(&info);
    const bool whole = read_rows(info, error, picture, inverted, pix.get());
    // What came before an error is kept, as for other pictures, if it is more than nothing.
    const bool some = whole || info.output_scanline > 0;
    jpeg_destroy_decompress(&info);
    return some ? std::move(pix) : nullptr;
}

}  // namespace tenken::scan
