#include "rules/targets/match.h"

#include <algorithm>
#include <stdexcept>

#include "rules/context/indicator.h"
#include "rules/context/similarity.h"
#include "rules/targets/running_totals.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

/// From this share of common character pairs on, two names are taken for one indicator.
constexpr double same_words = 0.5;
/// Where the unit differs the words must say more clearly that the two belong together.
constexpr double same_subject = 0.6;
/// Beyond these an item is no item of a plan.
constexpr std::size_t most_targets = 200;
constexpr std::size_t most_tracks = 500;

/// Targets of one indicator, for several years, with the results they share.
struct Group {
    std::string words;
    std::string family;
    std::vector<std::size_t> targets;
    bool found = false;
};

double score(const std::string& words, const Track& track) {
    double best = containment(words, track.words);
    for (const auto& [year, fact] : track.by_year) {
        best = std::max(best, 0.95 * containment(words, fact->heading + fact->clause));
    }
    // What stands in brackets behind a figure is a part of it.
    return track.depth > 0 ? best * 0.8 : best;
}

/// A bare number in a cell of its own takes the target's unit, unless the heading beside it gives
/// it another: 整備率（単位：%） | 31.5 is no 万円.
bool same_family(const Track& track, const std::string& family, const Units& units) {
    if (track.family == family) {
        return true;
    }
    if (!track.family.empty() || !track.words.empty()) {
        return false;
    }
    for (const auto& [year, fact] : track.by_year) {
        const auto row = track.rows.find(year);
        if (row == track.rows.end() || !row->second->actual) {
            continue;
        }
        for (const auto& measure : row->second->actual->measures) {
            if (measure.value == fact->quantity.value && !measure.unit.empty() &&
                units.family(measure.unit) != family) {
                return false;
            }
        }
    }
    return true;
}

class Matcher {
  public:
    Matcher(const ItemView& item, const Units& units, const Vocabulary& vocabulary)
        : item_(item), units_(units), vocabulary_(vocabulary) {
        for (const schema::Target& target : item.item->targets) {
            add(target, units, false);
        }
        for (const schema::Target& target : item.stated) {
            add(target, units, true);
        }
        const std::size_t count = std::min(item.tracks.size(), most_tracks);
        taken_.assign(count, false);
    }

    std::vector<MatchedTarget> match() {
        match_running();
        match_own_cells();
        match_by_words();
        match_what_is_left();
        share_results();
        for (const Group& group : groups_) {
            add_named_cells(group);
        }
        for (MatchedTarget& target : targets_) {
            if (target.change != 0) {
                match_changes(target);
            }
        }
        for (const Group& group : groups_) {
            mark_replaced(group);
        }
        for (const Group& group : groups_) {
            const std::map<int, Decimal> values = values_of(group);
            for (const std::size_t index : group.targets) {
                finish(targets_[index], values);
            }
        }
        return std::move(targets_);
    }

  private:
    void add(const schema::Target& target, const Units& units, bool stated) {
        if (targets_.size() == most_targets) {
            return;
        }
        MatchedTarget matched;
        matched.item = &item_;
        matched.target = &target;
        matched.stated = stated;
        matched.words = indicator_words(schema::squeeze(target.indicator), vocabulary_);
        matched.family = units.family(target.unit);
        if (target.baseline_year != 0) {
            const std::string sentence = schema::squeeze(target.printed);
            const bool less = vocabulary_.word_list("decrease-words").in(sentence);
            const bool more = vocabulary_.word_list("increase-words").in(sentence);
            matched.change = less == more ? 0 : less ? -1 : 1;
        }
        try {
            matched.figure = units.figure(target.value, target.precision, target.unit,
                                          target.printed, target.place);
            matched.scale =
                units.figure(Decimal(1), Decimal(1), target.unit, target.printed, target.place)
                    .value;
        } catch (const std::overflow_error&) {
            return;
        }
        if (matched.change != 0) {
            matched.figure.value = matched.figure.value.abs();
        }
        join_group(matched);
        targets_.push_back(std::move(matched));
    }

