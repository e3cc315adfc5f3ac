// told-change: a text tells how much a figure rose or fell, and the years of its line say
// otherwise.
//
// 27,940人で、前年度に比べて1,383人増加した beside a row … 26,102 27,940: the figure is found in
// the table (or among the results of the item), the year it is compared with is named, and the two
// are not that far apart, or it moved the other way.
#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/digit_edits.h"
#include "rules/tables/figure_lines.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

struct NamedLine {
    FigureLine line;
    const schema::Item* item = nullptr;
};

/// What one line says of the change.
struct Answer {
    const NamedLine* line = nullptr;
    const LineFigure* now = nullptr;
    const LineFigure* before = nullptr;
    bool agrees = false;
    bool named = false;
};

class ToldChange final : public Check {
  public:
    explicit ToldChange(const Parameters& parameters)
        : parameters_(parameters),
          previous_(parameters.patterns("previous")),
          against_(parameters.patterns("against")) {}

    void run(const Context& context, Sink& sink) const override {
        std::vector<NamedLine> lines;
        for (FigureLine& line : figure_lines(context, TableWords(parameters_))) {
            if (line.detail) {
                lines.push_back({std::move(line), nullptr});
            }
        }
        for (const ItemView& item : context.items()) {
            for (const Track& track : item.tracks) {
                lines.push_back(line_of(item, track));
            }
        }
        each_told(context, [&](const TextView& text, const Case& about) {
            for (std::size_t index = 0; index < text.facts().size(); ++index) {
                const Fact& fact = text.facts()[index];
                // 前年度比128万円増 is an amount, whatever its words say.
                const bool amount = fact.change != 0 && !fact.intended && !fact.told_later &&
                                    (!fact.derived || previous_.in(fact.clause)) &&
                                    fact.family != "%" && !fact.figure.value.is_zero();
                try {
                    if (amount) {
                        look(text, about, index, lines, sink);
                    }
                } catch (const std::overflow_error&) {
                    sink.undecided(about, {"桁が多すぎる", "a figure has too many digits"});
                }
            }
        });
        for (const ItemView& item : context.items()) {
            for (const Track& track : item.tracks) {
                look_at_brackets(item, track, sink);
            }
        }
    }

  private:
    /// 90台（5台減）: nothing says that it is against the year before; the other years of the same
    /// indicator show it.
    void look_at_brackets(const ItemView& item, const Track& track, Sink& sink) const {
        const NamedLine line = line_of(item, track);
        std::vector<std::pair<const Fact*, const YearView*>> wrong;
        std::vector<Answer> answers;
        int right = 0;
        for (const YearView& year : item.years) {
            const Fact* now = track.in(year.row->fiscal_year);
            const Fact* before = track.in(year.row->fiscal_year - 1);
            if (year.actual == nullptr || now == nullptr || before == nullptr) {
                continue;
            }
            for (const Fact& change : year.actual->facts()) {
                const bool behind =
                    change.head >= 0 && change.change != 0 && change.clause.empty() &&
                    change.family == now->family && change.family != "%" && !change.intended &&
                    !change.figure.value.is_zero() &&
                    &year.actual->facts()[static_cast<std::size_t>(change.head)] == now;
                if (!behind) {
                    continue;
                }
                if (fits(change, now->figure, before->figure)) {
                    ++right;
                } else {
                    wrong.emplace_back(&change, &year);
                    answers.push_back({&line, line_figure(line, year.row->fiscal_year),
                                       line_figure(line, year.row->fiscal_year - 1), false, true});
                }
            }
        }
        // One figure of the line that is wrong itself fails on both sides.
        if (right == 0 || wrong.size() > 2 || static_cast<int>(wrong.size()) > right) {
            return;
        }
        for (std::size_t i = 0; i < wrong.size(); ++i) {
            const auto [change, year] = wrong[i];
            Case what = Case::of(*item.item).in(year->row->fiscal_year);
            what.at(year->actual->place_at(change->quantity.begin), change->quantity.printed);
            say(what, *change, answers[i], sink);
        }
    }

