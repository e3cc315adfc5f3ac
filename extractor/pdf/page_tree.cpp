#include "extractor/pdf/page_tree.h"

#include <unordered_set>
#include <utility>

#include "extractor/pdf/file/pdf_file.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

/// A branch that is being walked: its kids, the next one to visit, and what they inherit.
struct Branch {
    Value kids;
    std::size_t next = 0;
    PageNode inherited;
};

void inherit(PageNode& from_above, const Value& node) {
    const auto take = [&](Value& slot, const char* key) {
        Value own = node.get(key);
        if (!own.is_null()) {
            slot = std::move(own);
        }
    };
    take(from_above.resources, "Resources");
    take(from_above.media_box, "MediaBox");
    take(from_above.crop_box, "CropBox");
    take(from_above.rotate, "Rotate");
}

/// Many writers forget /Type; then at least one entry must be a page's own.
bool is_page(const Value& node) {
    const std::string_view type = node.get("Type").name();
    return type == "Page" || (type != "Pages" && (node.has("Contents") || node.has("MediaBox") ||
                                                  node.has("Resources")));
}

}  // namespace

std::vector<PageNode> collect_pages(const Value& catalog, std::vector<std::string>& problems) {
    std::vector<PageNode> pages;
    std::vector<Branch> path;
    std::unordered_set<std::uint64_t> seen;
    std::size_t visited = 0;
    bool cyclic = false;
    bool too_deep = false;

    const PageNode nothing;
    const auto visit = [&](const Value& node, const PageNode& above) {
        const std::uint64_t identity = node.identity();
        if (!node.is_dictionary() || (identity != 0 && !seen.insert(identity).second)) {
            cyclic = cyclic || node.is_dictionary();
            return;
        }
        PageNode own = above;
        inherit(own, node);
        Value kids = node.get("Kids");
        if (kids.is_array() && node.get("Type").name() != "Page") {
            if (path.size() < limits.page_tree_depth) {
                path.push_back({kids, 0, std::move(own)});
            } else {
                too_deep = true;
            }
            return;
        }
        // A kid that is no page keeps its number; the root of a tree without kids has none to give.
        if (&above != &nothing || is_page(node)) {
            own.page = node;
            pages.push_back(own);
        }
    };

    visit(catalog.get("Pages"), nothing);
    while (!path.empty()) {
        Branch& branch = path.back();
        if (branch.next >= branch.kids.size()) {
            path.pop_back();
            continue;
        }
        if (++visited > limits.page_tree_nodes || pages.size() >= limits.pages) {
            problems.push_back("the page tree is too large; its rest was not read");
            break;
        }
        const Value kid = branch.kids.at(branch.next++);
        const PageNode above = branch.inherited;  // `path` may grow and move
        visit(kid, above);
    }
    if (pages.empty()) {
        return pages;
    }
    if (cyclic) {
        problems.push_back("the page tree names a page twice or leads back to itself");
    }
    if (too_deep) {
        problems.push_back("the page tree is too deep; its deepest branches were not read");
    }
    return pages;
}

std::vector<PageNode> collect_loose_pages(PdfFile& file, std::vector<std::string>& problems) {
    std::vector<PageNode> pages;
    for (const std::uint64_t identity : file.identities()) {
        const Value value = file.object(identity);
        if (value.get("Type").name() == "Page" && pages.size() < limits.pages) {
            PageNode node;
            inherit(node, value);
            node.page = value;
            pages.push_back(node);
        }
    }
    if (!pages.empty()) {
        problems.push_back("the page tree is lost; pages are in the order of their objects");
    }
    return pages;
}

}  // namespace tenken::pdf
