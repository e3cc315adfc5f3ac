// Writes the arrays that cmap/tables.h declares.
#include "extractor/pdf/font/compiler/cmap_tables.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "extractor/pdf/font/compiler/array_writer.h"

namespace tenken::pdf::compiler {
namespace {

// Pages and entries of a mapping. Steps of the CID within a page end a range.
void cut_into_pages(const Mapping& mapping, CompiledTables& out) {
    std::optional<std::uint32_t> page;
    for (const auto& [key, cid] : mapping) {
        const auto length = static_cast<std::uint32_t>(key >> 32U);
        const auto code = static_cast<std::uint32_t>(key);
        const std::uint32_t key_of_page = length << 24U | code >> 8U;
        const std::uint32_t low = code & 0xFFU;
        if (page == key_of_page) {
            const std::uint32_t last = out.entries.back();
            const std::uint32_t first_cid = tables::entry_cid(last);
            const bool in_step = first_cid == tables::unmapped
                                     ? cid == tables::unmapped
                                     : first_cid + low - tables::entry_low(last) == cid;
            if (tables::entry_high(last) + 1 == low && in_step) {
                out.entries.back() = tables::entry(tables::entry_low(last), low, first_cid);
                continue;
            }
        } else {
            page = key_of_page;
            out.pages.push_back({key_of_page, static_cast<std::uint32_t>(out.entries.size())});
        }
        out.entries.push_back(tables::entry(low, low, cid));
    }
}

Mapping difference(const Mapping& wanted, const Mapping& base) {
    Mapping result;
    for (const auto& [key, cid] : wanted) {
        const auto same = base.find(key);
        if (same == base.end() || same->second != cid) {
            result[key] = cid;
        }
    }
    for (const auto& [key, cid] : base) {
        if (wanted.find(key) == wanted.end()) {
            result[key] = tables::unmapped;
        }
    }
    return result;
}

// A CMap of the same collection that most of `cmap` can be taken from, and what is left then.
struct Sister {
    const SourceCMap* cmap = nullptr;
    Mapping rest;
};

Sister find_sister(const SourceCMap& cmap, const std::vector<const SourceCMap*>& full) {
    Sister best;
    best.rest = cmap.mapping;
    for (const SourceCMap* candidate : full) {
        if ((candidate->form == tables::CodeForm::bytes) !=
            (cmap.form == tables::CodeForm::bytes)) {
            continue;
        }
        Mapping rest = difference(cmap.mapping, candidate->mapping);
        if (rest.size() < best.rest.size() / 2) {
            best = {candidate, std::move(rest)};
        }
    }
    return best;
}

// The order in which a collection's CMaps are cut: one that others may build on comes first.
std::vector<const SourceCMap*> by_usefulness(const SourceCollection& collection) {
    std::vector<const SourceCMap*> order;
    for (const SourceCMap& cmap : collection.cmaps) {
        order.push_back(&cmap);
    }
    std::stable_sort(order.begin(), order.end(), [](const SourceCMap* a, const SourceCMap* b) {
        return a->mapping.size() > b->mapping.size();
    });
    return order;
}

std::vector<Codespace> codespaces_of(const SourceCollection& collection, const SourceCMap& cmap) {
    const SourceCMap* level = &cmap;
    for (int depth = 0; depth < 8 && level->codespaces.empty(); ++depth) {
        const auto base =
            std::find_if(collection.cmaps.begin(), collection.cmaps.end(),
                         [&](const SourceCMap& other) { return other.name == level->base; });
        if (base == collection.cmaps.end()) {
            break;
        }
        level = &*base;
    }
    if (level->codespaces.empty()) {
        throw std::runtime_error(cmap.name + ": no codespace");
    }
    return level->codespaces;
}

}  // namespace

void CompiledTables::add(const SourceCollection& collection) {
    const auto index = static_cast<int>(collections.size());
    std::vector<const SourceCMap*> full;
    for (const SourceCMap* cmap : by_usefulness(collection)) {
        Record record;
        record.name = cmap->name;
        record.base = cmap->base;
        record.collection = index;
        record.vertical = cmap->vertical;
        record.form = cmap->form;
        record.codespaces = codespaces_of(collection, *cmap);
        record.page = pages.size();
        if (cmap->base.empty()) {
            const Sister sister = find_sister(*cmap, full);
            if (sister.cmap != nullptr) {
                record.base = sister.cmap->name;
            } else {
                full.push_back(cmap);
            }
            cut_into_pages(sister.rest, *this);
        } else {
            cut_into_pages(cmap->mapping, *this);
        }
        record.page_count = pages.size() - record.page;
        records.push_back(std::move(record));
    }
    add_texts(collection);
}

void CompiledTables::add_texts(const SourceCollection& collection) {
    tables::Collection record{};
    record.first = static_cast<std::uint32_t>(cid_units.size());
    record.count = static_cast<std::uint32_t>(collection.cid_texts.size());
    record.text = static_cast<std::uint32_t>(cid_texts.size());
    for (std::size_t cid = 0; cid < collection.cid_texts.size(); ++cid) {
        const std::u16string& text = collection.cid_texts[cid];
        if (text.size() <= 1) {
            cid_units.push_back(text.empty() ? u'\0' : text.front());
            continue;
        }
        cid_units.push_back(tables::elsewhere);
        cid_texts.push_back({static_cast<std::uint16_t>(cid),
                             static_cast<std::uint16_t>(text.size()),
                             static_cast<std::uint32_t>(cid_text_units.size())});
        cid_text_units += text;
    }
    record.text_count = static_cast<std::uint32_t>(cid_texts.size()) - record.text;
    collections.emplace_back(collection.ordering, record);
}

std::string CompiledTables::source() {
    std::sort(records.begin(), records.end(),
              [](const Record& a, const Record& b) { return a.name < b.name; });
    const auto index_of = [&](const Record& record) {
        const auto found = std::lower_bound(
            records.begin(), records.end(), record.base,
            [](const Record& a, const std::string& name) { return a.name < name; });
        if (found == records.end() || found->name != record.base) {
            throw std::runtime_error(record.name + ": builds on " + record.base +
                                     ", which is missing");
        }
        return found - records.begin();
    };
    ArrayWriter out;
    out.text("#include \"extractor/pdf/font/cmap/tables.h\"\n\nnamespace tenken::pdf::tables {\n");
    std::size_t codespace = 0;
    const char* const forms[] = {"bytes", "ucs2", "utf8", "utf16", "utf32"};
    out.begin("constexpr PredefinedCMap cmaps[]");
    for (const Record& record : records) {
        out.item("{\"" + record.name + "\", " + std::to_string(record.collection) + ", " +
                 (record.vertical ? "true" : "false") +
                 ", CodeForm::" + forms[static_cast<int>(record.form)] + ", " +
                 std::to_string(record.base.empty() ? -1 : index_of(record)) + ", " +
                 std::to_string(codespace) + ", " + std::to_string(record.codespaces.size()) +
                 ", " + std::to_string(record.page) + ", " + std::to_string(record.page_count) +
                 "}");
        codespace += record.codespaces.size();
    }
    out.end();
    out.text("const std::size_t cmap_count = " + std::to_string(records.size()) + ";\n");
    out.begin("const Codespace codespaces[]");
    for (const Record& record : records) {
        for (const Codespace& space : record.codespaces) {
            out.item("{" + std::to_string(space.length) + ", " + hex(space.low) + ", " +
                     hex(space.high) + "}");
        }
    }
    out.end();
    out.begin("const Page pages[]");
    for (const tables::Page& page : pages) {
        out.item("{" + hex(page.key) + ", " + std::to_string(page.first) + "}");
    }
    out.item("{0, " + std::to_string(entries.size()) + "}");
    out.end();
    out.numbers("const std::uint32_t entries[]", entries);
    out.begin("constexpr Collection collections[]");
    for (const auto& [ordering, record] : collections) {
        out.item("{\"" + ordering + "\", " + std::to_string(record.first) + ", " +
                 std::to_string(record.count) + ", " + std::to_string(record.text) + ", " +
                 std::to_string(record.text_count) + "}");
    }
    out.end();
    out.text("const std::size_t collection_count = " + std::to_string(collections.size()) + ";\n");
    out.numbers("const char16_t cid_units[]", cid_units);
    out.begin("const CidText cid_texts[]");
    for (const tables::CidText& text : cid_texts) {
        out.item("{" + std::to_string(text.cid) + ", " + std::to_string(text.length) + ", " +
                 std::to_string(text.first) + "}");
    }
    out.end();
    out.numbers("const char16_t cid_text_units[]", cid_text_units);
    out.text("}  // namespace tenken::pdf::tables\n");
    return out.take();
}

}  // namespace tenken::pdf::compiler
