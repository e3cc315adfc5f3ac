// What the program and the module that reads pictures say to each other.
//
// Leptonica and Tesseract bring some twenty libraries with them, which a report with text does not
// need. So all that knows them is in a shared module of its own, and this is the whole of the way
// into it: types of ours, one abstract class, one function by name.
#pragma once

#include <string>
#include <vector>

#include "extractor/page.h"
#include "extractor/picture.h"
#include "extractor/scan/limits.h"
#include "extractor/scan/reading.h"

namespace tenken::scan {

/// Language data of the engine (`*.traineddata`), whole files in memory.
struct LanguageData {
    std::string horizontal;  ///< jpn
    std::string vertical;    ///< jpn_vert; "" if it is not there
};

/// A page's pictures as they lie on it: what people look at beside what was read.
struct GreySheet {
    long width = 0;  ///< samples; 0 if no picture could be decoded
    long height = 0;
    double x_scale = 1;  ///< points to samples
    double y_scale = 1;
    std::string samples;  ///< a byte each, row after row, 0 black ... 255 white
};

class PageReader {
  public:
    PageReader() = default;
    PageReader(const PageReader&) = delete;
    PageReader& operator=(const PageReader&) = delete;
    virtual ~PageReader() = default;
    virtual std::string engine() const = 0;   ///< "Tesseract"
    virtual std::string version() const = 0;  ///< "5.3.0"
    /// Reads what is in the pictures of one page. Opens no file. A picture that cannot be decoded
    /// is a problem of the page, and so are lines beyond the limits.
    virtual ReadPage read(const extractor::PictureSheet& sheet, int number,
                          const Limits& bounds) = 0;
    /// Decodes without reading. Opens no file.
    virtual GreySheet look(const extractor::PictureSheet& sheet) = 0;
};

/// The function that the module exports under the name below: a new reader, for the caller to
/// delete; nullptr if the language data is none. Keeps a view of `data`.
using MakePageReader = PageReader* (*)(const LanguageData& data);
inline constexpr char make_page_reader_name[] = "tenken_make_page_reader";

}  // namespace tenken::scan
