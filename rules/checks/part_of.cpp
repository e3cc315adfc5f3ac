// part-of: a figure of an item is larger than the one of an appendix that contains it.
//
// 普通建設事業費 is a part of 投資的経費: never more, often less. The pair is the rule's to name;
// the two sections must speak of the same years. Equality is not asked for.
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/series_figures.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class PartOf final : public Check {
  public:
    explicit PartOf(const Parameters& parameters)
        : part_(parameters.patterns("part")), whole_(parameters.patterns("whole")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const schema::Figures& series : context.report().series) {
            if (!whole_.in(schema::squeeze(series.name))) {
                continue;
            }
            for (const ItemView& item : context.items()) {
                for (const Track& track : item.tracks) {
                    if (is_part(item, track) &&
                        track.family == context.units().family(series.unit)) {
                        look(context, item, track, series, sink);
                    }
                }
            }
        }
    }

  private:
    /// The track is named so, or it has no name in an item that is.
    bool is_part(const ItemView& item, const Track& track) const {
        return track.depth == 0 &&
               (part_.in(track.words) || (track.words.empty() && part_.in(item.name)));
    }

    static void look(const Context& context, const ItemView& item, const Track& track,
                     const schema::Figures& series, Sink& sink) {
        for (const auto& [year, fact] : track.by_year) {
            const auto whole = series_figure(context, series, year);
            if (!whole) {
                continue;
            }
            Sum sum;
            sum.total = *whole;
            sum.terms = {{fact->figure, 1, false}};
            sum.terms.front().figure.name = {item.item->name, item.item->name};
            sum.relation = Sum::Relation::at_least;
            sum.subject = Case::of(*item.item).in(year);
            sum.subject.at(fact->figure.place, fact->quantity.printed);
            sum.subject.arguments.set("series", series.name);
            sum.subject.arguments.set("indicator",
                                      track.words.empty() ? item.item->name : track.words);
            sum.subject.facts = "part of|" + series.name + "|" + track.words;
            sink.sum(std::move(sum));
        }
    }

    const PatternList& part_;
    const PatternList& whole_;
};

}  // namespace

CheckKind part_of_kind() {
    return {"part-of",
            "A figure of an item is larger than the series of the appendix that contains it.",
            {{.name = "part",
              .type = ParameterType::patterns,
              .meaning = "name of the indicator, or of the item whose bare figures are meant"},
             {.name = "whole",
              .type = ParameterType::patterns,
              .meaning = "name of the series that contains it"}},
            {"series", "indicator", "difference"},
            make_check<PartOf>};
}

}  // namespace tenken::rules
