// The extractor's front door: bytes of a file in, report out.
#pragma once

#include <array>
#include <functional>
#include <limits>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "extractor/archive/page_text.h"
#include "extractor/layout/document.h"
#include "extractor/page_choice.h"
#include "extractor/picture.h"
#include "extractor/scan/reading.h"
#include "schema/report.h"

namespace tenken::extractor {

/// Pages that were read from their pictures, by number, and by what.
struct Readings {
    std::string engine;
    std::string version;
    std::string languages;
    std::map<int, scan::ReadPage> pages;
    std::map<int, std::string> stopped;  ///< pages of which nothing was kept, and why, in English
};

class Workers;

struct Options {
    std::string password;
    /// Read pages side by side, each with a view of its own on the file; what comes out is the same
    /// whatever their number. Not for encrypted files. None: one page after the other.
    Workers* workers = nullptr;
    /// Taken in place of the pages that are one picture; may be nullptr.
    const Readings* readings = nullptr;
    /// Put into the text before it is read as a report; may be nullptr.
    const schema::Corrections* corrections = nullptr;
    /// Goes into the report as it is; may be nullptr.
    const schema::Metadata* metadata = nullptr;
    /// Called now and then, by any worker: what was looked at of the bytes need not stay in memory.
    /// May be empty.
    std::function<void()> release_input = {};
    /// From so many pages on, tables are kept packed (schema/packed_cells.h), in the report too.
    int pack_tables_from = std::numeric_limits<int>::max();
};

/// Codes of the notes on what only a reader of pictures can read, and was not read: a page that is
/// a picture, one whose letters are drawn, one of text with a part that is either.
inline constexpr char image_only[] = "image-only";
inline constexpr char unread_outlines[] = "outlines";
inline constexpr char unread_part[] = "unread-part";
inline constexpr std::array<std::string_view, 3> unread_codes{image_only, unread_outlines,
                                                              unread_part};

/// A PDF or a transcript, known by its content. `name` is the file name for messages and
/// source/@file. Throws schema::InputError.
schema::Report extract(std::string_view bytes, const std::string& name,
                       const Options& options = {});

/// The tables of each page chosen of a PDF, not joined over pages. `notes`, if given, gets those on
/// pages that are pictures. Throws schema::InputError, also where the file has no page of a range.
std::vector<schema::Table> tables(std::string_view bytes, const std::string& name,
                                  const Options& options = {}, const PageChoice& choice = {},
                                  std::vector<schema::Note>* notes = nullptr);

/// The pictures of one page of a PDF, to be read. Throws schema::InputError.
PictureSheet pictures(std::string_view bytes, const std::string& name, int number,
                      const Options& options = {});

/// Calls `use` with the text of each page of a PDF, its places as they are seen. Throws
/// schema::InputError.
void each_page_text(std::string_view bytes, const std::string& name, const Options& options,
                    const std::function<void(const PageText&)>& use);

}  // namespace tenken::extractor
