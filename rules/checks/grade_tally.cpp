// grade-tally: a table that counts the items by grade does not agree with the grades of the items.
//
// Two sections of the report, one claim: so many A, so many B. The table is known by a line whose
// cells are the grades themselves; a row of it is for all items, for those of a year or for those
// of a section, as its label says. Only a tally that is nearly right is held against the items: one
// that counts something else (steps, indicators) is left alone.
#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "rules/tables/cell_value.h"
#include "schema/fiscal_year.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Cell;
using schema::Decimal;

/// Item numbers by grade.
using Grades = std::map<std::string, std::vector<std::string>>;

/// A row (or column) of numbers under the grades.
struct Tally {
    std::string label;
    std::map<std::string, const Cell*> cells;
    std::map<std::string, Decimal> counts;
};

/// A row that does not agree with the items.
struct Off {
    Case what;
    std::string by;      ///< by how much each grade is off
    bool total = false;  ///< the row counts all sections
};

class GradeTally final : public Check {
  public:
    explicit GradeTally(const Parameters& parameters)
        : all_(parameters.patterns("all")),
          other_(parameters.patterns("not-counts")),
          farthest_(parameters.count("farthest")) {}

    void run(const Context& context, Sink& sink) const override {
        const int parts = parts_of(context);
        for (int part = 0; part < parts; ++part) {
            run_part(context, parts == 1 ? whole : part, sink);
        }
    }

  private:
    static constexpr std::size_t most_grades = 12;
    static constexpr int whole = -1;

    /// 取組中 一部達成: how many grades each item has, one behind the other; 1 where they differ.
    static int parts_of(const Context& context) {
        std::size_t parts = 0;
        for (const ItemView& item : context.items()) {
            for (const schema::YearRow& row : item.item->years) {
                if (row.grade && row.grade->presence == schema::Presence::value) {
                    const std::size_t here = words_of(row.grade->text).size();
                    if (here == 0 || here > 3 || (parts != 0 && parts != here)) {
                        return 1;
                    }
                    parts = here;
                }
            }
        }
        return parts == 0 ? 1 : static_cast<int>(parts);
    }

    static std::vector<std::string> words_of(const std::string& text) {
        std::istringstream stream(text);
        std::vector<std::string> words;
        for (std::string word; stream >> word;) {
            words.push_back(schema::squeeze(word));
        }
        return words;
    }

    /// The grade of an item, or that part of it.
    static std::string grade_of(const schema::YearRow& row, int part) {
        if (part == whole) {
            return symbol(row.grade->text);
        }
        const std::vector<std::string> words = words_of(row.grade->text);
        const auto index = static_cast<std::size_t>(part);
        return index < words.size() ? symbol(words[index]) : "";
    }

    void run_part(const Context& context, int part, Sink& sink) const {
        std::map<std::string, int> seen;
        std::set<std::string> others;
        std::set<int> years;
        for (const ItemView& item : context.items()) {
            for (const schema::YearRow& row : item.item->years) {
                if (row.grade && row.grade->presence == schema::Presence::value) {
                    ++seen[grade_of(row, part)];
                    years.insert(row.fiscal_year);
                    for (const std::string& word : words_of(row.grade->text)) {
                        others.insert(word);
                    }
                }
            }
        }
        // A grade that one item has once may be a slip itself.
        std::set<std::string> grades;
        std::set<std::string> rare;
        for (const auto& [grade, times] : seen) {
            (times > 1 || seen.size() <= 2 ? grades : rare).insert(grade);
            others.erase(grade);
        }
        if (grades.empty() || seen.size() < 2 || grades.size() > most_grades ||
            are_figures(grades)) {
            return;
        }
        if (part == whole) {
            others.clear();
        }
        for (const schema::Table& table : context.report().tables) {
            if (of_other_years(context, table, years)) {
                continue;
            }
            for (const bool by_rows : {true, false}) {
                look(context, table, by_rows, {grades, rare, others, part}, years, sink);
            }
        }
    }

