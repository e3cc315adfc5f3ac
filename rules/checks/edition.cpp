// edition: this report against the one of an earlier year on the same plan.
//
// Only where an earlier edition was given, and only if half of its items stand here too. What is
// compared is told by "what": a target or base restated, a result of a past year restated, this
// year's result word for word that of last year's report, an item that is gone without a word, a
// column of another name. A note of the change (改定, 訂正) settles it.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

struct Pair {
    const ItemView* now = nullptr;
    const ItemView* before = nullptr;
};

/// All words of an item, to look for a note in.
std::string words_of(const ItemView& item) {
    std::string words = item.content == nullptr ? "" : item.content->squeezed();
    for (const YearView& year : item.years) {
        for (const TextView* text : year.texts()) {
            words += " " + text->squeezed();
        }
    }
    return words;
}

class Edition final : public Check {
  public:
    explicit Edition(const Parameters& parameters)
        : what_(parameters.choice("what")),
          settled_(parameters.patterns("settled")),
          shortest_(static_cast<std::size_t>(parameters.count("characters"))) {}

    void run(const Context& context, Sink& sink) const override {
        if (context.previous() == nullptr) {
            return;
        }
        const Context& previous = *context.previous();
        const std::vector<Pair> pairs = pairs_of(context, previous);
        if (pairs.size() * 2 < previous.items().size() || pairs.empty()) {
            Case what;
            what.place = context.start();
            sink.undecided(what, {"前の版と同じ計画の報告書か分からない",
                                  "it is not clear that the earlier edition is of the same plan"});
            return;
        }
        if (what_ == "item") {
            gone(context, previous, pairs, sink);
            return;
        }
        const int last =
            previous.reported_years().empty() ? 0 : *previous.reported_years().rbegin();
        for (const Pair& pair : pairs) {
            if (what_ == "target") {
                targets(pair, sink);
            } else if (what_ == "result") {
                results(pair, last, sink);
            } else if (what_ == "text") {
                texts(context, pair, last, sink);
            } else {
                columns(pair, sink);
            }
        }
    }

  private:
    static bool same(const ItemView& one, const ItemView& other) {
        return one.name == other.name || likeness(one.name, other.name) >= 0.7;
    }

    /// By number and a name that is alike, else by the name alone.
    static std::vector<Pair> pairs_of(const Context& context, const Context& previous) {
        std::vector<Pair> pairs;
        for (const ItemView& now : context.items()) {
            const ItemView* found = previous.item(now.item->number);
            if (found == nullptr || !same(now, *found)) {
                found = nullptr;
                for (const ItemView& other : previous.items()) {
                    if (!now.name.empty() && other.name == now.name) {
                        found = &other;
                        break;
                    }
                }
            }
            if (found != nullptr) {
                pairs.push_back({&now, found});
            }
        }
        return pairs;
    }

    void gone(const Context& context, const Context& previous, const std::vector<Pair>& pairs,
              Sink& sink) const {
        std::set<const ItemView*> kept;
        for (const Pair& pair : pairs) {
            kept.insert(pair.before);
        }
        for (const ItemView& item : previous.items()) {
            const bool told = settled_.in(words_of(item)) || told_here(context, item);
            if (kept.count(&item) != 0 || told) {
                continue;
            }
            Case what = Case::of(*item.item);
            what.place = context.start();
            what.expected = std::to_string(previous.items().size());
            what.actual = std::to_string(context.items().size());
            what.arguments.set("before", item.item->name);
            what.facts = "gone|" + item.item->number + "|" + item.name;
            sink.finding(what);
        }
    }

    /// The report itself says of the item's name that it ended or went elsewhere.
    bool told_here(const Context& context, const ItemView& item) const {
        return std::any_of(
            context.paragraphs().begin(), context.paragraphs().end(), [&](const TextView* text) {
                const bool names =
                    !item.name.empty() && text->squeezed().find(item.name) != std::string::npos;
                const bool numbers =
                    !item.item->number.empty() &&
                    text->squeezed().find("No." + item.item->number) != std::string::npos;
                return (names || numbers) && settled_.in(text->squeezed());
            });
    }

    void targets(const Pair& pair, Sink& sink) const {
        if (settled_.in(words_of(*pair.now))) {
            return;
        }
        for (const schema::Target& now : pair.now->item->targets) {
            const schema::Target* other = nullptr;
            bool stands = false;
            for (const schema::Target& before : pair.before->item->targets) {
                const bool alike =
                    schema::squeeze(before.indicator) == schema::squeeze(now.indicator) &&
                    before.fiscal_year == now.fiscal_year &&
                    schema::unit_scale(before.unit) == schema::unit_scale(now.unit);
                other = alike ? &before : other;
                stands = stands || (alike && before.value == now.value &&
                                    before.baseline_year == now.baseline_year);
            }
            if (other == nullptr || stands) {
                continue;
            }
            Case what = Case::of(*pair.now->item);
            if (now.fiscal_year != 0) {
                what.in(now.fiscal_year);
            }
            what.at(now.place, now.printed);
            say(what, other->printed, now.printed, now.indicator, sink);
        }
    }

