#include "extractor/scan/canvas.h"

#include <algorithm>
#include <cmath>

#include "extractor/scan/decode_picture.h"

namespace tenken::scan {

namespace {

using extractor::Picture;
using extractor::PictureSheet;

constexpr double least_resolution = 100;
constexpr double best_resolution = 300;
constexpr double points_per_inch = 72;
constexpr double large_share = 0.1;
/// Pixels of a sheet: A2 at 300 dpi has 35 million.
constexpr double most_pixels = 36e6;

double side(const Picture& picture, int first) {
    return std::hypot(picture.place[static_cast<std::size_t>(first)],
                      picture.place[static_cast<std::size_t>(first) + 1]);
}

double resolution_of(const PictureSheet& sheet) {
    double finest = least_resolution;
    for (const Picture& picture : sheet.pictures) {
        const double width = side(picture, 0);
        const double height = side(picture, 2);
        if (width * height < large_share * sheet.width * sheet.height &&
            sheet.pictures.size() < 4) {
            continue;
        }
        if (width > 0 && height > 0) {
            finest = std::max({finest, static_cast<double>(picture.width) / width * points_per_inch,
                               static_cast<double>(picture.height) / height * points_per_inch});
        }
    }
    double resolution = std::min(finest, best_resolution);
    const double area = sheet.width * sheet.height / (points_per_inch * points_per_inch);
    if (area * resolution * resolution > most_pixels) {
        resolution = std::sqrt(most_pixels / area);
    }
    return resolution;
}

/// Reads a grey image at a point between its pixels; outside it is as on its edge.
class Sampler {
  public:
    explicit Sampler(Pix* pix)
        : data_(pixGetData(pix)),
          wpl_(pixGetWpl(pix)),
          width_(pixGetWidth(pix)),
          height_(pixGetHeight(pix)) {}
    double at(double x, double y) const {
        x = std::clamp(x - 0.5, 0.0, static_cast<double>(width_ - 1));
        y = std::clamp(y - 0.5, 0.0, static_cast<double>(height_ - 1));
        const int left = static_cast<int>(x);
        const int top = static_cast<int>(y);
        const int right = std::min(left + 1, width_ - 1);
        const int bottom = std::min(top + 1, height_ - 1);
        const double across = x - left;
        const double down = y - top;
        const double above = pixel(left, top) * (1 - across) + pixel(right, top) * across;
        const double below = pixel(left, bottom) * (1 - across) + pixel(right, bottom) * across;
        return above * (1 - down) + below * down;
    }
    int width() const { return width_; }
    int height() const { return height_; }

