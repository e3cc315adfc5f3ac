// prose-grades: the text counts the items of a grade otherwise than they are graded.
//
// 7項目が達成, Ｓ及びＡが10項目: the grades right before or behind the count, all of which items of
// the report have. It is held against the year the text names, else against each year; a count far
// off, or one that fits any year, is not said.
#include <algorithm>
#include <map>
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

/// Items by grade, year by year.
using Grades = std::map<int, std::map<std::string, std::vector<std::string>>>;

class ProseGrades final : public Check {
  public:
    explicit ProseGrades(const Parameters& parameters)
        : units_(parameters.patterns("units")),
          joins_(parameters.patterns("joins")),
          partly_(parameters.patterns("partly")),
          earlier_(parameters.patterns("earlier")),
          farthest_(parameters.count("farthest")) {}

    void run(const Context& context, Sink& sink) const override {
        const Grades grades = grades_of(context);
        std::set<std::string> known;
        for (const auto& [year, by_grade] : grades) {
            for (const auto& [grade, items] : by_grade) {
                known.insert(grade);
            }
        }
        if (known.size() < 2 || known.size() > most_grades) {
            return;
        }
        for (const TextView* paragraph : context.paragraphs()) {
            for (const Fact& fact : paragraph->facts()) {
                if (units_.in(fact.quantity.unit) && fact.change == 0 && !fact.intended &&
                    !earlier_.in(fact.clause)) {
                    look(context, *paragraph, fact, grades, known, sink);
                }
            }
        }
    }

  private:
    static constexpr std::size_t most_grades = 12;

