#include "extractor/pdf/content/picture_reader.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace tenken::pdf {

namespace {

using extractor::Picture;

/// Samples of one image: A3 at 600 dpi has 70 million. What is larger is no page of a report.
constexpr long most_samples = 80'000'000;
constexpr long longest_side = 60'000;

std::uint8_t byte_of(double level) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(level, 0.0, 1.0) * 255));
}

/// /Decode with its defaults, PDF 32000-1 table 90.
struct Decode {
    double low = 0;
    double high = 1;
    double at(double share) const { return low + share * (high - low); }
};

std::vector<Decode> read_decode(const Value& array, const ColorSpace& space, long bits) {
    std::vector<Decode> decode(space.components);
    for (std::size_t i = 0; i < decode.size(); ++i) {
        if (space.kind == ColorSpace::Kind::indexed) {
            decode[i].high = static_cast<double>((1L << std::min(bits, 16L)) - 1);
        } else if (space.kind == ColorSpace::Kind::lab) {
            decode[i] = i == 0 ? Decode{0, 100} : Decode{-100, 100};
        }
        if (array.size() >= 2 * decode.size()) {
            decode[i] = {array.at(2 * i).number(decode[i].low),
                         array.at(2 * i + 1).number(decode[i].high)};
        }
    }
    return decode;
}

std::shared_ptr<const ColorSpace> space_of(const Value& image, Resources& resources) {
    const Value space = image.get("ColorSpace");
    if (space.is_null()) {
        return device_color_space("DeviceGray");
    }
    if (!space.is_name()) {
        return read_color_space(space);
    }
    if (auto device = device_color_space(space.name())) {
        return device;
    }
    return resources.color_space(space.name());
}

/// What each value of a single component looks like; `levels` values share the 256 entries.
std::array<std::uint8_t, 256> look_of(const ColorSpace& space, const Decode& decode, long levels) {
    std::array<std::uint8_t, 256> look{};
    for (long i = 0; i < 256; ++i) {
        const long level = i * (levels - 1) / 255;
        const double value =
            decode.at(static_cast<double>(level) / static_cast<double>(std::max(levels - 1, 1L)));
        look[static_cast<std::size_t>(i)] = byte_of(space.paint(std::span(&value, 1)).grey);
    }
    return look;
}

/// Reads samples of 1, 2, 4, 8 or 16 bits, each row on a new byte; 0 behind the end of the data.
class Samples {
  public:
    Samples(std::string_view bytes, long bits)
        : bytes_(bytes), bits_(static_cast<unsigned>(bits)) {}
    void start_row(std::size_t byte) {
        at_ = byte;
        bit_ = 0;
    }
    /// The value as a byte: 16 bits are cut, fewer are as they are.
    unsigned next() {
        if (at_ >= bytes_.size()) {
            return 0;
        }
        const unsigned byte = static_cast<unsigned char>(bytes_[at_]);
        if (bits_ >= 8) {
            at_ += bits_ / 8;
            return byte;
        }
        const unsigned value = (byte >> (8 - bit_ - bits_)) & ((1U << bits_) - 1);
        bit_ += bits_;
        if (bit_ >= 8) {
            bit_ = 0;
            ++at_;
        }
        return value;
    }

  private:
    std::string_view bytes_;
    unsigned bits_;
    std::size_t at_ = 0;
    unsigned bit_ = 0;
};

bool known_bits(long bits) {
    return bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
}

/// Samples that no image filter holds, as grey bytes.
std::string grey_samples(std::string_view bytes, const Picture& picture, const ColorSpace& space,
                         const std::vector<Decode>& decode, long bits) {
    const auto width = static_cast<std::size_t>(picture.width);
    const auto height = static_cast<std::size_t>(picture.height);
    const std::size_t row_bytes =
        (width * space.components * static_cast<std::size_t>(bits) + 7) / 8;
    const long levels = 1L << std::min(bits, 8L);
    const double top = static_cast<double>(levels - 1);
    std::string grey(width * height, '\xFF');
    Samples samples(bytes, bits);
    std::array<std::uint8_t, 256> look{};
    if (space.components == 1) {
        for (long level = 0; level < levels; ++level) {
            const double value = decode[0].at(static_cast<double>(level) / top);
            look[static_cast<std::size_t>(level)] = byte_of(space.paint(std::span(&value, 1)).grey);
        }
    }
    std::vector<double> color(space.components);
    for (std::size_t y = 0; y < height && y * row_bytes < bytes.size(); ++y) {
        samples.start_row(y * row_bytes);
        char* out = grey.data() + y * width;
        for (std::size_t x = 0; x < width; ++x) {
            if (space.components == 1) {
                out[x] = static_cast<char>(look[samples.next()]);
                continue;
            }
            for (std::size_t i = 0; i < color.size(); ++i) {
                color[i] = decode[i].at(samples.next() / top);
            }
            out[x] = static_cast<char>(byte_of(space.paint(color).grey));
        }
    }
    return grey;
}