  private:
    double pixel(int x, int y) const {
        return GET_DATA_BYTE(data_ + static_cast<long>(y) * wpl_, x);
    }
    l_uint32* data_;
    int wpl_;
    int width_;
    int height_;
};

/// Shrinks what is finer than the sheet, so that no pixel is passed over.
PixPtr fit(PixPtr pix, double across, double down) {
    const double x = across / width_of(pix);
    const double y = down / height_of(pix);
    if (x >= 0.8 || y >= 0.8 || across < 1 || down < 1) {
        return pix;
    }
    return own(pixScaleAreaMap(pix.get(), static_cast<float>(x), static_cast<float>(y)));
}

struct Inverse {
    double a, b, c, d, e, f;
};

/// Pixels of the sheet to the unit square of the picture, y downwards.
bool invert(const Picture& picture, const Canvas& canvas, Inverse& inverse) {
    const auto& p = picture.place;
    const double a = p[0] * canvas.x_scale;
    const double b = p[1] * canvas.y_scale;
    const double c = p[2] * canvas.x_scale;
    const double d = p[3] * canvas.y_scale;
    const double e = p[4] * canvas.x_scale;
    const double f = p[5] * canvas.y_scale;
    const double determinant = a * d - b * c;
    if (std::abs(determinant) < 1e-6) {
        return false;
    }
    inverse = {d / determinant,
               -b / determinant,
               -c / determinant,
               a / determinant,
               (c * f - d * e) / determinant,
               (b * e - a * f) / determinant};
    return true;
}

void draw(const Picture& picture, Pix* samples, Pix* mask, Canvas& canvas) {
    Inverse in{};
    if (!invert(picture, canvas, in)) {
        return;
    }
    const Sampler look(samples);
    const bool masked = mask != nullptr;
    const Sampler seen(masked ? mask : samples);
    const auto& p = picture.place;
    const double x_low = std::min({p[4], p[4] + p[0], p[4] + p[2], p[4] + p[0] + p[2]});
    const double x_high = std::max({p[4], p[4] + p[0], p[4] + p[2], p[4] + p[0] + p[2]});
    const double y_low = std::min({p[5], p[5] + p[1], p[5] + p[3], p[5] + p[1] + p[3]});
    const double y_high = std::max({p[5], p[5] + p[1], p[5] + p[3], p[5] + p[1] + p[3]});
    const auto pixel = [](double point, double scale, int most) {
        return static_cast<int>(std::clamp(std::round(point * scale), 0.0, most * 1.0));
    };
    const int width = width_of(canvas.grey);
    const int height = height_of(canvas.grey);
    const int x0 = pixel(std::max(x_low, picture.clip.x0), canvas.x_scale, width);
    const int x1 = pixel(std::min(x_high, picture.clip.x1), canvas.x_scale, width);
    const int y0 = pixel(std::max(y_low, picture.clip.y0), canvas.y_scale, height);
    const int y1 = pixel(std::min(y_high, picture.clip.y1), canvas.y_scale, height);
    for (int y = y0; y < y1; ++y) {
        l_uint32* line =
            pixGetData(canvas.grey.get()) + static_cast<long>(y) * pixGetWpl(canvas.grey.get());
        for (int x = x0; x < x1; ++x) {
            const double px = x + 0.5;
            const double py = y + 0.5;
            const double u = in.a * px + in.c * py + in.e;
            const double v = 1 - (in.b * px + in.d * py + in.f);
            if (u < 0 || u > 1 || v < 0 || v > 1) {
                continue;
            }
            double grey = look.at(u * look.width(), v * look.height());
            double share = 1;
            if (picture.stencil) {
                share = 1 - grey / 255;
                grey = picture.paint;
            }
            if (masked) {
                share *= seen.at(u * seen.width(), v * seen.height()) / 255;
            }
            const double below = GET_DATA_BYTE(line, x);
            SET_DATA_BYTE(line, x, static_cast<int>(grey * share + below * (1 - share) + 0.5));
        }
    }
}

bool is_upright_and_whole(const PictureSheet& sheet, const Picture& picture) {
    const auto& p = picture.place;
    const double slack = 0.01 * std::max(sheet.width, sheet.height);
    return !picture.stencil && !picture.mask && std::abs(p[1]) < 1e-6 && std::abs(p[2]) < 1e-6 &&
           std::abs(p[4]) < slack && std::abs(p[0] - sheet.width) < slack &&
           std::abs(p[5] - sheet.height) < slack && std::abs(p[3] + sheet.height) < slack;
}

/// One picture that is the page: its own pixels are the sheet, none is moved.
bool take_whole(const PictureSheet& sheet, double resolution, Canvas& canvas) {
    const Picture& picture = sheet.pictures.front();
    PixPtr pix = decode_picture(picture);
    if (!pix) {
        return false;
    }
    const double scale = resolution / points_per_inch;
    pix = fit(std::move(pix), picture.place[0] * scale, -picture.place[3] * scale);
    canvas.x_scale = width_of(pix) / picture.place[0];
    canvas.y_scale = height_of(pix) / -picture.place[3];
    canvas.grey = std::move(pix);
    return true;
}

}  // namespace

Canvas make_canvas(const PictureSheet& sheet) {
    Canvas canvas;
    canvas.upright = sheet.upright;
    if (sheet.pictures.empty() || !(sheet.width > 0) || !(sheet.height > 0)) {
        return canvas;
    }
    const double resolution = resolution_of(sheet);
    if (sheet.pictures.size() == 1 && is_upright_and_whole(sheet, sheet.pictures.front())) {
        if (!take_whole(sheet, resolution, canvas)) {
            canvas.problems.push_back("the picture of the page could not be decoded");
        }
        return canvas;
    }
    const double scale = resolution / points_per_inch;
    canvas.x_scale = scale;
    canvas.y_scale = scale;
    canvas.grey =
        own(pixCreate(std::max(1, static_cast<int>(std::lround(sheet.width * scale))),
                      std::max(1, static_cast<int>(std::lround(sheet.height * scale))), 8));
    pixSetAll(canvas.grey.get());
    int drawn = 0;
    for (const Picture& picture : sheet.pictures) {
        PixPtr pix = decode_picture(picture);
        PixPtr mask = picture.mask ? decode_picture(*picture.mask) : nullptr;
        if (!pix) {
            canvas.problems.push_back("a picture of the page could not be decoded");
            continue;
        }
        pix = fit(std::move(pix), side(picture, 0) * scale, side(picture, 2) * scale);
        draw(picture, pix.get(), mask.get(), canvas);
        ++drawn;
    }
    if (drawn == 0) {
        canvas.grey.reset();
    }
    return canvas;
}

}  // namespace tenken::scan
