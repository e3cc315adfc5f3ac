// year-twice: one year is given in two calendars, and the two are different years.
//
// 令和4年度（2023）: proved by the calendar. Only a year that stands alone in its bracket counts;
// 令和4年度（2023年3月末） names a day of that year.
#include <algorithm>
#include <array>
#include <map>

#include <re2/re2.h>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

struct Era {
    std::string_view name;
    std::string_view letter;
    int before_first = 0;  ///< the western year before its first
};

constexpr std::array<Era, 5> eras = {{{"明治", "M", 1867},
                                      {"大正", "T", 1911},
                                      {"昭和", "S", 1925},
                                      {"平成", "H", 1988},
                                      {"令和", "R", 2018}}};

/// Western year of 令和4, R元; 0 if it is none.
int western(std::string_view era, std::string_view year) {
    int count = 0;
    if (year == "元") {
        count = 1;
    } else {
        for (const char c : year) {
            count = count * 10 + (c - '0');
        }
    }
    for (const Era& one : eras) {
        if (era == one.name || era == one.letter) {
            return one.before_first + count;
        }
    }
    return 0;
}

class YearTwice final : public Check {
  public:
    explicit YearTwice(const Parameters&) {}

    void run(const Context& context, Sink& sink) const override {
        std::map<std::string, Case> found;
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                Case about = Case::of(*item.item);
                about.ties.explains = {row_of(*item.item, *year.row)};
                look(year.row->label, year.row->place, about, found);
            }
        }
        each_told(context, [&](const TextView& text, const Case& about) {
            look(text.text(), text.place(), about, found);
        });
        for (const schema::Table& table : context.report().tables) {
            for (const schema::Cell& cell : table.cells) {
                look(cell.text, cell.place, Case(), found);
            }
        }
        for (const auto& [place, what] : found) {
            sink.finding(what);
        }
    }

  private:
    /// One finding for each way it is printed; further places are told with it.
    static void look(std::string_view text, const schema::Place& place, const Case& about,
                     std::map<std::string, Case>& found) {
        if (text.find('(') == text.npos && text.find("（") == text.npos) {
            return;
        }
        static const RE2 era_first(
            R"((明治|大正|昭和|平成|令和|\b[MTSHR])([0-9]{1,2}|元)(?:年度|年)?\(((?:18|19|20)[0-9]{2})(?:年度|年)?\))");
        static const RE2 western_first(
            R"(((?:18|19|20)[0-9]{2})(?:年度|年)?\((明治|大正|昭和|平成|令和|[MTSHR])([0-9]{1,2}|元)(?:年度|年)?\))");
        const std::string squeezed = schema::squeeze(text);
        std::string era;
        std::string year;
        std::string other;
        for (const bool first : {true, false}) {
            re2::StringPiece rest(squeezed);
            const char* before = rest.data();
            while (first ? RE2::FindAndConsume(&rest, era_first, &era, &year, &other)
                         : RE2::FindAndConsume(&rest, western_first, &other, &era, &year)) {
                const int one = western(era, year);
                if (one != 0 && std::to_string(one) != other) {
                    std::string printed(before, static_cast<std::size_t>(rest.data() - before));
                    printed.erase(0, printed.rfind(first ? era : other, printed.rfind('(')));
                    say(printed, one, other, place, about, found);
                }
                before = rest.data();
            }
        }
    }

    static void say(const std::string& printed, int one, const std::string& other,
                    const schema::Place& place, const Case& about,
                    std::map<std::string, Case>& found) {
        const auto [where, is_new] = found.emplace(printed, about);
        Case& what = where->second;
        if (!is_new) {
            what.ties.explains.insert(what.ties.explains.end(), about.ties.explains.begin(),
                                      about.ties.explains.end());
            const bool known =
                what.place == place ||
                std::any_of(what.related.begin(), what.related.end(),
                            [&](const Related& related) { return related.place == place; });
            if (!known && what.related.size() < 20) {
                what.related.push_back({place, printed, {"同じ表示", "printed so here too"}});
            }
            return;
        }
        what.at(place, printed);
        what.expected = std::to_string(one);
        what.actual = other;
        what.arguments.set("western", std::to_string(one));
        what.arguments.set("other", other);
        what.facts = printed;
    }
};

}  // namespace

CheckKind year_twice_kind() {
    return {"year-twice",
            "A year is given in two calendars that do not agree.",
            {},
            {"western", "other"},
            make_check<YearTwice>};
}

}  // namespace tenken::rules
