// The whole way of a page: pictures, clean sheet, rulings, lines, characters.
#pragma once

#include <memory>
#include <optional>

#include "extractor/scan/engine.h"
#include "extractor/scan/module.h"

namespace tenken::scan {

class PictureReader final : public PageReader {
  public:
    /// Throws std::runtime_error if the engine refuses the data.
    explicit PictureReader(const LanguageData& data);

    std::string engine() const override { return "Tesseract"; }
    std::string version() const override { return Engine::version(); }
    ReadPage read(const extractor::PictureSheet& sheet, int number, const Limits& bounds) override;
    GreySheet look(const extractor::PictureSheet& sheet) override;

  private:
    const LanguageData& data_;
    Engine horizontal_;
    std::optional<Engine> vertical_;  ///< made when a column is met
};

}  // namespace tenken::scan
