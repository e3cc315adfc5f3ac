#include "rules/sums/total_rows.h"

#include <algorithm>
#include <map>
#include <set>

#include "schema/quantity.h"
#include "schema/text.h"

namespace tenken::rules {

using schema::Total;

namespace {

/// Grids of counts (items by grade) are tables with an arithmetic of their own: only amounts are
/// lists without items.
bool is_list(const TotalRows& rows) {
    return std::any_of(rows.begin(), rows.end(), [](const Total* row) {
        return row->item || schema::unit_scale(row->unit).base == "円";
    });
}

/// A count of items beside a list of amounts is no sum of it.
void keep_unit(TotalRows& rows, const Total& total) {
    const std::string base = schema::unit_scale(total.unit).base;
    std::erase_if(rows,
                  [&base](const Total* row) { return schema::unit_scale(row->unit).base != base; });
}

/// 一覧 / 総務部 / 効果額 実績 is a part of 一覧 / 効果額 実績: the same column, of a group inside.
bool is_group_of(const std::string& inner, const std::string& outer) {
    const std::size_t column = outer.rfind('/');
    if (column == std::string::npos || inner.size() <= outer.size()) {
        return false;
    }
    const std::string_view tail = std::string_view(outer).substr(column);
    return inner.compare(0, column + 1, outer, 0, column + 1) == 0 &&
           std::string_view(inner).substr(inner.size() - tail.size()) == tail;
}

TotalRows items_only(TotalRows rows) {
    std::erase_if(rows, [](const Total* row) { return !row->item; });
    return rows;
}

/// Scopes whose items all stand in other scopes too: the item list's own column of totals.
std::set<std::string> repeating_scopes(const std::vector<Total>& totals,
                                       const std::vector<std::string>& scopes) {
    std::map<std::string, std::set<std::string>> items;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (totals[i].item && totals[i].value) {
            items[scopes[i]].insert(*totals[i].item);
        }
    }
    std::vector<std::string> largest;
    for (const auto& [scope, numbers] : items) {
        largest.push_back(scope);
    }
    std::stable_sort(largest.begin(), largest.end(), [&](const auto& a, const auto& b) {
        return items[a].size() > items[b].size();
    });
    std::set<std::string> repeating;
    for (const std::string& scope : largest) {
        const auto& numbers = items[scope];
        const bool all_elsewhere =
            std::all_of(numbers.begin(), numbers.end(), [&](const std::string& number) {
                return std::any_of(items.begin(), items.end(), [&](const auto& other) {
                    return other.first != scope && repeating.count(other.first) == 0 &&
                           other.second.count(number) != 0;
                });
            });
        if (all_elsewhere) {
            repeating.insert(scope);
        }
    }
    return repeating;
}

}  // namespace

TotalReader::TotalReader(const Context& context, const WordList& all)
    : context_(context), all_(all) {
    const std::vector<Total>& totals = context.report().totals;
    const PatternList& parts = context.vocabulary().pattern_list("labels-of-parts");
    for (const Total& total : totals) {
        scopes_.push_back(schema::squeeze(total.scope));
        sums_.push_back(claims_sum(total));
        parts_.push_back(parts.in(schema::squeeze(total.name)));
    }
    const std::set<std::string> repeating = repeating_scopes(totals, scopes_);
    for (const std::string& scope : scopes_) {
        repeated_.push_back(repeating.count(scope) != 0);
    }
}

bool TotalReader::claims_sum(const Total& total) const {
    if (total.item) {
        return false;
    }
    const std::string name = schema::squeeze(total.name);
    const Vocabulary& vocabulary = context_.vocabulary();
    if (vocabulary.pattern_list("labels-like-totals").in(name)) {
        return false;
    }
    return !total.mark.empty() || name.empty() || name == schema::squeeze(total.scope) ||
           !mark_of(total).empty() || vocabulary.pattern_list("total-labels").in(name) ||
           all_.in(name);
}

/// The mark, or (A)+(B) at the end of the name: 合計 (A)＋(B).
std::string TotalReader::mark_of(const Total& total) const {
    if (!total.mark.empty()) {
        return schema::squeeze(total.mark);
    }
    const std::string name = schema::squeeze(total.name);
    const auto match = context_.vocabulary().pattern_list("total-marks").find(name);
    return match ? std::string(match->text) : std::string();
}

