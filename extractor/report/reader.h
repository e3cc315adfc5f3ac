// From paragraphs and tables to items, by the words of the vocabulary.
#pragma once

#include <string>

#include "extractor/layout/document.h"
#include "schema/report.h"

namespace tenken::report {

class Vocabulary;

/// The vocabulary that is compiled in (extractor/report/vocabulary/*.xml).
const Vocabulary& built_in_vocabulary();

/// Everything of the report but `source`, which the caller knows.
schema::Report read_report(const layout::Document& document, const Vocabulary& vocabulary);

}  // namespace tenken::report