    /// The change is right, if two digits of the figure changed places.
    static bool mistyped(const Fact& change, const Decimal& now, const Decimal& before) {
        const Decimal gap = change.figure.value.abs();
        const Decimal wanted = change.change > 0 ? before + gap : before - gap;
        int zeros = 0;
        while (zeros < 12 && now.shifted(-zeros - 1).scale() == 0) {
            ++zeros;
        }
        return try_digit_edits(
            now.shifted(-zeros), DigitEdit::transposed,
            [&](const Decimal& value) { return value.shifted(zeros) == wanted; });
    }

    static const LineFigure* line_figure(const NamedLine& line, int year) {
        const auto found =
            std::find_if(line.line.figures.begin(), line.line.figures.end(),
                         [&](const LineFigure& figure) { return figure.fiscal_year == year; });
        return found == line.line.figures.end() ? nullptr : &*found;
    }

    static NamedLine line_of(const ItemView& item, const Track& track) {
        NamedLine line;
        line.item = item.item;
        line.line.shown = track.words;
        if (!track.words.empty()) {
            line.line.names.push_back(track.words);
        }
        for (const auto& [year, fact] : track.by_year) {
            line.line.figures.push_back({fact->figure, fact->family, year});
        }
        return line;
    }

    static bool same_sentence(const TextView& text, const Fact& one, const Fact& other) {
        return text.sentence_begin(one.quantity.begin) == text.sentence_begin(other.quantity.begin);
    }

    /// The year compared with: the last one named in front of the change as such, -1 for the year
    /// before, 0 if none is.
    int base_of(const TextView& text, const Fact& change) const {
        std::size_t begin = text.sentence_begin(change.quantity.begin);
        if (change.bracket >= 0) {
            begin =
                std::max(begin, text.brackets()[static_cast<std::size_t>(change.bracket)].begin);
        }
        const auto words = [&](std::size_t from) {
            return text.squeezed(from, change.quantity.begin);
        };
        int base = 0;
        for (const schema::YearMention& mention : text.years()) {
            if (mention.begin >= begin && mention.end <= change.quantity.begin &&
                against_.in(words(mention.end))) {
                base = mention.fiscal_year;
            }
        }
        return base != 0 ? base : previous_.in(words(begin)) ? -1 : 0;
    }

    static Decimal reach(const Fact& change, const Figure& now, const Figure& before) {
        const Decimal told = schema::in_base(change.quantity.precision, change.quantity.unit);
        return (change.quantity.approximate ? told + told : told) + now.step + before.step;
    }

    static bool fits(const Fact& change, const Figure& now, const Figure& before) {
        const Decimal gap = now.value - before.value;
        const Decimal off = (gap.abs() - change.figure.value.abs()).abs();
        const bool way = gap.is_zero() || (gap > Decimal()) == (change.change > 0);
        return way && (off.is_zero() ||
                       (!change.figure.step.is_zero() && off < reach(change, now, before)));
    }

    /// Percentages are points apart.
    static bool same_measure(const Fact& anchor, const Fact& change) {
        return anchor.family == change.family ||
               (anchor.family == "%" && change.family == "ポイント");
    }

    /// Two figures of the sentence itself are that far apart.
    static bool told_beside(const TextView& text, std::size_t index) {
        const std::vector<Fact>& facts = text.facts();
        const Fact& change = facts[index];
        for (const Fact& one : facts) {
            for (const Fact& other : facts) {
                if (&one != &change && &other != &change && &one != &other &&
                    same_measure(one, change) && same_measure(other, change) &&
                    same_sentence(text, one, change) && same_sentence(text, other, change) &&
                    fits(change, one.figure, other.figure)) {
                    return true;
                }
            }
        }
        return false;
    }