    void results(const Pair& pair, int last, Sink& sink) const {
        for (const YearView& before : pair.before->years) {
            const int year = before.row->fiscal_year;
            const YearView* now = pair.now->year(year);
            if (now == nullptr || year == 0 || year > last || excused(before) || excused(*now)) {
                continue;
            }
            for (const Track& track : pair.now->tracks) {
                const Fact* here = track.in(year);
                for (const Track& old : pair.before->tracks) {
                    const Fact* there = old.words == track.words && old.family == track.family &&
                                                old.depth == track.depth
                                            ? old.in(year)
                                            : nullptr;
                    if (here == nullptr || there == nullptr ||
                        may_be_equal(here->figure, there->figure)) {
                        continue;
                    }
                    Case what = Case::of(*pair.now->item).in(year);
                    what.at(now->actual != nullptr ? now->actual->place_at(here->quantity.begin)
                                                   : now->row->place,
                            here->quantity.printed);
                    say(what, there->quantity.printed, here->quantity.printed, track.words, sink);
                }
            }
            effects(pair, before, *now, sink);
        }
    }

    static void effects(const Pair& pair, const YearView& before, const YearView& now, Sink& sink) {
        if (!before.row->effect || !now.row->effect || !before.row->effect->value ||
            !now.row->effect->value) {
            return;
        }
        const schema::Effect& old = *before.row->effect;
        const schema::Effect& here = *now.row->effect;
        if (schema::in_base(*old.value, old.unit) == schema::in_base(*here.value, here.unit) ||
            schema::unit_scale(old.unit).base != schema::unit_scale(here.unit).base) {
            return;
        }
        Case what = Case::of(*pair.now->item).in(now.row->fiscal_year);
        what.at(here.place, here.printed);
        say(what, old.printed, here.printed, pair.now->item->effect_heading, sink);
    }

    /// 訂正, 確定値: the change is told; 見込: it was to be expected.
    bool excused(const YearView& year) const {
        const auto texts = year.texts();
        return settled_.in(schema::squeeze(year.row->label)) ||
               std::any_of(texts.begin(), texts.end(),
                           [&](const TextView* text) { return settled_.in(text->squeezed()); });
    }

    void texts(const Context& context, const Pair& pair, int last, Sink& sink) const {
        const int newest =
            context.reported_years().empty() ? 0 : *context.reported_years().rbegin();
        const YearView* now = pair.now->year(newest);
        const YearView* before = pair.before->year(last);
        if (newest <= last || now == nullptr || before == nullptr || now->actual == nullptr ||
            before->actual == nullptr || now->actual->facts().empty() ||
            now->actual->squeezed() != before->actual->squeezed() ||
            code_points(now->actual->squeezed()).size() < shortest_ ||
            settled_.in(now->actual->squeezed())) {
            return;
        }
        Case what = Case::of(*pair.now->item).in(newest);
        what.at(now->actual->place(), std::string(now->actual->text()));
        say(what, year_name(last).ja, what.printed, pair.now->item->name, sink);
    }

    static void columns(const Pair& pair, Sink& sink) {
        const std::string now = schema::squeeze(pair.now->item->effect_heading);
        const std::string before = schema::squeeze(pair.before->item->effect_heading);
        if (now.empty() || before.empty() || now == before) {
            return;
        }
        Case what = Case::of(*pair.now->item);
        what.printed = pair.now->item->effect_heading;
        say(what, pair.before->item->effect_heading, what.printed, pair.now->item->name, sink);
    }

    static void say(Case& what, const std::string& before, const std::string& now,
                    const std::string& indicator, Sink& sink) {
        what.expected = before;
        what.actual = now;
        what.arguments.set("before", before);
        what.arguments.set("indicator", indicator);
        what.facts = before + "|" + now + "|" + indicator;
        sink.finding(what);
    }

    std::string what_;
    const PatternList& settled_;
    std::size_t shortest_;
};

}  // namespace

CheckKind edition_kind() {
    return {"edition",
            "This report and an earlier edition on the same plan say different things of one fact.",
            {{.name = "what",
              .type = ParameterType::choice,
              .meaning = "target: restated; result: of a past year restated; text: of this year "
                         "as it stood last year; item: gone; column: renamed",
              .choices = {"target", "result", "text", "item", "column"}},
             {.name = "settled",
              .type = ParameterType::patterns,
              .meaning = "words that tell of the change"},
             {.name = "characters",
              .type = ParameterType::integer,
              .meaning = "shorter texts may be the same by chance",
              .fallback = "12",
              .low = 1}},
            {"before", "indicator"},
            make_check<Edition>};
}

}  // namespace tenken::rules
