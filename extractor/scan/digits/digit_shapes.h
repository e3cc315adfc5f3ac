// What the ten digits look like: a reading of a digit's ink that owes nothing to the engine.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "extractor/scan/pix.h"

namespace tenken::scan {

/// A shape on a grid, its mean 0 and its length 1, so that a product of two is their likeness.
class Shape {
  public:
    static constexpr int rows = 16;
    static constexpr int columns = 12;

    Shape() = default;
    /// Scaled to the height of `box`, in the middle of the grid. `grey`: dark is ink.
    Shape(Pix* grey, const PixelBox& box);
    /// Ink by cell, row after row, 0 ... 15.
    explicit Shape(const std::array<int, rows * columns>& ink);

    double likeness(const Shape& other) const;

  private:
    void normalise();
    std::array<float, rows * columns> samples_{};
};

/// How much a shape is like each digit, 0 ... 1, and what follows.
struct DigitGuess {
    std::array<double, 10> likeness{};
    char best() const;  ///< '0' ... '9'
    double of(char digit) const { return likeness[static_cast<std::size_t>(digit - '0')]; }
    double score() const { return of(best()); }
    /// By how much the best leads the next.
    double lead() const;
    /// True if the shape is like this digit, and like no other.
    bool confirms(char digit) const;
};

class DigitShapes {
  public:
    /// With the type faces that come with the program.
    DigitShapes();

    DigitGuess guess(const Shape& shape) const;
    /// One more example of a digit: how this page prints it.
    void learn(char digit, const Shape& shape);

  private:
    std::array<std::vector<Shape>, 10> known_;
};

}  // namespace tenken::scan
