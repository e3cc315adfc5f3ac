// Transformations of the plane, PDF 32000-1 §8.3.
#pragma once

#include <cmath>

namespace tenken::pdf {

struct Point {
    double x = 0;
    double y = 0;
};

/// [x' y'] = [x y 1] · [a b; c d; e f]
struct Matrix {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 1;
    double e = 0;
    double f = 0;

    Point apply(double x, double y) const { return {a * x + c * y + e, b * x + d * y + f}; }
    /// Without the displacement: for lengths and directions.
    Point turn(double x, double y) const { return {a * x + c * y, b * x + d * y}; }
    /// One look at the sum is enough: what is not finite stays so in it, or becomes no number.
    bool finite() const { return std::isfinite(a + b + c + d + e + f); }
};

/// First `first`, then `then`.
inline Matrix operator*(const Matrix& first, const Matrix& then) {
    return {
        first.a * then.a + first.b * then.c,          first.a * then.b + first.b * then.d,
        first.c * then.a + first.d * then.c,          first.c * then.b + first.d * then.d,
        first.e * then.a + first.f * then.c + then.e, first.e * then.b + first.f * then.d + then.f};
}

}  // namespace tenken::pdf
