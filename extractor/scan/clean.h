// A scanned sheet made fit for reading: even background, upright, black and white beside grey.
#pragma once

#include "extractor/scan/canvas.h"
#include "extractor/scan/pix.h"

namespace tenken::scan {

struct CleanSheet {
    PixPtr grey;   ///< paper is white, ink dark, whatever the shading below was; upright
    PixPtr ink;    ///< 1 bit, 1 is ink; specks are gone
    PixPtr faint;  ///< 1 bit, 1 is everything that is darker than paper
    PixPtr raw;    ///< 8 bits, upright, with its shades: no paper made white, no ink black
    bool two_levels = false;  ///< scanned in black and white
    double x_scale = 1;       ///< points to pixels
    double y_scale = 1;
    double skew = 0;        ///< degrees, clockwise, that were turned back about the middle
    double resolution = 0;  ///< dots per inch
    double scanned = 0;     ///< dots per inch of what was scanned, before it was made finer
    double coarsest = 0;    ///< ... of its rows or columns, whichever are fewer
};

/// Takes the canvas's pixels.
CleanSheet clean(Canvas&& canvas);

}  // namespace tenken::scan
