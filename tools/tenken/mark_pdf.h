// Marks put into a PDF, by the child that reads it.
#pragma once

#include <string>
#include <vector>

#include "extractor/pdf/annotate.h"
#include "tools/tenken/load_report.h"

namespace tenken::tools {

struct MarkedPdf {
    std::string bytes;  ///< those of the file, unchanged, and the update behind them
    pdf::Signature signature = pdf::Signature::none;
    std::size_t left_out = 0;  ///< marks that could not be put on their page
};

/// Throws InputError: the file cannot be read, is no PDF, or nothing can be added to it.
MarkedPdf mark_pdf(const std::string& path, const std::vector<pdf::Annotation>& marks,
                   const Reading& reading);

}  // namespace tenken::tools
