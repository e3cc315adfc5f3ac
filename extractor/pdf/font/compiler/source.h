// The CMap resources that are compiled into the program.
#pragma once

#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "extractor/pdf/font/cmap/code_form.h"
#include "extractor/pdf/font/cmap/parser.h"
#include "extractor/pdf/font/cmap/tables.h"

namespace tenken::pdf::compiler {

/// Key of a table's page and entry: length of the code (0 for code points) << 32 | code.
using Mapping = std::map<std::uint64_t, std::uint32_t>;

struct SourceCMap {
    std::string name;
    std::string base;  ///< as the file says by usecmap
    bool vertical = false;
    tables::CodeForm form = tables::CodeForm::bytes;
    std::vector<Codespace> codespaces;
    Mapping mapping;  ///< its own, without the base's
};

struct SourceCollection {
    std::string ordering;                   ///< Japan1
    std::vector<SourceCMap> cmaps;          ///< sorted by name
    std::vector<std::u16string> cid_texts;  ///< by CID
};

/// Reads the folders Adobe-* of `root`, sorted by ordering. Throws std::runtime_error, with the
/// file's name, for what the compiled form cannot hold.
std::vector<SourceCollection> read_collections(const std::filesystem::path& root);

/// The text of each CID: from Adobe-ORDERING-UCS2 in `root`; where there is none (Japan2), by
/// turning the collection's UTF-32 CMap round.
std::vector<std::u16string> read_cid_texts(const std::filesystem::path& root,
                                           const SourceCollection& collection);

std::string read_file(const std::filesystem::path& path);

}  // namespace tenken::pdf::compiler
