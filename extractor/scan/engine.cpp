#include "extractor/scan/engine.h"

#include <stdexcept>
#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

namespace tenken::scan {

namespace {

/// The engine wants to know; lines are given to it at about this.
constexpr int resolution = 300;

}  // namespace

Engine::Engine(std::string_view data, const std::string& language)
    : api_(std::make_unique<tesseract::TessBaseAPI>()) {
    if (api_->Init(data.data(), static_cast<int>(data.size()), language.c_str(),
                   tesseract::OEM_LSTM_ONLY, nullptr, 0, nullptr, nullptr, false, nullptr) != 0) {
        throw std::runtime_error("Tesseract refused its language data for " + language);
    }
    // White on black is for others to find out; trying it costs half the time.
    api_->SetVariable("tessedit_do_invert", "0");
    api_->SetVariable("preserve_interword_spaces", "1");
}

Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

std::string Engine::version() {
    return tesseract::TessBaseAPI::Version();
}

std::vector<Symbol> Engine::read_line(Pix* line, const std::string& allowed) {
    if (allowed != allowed_) {
        api_->SetVariable("tessedit_char_whitelist", allowed.c_str());
        allowed_ = allowed;
    }
    return read(line, tesseract::PSM_RAW_LINE);
}

std::vector<Symbol> Engine::read_column(Pix* column) {
    return read(column, tesseract::PSM_SINGLE_BLOCK_VERT_TEXT);
}

std::vector<Symbol> Engine::read(Pix* picture, int mode) {
    std::vector<Symbol> symbols;
    api_->SetPageSegMode(static_cast<tesseract::PageSegMode>(mode));
    api_->SetImage(picture);
    api_->SetSourceResolution(resolution);
    if (api_->Recognize(nullptr) != 0) {
        return symbols;
    }
    const std::unique_ptr<tesseract::ResultIterator> at(api_->GetIterator());
    if (!at) {
        return symbols;
    }
    bool space = false;
    do {
        const std::unique_ptr<char[]> text(at->GetUTF8Text(tesseract::RIL_SYMBOL));
        if (!text || text[0] == '\0') {
            continue;
        }
        space = at->IsAtBeginningOf(tesseract::RIL_WORD) && !symbols.empty();
        Symbol symbol;
        symbol.text = text.get();
        symbol.confidence = at->Confidence(tesseract::RIL_SYMBOL);
        symbol.space_before = space;
        at->BoundingBox(tesseract::RIL_SYMBOL, &symbol.box.x0, &symbol.box.y0, &symbol.box.x1,
                        &symbol.box.y1);
        if (symbol.text != " ") {
            symbols.push_back(std::move(symbol));
        }
    } while (at->Next(tesseract::RIL_SYMBOL));
    return symbols;
}

}  // namespace tenken::scan