    void join_group(const MatchedTarget& target) {
        for (Group& group : groups_) {
            if (group.words == target.words && group.family == target.family) {
                group.targets.push_back(targets_.size());
                return;
            }
        }
        groups_.push_back({target.words, target.family, {targets_.size()}, false});
    }

    void give(Group& group, const Track& track, MatchedTarget::How how) {
        group.found = true;
        for (const std::size_t index : group.targets) {
            targets_[index].how = how;
            targets_[index].results = track.by_year;
            targets_[index].rows = track.rows;
        }
    }

    void mark_replaced(const Group& group) {
        for (const std::size_t one : group.targets) {
            for (const std::size_t other : group.targets) {
                const int next = targets_[other].target->fiscal_year;
                int& replaced = targets_[one].replaced_in;
                if (next > targets_[one].target->fiscal_year &&
                    (replaced == 0 || next < replaced)) {
                    replaced = next;
                }
            }
        }
    }

    bool due_in(const Group& group, const Track& track) const {
        return std::any_of(group.targets.begin(), group.targets.end(), [&](std::size_t index) {
            return track.in(targets_[index].target->fiscal_year) != nullptr;
        });
    }

    /// 実績値 in a cell of its own: the number that ends a text of several cells.
    static const Fact* own_cell(const YearView& year, const std::string& family) {
        if (year.actual == nullptr || year.row->actual->continued.empty() ||
            year.actual->facts().empty()) {
            return nullptr;
        }
        const Fact& last = year.actual->facts().back();
        const std::string_view text = year.actual->text();
        const std::size_t end = text.find_last_not_of(" \n");
        const std::size_t begin = text.find_last_of(" \n", end);
        const bool alone = begin != std::string_view::npos && last.quantity.begin == begin + 1 &&
                           last.quantity.end == end + 1;
        const bool fits = last.family == family || last.family.empty();
        return alone && fits && !last.intended && !last.derived ? &last : nullptr;
    }

    /// Targets that stand in cells without a name (目標値) belong to the results that do (実績値).
    void match_own_cells() {
        const bool one = std::count_if(groups_.begin(), groups_.end(),
                                       [](const Group& group) { return group.words.empty(); }) == 1;
        for (Group& group : groups_) {
            if (!one || !group.words.empty()) {
                continue;
            }
            Track track;
            for (const YearView& year : item_.years) {
                const Fact* fact = own_cell(year, group.family);
                if (fact != nullptr && track.by_year.emplace(year.row->fiscal_year, fact).second) {
                    track.rows.emplace(year.row->fiscal_year, year.row);
                }
            }
            if (track.by_year.size() >= 2 && track.by_year.size() * 2 >= item_.years.size()) {
                give(group, track, MatchedTarget::How::own_cell);
            }
        }
    }

    /// 累計 beside the year's own figure is what a target of the whole plan is held against.
    void match_running() {
        for (Group& group : groups_) {
            const bool dated = std::any_of(
                group.targets.begin(), group.targets.end(),
                [&](std::size_t index) { return targets_[index].target->fiscal_year != 0; });
            const auto rivals =
                std::count_if(groups_.begin(), groups_.end(),
                              [&](const Group& other) { return other.family == group.family; });
            const bool yearly =
                std::any_of(group.targets.begin(), group.targets.end(),
                            [&](std::size_t index) { return targets_[index].target->every_year; });
            if (yearly || rivals != 1 || group.targets.size() != 1) {
                continue;
            }
            Track track;
            for (const YearView& year : item_.years) {
                const Fact* fact = running_total(year, group.family);
                fact = fact == nullptr ? told_running_total(year, group.family) : fact;
                if (fact != nullptr && track.by_year.emplace(year.row->fiscal_year, fact).second) {
                    track.rows.emplace(year.row->fiscal_year, year.row);
                }
            }
            if (!track.by_year.empty() &&
                (!dated || track.by_year.size() * 2 >= item_.years.size())) {
                give(group, track, MatchedTarget::How::own_cell);
            }
        }
    }

