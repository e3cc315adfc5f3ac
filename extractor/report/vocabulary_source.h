// Vocabulary files as they stand, before words and patterns are made to be searched for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/report/vocabulary.h"

namespace tenken::report {

/// A word as normal text (squeezed, small letters), or a pattern with its parts put in.
struct VocabularyEntry {
    bool word = false;
    std::string text;
    int line = 0;
};

struct VocabularySource {
    struct Label {
        Field field = Field::none;
        VocabularyEntry entry;
        std::string file;
    };
    struct List {
        std::string id;
        std::vector<VocabularyEntry> entries;
        std::string file;
        int line = 0;
    };
    std::vector<Label> labels;  ///< no word twice
    std::vector<List> lists;    ///< no id twice
};

/// Throws schema::InputError with file and line for what is not well formed, unknown, or listed
/// under two fields. Patterns are not looked into.
VocabularySource read_vocabulary(const std::vector<VocabularyFile>& files);

/// For a fault in a file of a vocabulary.
[[noreturn]] void fail_vocabulary(const std::string& file, int line, const std::string& problem);

/// Latin letters as small ones.
std::string small_letters(std::string_view text);

}  // namespace tenken::report
