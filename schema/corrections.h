// Corrections (訂正): what a proof-reader saw on the page, told to the program in a file of its own
// (corrections.xsd). What was read is never written over without a trace: the report keeps it
// beside.
#pragma once

#include <string>
#include <vector>

#include "schema/geometry.h"

namespace tenken::schema {

/// Where a correction belongs: by page and box, by cell, by line of a transcript, or by item.
struct CorrectionSpot {
    Place place;        ///< page and box, or the line of a transcript
    std::string table;  ///< id of the table in the report: "t3"; "" if not so
    int row = 0;        ///< of the cell, from 0
    int column = 0;     ///< of the cell, from 0
    std::string item;   ///< number of the item; "" if not so
    std::string field;  ///< "name", "department", "content", "planned", "actual", "grade", "effect"
    int fiscal_year = 0;  ///< of the row, for the last four fields
    friend bool operator==(const CorrectionSpot&, const CorrectionSpot&) = default;
};

struct Correction {
    int line = 0;  ///< of the file, 1-based
    CorrectionSpot spot;
    std::string read;   ///< what the report has there, "" for a blank cell
    std::string right;  ///< what the page says; the same as `read` to say that it was looked at
    std::string who;
    std::string when;  ///< 2025-03-31
    std::string note;  ///< why, "" if not said
    friend bool operator==(const Correction&, const Correction&) = default;
};

/// How a correction fared with this reading.
enum class Fit {
    applied,
    confirmed,      ///< `right` is `read`: looked at and found right
    already_right,  ///< `right` stands there now, `read` does not
    no_place,       ///< there is no such cell, item, year or text
    differs,        ///< something else than `read` stands there
    ambiguous,      ///< `read` stands there more than once: a longer one is needed
};

struct AppliedCorrection {
    Correction correction;
    Fit fit = Fit::no_place;
    Place place;      ///< of the cell or paragraph, where one was found
    std::string raw;  ///< its whole text as it was read, before any correction
    friend bool operator==(const AppliedCorrection&, const AppliedCorrection&) = default;
};

/// All that one file did to a report.
struct Corrections {
    std::string file;                     ///< name without folders, "" if there were none
    std::string sha256;                   ///< of the file
    std::vector<AppliedCorrection> list;  ///< as in the file
    friend bool operator==(const Corrections&, const Corrections&) = default;
};

/// Fits that leave the report as it was although the line wanted something of it.
inline bool no_longer_fits(Fit fit) {
    return fit == Fit::no_place || fit == Fit::differs || fit == Fit::ambiguous;
}

/// Reads a file of corrections. Throws InputError with line, column and what was expected.
std::vector<Correction> read_corrections(const std::string& file, std::string content);

}  // namespace tenken::schema
