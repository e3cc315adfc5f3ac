#include "extractor/pdf/content/color.h"

#include <algorithm>
#include <cmath>

namespace tenken::pdf {

namespace {

using Kind = ColorSpace::Kind;

/// Spaces inside spaces: an indexed one over a tint one over an ICC one is the deepest that is
/// legal.
constexpr int deepest = 4;

double unit(double value) {
    return value >= 0 ? std::min(value, 1.0) : 0.0;
}

std::shared_ptr<const ColorSpace> make(Kind kind, std::size_t components) {
    auto space = std::make_shared<ColorSpace>();
    space->kind = kind;
    space->components = components;
    return space;
}

std::shared_ptr<const ColorSpace> of_components(long components) {
    static const auto grey = make(Kind::grey, 1);
    static const auto rgb = make(Kind::rgb, 3);
    static const auto cmyk = make(Kind::cmyk, 4);
    return components == 4 ? cmyk : components == 3 ? rgb : grey;
}

/// The colour at full tint where the function says so outright: C1 of an exponential one, the last
/// sample of a sampled one of 8 bits.
std::vector<double> at_full_tint(const Value& function, std::size_t components) {
    std::vector<double> color;
    if (function.get("FunctionType").integer(-1) == 2) {
        const Value c1 = function.get("C1");
        for (std::size_t i = 0; i < components; ++i) {
            color.push_back(c1.at(i).number(i < c1.size() ? 0 : 1));
        }
    } else if (function.get("FunctionType").integer(-1) == 0 &&
               function.get("BitsPerSample").integer() == 8) {
        const std::string samples = function.stream().bytes;
        if (samples.size() >= components) {
            for (std::size_t i = samples.size() - components; i < samples.size(); ++i) {
                color.push_back(static_cast<unsigned char>(samples[i]) / 255.0);
            }
        }
    }
    return color;
}

std::shared_ptr<const ColorSpace> read(const Value& value, int depth);

std::shared_ptr<const ColorSpace> read_indexed(const Value& value, int depth) {
    auto space = std::make_shared<ColorSpace>();
    space->kind = Kind::indexed;
    space->base = read(value.at(1), depth);
    const Value table = value.at(3);
    space->table = table.is_stream() ? table.stream().bytes : std::string(table.string());
    return space;
}

std::shared_ptr<const ColorSpace> read_tint(const Value& value, int depth) {
    auto space = std::make_shared<ColorSpace>();
    space->kind = Kind::tint;
    const Value names = value.at(1);
    space->components = names.is_array() ? std::clamp<std::size_t>(names.size(), 1, 32) : 1;
    space->none = names.name() == "None";
    space->base = read(value.at(2), depth);
    if (space->components == 1) {
        space->full_tint = at_full_tint(value.at(3), space->base->components);
    }
    return space;
}

std::shared_ptr<const ColorSpace> read(const Value& value, int depth) {
    if (value.is_name()) {
        auto known = device_color_space(value.name());
        return known ? known : of_components(1);
    }
    const std::string_view family = value.at(0).name();
    if (value.size() == 1 && value.at(0).is_name()) {
        return read(value.at(0), depth);
    }
    if (family == "ICCBased") {
        return of_components(value.at(1).get("N").integer(1));
    }
    if (family == "CalRGB") {
        return of_components(3);
    }
    if (family == "Lab") {
        static const auto lab = make(Kind::lab, 3);
        return lab;
    }
    if (depth >= deepest) {
        return of_components(1);
    }
    if (family == "Indexed" || family == "I") {
        return read_indexed(value, depth + 1);
    }
    if (family == "Separation" || family == "DeviceN") {
        return read_tint(value, depth + 1);
    }
    if (family == "Pattern") {
        auto space = std::make_shared<ColorSpace>();
        space->kind = Kind::pattern;
        space->base = read(value.at(1), depth + 1);
        return space;
    }
    return of_components(1);
}

}  // namespace

Paint grey_paint(double grey) {
    return rgb_paint(grey, grey, grey);
}

Paint rgb_paint(double red, double green, double blue) {
    red = unit(red);
    green = unit(green);
    blue = unit(blue);
    Paint paint;
    paint.grey = static_cast<float>(0.299 * red + 0.587 * green + 0.114 * blue);
    paint.white = std::min({red, green, blue}) >= 0.98;
    return paint;
}

Paint cmyk_paint(double cyan, double magenta, double yellow, double black) {
    const double light = 1 - unit(black);
    return rgb_paint((1 - unit(cyan)) * light, (1 - unit(magenta)) * light,
                     (1 - unit(yellow)) * light);
}

Paint ColorSpace::initial() const {
    switch (kind) {
        case Kind::cmyk:
            return cmyk_paint(0, 0, 0, 1);
        case Kind::tint: {
            const std::vector<double> full(components, 1.0);
            return paint(full);
        }
        default: {
            const std::vector<double> zero(components, 0.0);
            return paint(zero);
        }
    }
}

Paint ColorSpace::paint(std::span<const double> values) const {
    const auto value = [&](std::size_t i) { return i < values.size() ? values[i] : 0.0; };
    switch (kind) {
        case Kind::grey:
            return grey_paint(value(0));
        case Kind::rgb:
            return rgb_paint(value(0), value(1), value(2));
        case Kind::cmyk:
            return cmyk_paint(value(0), value(1), value(2), value(3));
        case Kind::lab: {
            // Lightness alone says how dark; white also needs a and b near 0.
            const double lightness = unit(value(0) / 100);
            Paint paint = grey_paint(lightness * lightness);
            paint.white = paint.white && std::abs(value(1)) < 3 && std::abs(value(2)) < 3;
            return paint;
        }
        case Kind::indexed: {
            std::vector<double> color(base->components, 0.0);
            const double index = std::clamp(value(0), 0.0, 255.0);
            const std::size_t first = static_cast<std::size_t>(index) * color.size();
            for (std::size_t i = 0; i < color.size() && first + i < table.size(); ++i) {
                color[i] = static_cast<unsigned char>(table[first + i]) / 255.0;
            }
            return base->paint(color);
        }
        case Kind::tint: {
            if (components > 1 || full_tint.empty()) {
                // Inks over paper: each takes its share of the light.
                double light = 1;
                for (std::size_t i = 0; i < components; ++i) {
                    light *= 1 - unit(value(i));
                }
                Paint paint = grey_paint(light);
                paint.invisible = none;
                return paint;
            }
            const Paint full = base->paint(full_tint);
            const double tint = unit(value(0));
            Paint paint = grey_paint(1 - tint * (1 - full.grey));
            paint.white = full.white || tint < 0.02;
            paint.invisible = none;
            return paint;
        }
        case Kind::pattern:
            break;
    }
    return grey_paint(0.75);  // hatched or shaded: some grey, surely not paper
}

std::shared_ptr<const ColorSpace> read_color_space(const Value& value) {
    return read(value, 0);
}

std::shared_ptr<const ColorSpace> device_color_space(std::string_view name) {
    if (name == "DeviceGray" || name == "G" || name == "CalGray") {
        return of_components(1);
    }
    if (name == "DeviceRGB" || name == "RGB" || name == "CalRGB") {
        return of_components(3);
    }
    if (name == "DeviceCMYK" || name == "CMYK") {
        return of_components(4);
    }
    if (name == "Pattern") {
        static const auto pattern = make(Kind::pattern, 1);
        return pattern;
    }
    return nullptr;
}

}  // namespace tenken::pdf
