#include "extractor/pdf/document.h"

#include <cstdint>
#include <set>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>

#include "extractor/pdf/content/marked_content.h"
#include "extractor/pdf/file/decryption.h"
#include "extractor/pdf/file/guard.h"
#include "extractor/pdf/file/open.h"
#include "extractor/pdf/page_reader.h"
#include "schema/text.h"

namespace tenken::pdf {

struct Document::Implementation {
    OpenedFile opened;
    OptionalContent layers;
    ResourceCache cache;
    std::string producer;
};

void prepare(std::string_view bytes) {
    if (may_be_encrypted(bytes)) {
        load_decryption();
    }
}

bool looks_like_pdf(std::string_view bytes) {
    constexpr std::size_t header_within = 1024;
    if (bytes.substr(0, header_within).find("%PDF-") != std::string_view::npos) {
        return true;
    }
    const bool text = bytes.substr(0, header_within).find('\0') == std::string_view::npos &&
                      schema::is_utf8(bytes.substr(0, header_within));
    return !text && bytes.find(" obj") != std::string_view::npos &&
           bytes.find("endobj") != std::string_view::npos;
}

Document::Document(schema::KeptText bytes, const std::string& name, const OpenOptions& options)
    : implementation_(std::make_unique<Implementation>()) {
    implementation_->opened = open_file(bytes, name, options.password);
    const Value trailer = implementation_->opened.trailer();
    implementation_->layers = OptionalContent(trailer.get("Root"));
    implementation_->producer = text_string(trailer.get("Info").get("Producer").string());
}

Document::~Document() = default;
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;

int Document::page_count() const {
    return static_cast<int>(implementation_->opened.pages.size());
}

const std::string& Document::producer() const {
    return implementation_->producer;
}

std::vector<std::string> Document::problems_of(const std::vector<const Document*>& documents) {
    const OpenedFile& opened = documents.front()->implementation_->opened;
    std::vector<std::string> all = opened.problems;
    if (const std::size_t beyond = opened.file->store().passed_over(); beyond > 0) {
        all.push_back(fmt::format("{} objects have too high a number; they were not read", beyond));
    }
    std::set<std::uint64_t> refused;
    for (const Document* document : documents) {
        refused.merge(document->implementation_->opened.file->store().refused());
    }
    if (!refused.empty()) {
        all.push_back(
            fmt::format("{} objects are nested too deep or unfold to too much; they were not read",
                        refused.size()));
    }
    return all;
}

bool Document::encrypted() const {
    return implementation_->opened.file->encrypted();
}

extractor::Page Document::page(int number) {
    if (number < 1 || number > page_count()) {
        throw std::out_of_range(fmt::format("page {} of {}", number, page_count()));
    }
    const PageNode& node = implementation_->opened.pages[static_cast<std::size_t>(number) - 1];
    return read_page(node, number, implementation_->cache, implementation_->layers);
}

extractor::PictureSheet Document::pictures(int number, bool with_drawings) {
    if (number < 1 || number > page_count()) {
        throw std::out_of_range(fmt::format("page {} of {}", number, page_count()));
    }
    const PageNode& node = implementation_->opened.pages[static_cast<std::size_t>(number) - 1];
    extractor::PictureSheet sheet;
    extractor::Page page = read_page(node, number, implementation_->cache, implementation_->layers,
                                     &sheet, with_drawings);
    sheet.width = page.width;
    sheet.height = page.height;
    sheet.problems = std::move(page.problems);
    return sheet;
}

}  // namespace tenken::pdf
