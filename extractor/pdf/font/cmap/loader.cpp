#include "extractor/pdf/font/cmap/loader.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace tenken::pdf {
namespace {

// Adobe's own files build on at most two others.
constexpr std::size_t longest_chain = 8;
// The largest CMap of all, UniJIS-UTF32, has 240 kB; ToUnicode of a whole font some 600 kB.
constexpr std::size_t largest_file = 16U << 20U;

CMapFile read(const Value& stream) {
    const StreamData data = stream.stream();
    return parse_cmap(std::string_view(data.bytes).substr(0, largest_file));
}

// A stream and those it builds on, the deepest first.
struct Chain {
    struct Link {
        Value stream;
        CMapFile file;
    };
    std::vector<Link> links;
    std::string named_base;  ///< what the deepest builds on, "" if on nothing
};

Chain read_chain(Value stream) {
    Chain chain;
    std::vector<std::uint64_t> seen;
    while (stream.is_stream() && chain.links.size() < longest_chain) {
        const std::uint64_t identity = stream.identity();
        if (identity != 0 && std::find(seen.begin(), seen.end(), identity) != seen.end()) {
            break;
        }
        seen.push_back(identity);
        chain.links.push_back({stream, read(stream)});
        const Value base = stream.get("UseCMap");
        chain.named_base = base.is_name() ? std::string(base.name()) : chain.links.back().file.base;
        stream = base;
    }
    std::reverse(chain.links.begin(), chain.links.end());
    return chain;
}

bool is_vertical(const Chain::Link& link, const CMap* base) {
    const Value mode = link.stream.get("WMode");
    if (mode.is_number()) {
        return mode.integer() == 1;
    }
    if (link.file.writing_mode >= 0) {
        return link.file.writing_mode == 1;
    }
    return base != nullptr && base->vertical();
}

}  // namespace

std::shared_ptr<const CMap> load_encoding_cmap(const Value& encoding) {
    if (encoding.is_name()) {
        return CMap::predefined(encoding.name());
    }
    if (!encoding.is_stream()) {
        return CMap::predefined("Identity-H");
    }
    Chain chain = read_chain(encoding);
    std::shared_ptr<const CMap> cmap = CMap::predefined(chain.named_base);
    for (const Chain::Link& link : chain.links) {
        const bool vertical = is_vertical(link, cmap.get());
        cmap = CMap::embedded(link.file, std::move(cmap), vertical);
    }
    return cmap;
}

ToUnicode load_to_unicode(const Value& value) {
    if (value.is_name()) {
        // Identity-H here says that codes are UTF-16; other names say nothing that can be used.
        if (!value.name().starts_with("Identity")) {
            return {};
        }
        return ToUnicode(parse_cmap("beginbfrange <0000> <FFFF> <0000> endbfrange"));
    }
    Chain chain = read_chain(value);
    CMapFile file;
    for (const Chain::Link& link : chain.links) {
        const auto offset = static_cast<std::uint32_t>(file.pool.size());
        for (TextRange range : link.file.texts) {
            range.offset += offset;
            file.texts.push_back(range);
        }
        file.pool += link.file.pool;
    }
    return ToUnicode(std::move(file));
}

}  // namespace tenken::pdf
