// --alto and --hocr, a file for each page in a folder, and --searchable-pdf.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "extractor/extract.h"
#include "schema/message.h"
#include "schema/report.h"
#include "tools/tenken/arguments.h"
#include "tools/tenken/load_report.h"
#include "tools/tenken/output_file.h"

namespace tenken::tools {

/// What `extract` writes beside the report's XML, for archives.
class ArchiveOutputs {
  public:
    /// Makes the folders that are not there. Throws InputError if one cannot be made.
    ArchiveOutputs(const Arguments& arguments, const std::string& path);

    bool wanted() const { return alto_ || hocr_ || searchable_; }
    /// Writes what is wanted of the pages of the PDF `path`. Throws InputError.
    void write(const std::string& path, const schema::Report& report,
               const extractor::Readings& readings, const Reading& reading);
    /// All files appear, each whole.
    void commit();
    /// Says on standard error what people must know of the searchable PDF.
    void tell(schema::Language language) const;

  private:
    void write_searchable(const std::string& path, const std::vector<extractor::PageText>& pages,
                          const Reading& reading);
    void add(const std::string& folder, const char* ending, int page, std::size_t pages,
             const std::string& text, const std::string& input);

    std::optional<std::string> alto_;
    std::optional<std::string> hocr_;
    std::optional<std::string> searchable_;
    std::unique_ptr<OutputFile> searchable_file_;
    std::size_t pages_with_layer_ = 0;  ///< that had hidden text, which stays
    std::size_t pages_replaced_ = 0;    ///< that had hidden text, which went
    std::size_t words_left_out_ = 0;
    std::size_t pages_added_ = 0;
    bool signed_ = false;
    std::vector<std::unique_ptr<OutputFile>> files_;
};

}  // namespace tenken::tools
