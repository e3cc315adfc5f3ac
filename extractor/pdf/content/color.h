// Colours as far as a reader of tables needs them: how dark, and whether it is white.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/value.h"

namespace tenken::pdf {

/// What a path or a glyph is painted with.
struct Paint {
    float grey = 0;          ///< 0 black … 1 white
    bool white = false;      ///< not to be told from paper: every component nearly full
    bool invisible = false;  ///< wholly transparent, or a colorant named None
};

Paint grey_paint(double grey);
Paint rgb_paint(double red, double green, double blue);
Paint cmyk_paint(double cyan, double magenta, double yellow, double black);

/// A colour space, PDF 32000-1 §8.6. Calibrated and ICC spaces are taken for the device space of as
/// many components: an error of a few percent in darkness.
struct ColorSpace {
    enum class Kind { grey, rgb, cmyk, lab, indexed, tint, pattern };
    Kind kind = Kind::grey;
    std::size_t components = 1;
    std::shared_ptr<const ColorSpace> base;  ///< of an indexed, tint or pattern space
    std::string table;              ///< of an indexed space: its colours, a byte a component
    std::vector<double> full_tint;  ///< of a tint space: the base colour at tint 1, if known
    bool none = false;              ///< the colorant None: paints nothing

    Paint initial() const;
    /// The paint for the operands of sc or scn; missing ones are 0.
    Paint paint(std::span<const double> values) const;
};

/// From a name (DeviceRGB, G …) or an array ([/ICCBased …]). Never null; unknown ones are grey.
std::shared_ptr<const ColorSpace> read_color_space(const Value& value);
/// nullptr if the name is none of the spaces known without resources.
std::shared_ptr<const ColorSpace> device_color_space(std::string_view name);

}  // namespace tenken::pdf
