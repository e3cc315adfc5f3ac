// grade-against-result: a grade says that the target was met (or missed), the figures say
// otherwise.
//
// Only grades that speak of the target are held against it: 達成 and 未達成 themselves, and letters
// whose legend says so (A…目標を上回った). What the same letter means elsewhere is no guide.
#include <algorithm>
#include <map>

#include "rules/checks/kinds.h"
#include "rules/engine/sink.h"
#include "rules/targets/judge.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

using Outcome = Comparison::Outcome;

class GradeAgainstResult final : public Check {
  public:
    explicit GradeAgainstResult(const Parameters& parameters)
        : met_(parameters.patterns("met")), missed_(parameters.patterns("missed")) {}

    void run(const Context& context, Sink& sink) const override {
        std::map<const schema::YearRow*, std::vector<const MatchedTarget*>> due;
        for (const MatchedTarget& matched : context.targets()) {
            const YearView* year = matched.item->year(context.due_year(*matched.target));
            if (year != nullptr && year->row->grade &&
                year->row->grade->presence == schema::Presence::value) {
                due[year->row].push_back(&matched);
            }
        }
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                if (const auto targets = due.find(year.row); targets != due.end()) {
                    look(context, *year.row, targets->second, sink);
                }
            }
        }
    }

  private:
    /// What the legend says of a symbol; the grade itself if it has none.
    static std::string meaning(const Context& context, const std::string& grade) {
        for (const schema::Note& note : context.report().notes) {
            if (note.code != "legend") {
                continue;
            }
            const std::string text = schema::nfkc(note.text);
            for (std::size_t at = text.find(grade); at != std::string::npos;
                 at = text.find(grade, at + 1)) {
                const bool begins =
                    at == 0 ||
                    std::string_view(" (、,:「").find(text[at - 1]) != std::string::npos ||
                    static_cast<unsigned char>(text[at - 1]) >= 0x80;
                std::size_t end = at + grade.size();
                const std::size_t mark = end;
                while (end < text.size() && (text[end] == '.' || text[end] == ':' ||
                                             text[end] == '=' || text[end] == ' ')) {
                    ++end;
                }
                if (begins && end > mark) {
                    return text.substr(end, text.find_first_of(" ,\n", end) - end);
                }
            }
        }
        return grade;
    }

    void look(const Context& context, const schema::YearRow& row,
              const std::vector<const MatchedTarget*>& targets, Sink& sink) const {
        const std::string printed = schema::squeeze(row.grade->text);
        const std::string said = meaning(context, printed);
        const bool missed = missed_.in(said);
        const bool met = !missed && met_.in(said);
        if (missed == met) {
            return;
        }
        const MatchedTarget* against = nullptr;
        bool all = true;
        for (const MatchedTarget* matched : targets) {
            const Outcome outcome =
                judge(*matched, row.fiscal_year, context.vocabulary(), {}).outcome;
            all = all && outcome == Outcome::met;
            if (outcome == (met ? Outcome::missed : Outcome::met)) {
                against = matched;
            }
        }
        // 未達成 of an item with several targets may be of the one that was missed.
        if (against == nullptr || (missed && !all)) {
            return;
        }
        const Judgement judgement = judge(*against, row.fiscal_year, context.vocabulary(), {});
        Case what = case_of(*against, row.fiscal_year, judgement);
        what.related.push_back({what.place, what.printed, {"実績", "the result"}});
        what.at(row.grade->place, row.grade->text);
        what.arguments.set("grade", said == printed ? printed : printed + "（" + said + "）");
        what.arguments.set("problem", std::string(met ? "missed" : "met"));
        what.facts = "grade|" + printed;
        sink.finding(what);
    }

    const PatternList& met_;
    const PatternList& missed_;
};

}  // namespace

CheckKind grade_against_result_kind() {
    return {"grade-against-result",
            "A grade says that the target was met, or missed, and the figures say otherwise.",
            {{.name = "met",
              .type = ParameterType::patterns,
              .meaning = "grades, or what their legend says, that mean the target was met"},
             {.name = "missed",
              .type = ParameterType::patterns,
              .meaning = "the same for a target that was missed"}},
            {"grade", "problem", "target", "wanted", "indicator", "direction", "gap"},
            make_check<GradeAgainstResult>};
}

}  // namespace tenken::rules
