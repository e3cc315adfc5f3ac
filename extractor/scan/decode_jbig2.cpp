// JBIG2 (ITU-T T.88): Leptonica writes it but cannot read it, libjbig2dec can.
#include <memory>

extern "C" {
#include <jbig2.h>
}

#include "extractor/scan/decode_picture.h"

namespace tenken::scan {

namespace {

struct FreeContext {
    void operator()(Jbig2Ctx* context) const { jbig2_ctx_free(context); }
};
struct FreeGlobals {
    void operator()(Jbig2GlobalCtx* context) const { jbig2_global_ctx_free(context); }
};

/// Damage is seen by the picture that is missing; the library would write to standard error.
void be_silent(void*, const char*, Jbig2Severity, std::uint32_t) {}

const unsigned char* bytes_of(const std::string& data) {
    return reinterpret_cast<const unsigned char*>(data.data());
}

PixPtr take(const Jbig2Image& page) {
    constexpr std::uint32_t longest_side = 60'000;
    if (page.width == 0 || page.height == 0 || page.width > longest_side ||
        page.height > longest_side) {
        return nullptr;
    }
    PixPtr pix = own(pixCreate(static_cast<int>(page.width), static_cast<int>(page.height), 1));
    for (std::uint32_t y = 0; y < page.height; ++y) {
        const unsigned char* row = page.data + static_cast<std::size_t>(y) * page.stride;
        l_uint32* line = pixGetData(pix.get()) + static_cast<long>(y) * pixGetWpl(pix.get());
        for (std::uint32_t byte = 0; byte < (page.width + 7) / 8; ++byte) {
            // A PDF's sample is the opposite of the code's pixel: PDF 32000-1 §7.4.7.
            SET_DATA_BYTE(line, byte, static_cast<unsigned char>(~row[byte]));
        }
    }
    return pix;
}

}  // namespace

PixPtr decode_jbig2(const extractor::Picture& picture) {
    std::unique_ptr<Jbig2GlobalCtx, FreeGlobals> globals;
    if (!picture.globals.empty()) {
        std::unique_ptr<Jbig2Ctx, FreeContext> context(
            jbig2_ctx_new(nullptr, JBIG2_OPTIONS_EMBEDDED, nullptr, be_silent, nullptr));
        if (context &&
            jbig2_data_in(context.get(), bytes_of(picture.globals), picture.globals.size()) == 0) {
            globals.reset(jbig2_make_global_ctx(context.release()));
        }
    }
    std::unique_ptr<Jbig2Ctx, FreeContext> context(
        jbig2_ctx_new(nullptr, JBIG2_OPTIONS_EMBEDDED, globals.get(), be_silent, nullptr));
    if (!context) {
        return nullptr;
    }
    jbig2_data_in(context.get(), bytes_of(picture.data), picture.data.size());
    jbig2_complete_page(context.get());
    Jbig2Image* page = jbig2_page_out(context.get());
    if (page == nullptr) {
        return nullptr;
    }
    PixPtr pix = take(*page);
    jbig2_release_page(context.get(), page);
    return pix;
}

}  // namespace tenken::scan
