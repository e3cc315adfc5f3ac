// same-text: an item reports the same words in consecutive years.
//
// Proved by the text, but no fault by itself: some work is the same each year. A person has to say
// whether the row was written for its year or left from the one before.
#include <algorithm>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class SameText final : public Check {
  public:
    explicit SameText(const Parameters& parameters)
        : long_run_(parameters.integer("years")),
          short_text_(parameters.integer("characters")),
          short_run_(parameters.integer("few-years")),
          long_text_(parameters.integer("many-characters")),
          with_figure_(parameters.integer("figure-characters")),
          stock_(parameters.words("stock-phrases")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            std::size_t begin = 0;
            while (begin < item.years.size()) {
                std::size_t end = begin + 1;
                while (end < item.years.size() && same(item.years[begin], item.years[end])) {
                    ++end;
                }
                look(item, begin, end, sink);
                begin = end;
            }
        }
    }

  private:
    static bool same(const YearView& a, const YearView& b) {
        return a.actual != nullptr && b.actual != nullptr && !a.actual->squeezed().empty() &&
               a.row->actual->presence == schema::Presence::value &&
               a.actual->squeezed() == b.actual->squeezed();
    }

    void look(const ItemView& item, std::size_t begin, std::size_t end, Sink& sink) const {
        const auto years = static_cast<std::int64_t>(end - begin);
        if (years < 2) {
            return;
        }
        const TextView& text = *item.years[begin].actual;
        const auto characters = static_cast<std::int64_t>(code_points(text.squeezed()).size());
        // A figure that comes again to the digit is rarer than the words around it.
        const bool figure =
            std::any_of(text.facts().begin(), text.facts().end(), [](const Fact& fact) {
                return fact.figure.value != schema::Decimal(100) && !fact.figure.value.is_zero();
            });
        const bool enough = (figure && characters >= with_figure_) ||
                            (years >= long_run_ && characters >= short_text_) ||
                            (years >= short_run_ && characters >= long_text_);
        if (!enough || stock_.is(text.squeezed())) {
            return;
        }
        const YearView& last = item.years[end - 1];
        Case what = Case::of(*item.item).in(last.row->fiscal_year);
        what.at(last.actual->place(), std::string(last.actual->text()));
        what.arguments.set("years", years);
        what.arguments.set("first", item.years[begin].row->label);
        what.arguments.set("last", last.row->label);
        for (std::size_t i = begin; i + 1 < end; ++i) {
            what.related.push_back({item.years[i].actual->place(),
                                    item.years[i].row->label,
                                    {"同じ文", "the same text"}});
        }
        what.facts = "same text from " + item.years[begin].row->label;
        sink.finding(what);
    }

    std::int64_t long_run_;
    std::int64_t short_text_;
    std::int64_t short_run_;
    std::int64_t long_text_;
    std::int64_t with_figure_;
    const WordList& stock_;
};

}  // namespace

CheckKind same_text_kind() {
    return {"same-text",
            "An item reports the same words in consecutive years.",
            {{.name = "years",
              .type = ParameterType::integer,
              .meaning = "this many years with the same text of `characters` at least",
              .fallback = "3",
              .low = 2},
             {.name = "characters",
              .type = ParameterType::integer,
              .meaning = "shorter texts are stock phrases",
              .fallback = "10",
              .low = 1},
             {.name = "few-years",
              .type = ParameterType::integer,
              .meaning = "or this many years with `many-characters` at least",
              .fallback = "2",
              .low = 2},
             {.name = "many-characters",
              .type = ParameterType::integer,
              .meaning = "a text of this length is not the same by chance",
              .fallback = "30",
              .low = 1},
             {.name = "figure-characters",
              .type = ParameterType::integer,
              .meaning = "length from which a text with a figure counts in two years already",
              .fallback = "8",
              .low = 1},
             {.name = "stock-phrases",
              .type = ParameterType::words,
              .meaning = "texts that are not looked at"}},
            {"years", "first", "last"},
            make_check<SameText>};
}

}  // namespace tenken::rules
