// Images inside a content stream, PDF 32000-1 §8.9.7: BI dictionary ID data EI.
#pragma once

#include <string_view>
#include <vector>

#include "extractor/pdf/content/resources.h"
#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/filters/decode.h"
#include "extractor/picture.h"

namespace tenken::pdf {

struct InlineImage {
    long width = 0;
    long height = 0;
    long bits = 8;
    bool mask = false;
    bool filtered = false;
    std::shared_ptr<const ColorSpace> color_space;
    std::vector<double> decode;        ///< /Decode, empty if it is not there
    std::vector<filters::Step> steps;  ///< filters
    filters::Predictor predictor;      ///< of all of them: no two want one
    extractor::Picture::Fax fax;       ///< parameters of CCITTFaxDecode
    std::string_view data;             ///< still filtered
};

/// Reads from behind BI to behind EI. The data's length comes from the dictionary where there is no
/// filter; else the end is an EI between white space after which text goes on, not binary data.
InlineImage read_inline_image(Tokenizer& tokens, Resources& resources);

}  // namespace tenken::pdf