    /// 【参考：令和3年度末】 stands above it, and the items are of another year.
    static bool of_other_years(const Context& context, const schema::Table& table,
                               const std::set<int>& years) {
        for (const schema::Total& total : context.report().totals) {
            const bool within = total.place.page == table.place.page &&
                                total.place.box.y0 >= table.place.box.y0 - 1 &&
                                total.place.box.y1 <= table.place.box.y1 + 1;
            const auto named = within ? schema::find_years(total.scope, context.period())
                                      : std::vector<schema::YearMention>();
            if (!named.empty()) {
                return std::none_of(named.begin(), named.end(), [&](const auto& year) {
                    return years.count(year.fiscal_year) != 0;
                });
            }
        }
        return false;
    }

    struct Known {
        const std::set<std::string>& grades;
        const std::set<std::string>& rare;
        const std::set<std::string>& others;  ///< of the other parts
        int part = whole;
    };

    /// "A", "A（計画どおり）", "A：順調": the grade without what explains it.
    static std::string symbol(const std::string& text) {
        const std::string squeezed = schema::squeeze(text);
        return squeezed.substr(0, squeezed.find_first_of("(:"));
    }

    static int line_of(const Cell& cell, bool by_rows) { return by_rows ? cell.row : cell.column; }
    static int place_of(const Cell& cell, bool by_rows) { return by_rows ? cell.column : cell.row; }

    void look(const Context& context, const schema::Table& table, bool by_rows, const Known& of,
              const std::set<int>& years, Sink& sink) const {
        const std::set<std::string>& grades = of.grades;
        const std::set<std::string>& rare = of.rare;
        std::map<int, int> others;
        std::map<int, std::map<int, std::string>> heads;  // line -> place -> grade
        for (const Cell& cell : table.cells) {
            const std::string text = symbol(cell.text);
            if (grades.count(text) != 0 || rare.count(text) != 0 || is_grade_like(text, grades)) {
                heads[line_of(cell, by_rows)][place_of(cell, by_rows)] = text;
            }
            others[line_of(cell, by_rows)] += of.others.count(text) != 0 ? 1 : 0;
        }
        for (const auto& [line, head] : heads) {
            std::set<std::string> known;
            for (const auto& [place, grade] : head) {
                known.insert(grade);
            }
            const bool all =
                std::includes(known.begin(), known.end(), grades.begin(), grades.end());
            if (all && known.size() >= 2 && known.size() == head.size()) {
                int end = std::numeric_limits<int>::max();
                for (const auto& [other, count] : others) {
                    end = other > line && count > 1 ? std::min(end, other) : end;
                }
                hold(context, tallies(table, by_rows, line, end, head), years, of.part, sink);
                return;
            }
        }
    }

    /// One letter more of the same kind: D beside A, B and C that the items have.
    /// 5, 4, 3: nothing tells a line of such grades from counts or from the items' numbers.
    static bool are_figures(const std::set<std::string>& grades) {
        return std::all_of(grades.begin(), grades.end(), [](const std::string& grade) {
            return grade.find_first_not_of("0123456789") == std::string::npos;
        });
    }

    static bool is_grade_like(const std::string& text, const std::set<std::string>& grades) {
        const bool letters = std::all_of(grades.begin(), grades.end(), [](const auto& grade) {
            return grade.size() == 1 && grade[0] >= 'A' && grade[0] <= 'Z';
        });
        return letters && text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z';
    }

    std::vector<Tally> tallies(const schema::Table& table, bool by_rows, int head_line,
                               int end_line, const std::map<int, std::string>& head) const {
        std::map<int, Tally> by_line;
        for (const Cell& cell : table.cells) {
            const int line = line_of(cell, by_rows);
            if (line <= head_line || line >= end_line) {
                continue;
            }
            const auto grade = head.find(place_of(cell, by_rows));
            if (grade == head.end()) {
                if (place_of(cell, by_rows) < head.begin()->first &&
                    !read_cell_value(cell.text).is_number()) {
                    by_line[line].label += schema::squeeze(cell.text);
                }
                continue;
            }
            const CellValue value = read_cell_value(cell.text);
            if (value.is_number() || value.nothing()) {
                by_line[line].cells[grade->second] = &cell;
                by_line[line].counts[grade->second] = value.is_number() ? value.value : Decimal();
            }
        }
        std::vector<Tally> found;
        for (auto& [line, tally] : by_line) {
            const bool counts =
                std::all_of(tally.counts.begin(), tally.counts.end(), [](const auto& entry) {
                    return !entry.second.is_negative() && entry.second.scale() == 0;
                });
            if (tally.counts.size() == head.size() && counts && !other_.in(tally.label)) {
                found.push_back(std::move(tally));
            }
        }
        return found;
    }

