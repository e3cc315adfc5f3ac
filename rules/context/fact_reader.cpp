#include "rules/context/fact_reader.h"

#include <algorithm>
#include <stdexcept>

#include "rules/context/indicator.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class Reader {
  public:
    Reader(const Reading& reading, const TextView& view, std::vector<Bracket>& brackets)
        : reading_(reading), view_(view), brackets_(brackets) {}

    std::vector<Fact> read(const std::vector<schema::Quantity>& quantities) {
        for (const schema::Quantity& quantity : quantities) {
            Fact fact;
            fact.quantity = quantity;
            try {
                fact.figure = reading_.units->figure(quantity);
            } catch (const std::overflow_error&) {
                continue;
            }
            fact.figure.key = view_.key() + "@" + std::to_string(quantity.begin);
            fact.figure.place = view_.place_at(quantity.begin);
            fact.family = reading_.units->family(quantity.unit);
            facts_.push_back(std::move(fact));
        }
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            place_in_brackets(static_cast<int>(i));
            read_words(i);
            read_behind(i);
            read_years(i);
        }
        mark_intended();
        return std::move(facts_);
    }

  private:
    const WordList& words(const char* id) const { return reading_.vocabulary->word_list(id); }
    const PatternList& patterns(const char* id) const {
        return reading_.vocabulary->pattern_list(id);
    }
    std::string squeezed(std::size_t begin, std::size_t end) const {
        return view_.squeezed(begin, end);
    }

    void place_in_brackets(int index) {
        Fact& fact = facts_[static_cast<std::size_t>(index)];
        fact.bracket = view_.bracket_at(fact.quantity.begin);
        if (fact.bracket < 0) {
            return;
        }
        Bracket& bracket = brackets_[static_cast<std::size_t>(fact.bracket)];
        fact.depth = bracket.depth;
        if (bracket.head < 0) {
            bracket.head = head_of(bracket, index);
        }
        fact.head = bracket.head;
    }

    /// The figure right before the bracket, on the level around it.
    int head_of(const Bracket& bracket, int before) const {
        for (int i = before - 1; i >= 0; --i) {
            const Fact& fact = facts_[static_cast<std::size_t>(i)];
            if (fact.quantity.end > bracket.open) {
                continue;
            }
            if (fact.depth != bracket.depth - 1) {
                return -1;
            }
            const std::string between = squeezed(fact.quantity.end, bracket.open);
            return between.empty() || words("between-head-and-bracket").is(between) ? i : -1;
        }
        return -1;
    }

    /// Where the words before a figure begin: behind a comma, an opening bracket, the figure
    /// before.
    std::size_t clause_begin(std::size_t index) const {
        const Fact& fact = facts_[index];
        std::size_t begin = view_.phrase_begin(fact.quantity.begin);
        if (fact.bracket >= 0) {
            begin = std::max(begin, brackets_[static_cast<std::size_t>(fact.bracket)].begin);
        }
        for (std::size_t i = 0; i < index; ++i) {
            if (facts_[i].bracket == fact.bracket) {
                begin = std::max(begin, facts_[i].quantity.end);
            }
        }
        return begin;
    }

    /// Words without the brackets that are closed between `begin` and `end`; those go to `inside`.
    std::string open_words(std::size_t begin, std::size_t end, int around,
                           std::string& inside) const {
        std::string outside;
        std::size_t from = begin;
        for (const Bracket& bracket : brackets_) {
            const int depth = around < 0 ? 0 : brackets_[static_cast<std::size_t>(around)].depth;
            if (bracket.depth == depth + 1 && bracket.open >= from && bracket.end < end) {
                outside += view_.without_years(from, bracket.open);
                inside = view_.without_years(bracket.begin, bracket.end);
                from = bracket.end;
                schema::next_code_point(view_.text(), from);
            }
        }
        outside += view_.without_years(from, end);
        return outside;
    }

    void read_words(std::size_t index) {
        Fact& fact = facts_[index];
        clause_begin_ = clause_begin(index);
        std::string inside;
        fact.clause = squeezed(clause_begin_, fact.quantity.begin);
        const std::string own =
            open_words(clause_begin_, fact.quantity.begin, fact.bracket, inside);
        if (fact.head >= 0) {
            fact.heading = facts_[static_cast<std::size_t>(fact.head)].words;
        } else if (fact.bracket >= 0) {
            const std::size_t open = brackets_[static_cast<std::size_t>(fact.bracket)].open;
            std::size_t begin = view_.phrase_begin(open);
            for (std::size_t i = 0; i < index; ++i) {
                if (facts_[i].quantity.end <= open) {
                    begin = std::max(begin, facts_[i].quantity.end);
                }
            }
            fact.heading = view_.without_years(begin, open);
        } else {
            fact.heading =
                view_.without_years(view_.sentence_begin(fact.quantity.begin), clause_begin_);
        }
        for (const std::string& text :
             {own, inside, fact.depth > 0 ? fact.heading : std::string()}) {
            fact.words = indicator_words(text, *reading_.vocabulary);
            if (!fact.words.empty()) {
                break;
            }
        }
    }

    void read_behind(std::size_t index) {
        Fact& fact = facts_[index];
        std::size_t end = view_.phrase_end(fact.quantity.begin);
        if (end < fact.quantity.end) {
            end = view_.phrase_end(fact.quantity.end);
        }
        if (index + 1 < facts_.size()) {
            end = std::min(end, facts_[index + 1].quantity.begin);
        }
        for (const Bracket& bracket : brackets_) {
            if (bracket.open >= fact.quantity.end) {
                end = std::min(end, bracket.open);
            }
        }
        if (fact.bracket >= 0) {
            end = std::min(end, brackets_[static_cast<std::size_t>(fact.bracket)].end);
        }
        fact.after = squeezed(fact.quantity.end, end);
        if (words("increase-words").begins(fact.after)) {
            fact.change = 1;
        } else if (words("decrease-words").begins(fact.after)) {
            fact.change = -1;
        }
        const WordList& rates = words("derived-rates");
        fact.derived = rates.in(fact.clause) || rates.in(fact.after);
    }

    void read_years(std::size_t index) {
        Fact& fact = facts_[index];
        fact.fiscal_year = view_.row_year();
        const std::size_t sentence = view_.sentence_begin(fact.quantity.begin);
        std::size_t from = clause_begin_;
        if (fact.bracket >= 0 && fact.head < 0) {
            from = view_.phrase_begin(brackets_[static_cast<std::size_t>(fact.bracket)].open);
        }
        for (const schema::YearMention& year : view_.years()) {
            if (year.begin < sentence || year.impossible) {
                continue;
            }
            const std::string behind = schema::squeeze(view_.text().substr(
                year.end, std::min<std::size_t>(30, view_.text().size() - year.end)));
            const bool base = patterns("base-year-after").in(behind);
            const std::size_t phrase_end =
                std::max(view_.phrase_end(fact.quantity.begin), fact.quantity.end);
            if (base && year.end <= std::max(fact.quantity.begin, phrase_end)) {
                fact.base_year = year.fiscal_year;
            } else if (!base && year.begin >= from && year.end <= fact.quantity.begin &&
                       !patterns("not-own-year-after").in(behind)) {
                fact.fiscal_year = own_year(year);
                fact.year_named = true;
                fact.named = &year;
            }
        }
        if (!fact.year_named && patterns("previous-year-before").in(fact.clause) &&
            fact.fiscal_year != 0) {
            --fact.fiscal_year;
            fact.year_named = true;
        }
    }

    /// The year a value is of, from the date beside it: 1 April of the next year closes the year of
    /// the row (R3.4.1現在 in the row of R2).
    int own_year(const schema::YearMention& year) const {
        const bool next_first_day = year.kind == schema::YearMention::Kind::date &&
                                    year.month == 4 && year.day == 1 &&
                                    year.fiscal_year == view_.row_year() + 1;
        return next_first_day ? view_.row_year() : year.fiscal_year;
    }

    void mark_intended() {
        const PatternList& sentence = patterns("intended-sentence");
        std::vector<bool> marked;
        for (const Bracket& bracket : brackets_) {
            marked.push_back(sentence.in(squeezed(bracket.begin, bracket.end)));
        }
        for (Fact& fact : facts_) {
            fact.intended = (fact.bracket >= 0 && marked[static_cast<std::size_t>(fact.bracket)]) ||
                            patterns("intended-before").in(fact.clause) ||
                            patterns("intended-after").in(fact.after);
        }
    }

    const Reading& reading_;
    const TextView& view_;
    std::vector<Bracket>& brackets_;
    std::vector<Fact> facts_;
    std::size_t clause_begin_ = 0;
};

}  // namespace

std::vector<Fact> read_facts(const Reading& reading, const TextView& view,
                             const std::vector<schema::Quantity>& quantities,
                             std::vector<Bracket>& brackets) {
    return Reader(reading, view, brackets).read(quantities);
}

}  // namespace tenken::rules
