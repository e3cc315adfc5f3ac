// same-fact: two items give the same figure, and not the same number.
//
// Only figures of one name and unit are compared. That they are one fact is shown by the years in
// which they agree; figures that never agree have two definitions, and nothing is said.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class SameFact final : public Check {
  public:
    explicit SameFact(const Parameters& parameters)
        : shortest_(static_cast<std::size_t>(parameters.count("characters"))),
          least_(parameters.count("agreeing-years")) {}

    void run(const Context& context, Sink& sink) const override {
        std::map<std::string, std::vector<Use>> uses;
        for (const ItemView& item : context.items()) {
            for (const Track& track : item.tracks) {
                if (code_points(track.words).size() >= shortest_) {
                    uses[track.words + "|" + track.family].push_back({&item, &track});
                }
            }
        }
        for (const auto& [name, places] : uses) {
            for (std::size_t i = 1; i < places.size(); ++i) {
                if (places[i].item != places[0].item) {
                    compare(places[0], places[i], sink);
                }
            }
        }
    }

  private:
    struct Use {
        const ItemView* item = nullptr;
        const Track* track = nullptr;
    };

    void compare(const Use& first, const Use& second, Sink& sink) const {
        std::vector<int> differing;
        int agreeing = 0;
        for (const auto& [year, fact] : second.track->by_year) {
            const Fact* other = first.track->in(year);
            if (other == nullptr) {
                continue;
            }
            if (Interval::shown(fact->figure.value, fact->figure.step, Convention::round)
                    .meets(other->figure.shown(Convention::round))) {
                ++agreeing;
            } else {
                differing.push_back(year);
            }
        }
        if (agreeing < least_ || static_cast<int>(differing.size()) > agreeing) {
            return;
        }
        for (const int year : differing) {
            say(first, second, year, sink);
        }
    }

    static void say(const Use& first, const Use& second, int year, Sink& sink) {
        const Fact& one = *first.track->in(year);
        const Fact& other = *second.track->in(year);
        Case what = Case::of(*second.item->item).in(year);
        what.at(other.figure.place, other.quantity.printed);
        what.expected = one.quantity.printed;
        what.actual = other.quantity.printed;
        what.arguments.set("indicator", second.track->words);
        what.arguments.set("other_item", first.item->item->number);
        what.related.push_back(
            {one.figure.place,
             one.quantity.printed,
             {"No." + first.item->item->number, "No." + first.item->item->number}});
        what.facts = second.track->words + "|" + first.item->item->number;
        sink.finding(what);
    }

    std::size_t shortest_;
    int least_;
};

}  // namespace

CheckKind same_fact_kind() {
    return {"same-fact",
            "Two items give the figure of one name with different numbers.",
            {{.name = "characters",
              .type = ParameterType::integer,
              .meaning = "shorter names are too general to be one fact",
              .fallback = "4",
              .low = 2},
             {.name = "agreeing-years",
              .type = ParameterType::integer,
              .meaning = "years that must agree to show that it is one fact",
              .fallback = "2",
              .low = 1}},
            {"indicator", "other_item"},
            make_check<SameFact>};
}

}  // namespace tenken::rules
