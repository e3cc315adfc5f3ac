// outlier: a year moves far more than the series otherwise does.
//
// A question for a person, never an accusation: grants, disasters and epidemics do move accounts.
// The change of a year is held against the middle change of the series (median of absolute
// changes), so that one series may be lively and another calm.
#include <algorithm>
#include <cmath>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/sums/time_line.h"

namespace tenken::rules {
namespace {

using schema::Decimal;

class Outlier final : public Check {
  public:
    explicit Outlier(const Parameters& parameters)
        : times_(parameters.integer("times")),
          least_(parameters.integer("percent")),
          years_(static_cast<std::size_t>(parameters.count("years"))),
          known_(parameters.words("known-years")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const TimeLine& line : time_lines(context)) {
            if (line.values.size() >= years_) {
                look(line, sink);
            }
        }
    }

  private:
    /// Change against the year before in tenths of a per cent, rounded down; exact enough for a
    /// question and the same on every machine.
    static std::int64_t change(const Figure& before, const Figure& now) {
        const Decimal rate =
            Decimal::divide((now.value - before.value).shifted(3), before.value.abs(), 0);
        return rate.coefficient();
    }

    void look(const TimeLine& line, Sink& sink) const {
        std::vector<std::int64_t> changes;
        for (auto now = std::next(line.values.begin()); now != line.values.end(); ++now) {
            const Figure& before = std::prev(now)->second;
            if (!before.value.is_zero()) {
                changes.push_back(std::abs(change(before, now->second)));
            }
        }
        if (changes.size() + 1 < years_) {
            return;
        }
        std::vector<std::int64_t> sorted = changes;
        std::nth_element(sorted.begin(), sorted.begin() + static_cast<long>(sorted.size() / 2),
                         sorted.end());
        const std::int64_t middle = std::max<std::int64_t>(1, sorted[sorted.size() / 2]);
        for (auto now = std::next(line.values.begin()); now != line.values.end(); ++now) {
            const Figure& before = std::prev(now)->second;
            if (before.value.is_zero()) {
                continue;
            }
            const std::int64_t moved = change(before, now->second);
            if (std::abs(moved) >= least_ * 10 && std::abs(moved) >= middle * times_ &&
                !known_.is(std::to_string(now->first))) {
                say(line, now->first, before, now->second, moved, sink);
            }
        }
    }

    static void say(const TimeLine& line, int year, const Figure& before, const Figure& now,
                    std::int64_t moved, Sink& sink) {
        Case what = line.subject;
        what.in(year).at(now.place, now.printed);
        what.expected = before.printed;
        what.actual = now.printed;
        what.arguments.set("series", line.name);
        what.ties.rests_on = {suspect(now.key), jump(now.key), suspect(before.key),
                              jump(before.key)};
        what.arguments.set("before", before.printed);
        what.arguments.set("change",
                           (moved > 0 ? "+" : "") + Decimal(moved / 10).to_string() + "%");
        what.facts = line.name;
        sink.finding(what);
    }

    std::int64_t times_;
    std::int64_t least_;
    std::size_t years_;
    const WordList& known_;
};

}  // namespace

CheckKind outlier_kind() {
    return {"outlier",
            "A year of a series moves far more than the series otherwise does.",
            {{.name = "times",
              .type = ParameterType::integer,
              .meaning = "how many times the middle yearly change",
              .fallback = "8",
              .low = 1},
             {.name = "percent",
              .type = ParameterType::integer,
              .meaning = "and at least this change against the year before",
              .fallback = "50"},
             {.name = "years",
              .type = ParameterType::integer,
              .meaning = "years a series must have",
              .fallback = "6",
              .low = 3},
             {.name = "known-years",
              .type = ParameterType::words,
              .meaning = "fiscal years whose events are known and explain a jump"}},
            {"series", "before", "change"},
            make_check<Outlier>};
}

}  // namespace tenken::rules
