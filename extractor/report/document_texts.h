// The paragraphs of a document in the form that words are compared in, made once.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractor/layout/document.h"

namespace tenken::report {

class DocumentTexts {
  public:
    explicit DocumentTexts(const layout::Document& document);

    const layout::Document& document() const { return *document_; }
    std::size_t size() const { return squeezed_.size(); }
    /// The paragraph at a block, nullptr for a table.
    const layout::Paragraph* paragraph(std::size_t block) const;
    /// Its text squeezed; "" for a table and for prose too long to be a heading, caption or note.
    const std::string& squeezed(std::size_t block) const { return squeezed_[block]; }

  private:
    const layout::Document* document_;
    std::vector<std::string> squeezed_;
};

/// Hardly a Japanese letter stands in it.
bool is_english(const layout::Document& document);

}  // namespace tenken::report
