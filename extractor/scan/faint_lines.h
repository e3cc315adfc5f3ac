// Lines so thin that they are hardly grey, and lines of dots and dashes.
#pragma once

#include "extractor/scan/pix.h"

namespace tenken::scan {

/// What is as large both ways as a letter, and lines that cross each other unless those are dashes.
/// 1 bit, 1 is dark.
PixPtr letters_of(Pix* dark, double resolution);

/// Over a fifth of an inch in one direction the paper of a sheet is darker along a line than on
/// both sides of it, be it by a few levels only or by its dots. 1 bit, 1 is where that is so.
/// `grey`: upright, nothing stretched; `letters` of it are left out.
PixPtr faint_lines(Pix* grey, Pix* letters, bool horizontal, double resolution);

}  // namespace tenken::scan
