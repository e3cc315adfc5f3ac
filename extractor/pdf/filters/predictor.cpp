#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "extractor/pdf/filters/filters.h"

namespace tenken::pdf::filters {

namespace {

using Byte = unsigned char;

Byte paeth(int left, int up, int corner) {
    const int guess = left + up - corner;
    const int to_left = std::abs(guess - left);
    const int to_up = std::abs(guess - up);
    const int to_corner = std::abs(guess - corner);
    if (to_left <= to_up && to_left <= to_corner) {
        return static_cast<Byte>(left);
    }
    return static_cast<Byte>(to_up <= to_corner ? up : corner);
}

/// One row of PNG filter `type`; `above` is the row before it, already undone.
bool undo_png_row(int type, Byte* row, const Byte* above, std::size_t length, std::size_t pixel) {
    for (std::size_t i = 0; i < length; ++i) {
        const Byte left = i >= pixel ? row[i - pixel] : Byte{0};
        const Byte corner = i >= pixel ? above[i - pixel] : Byte{0};
        switch (type) {
            case 0:
                return true;
            case 1:
                row[i] = static_cast<Byte>(row[i] + left);
                break;
            case 2:
                row[i] = static_cast<Byte>(row[i] + above[i]);
                break;
            case 3:
                row[i] = static_cast<Byte>(row[i] + (left + above[i]) / 2);
                break;
            case 4:
                row[i] = static_cast<Byte>(row[i] + paeth(left, above[i], corner));
                break;
            default:
                return false;
        }
    }
    return true;
}

bool undo_png(std::string& data, std::size_t row_bytes, std::size_t pixel) {
    std::vector<Byte> above(row_bytes, 0);
    std::size_t to = 0;
    bool sound = true;
    for (std::size_t from = 0; from < data.size();) {
        const int type = static_cast<Byte>(data[from++]);
        const std::size_t length = std::min(row_bytes, data.size() - from);
        std::copy_n(data.begin() + static_cast<std::ptrdiff_t>(from), length,
                    data.begin() + static_cast<std::ptrdiff_t>(to));
        Byte* row = reinterpret_cast<Byte*>(data.data() + to);
        sound = undo_png_row(type, row, above.data(), length, pixel) && sound;
        std::copy_n(row, length, above.begin());
        from += length;
        to += length;
    }
    data.resize(to);
    return sound;
}

void undo_tiff_row(Byte* row, std::size_t length, long colors, long bits) {
    const auto step = static_cast<std::size_t>(colors);
    if (bits == 8) {
        for (std::size_t i = step; i < length; ++i) {
            row[i] = static_cast<Byte>(row[i] + row[i - step]);
        }
    } else if (bits == 16) {
        for (std::size_t i = 2 * step; i + 1 < length; i += 2) {
            const unsigned sum =
                (row[i] << 8 | row[i + 1]) + (row[i - 2 * step] << 8 | row[i - 2 * step + 1]);
            row[i] = static_cast<Byte>(sum >> 8);
            row[i + 1] = static_cast<Byte>(sum);
        }
    } else {
        // Components of 1, 2 or 4 bits, packed from the high end of each byte.
        const auto width = static_cast<std::size_t>(bits);
        const unsigned mask = (1u << width) - 1;
        const auto shift = [&](std::size_t component) { return 8 - width - component * width % 8; };
        const std::size_t count = length * 8 / width;
        for (std::size_t i = step; i < count; ++i) {
            Byte& here = row[i * width / 8];
            const std::size_t before = i - step;
            const unsigned sum = (here >> shift(i)) + (row[before * width / 8] >> shift(before));
            here = static_cast<Byte>((here & ~(mask << shift(i))) | (sum & mask) << shift(i));
        }
    }
}

}  // namespace

bool undo_predictor(const Predictor& p, std::string& data) {
    if (p.predictor == 1) {
        return true;
    }
    const bool bits_known = p.bits_per_component == 1 || p.bits_per_component == 2 ||
                            p.bits_per_component == 4 || p.bits_per_component == 8 ||
                            p.bits_per_component == 16;
    if (!bits_known || p.colors < 1 || p.colors > 64 || p.columns < 1 || p.columns > 10'000'000) {
        return false;
    }
    const long pixel_bits = p.colors * p.bits_per_component;
    const auto row_bytes = static_cast<std::size_t>((pixel_bits * p.columns + 7) / 8);
    if (p.predictor == 2) {
        for (std::size_t at = 0; at < data.size(); at += row_bytes) {
            undo_tiff_row(reinterpret_cast<Byte*>(data.data() + at),
                          std::min(row_bytes, data.size() - at), p.colors, p.bits_per_component);
        }
        return true;
    }
    if (p.predictor < 10 || p.predictor > 15) {
        return false;
    }
    return undo_png(data, row_bytes, static_cast<std::size_t>((pixel_bits + 7) / 8));
}

}  // namespace tenken::pdf::filters
