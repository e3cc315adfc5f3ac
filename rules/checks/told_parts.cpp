// told-parts: a text gives an amount, then its parts one by one, and the parts do not give it.
//
// 効果額は39,032千円です。内訳は、歳入の確保が24,762千円、歳出の削減が14,270千円です: 内訳は opens
// the list, and the amount stands before it, in the same sentence or the one before. Where two
// amounts stand there, one of them has to be the sum; a list that names the larger parts only
// (主な, など) claims nothing.
#include <algorithm>
#include <optional>
#include <vector>

#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/hypotheses.h"

namespace tenken::rules {
namespace {

class ToldParts final : public Check {
  public:
    explicit ToldParts(const Parameters& parameters)
        : opens_(parameters.patterns("opens")), partly_(parameters.patterns("partly")) {}

    void run(const Context& context, Sink& sink) const override {
        each_told(context, [&](const TextView& text, const Case& about) {
            for (const std::size_t begin : text.sentence_starts()) {
                look(text, about, begin, sink);
            }
        });
    }

  private:
    static bool usable(const Fact& fact) {
        return fact.depth == 0 && fact.change == 0 && !fact.intended && !fact.derived &&
               !fact.told_later && !fact.family.empty() && fact.family != "%";
    }

    void look(const TextView& text, const Case& about, std::size_t begin, Sink& sink) const {
        const std::size_t end = text.sentence_end(begin);
        if (!opens_.in(text.squeezed(begin, end)) || partly_.in(text.squeezed(begin, end))) {
            return;
        }
        std::vector<const Fact*> parts;
        std::vector<const Fact*> before;
        const Fact* last = nullptr;
        for (const Fact& fact : text.facts()) {
            const std::size_t at = fact.quantity.begin;
            if (at >= end || !usable(fact)) {
                continue;
            }
            const bool opened = at >= begin && opens_.in(text.squeezed(begin, at));
            if (opened) {
                parts.push_back(&fact);
            } else if (at >= begin || last_sentence(text, begin, at)) {
                before.push_back(&fact);
                last = &fact;
            }
        }
        if (parts.size() < 2 || last == nullptr ||
            std::any_of(parts.begin(), parts.end(),
                        [&](const Fact* part) { return part->family != parts.front()->family; })) {
            return;
        }
        hold(text, about, parts, before, sink);
    }

    /// The sentence right before the one that begins at `begin`.
    static bool last_sentence(const TextView& text, std::size_t begin, std::size_t at) {
        return begin > 0 && at < begin && text.sentence_begin(at) == text.sentence_begin(begin - 1);
    }

    static void hold(const TextView& text, const Case& about, const std::vector<const Fact*>& parts,
                     const std::vector<const Fact*>& before, Sink& sink) {
        std::optional<Sum> only;
        std::optional<Sum> likely;
        int open = 0;
        for (const Fact* total : before) {
            const bool larger = std::all_of(parts.begin(), parts.end(), [&](const Fact* part) {
                return total->figure.value >= part->figure.value;
            });
            if (total->family != parts.front()->family || !larger) {
                continue;
            }
            Sum sum = sum_of(text, about, parts, *total);
            if (closing(sum).closes()) {
                sink.sum(std::move(sum));
                return;
            }
            ++open;
            if (likely_cause(sum)) {
                likely = sum;
            }
            only = std::move(sum);
        }
        if (open == 1) {
            sink.sum(std::move(*only));
        } else if (likely) {
            sink.sum(std::move(*likely));
        }
    }

    static Sum sum_of(const TextView& text, const Case& about,
                      const std::vector<const Fact*>& parts, const Fact& total) {
        Sum sum;
        sum.total = total.figure;
        sum.total.slack = total.quantity.approximate ? total.figure.step : schema::Decimal();
        for (const Fact* part : parts) {
            Term term{part->figure, 1, false};
            term.figure.name = {part->words, part->words};
            sum.terms.push_back(std::move(term));
        }
        sum.subject = about;
        sum.subject.at(text.place_at(total.quantity.begin), total.quantity.printed);
        sum.subject.facts = "told parts|" + total.quantity.printed;
        return sum;
    }

    const PatternList& opens_;
    const PatternList& partly_;
};

}  // namespace

CheckKind told_parts_kind() {
    return {"told-parts",
            "A text gives an amount and lists its parts, which do not add up to it.",
            {{.name = "opens",
              .type = ParameterType::patterns,
              .meaning = "words that open the list of all parts"},
             {.name = "partly",
              .type = ParameterType::patterns,
              .meaning = "a sentence with such words lists some of the parts"}},
            {"difference"},
            make_check<ToldParts>};
}

}  // namespace tenken::rules
