// The arrays of cmap/tables.h while they are being filled.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "extractor/pdf/font/compiler/source.h"

namespace tenken::pdf::compiler {

struct CompiledTables {
    struct Record {
        std::string name;
        std::string base;
        int collection = 0;
        bool vertical = false;
        tables::CodeForm form = tables::CodeForm::bytes;
        std::vector<Codespace> codespaces;
        std::size_t page = 0;
        std::size_t page_count = 0;
    };

    void add(const SourceCollection& collection);
    /// The C++ text that defines the arrays. Throws std::runtime_error for a base that is missing.
    std::string source();

    std::vector<Record> records;
    std::vector<tables::Page> pages;
    std::vector<std::uint32_t> entries;
    std::vector<std::pair<std::string, tables::Collection>> collections;
    std::u16string cid_units;
    std::vector<tables::CidText> cid_texts;
    std::u16string cid_text_units;

  private:
    void add_texts(const SourceCollection& collection);
};

}  // namespace tenken::pdf::compiler