    static Grades grades_of(const Context& context) {
        Grades grades;
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                const auto& grade = year.row->grade;
                if (grade && grade->presence == schema::Presence::value) {
                    const std::string text = schema::squeeze(grade->text);
                    const std::string symbol = text.substr(0, text.find_first_of("(:"));
                    if (!symbol.empty()) {
                        grades[year.row->fiscal_year][symbol].push_back(item.item->number);
                    }
                }
            }
        }
        return grades;
    }

    /// Bytes of what joins at that edge, 0 for nothing.
    std::size_t join_at(const std::string& words, bool at_end) const {
        for (auto hit = joins_.find(words); hit && hit->end > hit->begin;
             hit = joins_.find(words, hit->end)) {
            if (at_end ? hit->end == words.size() : hit->begin == 0) {
                return hit->end - hit->begin;
            }
        }
        return 0;
    }

    /// The grades that stand at the end (or the beginning) of `words`, joined by 及び and the like.
    std::set<std::string> at_edge(std::string words, const std::set<std::string>& known,
                                  bool at_end) const {
        std::set<std::string> found;
        bool more = true;
        while (more && !words.empty()) {
            more = false;
            if (const std::size_t size = join_at(words, at_end); size > 0) {
                words = at_end ? words.substr(0, words.size() - size) : words.substr(size);
                more = true;
                continue;
            }
            const std::string* longest = nullptr;
            for (const std::string& grade : known) {
                const bool there = at_end ? words.ends_with(grade) : words.starts_with(grade);
                if (there && (longest == nullptr || grade.size() > longest->size())) {
                    longest = &grade;
                }
            }
            if (longest != nullptr) {
                words = at_end ? words.substr(0, words.size() - longest->size())
                               : words.substr(longest->size());
                found.insert(*longest);
                more = true;
            }
        }
        // 未達成 is not 達成, 一部実施 not 実施, and 計画どおり以上 is more than one grade.
        return partly_.in(words) ? std::set<std::string>() : found;
    }

    void look(const Context& context, const TextView& text, const Fact& fact, const Grades& grades,
              const std::set<std::string>& known, Sink& sink) const {
        std::string before = fact.clause;
        const std::set<std::string> left = at_edge(before, known, true);
        const std::set<std::string> right = at_edge(fact.after, known, false);
        const std::set<std::string>& of = left.empty() ? right : left;
        if (of.empty() || (!left.empty() && !right.empty())) {
            return;
        }
        std::set<int> years;
        for (const auto& [year, by_grade] : grades) {
            years.insert(year);
        }
        if (fact.year_named && years.count(fact.fiscal_year) != 0) {
            years = {fact.fiscal_year};
        } else if (const int named = named_in_sentence(text, fact, years); named != 0) {
            years = {named};
        }
        const int last = *years.rbegin();
        Case what;
        what.at(text.place_at(fact.quantity.begin), fact.quantity.printed);
        Decimal own;
        for (const int year : years) {
            own = count(grades.at(year), of);
            if (own == fact.quantity.value) {
                sink.agrees(what.in(year));
                return;
            }
        }
        // Where an item has no grade, that is why the count is off.
        for (const ItemView& item : context.items()) {
            const YearView* row = item.year(last);
            if (row == nullptr || !row->row->grade) {
                what.ties.rests_on.push_back(lacks_year(*item.item, last));
            }
        }
        what.in(last);
        if ((own - fact.quantity.value).abs() > Decimal(farthest_) || own.is_zero()) {
            sink.undecided(what, {"何の件数か分からない", "it is not clear what it counts"});
            return;
        }
        say(fact, grades.at(last), of, own, what, sink);
    }

    /// The only one of `years` that the sentence names before the figure, 0 if there is none.
    static int named_in_sentence(const TextView& text, const Fact& fact,
                                 const std::set<int>& years) {
        const std::size_t begin = text.sentence_begin(fact.quantity.begin);
        std::set<int> named;
        for (const schema::YearMention& year : text.years()) {
            if (year.begin >= begin && year.end <= fact.quantity.begin && !year.impossible) {
                named.insert(year.fiscal_year);
            }
        }
        return named.size() == 1 && years.count(*named.begin()) != 0 ? *named.begin() : 0;
    }

    static Decimal count(const std::map<std::string, std::vector<std::string>>& by_grade,
                         const std::set<std::string>& of) {
        std::size_t items = 0;
        for (const std::string& grade : of) {
            const auto found = by_grade.find(grade);
            items += found == by_grade.end() ? 0 : found->second.size();
        }
        return Decimal(static_cast<std::int64_t>(items));
    }

    static void say(const Fact& fact,
                    const std::map<std::string, std::vector<std::string>>& by_grade,
                    const std::set<std::string>& of, const Decimal& own, Case& what, Sink& sink) {
        std::string names;
        std::string sum;
        for (const std::string& grade : of) {
            names += (names.empty() ? "" : "・") + grade;
            std::string numbers;
            const auto found = by_grade.find(grade);
            for (const std::string& number :
                 found == by_grade.end() ? std::vector<std::string>() : found->second) {
                numbers += (numbers.empty() ? "No." : ", No.") + number;
            }
            sum += (sum.empty() ? "" : "; ") + grade + ": " + (numbers.empty() ? "0" : numbers);
        }
        what.expected = grouped(own);
        what.actual = grouped(fact.quantity.value);
        what.formula = sum + " = " + what.expected + " ≠ " + what.actual;
        what.arguments.set("grades", names);
        what.facts = names + "|" + what.actual;
        sink.finding(what);
    }

    const PatternList& units_;
    const PatternList& joins_;
    const PatternList& partly_;
    const PatternList& earlier_;
    int farthest_;
};

}  // namespace

CheckKind prose_grades_kind() {
    return {
        "prose-grades",
        "The text counts the items of a grade otherwise than they are graded.",
        {{.name = "units", .type = ParameterType::patterns, .meaning = "units of counts of items"},
         {.name = "joins",
          .type = ParameterType::patterns,
          .meaning = "what may stand between grades, and between them and the count"},
         {.name = "earlier",
          .type = ParameterType::patterns,
          .meaning = "words before a count that is of an earlier year"},
         {.name = "partly",
          .type = ParameterType::patterns,
          .meaning = "before (or behind) a grade it makes it another one"},
         {.name = "farthest",
          .type = ParameterType::integer,
          .meaning = "by how much the count may be off; beyond, it counts something else",
          .fallback = "3",
          .low = 1,
          .high = 1000}},
        {"grades"},
        make_check<ProseGrades>};
}

}  // namespace tenken::rules
