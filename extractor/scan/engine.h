// Tesseract, as little of it as is needed: a line's picture in, characters out.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/scan/pix.h"

namespace tesseract {
class TessBaseAPI;
}

namespace tenken::scan {

/// One character as the engine read it; the box is in pixels of the picture it was given.
struct Symbol {
    std::string text;
    PixelBox box;
    float confidence = 0;  ///< 0 ... 100
    bool space_before = false;
};

class Engine {
  public:
    /// `data` is a whole traineddata file, `language` its name. Throws std::runtime_error.
    Engine(std::string_view data, const std::string& language);
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    /// One line of text. `allowed`: the only characters that may be read, "" for all.
    std::vector<Symbol> read_line(Pix* line, const std::string& allowed = {});
    /// One column, written from top to bottom.
    std::vector<Symbol> read_column(Pix* column);

    static std::string version();

  private:
    std::vector<Symbol> read(Pix* picture, int mode);
    std::unique_ptr<tesseract::TessBaseAPI> api_;
    std::string allowed_;
};

}  // namespace tenken::scan
