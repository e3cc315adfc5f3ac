// Headings above the tables, by their numbering and size.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "extractor/report/document_texts.h"
#include "extractor/report/vocabulary.h"

namespace tenken::report {

/// A heading's number and words: "(1) 協働のまちづくり" -> level 3, "(1)", "協働のまちづくり".
struct HeadingParts {
    int level = 0;  ///< 1 第1, 2 "1 ", 3 (1), 4 ① or ア; 0 for none of these
    std::string number;
    std::string words;
};
HeadingParts heading_parts(std::string_view text, const Vocabulary& vocabulary);

/// Which paragraphs of a document are headings, and how deep.
class HeadingReader {
  public:
    /// Looks at all paragraphs first: what size the prose has and numbered headings have, and which
    /// short lines come back too often to head a section (captions of a sheet that each item has).
    /// `contents`: by block, what stands in 目次 counts for nothing.
    HeadingReader(const DocumentTexts& texts, const std::vector<bool>& contents,
                  const Vocabulary& vocabulary);

    /// 0 for prose, captions and notes.
    int level(std::size_t block) const;

  private:
    struct Style {
        double size = 0;
        int level = 0;
        int count = 0;
    };
    int numbered_level(int level, double size) const;
    bool may_head(const layout::Paragraph& paragraph, const std::string& squeezed) const;

    const DocumentTexts& texts_;
    const Vocabulary& vocabulary_;
    double body_size_ = 0;
    std::vector<Style> styles_;
    std::map<std::string, int> repeated_;
};

/// The headings in force, outermost first.
class HeadingPath {
  public:
    /// `heads_item`: it stands below what headed no item, whatever its own level.
    void enter(int level, std::string text, bool heads_item = false);
    std::vector<std::string> texts() const;

  private:
    struct Entry {
        int level = 0;
        std::string text;
        bool heads_item = false;
    };
    std::vector<Entry> entries_;
};

}  // namespace tenken::report