    /// Pairs by how well their words fit; those with a result in the due year first.
    void match_by_words() {
        struct Pair {
            bool due;
            double score;
            std::size_t group;
            std::size_t track;
        };
        std::vector<Pair> pairs;
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            for (std::size_t t = 0; t < taken_.size(); ++t) {
                const Track& track = item_.tracks[t];
                if (!same_family(track, groups_[g].family, units_)) {
                    continue;
                }
                const double fit = score(groups_[g].words, track);
                if (fit >= same_words) {
                    pairs.push_back({due_in(groups_[g], track), fit, g, t});
                }
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) {
            return a.due != b.due ? a.due : a.score > b.score;
        });
        for (const Pair& pair : pairs) {
            if (!groups_[pair.group].found && !taken_[pair.track]) {
                give(groups_[pair.group], item_.tracks[pair.track], MatchedTarget::How::words);
                taken_[pair.track] = true;
            }
        }
    }

    /// Tracks of one unit that never have two figures in a year are one indicator, named a little
    /// differently from year to year; nullopt if they are several, or none is left.
    std::optional<Track> only_track(const std::string& family) const {
        Track all;
        for (std::size_t t = 0; t < taken_.size(); ++t) {
            const Track& track = item_.tracks[t];
            if (taken_[t] || track.depth > 0 || !same_family(track, family, units_)) {
                continue;
            }
            for (const auto& [year, fact] : track.by_year) {
                if (!all.by_year.emplace(year, fact).second) {
                    return std::nullopt;
                }
                all.rows.emplace(year, track.rows.at(year));
            }
        }
        if (all.by_year.empty()) {
            return std::nullopt;
        }
        return all;
    }

    /// A year whose only text is the figure itself has no words to be found by; its cell stands in
    /// the row that names the indicator.
    void add_named_cells(const Group& group) {
        if (!group.found || group.words.empty()) {
            return;
        }
        for (const YearView& year : item_.years) {
            const Fact* cell = named_cell(year, group);
            for (const std::size_t index : group.targets) {
                if (cell != nullptr && targets_[index].how == MatchedTarget::How::words &&
                    targets_[index].results.emplace(year.row->fiscal_year, cell).second) {
                    targets_[index].rows.emplace(year.row->fiscal_year, year.row);
                }
            }
        }
    }

    const Fact* named_cell(const YearView& year, const Group& group) const {
        if (year.actual == nullptr || year.actual->facts().empty() ||
            std::any_of(year.actual->facts().begin() + 1, year.actual->facts().end(),
                        [](const Fact& other) { return !other.told_later; })) {
            return nullptr;
        }
        const Fact& fact = year.actual->facts().front();
        const auto& measures = year.row->actual->measures;
        const bool named =
            !measures.empty() && (measures.size() == 1 || year.actual->facts().size() > 1) &&
            indicator_words(schema::squeeze(measures.front().indicator), vocabulary_) ==
                group.words &&
            measures.front().value == fact.quantity.value;
        return named && fact.words.empty() && !fact.intended && fact.change == 0 &&
                       (fact.family.empty() || fact.family == group.family)
                   ? &fact
                   : nullptr;
    }

    void match_what_is_left() {
        for (Group& group : groups_) {
            if (group.found) {
                continue;
            }
            int rivals = 0;
            int open_rivals = 0;
            for (const Group& other : groups_) {
                if (&other != &group && other.family == group.family) {
                    ++rivals;
                    open_rivals += other.found ? 0 : 1;
                }
            }
            const auto track = open_rivals == 0 ? only_track(group.family) : std::nullopt;
            if (track) {
                give(group, *track,
                     rivals == 0 ? MatchedTarget::How::only_one : MatchedTarget::How::what_is_left);
            }
        }
    }

    /// The same indicator under a longer name (計画期間中の職員数, 職員数) has the same results.
    void share_results() {
        for (Group& group : groups_) {
            if (group.found || group.words.empty()) {
                continue;
            }
            for (const Group& other : groups_) {
                const bool same = !other.words.empty() && other.family == group.family &&
                                  (other.words.find(group.words) != std::string::npos ||
                                   group.words.find(other.words) != std::string::npos);
                if (!other.found || !same) {
                    continue;
                }
                const MatchedTarget& source = targets_[other.targets.front()];
                for (const std::size_t index : group.targets) {
                    const bool one_value = targets_[index].figure.value == source.figure.value;
                    targets_[index].how = one_value ? source.how : MatchedTarget::How::what_is_left;
                    targets_[index].results = source.results;
                    targets_[index].rows = source.rows;
                }
                break;
            }
        }
    }

    /// 電気使用量は6.8%減, of the years, for a target of so much less than in its base year.
    void match_changes(MatchedTarget& target) const {
        const std::string sentence = schema::squeeze(target.target->printed);
        std::map<int, const Fact*> results;
        std::map<int, const schema::YearRow*> rows;
        for (const YearView& year : item_.years) {
            if (year.actual == nullptr) {
                continue;
            }
            for (const Fact& fact : year.actual->facts()) {
                const bool same_base = fact.base_year == target.target->baseline_year;
                // The row that states the target repeats its figure.
                if (sentence.find(year.actual->sentence_at(fact.quantity.begin)) !=
                    std::string::npos) {
                    continue;
                }
                if (fact.change != 0 && !fact.intended && same_base &&
                    fact.family == target.family &&
                    containment(target.words, fact.words) >= same_words) {
                    results.emplace(fact.fiscal_year, &fact);
                    rows.emplace(fact.fiscal_year, year.row);
                }
            }
        }
        if (!results.empty()) {
            target.how = MatchedTarget::How::words;
            target.results = std::move(results);
            target.rows = std::move(rows);
        }
    }

    /// The targets of an indicator by the year they are due.
    std::map<int, Decimal> values_of(const Group& group) const {
        std::map<int, Decimal> values;
        for (const std::size_t index : group.targets) {
            const MatchedTarget& target = targets_[index];
            const int year = target.target->fiscal_year;
            if (year != 0 && target.target->baseline_year == 0 &&
                !values.emplace(year, target.figure.value).second) {
                return {};  // two for one year are two indicators, or a range
            }
        }
        return values;
    }

    void finish(MatchedTarget& target, const std::map<int, Decimal>& values) const {
        // The year that is judged cannot show from which side it was approached.
        const Decimal* first = nullptr;
        const int due = target.target->fiscal_year;
        if (!target.results.empty() &&
            (due == 0 ? target.results.size() > 1 : target.results.begin()->first < due)) {
            first = &target.results.begin()->second->figure.value;
        }
        target.direction =
            direction_of(*target.target, item_, vocabulary_, first, target.figure.value, values);
        if (target.how == MatchedTarget::How::none) {
            find_other_unit(target);
            return;
        }
        const std::string own = schema::squeeze(target.target->indicator) +
                                schema::squeeze(target.target->printed) + item_.name;
        target.related = target.is_certain();
        for (const auto& [year, fact] : target.results) {
            target.related =
                target.related || fact->words.empty() || containment(fact->words, own) > 0;
        }
    }

    void find_other_unit(MatchedTarget& target) const {
        double best = same_subject;
        for (std::size_t t = 0; t < taken_.size(); ++t) {
            const Track& track = item_.tracks[t];
            const double fit = score(target.words, track);
            if (track.family != target.family && fit >= best) {
                best = fit;
                const Fact* due = track.in(target.target->fiscal_year);
                target.other_unit = due != nullptr ? due : track.by_year.begin()->second;
            }
        }
    }

    const ItemView& item_;
    const Units& units_;
    const Vocabulary& vocabulary_;
    std::vector<MatchedTarget> targets_;
    std::vector<Group> groups_;
    std::vector<bool> taken_;
};

}  // namespace

std::vector<MatchedTarget> match_targets(const ItemView& item, const Units& units,
                                         const Vocabulary& vocabulary) {
    return Matcher(item, units, vocabulary).match();
}

}  // namespace tenken::rules