bool takes_size(const Value& image, Picture& picture) {
    picture.width = image.get("Width").integer();
    picture.height = image.get("Height").integer();
    return picture.width > 0 && picture.height > 0 && picture.width <= longest_side &&
           picture.height <= longest_side && picture.width <= most_samples / picture.height;
}

/// The parameters of the last filter.
Value last_parameters(const Value& image) {
    const Value parameters = image.get("DecodeParms");
    return parameters.is_array() ? parameters.at(parameters.size() - 1) : parameters;
}

bool take_coding(const Value& image, const std::string& filter, Picture& picture) {
    const Value parameters = last_parameters(image);
    if (filter == "DCTDecode" || filter == "DCT") {
        picture.coding = Picture::Coding::jpeg;
    } else if (filter == "JPXDecode") {
        picture.coding = Picture::Coding::jpeg2000;
    } else if (filter == "CCITTFaxDecode" || filter == "CCF") {
        picture.coding = Picture::Coding::fax;
        picture.fax.k = parameters.get("K").integer(0);
        picture.fax.bytes_aligned = parameters.get("EncodedByteAlign").boolean();
        picture.fax.black_is_1 = parameters.get("BlackIs1").boolean();
        picture.fax.columns = parameters.get("Columns").integer(1728);
        picture.fax.rows = parameters.get("Rows").integer(0);
        return picture.fax.columns > 0 && picture.fax.columns <= longest_side &&
               picture.fax.rows >= 0 && picture.fax.rows <= longest_side;
    } else if (filter == "JBIG2Decode") {
        picture.coding = Picture::Coding::jbig2;
        const Value globals = parameters.get("JBIG2Globals");
        if (globals.is_stream()) {
            picture.globals = globals.stream().bytes;
        }
    } else {
        return false;
    }
    return true;
}

/// Without its mask, so that a mask of a mask is nothing.
std::optional<Picture> read_samples(const Value& image, bool stencil, Resources& resources) {
    Picture picture;
    if (!takes_size(image, picture)) {
        return std::nullopt;
    }
    StreamData data = image.stream();
    const auto space = stencil ? device_color_space("DeviceGray") : space_of(image, resources);
    long bits = stencil ? 1 : image.get("BitsPerComponent").integer(8);
    const std::vector<Decode> decode = read_decode(image.get("Decode"), *space, bits);
    if (data.last_filter.empty()) {
        if (!known_bits(bits) || space->components == 0 || data.bytes.empty()) {
            return std::nullopt;
        }
        picture.data = grey_samples(data.bytes, picture, *space, decode, bits);
        for (std::size_t i = 0; i < picture.look.size(); ++i) {
            picture.look[i] = static_cast<std::uint8_t>(i);
        }
    } else {
        if (!take_coding(image, data.last_filter, picture)) {
            return std::nullopt;
        }
        const bool two_levels =
            picture.coding == Picture::Coding::fax || picture.coding == Picture::Coding::jbig2;
        bits = two_levels ? 1 : std::min(bits, 8L);
        if (space->components == 1) {
            picture.look = look_of(*space, decode[0], 1L << std::max(bits, 1L));
        } else {
            const bool inverted = decode[0].high < decode[0].low;
            for (std::size_t i = 0; i < picture.look.size(); ++i) {
                picture.look[i] = static_cast<std::uint8_t>(inverted ? 255 - i : i);
            }
        }
        picture.data = std::move(data.bytes);
    }
    picture.stencil = stencil;
    return picture;
}

}  // namespace

std::optional<Picture> read_picture(const XObject& image, Resources& resources, const Paint& fill) {
    std::optional<Picture> picture = read_samples(image.value, image.mask, resources);
    if (!picture) {
        return picture;
    }
    picture->paint = byte_of(fill.grey);
    const Value soft = image.value.get("SMask");
    const Value hard = image.value.get("Mask");
    if (soft.is_stream()) {
        if (auto mask = read_samples(soft, false, resources)) {
            picture->mask = std::make_shared<const Picture>(std::move(*mask));
        }
    } else if (hard.is_stream()) {
        // A stencil paints where its samples are 0: dark is seen, so its look is turned over.
        if (auto mask = read_samples(hard, true, resources)) {
            for (std::uint8_t& level : mask->look) {
                level = static_cast<std::uint8_t>(255 - level);
            }
            picture->mask = std::make_shared<const Picture>(std::move(*mask));
        }
    }
    return picture;
}

}  // namespace tenken::pdf
