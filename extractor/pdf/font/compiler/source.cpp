#include "extractor/pdf/font/compiler/source.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace tenken::pdf::compiler {
namespace {

using tables::CodeForm;

CodeForm form_of(const std::string& name) {
    if (!name.starts_with("Uni")) {
        return CodeForm::bytes;
    }
    const std::pair<const char*, CodeForm> forms[] = {{"-UCS2-", CodeForm::ucs2},
                                                      {"-UTF8-", CodeForm::utf8},
                                                      {"-UTF16-", CodeForm::utf16},
                                                      {"-UTF32-", CodeForm::utf32}};
    for (const auto& [part, form] : forms) {
        if (name.find(part) != std::string::npos) {
            return form;
        }
    }
    return CodeForm::bytes;
}

void add(SourceCMap& cmap, std::uint8_t length, std::uint32_t code, std::uint32_t cid) {
    if (cid >= tables::unmapped) {
        throw std::runtime_error(cmap.name + ": a CID is too large for the tables");
    }
    if (cmap.form == CodeForm::bytes) {
        cmap.mapping[std::uint64_t{length} << 32U | code] = cid;
        return;
    }
    const char32_t c = decode(cmap.form, {code, length});
    if (c == 0 && code != 0) {
        throw std::runtime_error(cmap.name + ": a code that is not in its form of Unicode");
    }
    cmap.mapping[c] = cid;
}

SourceCMap convert(const CMapFile& file, const std::string& name) {
    SourceCMap cmap;
    cmap.name = name;
    cmap.base = file.base;
    cmap.vertical = file.writing_mode == 1;
    cmap.form = form_of(name);
    cmap.codespaces = file.codespaces;
    for (const CidRange& range : file.notdefs) {
        for (std::uint32_t code = range.low; code <= range.high; ++code) {
            add(cmap, range.length, code, range.cid);
        }
    }
    for (const CidRange& range : file.cids) {
        for (std::uint32_t code = range.low; code <= range.high; ++code) {
            add(cmap, range.length, code, range.cid + code - range.low);
        }
    }
    return cmap;
}

}  // namespace

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + path.string());
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<SourceCollection> read_collections(const std::filesystem::path& root) {
    // A folder may hold CMaps of two collections: Hojo (Japan2) is in the folder of Japan1.
    std::map<std::string, SourceCollection> collections;
    for (const auto& folder : std::filesystem::directory_iterator(root)) {
        if (!folder.path().filename().string().starts_with("Adobe-")) {
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            const CMapFile file = parse_cmap(read_file(entry.path()));
            // Files with texts, or with an ordering such as "B5pc_UCS2", turn codes into other
            // codes; they are not encodings.
            if (file.texts.empty() && file.ordering.find('_') == std::string::npos &&
                (!file.cids.empty() || !file.base.empty())) {
                collections[file.ordering].cmaps.push_back(
                    convert(file, entry.path().filename().string()));
            }
        }
    }
    std::vector<SourceCollection> result;
    for (auto& [ordering, collection] : collections) {
        collection.ordering = ordering;
        std::sort(collection.cmaps.begin(), collection.cmaps.end(),
                  [](const SourceCMap& a, const SourceCMap& b) { return a.name < b.name; });
        collection.cid_texts = read_cid_texts(root, collection);
        result.push_back(std::move(collection));
    }
    return result;
}

}  // namespace tenken::pdf::compiler
