// Marks put into a PDF, by the child that reads it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/pdf/annotate.h"
#include "tools/tenken/load_report.h"

namespace tenken::tools {

struct MarkedPdf {
    std::string bytes;  ///< those of the file, unchanged, and the update behind them
    pdf::Signature signature = pdf::Signature::none;
    std::size_t left_out = 0;  ///< marks that could not be put on their page
};

/// What is to be added to the bytes of a file of that name.
using UpdateWork = std::function<pdf::Update(std::string_view bytes, const std::string& name)>;

/// The PDF with what `add` adds to it, in the child. Throws InputError: the file cannot be read, is
/// no PDF, or nothing can be added to it.
MarkedPdf update_pdf(const std::string& path, const UpdateWork& add, const Reading& reading);

/// The same for marks.
MarkedPdf mark_pdf(const std::string& path, const std::vector<pdf::Annotation>& marks,
                   const Reading& reading);

}  // namespace tenken::tools
