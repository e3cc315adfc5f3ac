// From the file named on the command line to a report, whatever kind of file it is.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "extractor/extract.h"
#include "schema/message.h"
#include "schema/report.h"
#include "schema/table.h"
#include "tools/isolation/isolate.h"

namespace tenken::tools {

struct Reading {
    std::string password;
    bool isolated = true;   ///< PDFs are read in a child process that can only compute
    std::size_t jobs = 1;   ///< pages read side by side
    bool progress = false;  ///< also told where nobody looks at a terminal
    schema::Language language = schema::Language::japanese;  ///< of the progress
    schema::Corrections corrections;  ///< to be put in; none if no file is named
    schema::Metadata metadata;        ///< for the report's entry in a catalogue
};

/// The report in `path`, and its XML. Throws InputError.
schema::Report load_report(const std::string& path, const Reading& reading);
/// Hands the XML over in pieces, once it is whole. `kept`, if given, gets what was read of pages
/// that are pictures.
void load_report_xml(const std::string& path, const Reading& reading, const TakePiece& take,
                     extractor::Readings* kept = nullptr);

/// The tables on the chosen pages of a PDF. Throws InputError.
std::vector<schema::Table> load_tables(const std::string& path, const Reading& reading,
                                       const extractor::PageChoice& choice);

}  // namespace tenken::tools
