// From paragraphs and tables to items, by the words of the vocabulary.
#pragma once

#include <string>

#include "extractor/layout/document.h"
#include "schema/report.h"

namespace tenken::extractor {
class Workers;
}

namespace tenken::report {

class Vocabulary;

/// The vocabulary that is compiled in (extractor/report/vocabulary/*.xml).
const Vocabulary& built_in_vocabulary();

/// Everything of the report but `source`, which the caller knows. The tables of a document that is
/// handed over become the report's own without a copy. `workers` read its tables side by side; what
/// comes out is the same without them.
schema::Report read_report(layout::Document document, const Vocabulary& vocabulary,
                           extractor::Workers* workers = nullptr);

}  // namespace tenken::report
