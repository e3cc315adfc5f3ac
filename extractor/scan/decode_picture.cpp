#include "extractor/scan/decode_picture.h"

#include <algorithm>

namespace tenken::scan {

namespace {

using extractor::Picture;

/// Samples of one decoded image, whatever its own header says.
constexpr long most_samples = 80'000'000;

bool too_large(long width, long height) {
    return width <= 0 || height <= 0 || width > most_samples / height;
}

const l_uint8* bytes_of(const std::string& data) {
    return reinterpret_cast<const l_uint8*>(data.data());
}

PixPtr grey_of(const Picture& picture) {
    const auto width = static_cast<int>(picture.width);
    const auto height = static_cast<int>(picture.height);
    if (too_large(width, height) ||
        picture.data.size() < static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {
        return nullptr;
    }
    PixPtr pix = own(pixCreateNoInit(width, height, 8));
    const char* in = picture.data.data();
    for (int y = 0; y < height; ++y) {
        l_uint32* line = pixGetData(pix.get()) + static_cast<long>(y) * pixGetWpl(pix.get());
        for (int x = 0; x < width; ++x) {
            SET_DATA_BYTE(line, x, static_cast<unsigned char>(*in++));
        }
    }
    return pix;
}

/// `applied` is set if the picture's `look` is in it already.
PixPtr jpeg_of(const Picture& picture, bool& applied) {
    int width = 0;
    int height = 0;
    int components = 0;
    if (readHeaderMemJpeg(bytes_of(picture.data), picture.data.size(), &width, &height, &components,
                          nullptr, nullptr) != 0 ||
        too_large(width, height)) {
        return nullptr;
    }
    if (components == 4) {
        applied = true;
        return decode_cmyk(picture, width, height, picture.look.front() > picture.look.back());
    }
    const PixPtr pix(pixReadMemJpeg(bytes_of(picture.data), picture.data.size(), 0, 1, nullptr, 0));
    return pix ? PixPtr(pixConvertTo8(pix.get(), 0)) : nullptr;
}

PixPtr jpeg2000_of(const Picture& picture) {
    int width = 0;
    int height = 0;
    if (readHeaderMemJp2k(bytes_of(picture.data), picture.data.size(), &width, &height, nullptr,
                          nullptr, nullptr) == 0 &&
        too_large(width, height)) {
        return nullptr;
    }
    const PixPtr pix(pixReadMemJp2k(bytes_of(picture.data), picture.data.size(), 1, nullptr, 0, 0));
    return pix ? PixPtr(pixConvertTo8(pix.get(), 0)) : nullptr;
}

void apply_look(Pix* pix, const Picture& picture) {
    bool plain = true;
    for (std::size_t i = 0; i < picture.look.size(); ++i) {
        plain = plain && picture.look[i] == i;
    }
    if (plain) {
        return;
    }
    const int width = pixGetWidth(pix);
    for (int y = 0; y < pixGetHeight(pix); ++y) {
        l_uint32* line = pixGetData(pix) + static_cast<long>(y) * pixGetWpl(pix);
        for (int x = 0; x < width; ++x) {
            SET_DATA_BYTE(line, x, picture.look[GET_DATA_BYTE(line, x)]);
        }
    }
}

}  // namespace

PixPtr decode_picture(const Picture& picture) {
    PixPtr pix;
    bool applied = false;
    switch (picture.coding) {
        case Picture::Coding::grey:
            pix = grey_of(picture);
            break;
        case Picture::Coding::jpeg:
            pix = jpeg_of(picture, applied);
            break;
        case Picture::Coding::jpeg2000:
            pix = jpeg2000_of(picture);
            break;
        case Picture::Coding::fax:
        case Picture::Coding::jbig2: {
            const PixPtr bits = picture.coding == Picture::Coding::fax ? decode_fax(picture)
                                                                       : decode_jbig2(picture);
            if (bits) {
                pix.reset(pixConvert1To8(nullptr, bits.get(), 0, 255));
            }
            break;
        }
    }
    if (pix && !applied) {
        apply_look(pix.get(), picture);
    }
    return pix;
}

}  // namespace tenken::scan
