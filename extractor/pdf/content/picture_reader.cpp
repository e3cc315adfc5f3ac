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

std::vector<Decode> read_decode(const std::vector<double>& array, const ColorSpace& space,
                                long bits) {
    std::vector<Decode> decode(space.components);
    for (std::size_t i = 0; i < decode.size(); ++i) {
        if (space.kind == ColorSpace::Kind::indexed) {
            decode[i].high = static_cast<double>((1L << std::min(bits, 16L)) - 1);
        } else if (space.kind == ColorSpace::Kind::lab) {
            decode[i] = i == 0 ? Decode{0, 100} : Decode{-100, 100};
        }
        if (array.size() >= 2 * decode.size()) {
            decode[i] = {array[2 * i], array[2 * i + 1]};
        }
    }
    return decode;
}

constexpr std::size_t most_components = 32;

std::vector<double> numbers_of(const Value& array) {
    std::vector<double> numbers;
    for (std::size_t i = 0; i < std::min(array.size(), 2 * most_components); ++i) {
        numbers.push_back(array.at(i).number());
    }
    return numbers;
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

/// An image's entries, wherever it stands.
struct ImageFacts {
    long width = 0;
    long height = 0;
    long bits = 8;
    bool stencil = false;
    std::shared_ptr<const ColorSpace> space;
    std::vector<double> decode;
    std::vector<double> key;  ///< /Mask as ranges of samples that are not seen
    StreamData data;
    Picture::Fax fax;
    std::string globals;
};

bool sound_size(const ImageFacts& facts) {
    return facts.width > 0 && facts.height > 0 && facts.width <= longest_side &&
           facts.height <= longest_side && facts.width <= most_samples / facts.height;
}

/// The parameters of the last filter.
Value last_parameters(const Value& image) {
    const Value parameters = image.get("DecodeParms");
    return parameters.is_array() ? parameters.at(parameters.size() - 1) : parameters;
}

bool take_coding(ImageFacts& facts, Picture& picture) {
    const std::string& filter = facts.data.last_filter;
    if (filter == "DCTDecode" || filter == "DCT") {
        picture.coding = Picture::Coding::jpeg;
    } else if (filter == "JPXDecode") {
        picture.coding = Picture::Coding::jpeg2000;
    } else if (filter == "CCITTFaxDecode" || filter == "CCF") {
        picture.coding = Picture::Coding::fax;
        picture.fax = facts.fax;
        return picture.fax.columns > 0 && picture.fax.columns <= longest_side &&
               picture.fax.rows >= 0 && picture.fax.rows <= longest_side;
    } else if (filter == "JBIG2Decode") {
        picture.coding = Picture::Coding::jbig2;
        picture.globals = std::move(facts.globals);
    } else {
        return false;
    }
    return true;
}

/// PDF 32000-1 §8.9.6.4: seen is what has a component outside of its range.
std::shared_ptr<const Picture> key_mask(const ImageFacts& facts) {
    const std::size_t components = facts.space->components;
    if (facts.key.size() < 2 * components || !facts.data.last_filter.empty()) {
        return nullptr;
    }
    auto mask = std::make_shared<Picture>();
    mask->width = facts.width;
    mask->height = facts.height;
    for (std::size_t i = 0; i < mask->look.size(); ++i) {
        mask->look[i] = static_cast<std::uint8_t>(i);
    }
    const auto width = static_cast<std::size_t>(facts.width);
    const std::size_t row_bytes =
        (width * components * static_cast<std::size_t>(facts.bits) + 7) / 8;
    mask->data.assign(width * static_cast<std::size_t>(facts.height), '\0');
    Samples samples(facts.data.bytes, facts.bits);
    const double cut = facts.bits == 16 ? 256 : 1;  // of 16 bits the first 8 are looked at
    for (std::size_t y = 0; y < static_cast<std::size_t>(facts.height); ++y) {
        samples.start_row(y * row_bytes);
        for (std::size_t x = 0; x < width; ++x) {
            bool hidden = true;
            for (std::size_t i = 0; i < components; ++i) {
                const double value = samples.next();
                hidden = hidden && value >= std::floor(facts.key[2 * i] / cut) &&
                         value <= facts.key[2 * i + 1] / cut;
            }
            mask->data[y * width + x] = hidden ? '\0' : '\xFF';
        }
    }
    return mask;
}

/// Without its mask, so that a mask of a mask is nothing.
std::optional<Picture> read_samples(ImageFacts facts) {
    if (!sound_size(facts)) {
        return std::nullopt;
    }
    Picture picture;
    picture.width = facts.width;
    picture.height = facts.height;
    picture.stencil = facts.stencil;
    const std::vector<Decode> decode = read_decode(facts.decode, *facts.space, facts.bits);
    if (facts.data.last_filter.empty()) {
        if (!known_bits(facts.bits) || facts.space->components == 0 || facts.data.bytes.empty()) {
            return std::nullopt;
        }
        picture.data = grey_samples(facts.data.bytes, picture, *facts.space, decode, facts.bits);
        for (std::size_t i = 0; i < picture.look.size(); ++i) {
            picture.look[i] = static_cast<std::uint8_t>(i);
        }
        picture.mask = key_mask(facts);
        return picture;
    }
    if (!take_coding(facts, picture)) {
        return std::nullopt;
    }
    const bool two_levels =
        picture.coding == Picture::Coding::fax || picture.coding == Picture::Coding::jbig2;
    const long bits = two_levels ? 1 : std::min(facts.bits, 8L);
    if (facts.space->components == 1) {
        picture.look = look_of(*facts.space, decode[0], 1L << std::max(bits, 1L));
    } else {
        const bool inverted = decode[0].high < decode[0].low;
        for (std::size_t i = 0; i < picture.look.size(); ++i) {
            picture.look[i] = static_cast<std::uint8_t>(inverted ? 255 - i : i);
        }
    }
    picture.data = std::move(facts.data.bytes);
    return picture;
}

ImageFacts facts_of(const Value& image, bool stencil, Resources& resources) {
    ImageFacts facts;
    facts.width = image.get("Width").integer();
    facts.height = image.get("Height").integer();
    facts.stencil = stencil;
    if (!sound_size(facts)) {
        return facts;
    }
    facts.space = stencil ? device_color_space("DeviceGray") : space_of(image, resources);
    facts.bits = stencil ? 1 : image.get("BitsPerComponent").integer(8);
    facts.decode = numbers_of(image.get("Decode"));
    facts.key = numbers_of(image.get("Mask"));
    facts.data = image.stream();
    const Value parameters = last_parameters(image);
    facts.fax = {parameters.get("K").integer(0), parameters.get("EncodedByteAlign").boolean(),
                 parameters.get("BlackIs1").boolean(), parameters.get("Columns").integer(1728),
                 parameters.get("Rows").integer(0)};
    const Value globals = parameters.get("JBIG2Globals");
    if (globals.is_stream()) {
        facts.globals = globals.stream().bytes;
    }
    return facts;
}

}  // namespace