    void hold(const Context& context, const std::vector<Tally>& tallies, const std::set<int>& years,
              int part, Sink& sink) const {
        const std::set<int> known = year_of_all(context, tallies, years, part);
        const bool by_section =
            std::any_of(tallies.begin(), tallies.end(),
                        [&](const Tally& tally) { return names_section(context, tally.label); }) ||
            tallies.size() > 2;
        std::vector<Off> found;
        for (const Tally& tally : tallies) {
            std::set<int> of = named_years(context, tally, years);
            const bool year_named = !schema::find_years(tally.label, context.period()).empty();
            std::string section = section_of(tallies, tally, year_named);
            if (!by_section) {
                section.clear();  // 件数, 指標数: what is counted, not where
            }
            if (of.size() == years.size() && !known.empty()) {
                of = known;
            }
            if (auto off = compare(context, tally, section, of, part, sink)) {
                off->total = section.empty() && !year_named;
                found.push_back(std::move(*off));
            }
        }
        // One item graded otherwise is off in its section and in the row of all: one cause.
        for (Off& off : found) {
            const auto sections = std::count_if(found.begin(), found.end(), [&](const Off& other) {
                return !other.total && other.by == off.by;
            });
            if (sections == 1) {
                (off.total ? off.what.ties.rests_on : off.what.ties.explains)
                    .push_back("tally on page " + std::to_string(off.what.place.page) + " of " +
                               std::to_string(off.what.fiscal_year.value_or(0)) + off.by);
            }
            sink.finding(off.what);
        }
    }

    static bool names_section(const Context& context, const std::string& label) {
        return std::any_of(
            context.items().begin(), context.items().end(), [&](const ItemView& item) {
                return schema::squeeze(item.item->section).find(label) != std::string::npos;
            });
    }

    static std::set<int> named_years(const Context& context, const Tally& tally,
                                     const std::set<int>& years) {
        std::set<int> of = years;
        for (const schema::YearMention& year : schema::find_years(tally.label, context.period())) {
            of = {year.fiscal_year};
        }
        return of;
    }

    std::string section_of(const std::vector<Tally>& tallies, const Tally& tally,
                           bool year_named) const {
        return tallies.size() == 1 || all_.in(tally.label) || year_named ? std::string()
                                                                         : tally.label;
    }

    /// The year that the rows together are of, where none is named: the one that at least two of
    /// them agree with, more than with any other. Empty if it is not so.
    std::set<int> year_of_all(const Context& context, const std::vector<Tally>& tallies,
                              const std::set<int>& years, int part) const {
        int best = 0;
        int most = 1;
        bool single = false;
        for (const int year : years) {
            int agree = 0;
            for (const Tally& tally : tallies) {
                const Grades grades =
                    grades_of(context, section_of(tallies, tally, false), year, part);
                agree += !grades.empty() && distance(tally, grades).is_zero() ? 1 : 0;
            }
            single = agree > most || (single && agree < most);
            if (agree > most) {
                most = agree;
                best = year;
            }
        }
        return single ? std::set<int>{best} : std::set<int>{};
    }

    static Grades grades_of(const Context& context, const std::string& section, int year,
                            int part) {
        Grades grades;
        for (const ItemView& item : context.items()) {
            const YearView* row = item.year(year);
            const bool graded = row != nullptr && row->row->grade &&
                                row->row->grade->presence == schema::Presence::value;
            const bool within =
                section.empty() ||
                schema::squeeze(item.item->section).find(section) != std::string::npos;
            if (graded && within) {
                grades[grade_of(*row->row, part)].push_back(item.item->number);
            }
        }
        return grades;
    }

    static Decimal count_of(const Grades& grades, const std::string& grade) {
        const auto found = grades.find(grade);
        return Decimal(found == grades.end() ? 0 : static_cast<std::int64_t>(found->second.size()));
    }

