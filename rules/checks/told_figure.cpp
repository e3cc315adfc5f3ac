// told-figure: a text names a line of a table and tells a figure that is not in it.
//
// No.5 受診率は54.8％ beside a row 受診率 … 58.4: one slip of the keys away from what the line
// holds, while no table holds the figure as told (what="slip"). Or the line holds it, but under
// another year than the text gives (what="year").
#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/digit_edits.h"
#include "rules/tables/figure_lines.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class ToldFigure final : public Check {
  public:
    explicit ToldFigure(const Parameters& parameters)
        : parameters_(parameters),
          year_(parameters.choice("what") == "year"),
          fewest_(static_cast<std::size_t>(parameters.count("digits"))),
          compared_(parameters.patterns("compared")) {}

    void run(const Context& context, Sink& sink) const override {
        const std::vector<FigureLine> lines = figure_lines(context, TableWords(parameters_));
        each_told(context, [&](const TextView& text, const Case& about) {
            for (const Fact& fact : text.facts()) {
                try {
                    if (fact.change == 0 && !fact.intended && !fact.told_later &&
                        !fact.quantity.approximate) {
                        year_ ? hold_year(text, about, fact, lines, sink)
                              : hold(text, about, fact, lines, sink);
                    }
                } catch (const std::overflow_error&) {
                    sink.undecided(about, {"桁が多すぎる", "a figure has too many digits"});
                }
            }
        });
    }

  private:
    /// Digits from the first to the last one shown.
    static std::size_t digits_of(const Fact& fact) {
        Decimal count = fact.quantity.value.abs();
        std::size_t digits = 0;
        while (count >= fact.quantity.precision && digits < 20) {
            count = count.shifted(-1);
            ++digits;
        }
        return digits;
    }

    static std::string words_before(const TextView& text, const Fact& fact) {
        const std::size_t begin = text.sentence_begin(fact.quantity.begin);
        return text.squeezed(begin, fact.quantity.begin);
    }

    static bool known(const Figure& told, const Fact& fact, const std::vector<FigureLine>& lines) {
        return std::any_of(lines.begin(), lines.end(), [&](const FigureLine& line) {
            return std::any_of(line.figures.begin(), line.figures.end(), [&](const auto& cell) {
                return (cell.family == fact.family || cell.family.empty()) &&
                       may_be_equal(told, cell.figure);
            });
        });
    }

    static bool slipped(const Figure& told, const Fact& fact, const Figure& cell) {
        if (cell.value.abs() == told.value.abs()) {
            return false;
        }
        static constexpr std::array edits = {DigitEdit::transposed, DigitEdit::changed,
                                             DigitEdit::too_many, DigitEdit::lost};
        const std::string& unit = fact.quantity.unit;
        const Decimal coarser = std::max(cell.step, told.step);
        // Of three digits only an exchange is told apart from chance.
        const bool few = digits_of(fact) < 4;
        // The digits as typed, down to the last one shown: 1億5,060万円 is 15060.
        Decimal typed = fact.quantity.value;
        Decimal last = fact.quantity.precision;
        int zeros = 0;
        while (last >= Decimal(10)) {
            last = last.shifted(-1);
            typed = typed.shifted(-1);
            ++zeros;
        }
        return std::any_of(edits.begin(), edits.end(), [&](DigitEdit edit) {
            return (!few || edit == DigitEdit::transposed) &&
                   try_digit_edits(typed, edit, [&](const Decimal& value) {
                       const Decimal off =
                           (schema::in_base(value.shifted(zeros), unit) - cell.value).abs();
                       return off.is_zero() || off < coarser;
                   });
        });
    }

    void hold(const TextView& text, const Case& about, const Fact& fact,
              const std::vector<FigureLine>& lines, Sink& sink) const {
        const Figure told = fact.told();
        if (digits_of(fact) < fewest_ || fact.family.empty() || known(told, fact, lines)) {
            return;
        }
        const std::string before = words_before(text, fact);
        const int year = fact.year_named ? fact.fiscal_year : text.row_year();
        const LineFigure* near = nullptr;
        const FigureLine* of = nullptr;
        for (const FigureLine& line : lines) {
            if (!line.detail || !line.named_in(before)) {
                continue;
            }
            const bool dated = year != 0 && line.in(year) != nullptr;
            for (const LineFigure& cell : line.figures) {
                const bool meant = dated ? cell.fiscal_year == year : true;
                if (near == nullptr && meant && cell.family == fact.family &&
                    slipped(told, fact, cell.figure)) {
                    near = &cell;
                    of = &line;
                }
            }
        }
        if (near != nullptr) {
            say(text, about, fact, *near, *of, {}, sink);
        }
    }

    /// The only year that the sentence names or, if it names none, the whole text; else 0.
    static int only_year(const TextView& text, std::size_t begin, std::size_t end) {
        std::set<int> here;
        std::set<int> anywhere;
        for (const schema::YearMention& mention : text.years()) {
            anywhere.insert(mention.fiscal_year);
            if (mention.begin >= begin && mention.end <= end) {
                here.insert(mention.fiscal_year);
            }
        }
        const std::set<int>& named = here.empty() ? anywhere : here;
        return named.size() == 1 ? *named.begin() : 0;
    }

    /// 令和5年度の事業費は47,650千円 where the line holds that under 令和4年度.
    void hold_year(const TextView& text, const Case& about, const Fact& fact,
                   const std::vector<FigureLine>& lines, Sink& sink) const {
        const std::size_t begin = text.sentence_begin(fact.quantity.begin);
        const std::size_t end = text.sentence_end(fact.quantity.begin);
        const std::string sentence = text.squeezed(begin, end);
        const int year = only_year(text, begin, end);
        if (digits_of(fact) < fewest_ || fact.depth > 0 || year == 0 || compared_.in(sentence)) {
            return;
        }
        const Figure told = fact.told();
        const std::string before = words_before(text, fact);
        const LineFigure* right = nullptr;
        const FigureLine* of = nullptr;
        const LineFigure* stands = nullptr;
        for (const FigureLine& line : lines) {
            if (line.own_year != 0) {
                continue;  // the column of a year: its rows are lines too
            }
            const LineFigure* in_year = line.in(year);
            for (const LineFigure& cell : line.figures) {
                const bool same = cell.family == fact.family && may_be_equal(told, cell.figure);
                if (same && (cell.fiscal_year == year || cell.fiscal_year == 0)) {
                    return;
                }
                if (same && line.detail && in_year != nullptr && line.named_in(before)) {
                    right = in_year;
                    of = &line;
                    stands = &cell;
                }
            }
        }
        if (right != nullptr && right->family == fact.family) {
            say(text, about, fact, *right, *of, year_name(stands->fiscal_year), sink);
        }
    }

    static void say(const TextView& text, const Case& about, const Fact& fact,
                    const LineFigure& cell, const FigureLine& line, const schema::Message& year,
                    Sink& sink) {
        Case what = about;
        what.at(text.place_at(fact.quantity.begin), fact.quantity.printed);
        what.expected = in_unit(cell.figure.value, fact.quantity.unit) + fact.quantity.unit;
        what.actual = fact.quantity.printed;
        what.arguments.set("subject", line.shown);
        what.arguments.set("table", cell.figure.printed);
        what.arguments.set("stands", year);
        what.related.push_back(
            {cell.figure.place, cell.figure.printed, {"表の数値", "the figure in the table"}});
        what.facts = what.actual + "|" + line.shown + "|" + cell.figure.printed;
        sink.finding(what);
    }

    Parameters parameters_;
    bool year_;
    std::size_t fewest_;
    const PatternList& compared_;
};

}  // namespace

CheckKind told_figure_kind() {
    std::vector<ParameterSpec> parameters = table_word_parameters();
    parameters.push_back({.name = "what",
                          .type = ParameterType::choice,
                          .meaning = "slip: a figure one slip of the keys away from one of the "
                                     "line; year: one of the line, but of another year",
                          .fallback = "slip",
                          .choices = {"slip", "year"}});
    parameters.push_back({.name = "digits",
                          .type = ParameterType::integer,
                          .meaning = "figures of fewer digits are not looked at",
                          .fallback = "3",
                          .low = 2,
                          .high = 20});
    parameters.push_back({.name = "compared",
                          .type = ParameterType::patterns,
                          .meaning = "words of a sentence that may mean another year"});
    return {"told-figure",
            "A text names a line of a table and tells a figure that the line does not hold.",
            std::move(parameters),
            {"subject", "table", "stands"},
            make_check<ToldFigure>};
}

}  // namespace tenken::rules
