// What a report says of its own marks: 「－」は該当なし, A：計画どおり.
#pragma once

#include <vector>

#include "extractor/report/document_texts.h"
#include "extractor/report/presence.h"
#include "extractor/report/vocabulary.h"
#include "schema/report.h"

namespace tenken::report {

/// Teaches `presence` the marks that the paragraphs explain and gives their lines as notes; sets
/// `used` for the blocks they stand in. `contents`: by block, what stands in 目次 explains nothing.
std::vector<schema::Note> read_legends(const DocumentTexts& texts,
                                       const std::vector<bool>& contents,
                                       const Vocabulary& vocabulary, PresenceReader& presence,
                                       std::vector<bool>& used);

}  // namespace tenken::report
