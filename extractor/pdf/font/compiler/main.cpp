// Writes, at build time, the C++ sources of the tables that the font folder compiles in.
//
//   tenken_font_compiler cmaps FOLDER OUT.cpp    from Adobe's CMap resources (poppler-data)
//   tenken_font_compiler names FOLDER OUT.cpp    from font/data
#include <exception>
#include <fstream>
#include <iostream>
#include <string>

#include "extractor/pdf/font/compiler/cmap_tables.h"
#include "extractor/pdf/font/compiler/name_tables.h"
#include "extractor/pdf/font/compiler/source.h"

namespace {

std::string cmap_tables_source(const std::filesystem::path& folder) {
    tenken::pdf::compiler::CompiledTables tables;
    for (const auto& collection : tenken::pdf::compiler::read_collections(folder)) {
        tables.add(collection);
    }
    return tables.source();
}

int run(int argc, char** argv) {
    if (argc != 4) {
        std::cerr << "usage: tenken_font_compiler cmaps|names FOLDER OUT.cpp\n";
        return 2;
    }
    const std::string kind = argv[1];
    const std::string source = kind == "cmaps" ? cmap_tables_source(argv[2])
                                               : tenken::pdf::compiler::name_tables_source(argv[2]);
    std::ofstream out(argv[3], std::ios::binary);
    out << "// Generated. See extractor/pdf/font/compiler.\n" << source;
    out.close();
    if (!out) {
        std::cerr << "cannot write " << argv[3] << '\n';
        return 2;
    }
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "tenken_font_compiler: " << error.what() << '\n';
        return 2;
    }
}
