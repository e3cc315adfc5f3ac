// Images of a page in a form that every browser shows: JPEG as it is, samples as PNG.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace tenken::tools {

struct PageImage {
    std::string mime;  ///< image/jpeg or image/png
    std::string bytes;
    /// Takes the unit square, y upwards, to points from the top left of the page:
    /// x' = p[0] x + p[2] y + p[4], y' = p[1] x + p[3] y + p[5].
    std::array<double, 6> place{};
};

/// Grey samples, a byte each, row after row, as PNG (RFC 2083). Made smaller by whole factors until
/// it is at most `most_width` wide: neighbours become their mean. "" if there are too few samples.
std::string png_of_grey(std::string_view samples, long width, long height, long most_width);

/// The bytes as an address (RFC 2397).
std::string image_address(std::string_view mime, std::string_view bytes);

/// <image> with the bytes in it (RFC 2397), nothing outside.
std::string image_element(const PageImage& image);

}  // namespace tenken::tools
