// item-sequence: a number of the items is missing, stands twice, or is out of order.
//
// Proved by the numbers themselves, where they count up by one; of 2-1, 2-2, 2-4 the last part does
// within what stands before it. Numbers of another make (codes) are only looked at for doubles. A
// section that begins with 1 counts by itself, and
// so does a chapter of codes (101, 102, 201).
#include <algorithm>
#include <charconv>
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

std::optional<int> plain_number(const std::string& number) {
    int value = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
    const bool whole = error == std::errc() && end == number.data() + number.size();
    return whole && value > 0 && value < 100000 ? std::optional(value) : std::nullopt;
}

class ItemSequence final : public Check {
  public:
    explicit ItemSequence(const Parameters& parameters)
        : left_out_(parameters.patterns("left-out")) {}

    void run(const Context& context, Sink& sink) const override {
        std::set<std::string> seen;
        Numbers numbers;
        const ItemView* before = nullptr;
        for (const ItemView& item : context.items()) {
            if (before != nullptr && starts_anew(*before, item)) {
                look_if_counting(context, numbers, sink);
                seen.clear();
                numbers.clear();
            }
            before = &item;
            const bool first = seen.insert(item.item->number).second;
            if (!first && !item.item->number.empty()) {
                say(Case::of(*item.item), "double", sink);
            }
            const auto number = plain_number(item.item->number);
            if (first && number) {
                numbers.emplace_back(*number, &item);
            }
        }
        look_if_counting(context, numbers, sink);
        look_at_parts(context, sink);
    }

  private:
    /// 2-3: what stands before the last part, and that part.
    struct Parts {
        std::string group;
        int last = 0;
        const ItemView* item = nullptr;
    };

    static std::optional<Parts> parts_of(const ItemView& item) {
        const std::string& number = item.item->number;
        const std::size_t dash = number.rfind('-');
        if (dash == std::string::npos || dash == 0) {
            return std::nullopt;
        }
        const auto last = plain_number(number.substr(dash + 1));
        return last ? std::optional(Parts{number.substr(0, dash), *last, &item}) : std::nullopt;
    }

