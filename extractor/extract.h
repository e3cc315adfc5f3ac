// The extractor's front door: bytes of a file in, report out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extractor/layout/document.h"
#include "schema/report.h"

namespace tenken::extractor {

class Workers;

struct Options {
    std::string password;
    /// Read pages side by side, each with a view of its own on the file; what comes out is the same
    /// whatever their number. Not for encrypted files. None: one page after the other.
    Workers* workers = nullptr;
};

/// A PDF or a transcript, known by its content. `name` is the file name for messages and
/// source/@file. Throws schema::InputError.
schema::Report extract(std::string_view bytes, const std::string& name,
                       const Options& options = {});

/// The tables of each page of a PDF, not joined over pages. Throws schema::InputError.
std::vector<schema::Table> tables(std::string_view bytes, const std::string& name,
                                  const Options& options = {});

}  // namespace tenken::extractor
