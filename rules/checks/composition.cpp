// composition: the bracket behind a figure lists its parts, and they do not add up to it.
//
// 553件（不動産23件、預金291件、給与100件、その他139件）. That a bracket lists all parts is said by
// a rest (その他), by 内訳, or shown by the same bracket in other years, where it closes. Without
// any of these a bracket may name only some parts; then it is a fault only if they are more than
// the whole. With certainty="likely" the weaker signs count: brackets with other parts behind the
// same indicator that close to the digit, a sum that has
// all digits of the whole but one, or a part of which two digits changed places.
#include <algorithm>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "rules/sums/digit_edits.h"
#include "schema/quantity.h"

namespace tenken::rules {
namespace {

/// A bracket with its parts, as a sum.
struct Composition {
    Sum sum;
    std::string
        labels;  ///< names of the parts, joined: the same bracket in another year has the same
    std::string indicator;
    bool whole = false;  ///< it says itself that it lists everything
};

class CompositionCheck final : public Check {
  public:
    explicit CompositionCheck(const Parameters& parameters)
        : likely_(parameters.choice("certainty") == "likely"),
          rest_(parameters.words("rest")),
          whole_(parameters.words("whole")),
          not_parts_(parameters.patterns("not-parts")),
          evidence_(parameters.count("other-years")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            std::vector<Composition> found;
            each_item_text(
                item, [&](const TextView& text, const Case& about) { read(text, about, found); });
            decide(found, sink);
        }
        std::vector<Composition> found;
        for (const TextView* paragraph : context.paragraphs()) {
            read(*paragraph, Case(), found);
        }
        decide(found, sink);
    }

  private:
    void read(const TextView& text, const Case& subject, std::vector<Composition>& found) const {
        for (std::size_t index = 0; index < text.brackets().size(); ++index) {
            const Bracket& bracket = text.brackets()[index];
            if (bracket.head < 0) {
                continue;
            }
            const Fact& head = text.facts()[static_cast<std::size_t>(bracket.head)];
            const std::string inside = text.squeezed(bracket.begin, bracket.end);
            // 収納率97.2％（現年度分99.0％、滞納繰越分24.0％）: rates of parts are no parts.
            const bool rates = head.family == "%" && !rest_.in(inside) && !whole_.in(inside);
            if (not_parts_.in(inside) || head.change != 0) {
                continue;
            }
            Composition composition = compose(text, head, static_cast<int>(index));
            if (composition.sum.terms.size() < 2 || (rates && !closing(composition.sum).closes())) {
                continue;
            }
            // 計6回（東部 2回、西部 3回）: a total says that its parts are all there.
            const bool total = head.clause.ends_with("計") || head.clause.ends_with("合わせて");
            composition.whole = rest_.in(inside) || whole_.in(inside) || total;
            composition.sum.subject = subject;
            composition.indicator = head.words;
            composition.sum.subject.at(text.place_at(head.quantity.begin), head.quantity.printed);
            composition.sum.subject.facts = head.words + "|" + composition.labels;
            composition.sum.subject.arguments.set("indicator", head.words);
            composition.sum.subject.arguments.set("parts", inside);
            found.push_back(std::move(composition));
        }
    }

    /// Figures of the bracket in the unit of its head, those of brackets inside it left out.
    static Composition compose(const TextView& text, const Fact& head, int bracket) {
        Composition composition;
        composition.sum.total = head.figure;
        for (const Fact& fact : text.facts()) {
            if (fact.bracket != bracket || fact.family != head.family || fact.change != 0 ||
                fact.derived) {
                continue;
            }
            if (fact.year_named && fact.fiscal_year != head.fiscal_year) {
                // Another year's figure: the bracket compares and does not divide.
                return {};
            }
            Term term{fact.figure, 1, false};
            term.figure.name = {fact.words, fact.words};
            composition.sum.terms.push_back(std::move(term));
            composition.labels += fact.words + "+";
        }
        return composition;
    }

    /// Brackets with the same parts in other years that close tell that this one lists them all.
    bool shown_whole(const std::vector<Composition>& found, const Composition& one) const {
        int closing_ones = 0;
        for (const Composition& other : found) {
            if (&other != &one && other.labels == one.labels && closing(other.sum).closes()) {
                ++closing_ones;
            }
        }
        return closing_ones >= evidence_;
    }

    /// The item's other brackets behind this indicator list all parts, whatever they are called.
    static bool others_close(const std::vector<Composition>& found, const Composition& one) {
        int closing_ones = 0;
        int others = 0;
        for (const Composition& other : found) {
            if (&other != &one && !other.indicator.empty() && other.indicator == one.indicator &&
                other.sum.total.unit == one.sum.total.unit) {
                ++others;
                closing_ones += difference(other.sum).is_zero() ? 1 : 0;
            }
        }
        return closing_ones >= 2 && closing_ones == others;
    }

