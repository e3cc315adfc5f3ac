// How what was read from pictures was read, and what of it is doubtful.
#pragma once

#include <string>
#include <vector>

#include "schema/decimal.h"
#include "schema/geometry.h"

namespace tenken::schema {

/// One or more characters that may be something else than what was read. What was read stands in
/// the report; nothing is put in its place.
struct Doubt {
    Place place;
    std::string read;    ///< what stands in the report
    std::string other;   ///< what it may be instead, "" if nothing is known
    std::string reason;  ///< "confidence", "readings-differ", "shape", "vocabulary", "arithmetic",
                         ///< "text-layer", "ruling"
    int confidence = 0;  ///< the engine's, of what was read: 0 ... 100
    bool settled = false;  ///< a correction covers it: somebody looked
    /// Of "vocabulary": the words that speak for `other`, and where they stand: "report", at
    /// another place; "vocabulary", in the lists of labels; "script", its neighbours are of that
    /// script.
    std::string word{};
    std::string source{};
    bool words = false;  ///< characters of words, with no figure beside them: none rests on them
    friend bool operator==(const Doubt&, const Doubt&) = default;
};

/// One page that was read from its picture.
struct PageReading {
    int page = 0;
    int confidence = 0;  ///< mean of its characters, 0 ... 100
    int resolution = 0;  ///< dots per inch of what was read
    Decimal skew;        ///< degrees, clockwise, that the picture lay askew
    /// Percent of its characters on which the page's hidden text agrees; below 0 if it has none.
    int layer_agreement = -1;
    /// False where the picture is too coarse for any figure of it to be sure.
    bool legible = true;
    friend bool operator==(const PageReading&, const PageReading&) = default;
};

struct Reading {
    std::string engine;   ///< Tesseract
    std::string version;  ///< 5.3.0
    std::string languages;
    std::vector<PageReading> pages;
    std::vector<Doubt> doubts;  ///< by page
    friend bool operator==(const Reading&, const Reading&) = default;
};

}  // namespace tenken::schema