    std::optional<Off> compare(const Context& context, const Tally& tally,
                               const std::string& section, const std::set<int>& years, int part,
                               Sink& sink) const {
        Case what;
        const Cell& first = *tally.cells.begin()->second;
        what.at(first.place, first.text);
        for (const int year : years) {
            const Grades grades = grades_of(context, section, year, part);
            if (!grades.empty() && distance(tally, grades).is_zero()) {
                sink.agrees(what.in(year));
                return std::nullopt;
            }
        }
        const int year = years.empty() ? 0 : *years.rbegin();
        const Grades grades = grades_of(context, section, year, part);
        if (years.size() == 1 && !grades.empty() && distance(tally, grades) <= Decimal(farthest_)) {
            Off off = off_by(tally, grades, year);
            // Where an item's grade is missing, that is why the count is off.
            for (const ItemView& item : context.items()) {
                const YearView* row = item.year(year);
                const bool within =
                    section.empty() ||
                    schema::squeeze(item.item->section).find(section) != std::string::npos;
                if (within && (row == nullptr || !row->row->grade)) {
                    off.what.ties.rests_on.push_back(lacks_year(*item.item, year));
                }
            }
            return off;
        }
        sink.undecided(what, {"何の件数の集計か分からない", "it is not clear what it counts"});
        return std::nullopt;
    }

    /// By how much the counts are off, all together.
    static Decimal distance(const Tally& tally, const Grades& grades) {
        Decimal all;
        for (const auto& [grade, count] : tally.counts) {
            all = all + (count - count_of(grades, grade)).abs();
        }
        return all;
    }

    static Off off_by(const Tally& tally, const Grades& grades, int year) {
        Off off;
        Case& what = off.what;
        what.in(year);
        schema::Message differences;
        for (const auto& [grade, count] : tally.counts) {
            const Decimal own = count_of(grades, grade);
            if (count == own) {
                continue;
            }
            what.ties.rests_on.push_back(suspect(key_of(tally.cells.at(grade)->place, "")));
            off.by += " " + grade + (count - own).to_string();
            const Cell& cell = *tally.cells.at(grade);
            std::string numbers;
            if (const auto found = grades.find(grade); found != grades.end()) {
                for (const std::string& number : found->second) {
                    numbers += (numbers.empty() ? "No." : ", No.") + number;
                }
            }
            const std::string sum = grade + ": " + (numbers.empty() ? "" : numbers + " = ") +
                                    grouped(own) + " ≠ " + grouped(count);
            if (what.formula.empty()) {
                what.at(cell.place, cell.text);
                what.expected = grouped(own);
                what.actual = grouped(count);
            } else {
                what.related.push_back(
                    {cell.place,
                     cell.text,
                     {"評価「" + grade + "」の件数", "count of grade " + grade}});
            }
            what.formula += (what.formula.empty() ? "" : "; ") + sum;
            differences.ja += (differences.ja.empty() ? "" : "、") + grade + "は" + grouped(count) +
                              "件とあるが" + grouped(own) + "件";
            differences.en += (differences.en.empty() ? "" : ", ") + grade + " is given as " +
                              grouped(count) + ", not " + grouped(own);
        }
        what.facts = tally.label + "|" + what.formula;
        what.arguments.set("row", tally.label);
        what.arguments.set("differences", differences);
        return off;
    }

    const PatternList& all_;
    const PatternList& other_;
    int farthest_;
};

}  // namespace

CheckKind grade_tally_kind() {
    return {"grade-tally",
            "A table counts the items by grade otherwise than the items are graded.",
            {{.name = "all",
              .type = ParameterType::patterns,
              .meaning = "labels of a row that counts all items"},
             {.name = "not-counts",
              .type = ParameterType::patterns,
              .meaning = "labels of lines beside the counts: shares, changes, the year before"},
             {.name = "farthest",
              .type = ParameterType::integer,
              .meaning = "counts that may be off together; beyond, the table counts something else",
              .fallback = "4",
              .low = 1,
              .high = 1000}},
            {"row", "differences"},
            make_check<GradeTally>};
}

}  // namespace tenken::rules