    void look(const TextView& text, const Case& about, std::size_t index,
              const std::vector<NamedLine>& lines, Sink& sink) const {
        const Fact& change = text.facts()[index];
        const int base = base_of(text, change);
        if (base == 0 || told_beside(text, index)) {
            return;
        }
        std::vector<Answer> answers;
        for (const Fact& anchor : text.facts()) {
            if (&anchor == &change || anchor.change != 0 || anchor.intended ||
                !same_measure(anchor, change) || !same_sentence(text, anchor, change) ||
                (change.head >= 0 && &anchor != &text.facts()[std::size_t(change.head)])) {
                continue;
            }
            for (const NamedLine& line : lines) {
                ask(text, about, anchor, change, base, line, answers);
            }
        }
        const auto agrees = [](const Answer& answer) { return answer.agrees; };
        if (answers.empty()) {
            return;
        }
        Case what = about;
        what.at(text.place_at(change.quantity.begin), change.quantity.printed);
        if (std::any_of(answers.begin(), answers.end(), agrees)) {
            sink.agrees(what);
            return;
        }
        const auto named = std::find_if(answers.begin(), answers.end(),
                                        [](const Answer& answer) { return answer.named; });
        const bool alone = std::all_of(answers.begin(), answers.end(), [&](const Answer& other) {
            return other.before->figure.value == answers.front().before->figure.value;
        });
        if (named != answers.end() ||
            (alone && answers.front().now->figure.value >= Decimal(1000))) {
            say(what, change, named != answers.end() ? *named : answers.front(), sink);
        }
    }

    static void ask(const TextView& text, const Case& about, const Fact& anchor, const Fact& change,
                    int base, const NamedLine& line, std::vector<Answer>& answers) {
        const bool own = line.item != nullptr && about.item == line.item->number;
        if (line.item != nullptr && !own) {
            return;
        }
        const int year = anchor.year_named ? anchor.fiscal_year : text.row_year();
        const Figure told = anchor.told();
        for (const LineFigure& now : line.line.figures) {
            if (now.fiscal_year == 0 || now.family != anchor.family ||
                (year != 0 && base != year && now.fiscal_year != year) ||
                !may_be_equal(told, now.figure)) {
                continue;
            }
            const LineFigure* before = line.line.in(base < 0 ? now.fiscal_year - 1 : base);
            if (before == nullptr || before == &now || now.figure.value < Decimal() ||
                before->figure.value < Decimal()) {
                continue;
            }
            const std::string sentence = text.sentence_at(change.quantity.begin);
            answers.push_back({&line, &now, before, fits(change, now.figure, before->figure),
                               own || line.line.named_in(sentence)});
        }
    }

    static void say(Case& what, const Fact& change, const Answer& answer, Sink& sink) {
        const Figure& now = answer.now->figure;
        const Figure& before = answer.before->figure;
        const Decimal gap = now.value - before.value;
        const std::string& unit = change.quantity.unit;
        what.expected = in_unit(gap, unit) + unit;
        what.actual = change.quantity.printed;
        what.formula = now.printed + " - " + before.printed + " = " + what.expected + " ≠ " +
                       (change.change < 0 ? "-" : "") + change.quantity.printed;
        what.arguments.set("subject", answer.line->line.shown);
        what.arguments.set("from", year_name(answer.before->fiscal_year));
        what.arguments.set("told", change.change > 0 ? schema::Message{"増", "more"}
                                                     : schema::Message{"減", "less"});
        for (const Figure* figure : {&now, &before}) {
            what.related.push_back(
                {figure->place, figure->printed, {"比べる数値", "a figure compared"}});
        }
        what.facts = what.formula;
        if (mistyped(change, now.value, before.value)) {
            // Then the figure is what is wrong, and what is said of it says this too.
            what.ties.rests_on.push_back(misses(now.key));
        }
        sink.finding(what);
    }

    Parameters parameters_;
    const PatternList& previous_;
    const PatternList& against_;
};

}  // namespace

CheckKind told_change_kind() {
    std::vector<ParameterSpec> parameters = table_word_parameters();
    parameters.push_back({.name = "previous",
                          .type = ParameterType::patterns,
                          .meaning = "in front of a change: against the year before"});
    parameters.push_back({.name = "against",
                          .type = ParameterType::patterns,
                          .meaning = "behind a year: it is the one compared with"});
    return {"told-change",
            "A text tells how much a figure rose or fell, and the years of its line say otherwise.",
            std::move(parameters),
            {"subject", "from", "told"},
            make_check<ToldChange>};
}

}  // namespace tenken::rules
