#include "extractor/pdf/document.h"

#include <podofo/podofo.h>

#include "extractor/pdf/page_tree.h"
#include "schema/error.h"

namespace tenken::pdf {

struct Document::Implementation {
    PoDoFo::PdfMemDocument file;
    std::vector<PageNode> pages;
    std::string producer;
    std::vector<std::string> problems;
};

Document::Document(std::string_view bytes, const std::string& name, const OpenOptions&)
    : implementation_(std::make_unique<Implementation>()) {
    PoDoFo::PdfError::EnableLogging(false);
    PoDoFo::PdfError::EnableDebug(false);
    try {
        implementation_->file.LoadFromBuffer(bytes.data(), static_cast<long>(bytes.size()));
    } catch (const PoDoFo::PdfError& error) {
        throw schema::InputError(
            name, {"PDF として読めません", "it cannot be read as a PDF"},
            {"ファイルが壊れていないか確かめてください", "Check that the file is whole"});
    }
    const Value trailer(implementation_->file.GetTrailer());
    implementation_->pages = collect_pages(trailer.get("Root"), implementation_->problems);
}

Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

int Document::page_count() const {
    return static_cast<int>(implementation_->pages.size());
}
const std::string& Document::producer() const {
    return implementation_->producer;
}
const std::vector<std::string>& Document::problems() const {
    return implementation_->problems;
}

extractor::Page Document::page(int number) {
    extractor::Page page;
    page.number = number;
    return page;
}

}  // namespace tenken::pdf