    /// The parts give the whole but for one digit, or two that changed places; three further digits
    /// agree, so that it is no chance.
    static bool one_digit_off(const Sum& sum) {
        const schema::Decimal parts = sum.total.value - difference(sum);
        const int power = schema::unit_scale(sum.total.unit).power;
        const std::string a = in_unit(sum.total.value, sum.total.unit);
        const std::string b = in_unit(parts, sum.total.unit);
        if (a.size() != b.size() || parts.shifted(-power).is_negative()) {
            return false;
        }
        std::vector<std::size_t> apart;
        int agreeing = 0;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i] != b[i]) {
                apart.push_back(i);
            } else if (a[i] >= '1' && a[i] <= '9') {
                ++agreeing;
            }
        }
        const bool swapped =
            apart.size() == 2 && a[apart[0]] == b[apart[1]] && a[apart[1]] == b[apart[0]];
        return agreeing >= 3 && (apart.size() == 1 || swapped);
    }

    /// Another year's bracket has the same parts and closes to the digit.
    static bool same_parts_close(const std::vector<Composition>& found, const Composition& one) {
        return std::any_of(found.begin(), found.end(), [&](const Composition& other) {
            return &other != &one && other.labels == one.labels &&
                   other.indicator == one.indicator && digits_of(other.sum.total) >= 3 &&
                   difference(other.sum).is_zero();
        });
    }

    /// Two digits of one part changed places, and all closes to the digit; long enough figures
    /// make that no chance.
    static bool swapped_digits(const Sum& sum) {
        if (digits_of(sum.total) < 3) {
            return false;
        }
        for (const Term& term : sum.terms) {
            const int power = schema::unit_scale(term.figure.unit).power;
            const schema::Decimal rest = difference(sum);
            if (digits_of(term.figure) >= 3 &&
                try_digit_edits(term.figure.value.shifted(-power), DigitEdit::transposed,
                                [&](const schema::Decimal& value) {
                                    return value.shifted(power) == term.figure.value + rest;
                                })) {
                return true;
            }
        }
        return false;
    }

    /// Digits without the zeros at the end.
    static int digits_of(const Figure& figure) {
        const int power = schema::unit_scale(figure.unit).power;
        std::string digits =
            schema::Decimal(figure.value.shifted(-power).abs().reduced().coefficient()).to_string();
        digits.erase(digits.find_last_not_of('0') + 1);
        return static_cast<int>(digits.size());
    }

    void decide(const std::vector<Composition>& found, Sink& sink) const {
        for (const Composition& one : found) {
            const bool whole = one.whole || shown_whole(found, one);
            if (likely_) {
                Sum least = one.sum;
                least.relation = Sum::Relation::at_least;
                if (!whole && !closing(one.sum).closes() && closing(least).closes() &&
                    (others_close(found, one) || same_parts_close(found, one) ||
                     one_digit_off(one.sum) || swapped_digits(one.sum))) {
                    sink.sum(one.sum);
                }
                continue;
            }
            if (closing(one.sum).closes() || whole) {
                sink.sum(one.sum);
                continue;
            }
            Sum least = one.sum;
            least.relation = Sum::Relation::at_least;
            if (closing(least).closes()) {
                sink.undecided(one.sum.subject,
                               {"括弧の中が全部の内訳かどうか分からない",
                                "it is not clear whether the bracket lists all parts"});
            } else {
                sink.sum(least);
            }
        }
    }

    bool likely_;
    const WordList& rest_;
    const WordList& whole_;
    const PatternList& not_parts_;
    int evidence_;
};

}  // namespace

CheckKind composition_kind() {
    return {"composition",
            "The parts in the bracket behind a figure do not add up to it.",
            {{.name = "certainty",
              .type = ParameterType::choice,
              .meaning = "certain: brackets that are known to list all parts; likely: the others",
              .fallback = "certain",
              .choices = {"certain", "likely"}},
             {.name = "rest",
              .type = ParameterType::words,
              .meaning = "names of the rest (その他): a bracket with one lists all parts"},
             {.name = "whole",
              .type = ParameterType::words,
              .meaning = "other words that say that all parts are listed"},
             {.name = "not-parts",
              .type = ParameterType::patterns,
              .meaning = "a bracket with such words lists no parts"},
             {.name = "other-years",
              .type = ParameterType::integer,
              .meaning = "same brackets that must close to show that this one lists all parts",
              .fallback = "2",
              .low = 1,
              .high = 50}},
            {"indicator", "parts", "difference"},
            make_check<CompositionCheck>};
}

}  // namespace tenken::rules
