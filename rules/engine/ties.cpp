#include "rules/engine/ties.h"

#include <map>
#include <set>

namespace tenken::rules {
namespace {

constexpr std::size_t most_dependants = 20;

std::string of(const std::string& number, const std::string& name) {
    return "item " + number + "/" + name + "/";
}

std::string of(const schema::Item& item) {
    return of(item.number, item.name);
}

/// For each finding the one that explains it, itself if none does.
std::vector<std::size_t> explained_by(const std::vector<Said>& said) {
    std::map<std::string_view, std::vector<std::size_t>> explainers;
    for (std::size_t i = 0; i < said.size(); ++i) {
        for (const std::string& fact : said[i].ties.explains) {
            explainers[fact].push_back(i);
        }
    }
    std::vector<std::size_t> parent(said.size());
    for (std::size_t i = 0; i < said.size(); ++i) {
        parent[i] = i;
        for (const std::string& fact : said[i].ties.rests_on) {
            const auto found = explainers.find(fact);
            if (found == explainers.end() || parent[i] != i) {
                continue;
            }
            for (const std::size_t other : found->second) {
                if (parent[i] == i) {
                    parent[i] = other;
                }
            }
        }
    }
    return parent;
}

/// The finding at the end of the chain; two that explain each other stand for themselves.
std::size_t root_of(const std::vector<std::size_t>& parent, std::size_t index) {
    std::set<std::size_t> seen;
    std::size_t at = index;
    while (parent[at] != at) {
        if (!seen.insert(at).second) {
            return index;
        }
        at = parent[at];
    }
    return at;
}

}  // namespace

std::string lacks_year(const schema::Item& item, int fiscal_year) {
    return of(item) + "lacks " + std::to_string(fiscal_year);
}

std::string misheaded(const schema::Item& item, int fiscal_year) {
    return of(item) + "misheaded " + std::to_string(fiscal_year);
}

std::string row_of(const schema::Item& item, const schema::YearRow& row) {
    return of(item) + "row " + std::to_string(&row - item.years.data());
}

std::string year_of(const std::string& number, const std::string& name, int fiscal_year) {
    return of(number, name) + "year " + std::to_string(fiscal_year);
}

std::string counted_twice(const schema::Item& item, int fiscal_year) {
    return of(item) + "twice " + std::to_string(fiscal_year);
}

std::string called(const schema::Item& item, const std::string& name) {
    return of(item) + "called " + name;
}

std::string unlisted(const schema::Item& item) {
    return of(item) + "unlisted";
}

std::string suspect(const std::string& figure_key) {
    return "suspect " + figure_key;
}

std::string misses(const std::string& figure_key) {
    return figure_key.empty() ? "" : "misses|" + figure_key;
}

std::string jump(const std::string& figure_key) {
    return "jump " + figure_key;
}

std::vector<Finding> with_dependants(std::vector<Said> said) {
    const std::vector<std::size_t> parent = explained_by(said);
    std::vector<Finding> findings;
    std::map<std::size_t, std::size_t> kept;  // index in `said` -> index in `findings`
    for (std::size_t i = 0; i < said.size(); ++i) {
        if (root_of(parent, i) == i) {
            kept.emplace(i, findings.size());
            findings.push_back(said[i].finding);
        }
    }
    for (std::size_t i = 0; i < said.size(); ++i) {
        const std::size_t root = root_of(parent, i);
        if (root == i) {
            continue;
        }
        const Finding& dependant = said[i].finding;
        Finding& cause = findings[kept.at(root)];
        if (cause.related.size() < most_dependants) {
            cause.related.push_back(
                {dependant.place,
                 dependant.printed,
                 {"同じ原因によると見られる（" + dependant.rule + "）: " + dependant.message.ja,
                  "most likely for the same cause (" + dependant.rule +
                      "): " + dependant.message.en}});
        }
    }
    return findings;
}

}  // namespace tenken::rules