bool TotalReader::claims_all(const Total& total) const {
    return all_.in(schema::squeeze(total.name)) || all_.in(schema::squeeze(total.scope));
}

TotalRows TotalReader::named_in_mark(const Total& total) const {
    const std::string mark = mark_of(total);
    TotalRows heads;
    for (std::size_t at = 0; at < mark.size();) {
        const std::size_t plus = std::min(mark.find_first_of('+', at), mark.size());
        const std::string part = mark.substr(at, plus - at);
        at = plus + 1;
        if (part == mark) {
            return {};
        }
        const Total* found = nullptr;
        for (const Total& other : context_.report().totals) {
            if (!other.item && &other != &total && other.value && mark_of(other) == part) {
                found = found == nullptr ? &other : found;
            }
        }
        if (found == nullptr) {
            return {};
        }
        heads.push_back(found);
    }
    return heads;
}

TotalRows TotalReader::rows_of(const std::string& scope, std::size_t from, std::size_t to) const {
    TotalRows rows;
    for (std::size_t i = from; i < to; ++i) {
        const Total& row = context_.report().totals[i];
        if (scopes_[i] == scope && !sums_[i] && !parts_[i] && row.value) {
            rows.push_back(&row);
        }
    }
    return rows;
}

TotalRows TotalReader::all_rows(const Total& total) const {
    // A sum of what was planned is none of what was reached.
    const PatternList& beside = context_.vocabulary().pattern_list("columns-beside-results");
    const auto is_beside = [&beside](const Total& row) {
        return beside.in(schema::squeeze(row.scope.substr(row.scope.find_last_of("/ ") + 1)));
    };
    const bool claims_beside = is_beside(total);
    TotalRows rows;
    for (std::size_t i = 0; i < scopes_.size(); ++i) {
        const Total& row = context_.report().totals[i];
        if (row.item && row.value && !repeated_[i] && is_beside(row) == claims_beside) {
            rows.push_back(&row);
        }
    }
    return rows;
}

std::vector<TotalRows> TotalReader::readings(const Total& total) const {
    const std::vector<Total>& totals = context_.report().totals;
    const auto at = static_cast<std::size_t>(&total - totals.data());
    const std::string& scope = scopes_[at];
    std::size_t begin = 0;
    std::size_t end = totals.size();
    TotalRows sums_before;
    TotalRows sums_of_groups;
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (i == at || !sums_[i] || !totals[i].value) {
            continue;
        }
        if (scopes_[i] == scope && i < at) {
            begin = i + 1;
        } else if (scopes_[i] == scope) {
            end = std::min(end, i);
        }
        if (i < at) {
            sums_before.push_back(&totals[i]);
        }
        if (is_group_of(scopes_[i], scope)) {
            sums_of_groups.push_back(&totals[i]);
        }
    }
    std::vector<TotalRows> readings;
    const TotalRows block = rows_of(scope, begin, at);
    const TotalRows before = rows_of(scope, 0, at);
    const TotalRows whole = rows_of(scope, 0, totals.size());
    TotalRows lists;
    for (const Total* head : named_in_mark(total)) {
        const TotalRows part =
            rows_of(scopes_[static_cast<std::size_t>(head - totals.data())], 0, totals.size());
        lists.insert(lists.end(), part.begin(), part.end());
    }
    const bool all = claims_all(total);
    const bool behind_sums = all && begin > 0;
    if (behind_sums) {
        readings = {before, block};
    } else {
        readings = {block, before};
    }
    readings.insert(readings.end(), {rows_of(scope, at, end), whole, lists});
    if (!sums_of_groups.empty()) {
        readings.push_back(std::move(sums_of_groups));
    }
    if (all) {
        readings.push_back(all_rows(total));
        readings.push_back(std::move(sums_before));
    }
    const std::size_t plain = readings.size();
    for (std::size_t i = 0; i < plain; ++i) {
        readings.push_back(items_only(readings[i]));
    }
    std::vector<TotalRows> distinct;
    for (TotalRows& rows : readings) {
        keep_unit(rows, total);
        if (is_list(rows) && std::find(distinct.begin(), distinct.end(), rows) == distinct.end()) {
            distinct.push_back(std::move(rows));
        }
    }
    return distinct;
}

}  // namespace tenken::rules
