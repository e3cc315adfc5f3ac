// The vocabulary that ships with the program, made once when it is first asked for.
#include "extractor/report/reader.h"
#include "extractor/report/vocabulary.h"

namespace tenken::report {

const Vocabulary& built_in_vocabulary() {
    static const Vocabulary vocabulary = compiled_vocabulary();
    return vocabulary;
}

}  // namespace tenken::report
