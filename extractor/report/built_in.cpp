// The vocabulary files that are compiled into the program.
#include <vector>

#include "extractor/report/reader.h"
#include "extractor/report/vocabulary.h"
#include "vocabulary_files.h"

namespace tenken::report {

const Vocabulary& built_in_vocabulary() {
    static const Vocabulary vocabulary = [] {
        std::vector<VocabularyFile> files;
        for (const embedded::File& file : embedded::vocabulary_files()) {
            files.push_back({file.path, file.content});
        }
        return load_vocabulary(files, Patterns::trust);
    }();
    return vocabulary;
}

}  // namespace tenken::report
