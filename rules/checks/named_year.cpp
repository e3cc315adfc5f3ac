// named-year: the text of a row speaks of another year where the other rows name their own.
//
// ○H30年度差押え件数 in the row of R1, while the rows of H29, H30 and R2 each name their own year:
// the line was copied and its year left. Shown by the habit of the other rows, and only if the year
// that is named has such a figure in its own row.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class NamedYear final : public Check {
  public:
    explicit NamedYear(const Parameters& parameters) : least_(parameters.count("habit")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            look(item, sink);
        }
    }

  private:
    struct Use {
        const YearView* row = nullptr;
        const Fact* fact = nullptr;
    };

    void look(const ItemView& item, Sink& sink) const {
        std::map<std::string, std::vector<Use>> uses;
        for (const YearView& year : item.years) {
            if (year.actual == nullptr || year.row->fiscal_year == 0) {
                continue;
            }
            for (const Fact& fact : year.actual->facts()) {
                if (fact.year_named && !fact.intended && fact.change == 0 &&
                    fact.named != nullptr &&
                    fact.named->kind == schema::YearMention::Kind::fiscal_year) {
                    uses[fact.words + "|" + fact.family].push_back({&year, &fact});
                }
            }
        }
        for (const auto& [words, rows] : uses) {
            judge(item, rows, sink);
        }
    }

    void judge(const ItemView& item, const std::vector<Use>& rows, Sink& sink) const {
        std::map<int, int> own;
        std::map<const YearView*, int> per_row;
        for (const Use& use : rows) {
            ++per_row[use.row];
            own[use.fact->fiscal_year] +=
                use.fact->fiscal_year == use.row->row->fiscal_year ? 1 : 0;
        }
        int habit = 0;
        for (const auto& [year, count] : own) {
            habit += count > 0 ? 1 : 0;
        }
        for (const Use& use : rows) {
            const bool another = use.fact->fiscal_year != use.row->row->fiscal_year;
            // A row that gives the figure for several years compares them.
            if (another && habit >= least_ && per_row.at(use.row) == 1 &&
                own[use.fact->fiscal_year] > 0) {
                say(item, use, sink);
            }
        }
    }

    static void say(const ItemView& item, const Use& use, Sink& sink) {
        Case what = Case::of(*item.item).in(use.row->row->fiscal_year);
        what.at(use.row->actual->place(), use.fact->named->printed);
        what.expected = year_name(use.row->row->fiscal_year).ja;
        what.actual = year_name(use.fact->fiscal_year).ja;
        what.arguments.set("label", use.row->row->label);
        what.arguments.set("named", year_name(use.fact->fiscal_year));
        what.arguments.set("figure", use.fact->quantity.printed);
        what.facts = use.fact->words + use.fact->named->printed;
        sink.finding(what);
    }

    int least_;
};

}  // namespace

CheckKind named_year_kind() {
    return {"named-year",
            "The text of a row names another year where the other rows name their own.",
            {{.name = "habit",
              .type = ParameterType::integer,
              .meaning = "rows that must name their own year to show that the item does so",
              .fallback = "2",
              .low = 1,
              .high = 100}},
            {"label", "named", "figure"},
            make_check<NamedYear>};
}

}  // namespace tenken::rules
