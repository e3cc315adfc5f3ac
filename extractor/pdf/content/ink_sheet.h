// Areas and strokes of a page drawn as samples: letters without a font are read from what they look
// like.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "extractor/pdf/content/matrix.h"
#include "extractor/pdf/content/rectangle.h"
#include "extractor/picture.h"

namespace tenken::pdf {

/// Points of the page, without the one that closes it.
using Contour = std::vector<Point>;

class InkSheet {
  public:
    /// Points, as the page is seen. 300 samples to the inch, fewer where the page is larger than
    /// A2.
    InkSheet(double width, double height);

    /// PDF 32000-1 §8.5.3.3. `grey`: 0 black ... 255 white, which covers what is below. Nothing is
    /// drawn any more once a page has used up its work (`exhausted`).
    void fill(const std::vector<Contour>& contours, bool even_odd, std::uint8_t grey,
              const Rectangle& clip);

    bool exhausted() const { return work_ > most_work; }
    bool empty() const { return samples_.empty(); }

    /// The sheet as a picture that leaves what is below where nothing was drawn.
    extractor::Picture take();

  private:
    struct Edge {
        double top;
        double bottom;
        double x;      ///< at the top
        double slope;  ///< x for a row
        int winding;
    };
    struct Crossing {
        double x;
        int winding;
    };

    void add_edges(const Contour& contour);
    void draw(bool even_odd, std::uint8_t grey, const Rectangle& window);
    void cover(double from, double to, const Rectangle& window);
    void blend(long row, std::uint8_t grey);

    /// Crossings of edges with rows that a page may have: a page of dense text has some 5 million.
    static constexpr std::size_t most_work = 60'000'000;

    double width_;
    double height_;
    double scale_;  ///< samples to the point
    long columns_;
    long rows_;
    std::string samples_;  ///< empty until something is drawn
    std::vector<Edge> edges_;
    std::vector<std::size_t> active_;
    std::vector<Crossing> crossings_;
    std::vector<float> coverage_;  ///< of one row
    long first_ = 0;               ///< columns of the row that are covered
    long last_ = 0;
    std::size_t work_ = 0;
};

/// The outline of a straight pen stroke of some width; `half` is half of that.
Contour stroke_outline(Point from, Point to, double half);

}  // namespace tenken::pdf
