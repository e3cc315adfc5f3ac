// year-blank: the row of a year is there, but says nothing.
//
// A blank cell is proved by the page. Where a grade or an effect stands beside it the results may
// be kept elsewhere by design; it is a gap if the item's other years do fill that cell. A dash, or
// a word that stands for "as before", says something and is a case for a person; 実績なし is a
// statement and no gap at all.
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

using schema::Presence;

class YearBlank final : public Check {
  public:
    explicit YearBlank(const Parameters& parameters)
        : what_(parameters.choice("cell")),
          placeholders_(parameters.words("placeholders")),
          legend_(parameters.patterns("legend")) {}

    void run(const Context& context, Sink& sink) const override {
        // ※空欄は効果額がないことを示す
        const bool explained =
            what_ == "blank" &&
            std::any_of(context.paragraphs().begin(), context.paragraphs().end(),
                        [&](const TextView* text) { return legend_.in(text->squeezed()); });
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                const int fiscal_year = year.row->fiscal_year;
                const bool due = context.reported_years().count(fiscal_year) != 0 &&
                                 context.span(item).covers(fiscal_year);
                if (!due || !fits(context, item, year)) {
                    continue;
                }
                if (explained) {
                    sink.undecided(Case::of(*item.item).in(fiscal_year),
                                   {"空欄の意味が凡例にある", "a legend says what a blank means"});
                } else {
                    say(item, year, sink);
                }
            }
        }
    }

  private:
    static bool has_result(const YearView& year) {
        return year.row->actual && (year.row->actual->presence == Presence::value ||
                                    year.row->actual->presence == Presence::statement);
    }

    /// Most other years with a grade or an effect have results in words too, two of them at least;
    /// or nearly all other items have them in that year.
    static bool others_filled(const Context& context, const ItemView& item, const YearView& blank) {
        int filled = 0;
        int others = 0;
        for (const YearView& year : item.years) {
            if (&year != &blank && reports_something(*year.row)) {
                ++others;
                filled += has_result(year) ? 1 : 0;
            }
        }
        if (filled >= 2 && filled * 2 > others) {
            return true;
        }
        int items = 0;
        int with_result = 0;
        for (const ItemView& other : context.items()) {
            const YearView* year = other.year(blank.row->fiscal_year);
            if (&other != &item && year != nullptr && reports_something(*year->row)) {
                ++items;
                with_result += has_result(*year) ? 1 : 0;
            }
        }
        return filled == others && with_result >= 4 && with_result * 5 >= items * 4;
    }

    bool fits(const Context& context, const ItemView& item, const YearView& year) const {
        const schema::YearRow& row = *year.row;
        // A list of effects has no column of results: a mark in it says that there is no effect.
        const bool effect_told =
            row.effect && (row.effect->presence == Presence::value ||
                           (!row.actual && row.effect->presence != Presence::blank));
        const bool otherwise = (row.grade && row.grade->presence == Presence::value) || effect_told;
        if (what_ == "blank") {
            const bool blank =
                !row.actual || row.actual->presence == Presence::blank ||
                (row.actual->presence == Presence::value && year.actual->squeezed().empty());
            return blank && (!otherwise || (row.actual && others_filled(context, item, year)));
        }
        if (!row.actual) {
            return false;
        }
        if (what_ == "dash") {
            return row.actual->presence == Presence::dash && !otherwise;
        }
        return row.actual->presence == Presence::value && placeholders_.is(year.actual->squeezed());
    }

    void say(const ItemView& item, const YearView& year, Sink& sink) const {
        const schema::YearRow& row = *year.row;
        Case what = Case::of(*item.item).in(row.fiscal_year);
        const bool has_place = row.actual && row.actual->place != schema::Place{};
        what.at(has_place ? row.actual->place : row.place,
                row.actual && !row.actual->text.empty() ? row.actual->text : row.label);
        what.arguments.set("label", row.label);
        what.facts = what_;
        what.ties.explains.push_back(lacks_year(*item.item, row.fiscal_year));
        sink.finding(what);
    }

    std::string what_;
    const WordList& placeholders_;
    const PatternList& legend_;
};

}  // namespace

CheckKind year_blank_kind() {
    return {"year-blank",
            "The row of a year that the item must report on is there and says nothing.",
            {{.name = "cell",
              .type = ParameterType::choice,
              .meaning = "what is looked for: a blank cell, a dash, or a placeholder word",
              .choices = {"blank", "dash", "placeholder"}},
             {.name = "legend",
              .type = ParameterType::patterns,
              .meaning = "a note that says what blanks mean, for cell = blank"},
             {.name = "placeholders",
              .type = ParameterType::words,
              .meaning = "words that stand in place of a report, for cell = placeholder"}},
            {"label"},
            make_check<YearBlank>};
}

}  // namespace tenken::rules
