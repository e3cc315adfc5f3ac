#include "extractor/report/link_totals.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>

#include "extractor/report/item_draft.h"
#include "schema/text.h"

namespace tenken::report {

namespace {

/// Whether most characters of the one stand in the other.
bool alike(const std::string& name, const std::string& other) {
    const std::string whole = schema::squeeze(other);
    std::size_t shared = 0;
    std::size_t count = 0;
    for (std::size_t at = 0; at < name.size(); ++count) {
        const std::size_t begin = at;
        schema::next_code_point(name, at);
        shared += whole.find(name.substr(begin, at - begin)) != std::string::npos ? 1 : 0;
    }
    return count >= 3 && shared * 3 >= count * 2;
}

}  // namespace

void add_item_totals(schema::Report& report, std::vector<schema::Total> totals) {
    for (schema::Total& total : totals) {
        const bool known = std::any_of(
            report.totals.begin(), report.totals.end(), [&total](const schema::Total& other) {
                return other.item == total.item && other.value == total.value &&
                       other.unit == total.unit;
            });
        if (!known) {
            report.totals.push_back(std::move(total));
        }
    }
}

void link_totals(schema::Report& report, const Vocabulary& vocabulary) {
    std::map<std::string, std::vector<const schema::Item*>> by_name;
    std::map<std::string, const schema::Item*> by_number;
    for (const schema::Item& item : report.items) {
        if (!item.number.empty() && !item.name.empty()) {
            by_name[schema::squeeze(item.name)].push_back(&item);
            by_number[item.number] = &item;
        }
    }
    for (schema::Total& total : report.totals) {
        if (total.item || total.name.empty() || total.approximate || !total.mark.empty()) {
            continue;
        }
        const NumberedName both = split_number(total.name, vocabulary);
        const std::string name = schema::squeeze(both.name);
        const auto numbered = by_number.find(both.number);
        if (numbered != by_number.end() && alike(name, numbered->second->name)) {
            total.item = both.number;
            total.name = both.name;
        } else if (const auto named = by_name.find(name);
                   both.number.empty() && named != by_name.end() && named->second.size() == 1) {
            total.item = named->second.front()->number;
        }
    }
}

}  // namespace tenken::report
