#include "extractor/scan/digits/digit_shapes.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace tenken::scan {

namespace {

/// See make_digit_shapes.cpp.
constexpr std::string_view shipped[] = {
#include "extractor/scan/digits/digit_shapes.inc"
};

/// Examples of a page beyond these say nothing new.
constexpr std::size_t most_examples = 16;

int hexadecimal(char character) {
    return character <= '9' ? character - '0' : character - 'a' + 10;
}

using Grid = std::array<float, Shape::rows * Shape::columns>;

std::size_t at(int row, int column) {
    return static_cast<std::size_t>(row * Shape::columns + column);
}

/// A little out of focus: a pixel more or less at an edge is chance.
Grid blurred(const Grid& grid) {
    Grid out{};
    for (int row = 0; row < Shape::rows; ++row) {
        for (int column = 0; column < Shape::columns; ++column) {
            float sum = 0;
            for (int y = -1; y <= 1; ++y) {
                for (int x = -1; x <= 1; ++x) {
                    const int r = row + y;
                    const int c = column + x;
                    if (r >= 0 && r < Shape::rows && c >= 0 && c < Shape::columns) {
                        sum += grid[at(r, c)] *
                               static_cast<float>((2 - std::abs(y)) * (2 - std::abs(x)));
                    }
                }
            }
            out[at(row, column)] = sum / 16;
        }
    }
    return out;
}

/// Mean ink of a grey image over a rectangle between its pixels.
float mean_ink(Pix* grey, double x0, double y0, double x1, double y1) {
    double sum = 0;
    double weight = 0;
    for (int y = static_cast<int>(std::floor(y0)); y < y1; ++y) {
        const double high = std::min(y1, y + 1.0) - std::max(y0, static_cast<double>(y));
        for (int x = static_cast<int>(std::floor(x0)); x < x1; ++x) {
            const double wide = std::min(x1, x + 1.0) - std::max(x0, static_cast<double>(x));
            l_uint32 value = 255;
            pixGetPixel(grey, x, y, &value);
            sum += (255 - static_cast<double>(value)) * wide * high;
            weight += wide * high;
        }
    }
    return weight > 0 ? static_cast<float>(sum / weight) : 0.0F;
}

}  // namespace

Shape::Shape(Pix* grey, const PixelBox& box) {
    const double cell = static_cast<double>(std::max(1, box.height())) / rows;
    const double left = (box.x0 + box.x1) / 2.0 - columns * cell / 2;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            // Its neighbours are not part of it.
            const double x0 = std::max<double>(box.x0, left + column * cell);
            const double x1 = std::min<double>(box.x1, left + (column + 1) * cell);
            if (x1 > x0) {
                samples_[at(row, column)] =
                    mean_ink(grey, x0, box.y0 + row * cell, x1, box.y0 + (row + 1) * cell) *
                    static_cast<float>((x1 - x0) / cell);
            }
        }
    }
    normalise();
}

Shape::Shape(const std::array<int, rows * columns>& ink) {
    std::copy(ink.begin(), ink.end(), samples_.begin());
    normalise();
}

void Shape::normalise() {
    samples_ = blurred(samples_);
    float mean = 0;
    for (const float sample : samples_) {
        mean += sample / static_cast<float>(samples_.size());
    }
    float squares = 0;
    for (float& sample : samples_) {
        sample -= mean;
        squares += sample * sample;
    }
    const float length = std::sqrt(squares);
    for (float& sample : samples_) {
        sample = length > 0 ? sample / length : 0;
    }
}

double Shape::likeness(const Shape& other) const {
    // Sums side by side are what a processor adds at once; their order is the same everywhere.
    constexpr std::size_t lanes = 16;
    static_assert(rows * columns % lanes == 0);
    std::array<float, lanes> sums{};
    for (std::size_t i = 0; i < samples_.size(); i += lanes) {
        for (std::size_t k = 0; k < lanes; ++k) {
            sums[k] += samples_[i + k] * other.samples_[i + k];
        }
    }
    float product = 0;
    for (const float sum : sums) {
        product += sum;
    }
    return std::max(0.0F, product);
}

char DigitGuess::best() const {
    return static_cast<char>(
        '0' + (std::max_element(likeness.begin(), likeness.end()) - likeness.begin()));
}

double DigitGuess::lead() const {
    double next = 0;
    for (char digit = '0'; digit <= '9'; ++digit) {
        next = digit == best() ? next : std::max(next, of(digit));
    }
    return score() - next;
}

bool DigitGuess::confirms(char digit) const {
    constexpr double least_likeness = 0.85;
    constexpr double least_lead = 0.07;
    return best() == digit && score() >= least_likeness && lead() >= least_lead;
}

DigitShapes::DigitShapes() {
    for (const std::string_view line : shipped) {
        std::array<int, Shape::rows * Shape::columns> ink{};
        for (std::size_t i = 0; i < ink.size() && i + 1 < line.size(); ++i) {
            ink[i] = hexadecimal(line[i + 1]);
        }
        known_[static_cast<std::size_t>(line[0] - '0')].emplace_back(ink);
    }
}

DigitGuess DigitShapes::guess(const Shape& shape) const {
    DigitGuess guess;
    for (std::size_t digit = 0; digit < known_.size(); ++digit) {
        for (const Shape& example : known_[digit]) {
            guess.likeness[digit] = std::max(guess.likeness[digit], shape.likeness(example));
        }
    }
    return guess;
}

void DigitShapes::learn(char digit, const Shape& shape) {
    std::vector<Shape>& examples = known_[static_cast<std::size_t>(digit - '0')];
    if (examples.size() < most_examples) {
        examples.push_back(shape);
    }
}

}  // namespace tenken::scan