std::optional<Picture> read_picture(const InlineImage& image, const Paint& fill) {
    ImageFacts facts;
    facts.width = image.width;
    facts.height = image.height;
    facts.stencil = image.mask;
    if (!sound_size(facts)) {
        return std::nullopt;
    }
    facts.space =
        !image.mask && image.color_space ? image.color_space : device_color_space("DeviceGray");
    facts.bits = image.mask ? 1 : image.bits;
    facts.decode = image.decode;
    facts.data = filters::decode(image.data, image.steps);
    facts.fax = image.fax;
    std::optional<Picture> picture = read_samples(std::move(facts));
    if (picture) {
        picture->paint = byte_of(fill.grey);
    }
    return picture;
}

std::optional<Picture> read_picture(const XObject& image, Resources& resources, const Paint& fill) {
    std::optional<Picture> picture = read_samples(facts_of(image.value, image.mask, resources));
    if (!picture) {
        return picture;
    }
    picture->paint = byte_of(fill.grey);
    const Value soft = image.value.get("SMask");
    const Value hard = image.value.get("Mask");
    if (soft.is_stream()) {
        if (auto mask = read_samples(facts_of(soft, false, resources))) {
            picture->mask = std::make_shared<const Picture>(std::move(*mask));
        }
    } else if (hard.is_stream()) {
        // A stencil paints where its samples are 0: dark is seen, so its look is turned over.
        if (auto mask = read_samples(facts_of(hard, true, resources))) {
            for (std::uint8_t& level : mask->look) {
                level = static_cast<std::uint8_t>(255 - level);
            }
            picture->mask = std::make_shared<const Picture>(std::move(*mask));
        }
    }
    return picture;
}

}  // namespace tenken::pdf
