// The ink of a sheet by the shapes of digits, each piece looked at once.
#pragma once

#include <map>
#include <tuple>

#include "extractor/scan/digits/digit_shapes.h"

namespace tenken::scan {

/// Several steps ask what the same piece of ink is like; to sample it is most of the work.
class DigitLook {
  public:
    /// `grey` is alive as long as this.
    explicit DigitLook(Pix* grey) : grey_(grey) {}

    const DigitShapes& shapes() const { return shapes_; }
    /// By the type faces that come with the program.
    const DigitGuess& operator()(const PixelBox& box) {
        const auto [at, is_new] = seen_.try_emplace({box.x0, box.y0, box.x1, box.y1});
        if (is_new) {
            at->second = shapes_.guess(Shape(grey_, box));
        }
        return at->second;
    }

  private:
    Pix* grey_;
    DigitShapes shapes_;
    std::map<std::tuple<int, int, int, int>, DigitGuess> seen_;
};

}  // namespace tenken::scan
