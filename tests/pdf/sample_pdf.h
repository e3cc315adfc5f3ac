// PDF files written by hand: objects as text, offsets and lengths filled in.
#pragma once

#include <cstddef>
#include <map>
#include <string>

namespace tenken::tests {

class SamplePdf {
  public:
    /// `value` is what stands between "obj" and "endobj".
    void object(int number, const std::string& value);
    /// `entries` without << >>; /Length is added.
    void stream(int number, const std::string& entries, const std::string& bytes);
    /// Further entries of the trailer.
    void trailer(const std::string& entries) { trailer_ += entries + " "; }

    /// Header, objects, cross-reference table, trailer. The catalog is object 1.
    std::string file() const;
    /// Where the object's number stands in file().
    std::size_t offset(int number) const;

  private:
    std::map<int, std::string> objects_;
    std::string trailer_;
};

/// A file of one page. Object 1 is the catalog, 2 the page tree, 3 the page, 4 its content, 5 to 7
/// the fonts /F1 (Helvetica), /J1 (Japanese in UTF-16, horizontal), /V1 (the same, vertical);
/// further objects begin at 10.
struct SamplePage {
    std::string content;
    std::string page_entries;  ///< instead of the usual /MediaBox [0 0 200 100]
    std::string resources;     ///< beside /Font
};
SamplePdf sample_pdf(const SamplePage& page);

}  // namespace tenken::tests