    void look_at_parts(const Context& context, Sink& sink) const {
        std::vector<Parts> all;
        std::set<std::string> known;
        for (const ItemView& item : context.items()) {
            if (const auto parts = parts_of(item)) {
                all.push_back(*parts);
                known.insert(item.item->number);
            }
        }
        std::size_t steps = 0;
        std::size_t by_one = 0;
        std::size_t groups = 0;
        std::size_t from_one = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (i > 0 && all[i].group == all[i - 1].group) {
                ++steps;
                by_one += all[i].last == all[i - 1].last + 1 ? 1 : 0;
            } else {
                ++groups;
                from_one += all[i].last == 1 ? 1 : 0;
            }
        }
        if (all.size() * 4 < context.items().size() * 3 || steps + groups < 5) {
            return;
        }
        const bool counting = steps >= 3 && by_one * 3 >= steps * 2;
        const bool each_from_one = groups >= 3 && from_one + 1 >= groups;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const bool begins = i == 0 || all[i].group != all[i - 1].group;
            if (begins ? !each_from_one : !counting) {
                continue;
            }
            const int first = begins ? 1 : all[i - 1].last + 1;
            for (int missing = first; missing < all[i].last && missing - first < 20; ++missing) {
                const std::string number = all[i].group + "-" + std::to_string(missing);
                if (known.count(number) == 0 && !said_to_be_left_out(context, number)) {
                    Case what;
                    what.item = number;
                    what.place = all[i].item->item->place;
                    what.printed = all[i].item->item->number;
                    say(what, "gap", sink);
                }
            }
        }
    }

    using Numbers = std::vector<std::pair<int, const ItemView*>>;

    /// Number 1 at the head of another section: each section counts its own items.
    static bool starts_anew(const ItemView& before, const ItemView& item) {
        return plain_number(item.item->number) == 1 && item.item->section != before.item->section;
    }

    void look_if_counting(const Context& context, const Numbers& numbers, Sink& sink) const {
        if (counts_up(numbers)) {
            look(context, numbers, sink);
        }
    }

    /// Most steps of the sorted numbers are by one: numbers that are codes are not.
    static bool counts_up(const Numbers& numbers) {
        std::set<int> sorted;
        for (const auto& [number, item] : numbers) {
            sorted.insert(number);
        }
        std::size_t by_one = 0;
        for (const int number : sorted) {
            by_one += sorted.count(number + 1);
        }
        return sorted.size() > 2 && by_one * 3 >= (sorted.size() - 1) * 2;
    }

    /// 101, 102, 201: the hundreds (or tens) count chapters; 0 where the numbers begin with 1.
    static int chapter_size(int smallest) {
        for (const int size : {100, 10}) {
            if (smallest > size && smallest % size == 1) {
                return size;
            }
        }
        return 0;
    }

    /// A list of nothing but amounts: an item without any has no row in it.
    static bool lists_amounts(const Numbers& numbers) {
        return std::all_of(numbers.begin(), numbers.end(), [](const auto& entry) {
            const std::vector<YearView>& years = entry.second->years;
            return !years.empty() &&
                   std::all_of(years.begin(), years.end(), [](const YearView& year) {
                       return !year.row->planned && !year.row->actual && year.row->effect;
                   });
        });
    }

    /// 1 and 3 of one department, 2 of the next: the items of each stand together and in order, and
    /// a number goes back only behind several of one.
    static bool sorted_by_department(const Numbers& numbers) {
        std::set<std::string> seen;
        std::size_t together = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::string& department = numbers[i].second->item->department;
            const bool same = i > 0 && department == numbers[i - 1].second->item->department;
            const bool back = i > 0 && numbers[i].first < numbers[i - 1].first;
            if (department.empty() || (!same && !seen.insert(department).second) ||
                (back && (same || together < 2))) {
                return false;
            }
            together = same ? together + 1 : 1;
        }
        return true;
    }

    void look(const Context& context, const Numbers& numbers, Sink& sink) const {
        std::set<int> all;
        for (const auto& [number, item] : numbers) {
            all.insert(number);
        }
        const bool amounts = lists_amounts(numbers);
        const bool departments = sorted_by_department(numbers);
        const int chapter = chapter_size(*all.begin());
        for (std::size_t i = 1; i < numbers.size(); ++i) {
            if (numbers[i].first < numbers[i - 1].first && !departments) {
                say(Case::of(*numbers[i].second->item), "order", sink);
            }
            const bool next_chapter = chapter > 0 && numbers[i].first % chapter == 1 &&
                                      numbers[i].first / chapter > numbers[i - 1].first / chapter;
            if (next_chapter) {
                continue;
            }
            // A gap within the list; what is missing before 1 or behind the last is not seen here.
            for (int missing = numbers[i - 1].first + 1;
                 missing < numbers[i].first && missing - numbers[i - 1].first < 100; ++missing) {
                if (all.count(missing) == 0 &&
                    !said_to_be_left_out(context, std::to_string(missing))) {
                    Case what;
                    what.item = std::to_string(missing);
                    what.place = numbers[i].second->item->place;
                    what.printed = numbers[i].second->item->number;
                    if (amounts) {
                        sink.undecided(what, {"額だけの一覧なので、額のない項目は載らない",
                                              "a list of amounts has no row for an item without"});
                    } else {
                        say(what, "gap", sink);
                    }
                }
            }
        }
    }

    /// 欠番 or the like in the contents, in a list's place of a name, or in a paragraph that names
    /// the number.
    bool said_to_be_left_out(const Context& context, const std::string& digits) const {
        for (const schema::Entry& entry : context.report().contents) {
            if (entry.number == digits && left_out_.in(schema::squeeze(entry.title))) {
                return true;
            }
        }
        for (const schema::Note& note : context.report().notes) {
            if (note.code == "void-item" &&
                note.text.compare(0, digits.size() + 1, digits + ":") == 0) {
                return true;
            }
        }
        for (const TextView* paragraph : context.paragraphs()) {
            if (left_out_.in(paragraph->squeezed()) &&
                paragraph->squeezed().find(digits) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

    static void say(Case what, const std::string& problem, Sink& sink) {
        what.printed = what.printed.empty() ? what.item.value_or("") : what.printed;
        what.arguments.set("problem", problem);
        what.facts = problem;
        sink.finding(what);
    }

    const PatternList& left_out_;
};

}  // namespace

CheckKind item_sequence_kind() {
    return {"item-sequence",
            "An item number is missing, stands twice or is out of order.",
            {{.name = "left-out",
              .type = ParameterType::patterns,
              .meaning = "words that say that a number is left out on purpose"}},
            {"problem"},
            make_check<ItemSequence>};
}

}  // namespace tenken::rules
