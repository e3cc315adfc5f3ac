// department-silent: one of an item's departments stops reporting.
//
// For items whose rows are parted by department labels (〈下水道課〉). A department that the item
// names and that reports under its label in one year must have its label in the others.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class DepartmentSilent final : public Check {
  public:
    explicit DepartmentSilent(const Parameters& parameters)
        : exempt_(parameters.words("exempt")),
          parted_(parameters.patterns("parted-by")),
          label_(parameters.patterns("label")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            const std::vector<std::string> departments = named(item.item->department);
            if (departments.size() >= 2) {
                look(context, item, departments, sink);
            }
        }
    }

  private:
    std::vector<std::string> named(const std::string& field) const {
        const std::string text = schema::squeeze(field);
        std::vector<std::string> names;
        std::size_t from = 0;
        const auto add = [&](std::size_t end) {
            const std::string name = text.substr(from, end - from);
            if (!name.empty() && !exempt_.in(name)) {
                names.push_back(name);
            }
        };
        for (const PatternList::Match& match : parted_.find_all(text)) {
            add(match.begin);
            from = match.end;
        }
        add(text.size());
        return names;
    }

    std::set<std::string> labels_of(const YearView& year) const {
        std::set<std::string> labels;
        if (year.actual != nullptr) {
            for (const PatternList::Match& match : label_.find_all(year.actual->squeezed())) {
                const auto name = match.groups.find("name");
                labels.insert(std::string(name == match.groups.end() ? match.text : name->second));
            }
        }
        return labels;
    }

    void look(const Context& context, const ItemView& item,
              const std::vector<std::string>& departments, Sink& sink) const {
        std::map<int, std::set<std::string>> labels;
        for (const YearView& year : item.years) {
            std::set<std::string> found = labels_of(year);
            if (!found.empty() && context.reported_years().count(year.row->fiscal_year) != 0) {
                labels.emplace(year.row->fiscal_year, std::move(found));
            }
        }
        for (const std::string& department : departments) {
            std::vector<int> silent;
            for (const auto& [year, found] : labels) {
                if (found.count(department) == 0) {
                    silent.push_back(year);
                }
            }
            if (!silent.empty() && silent.size() < labels.size()) {
                say(item, department, silent, sink);
            }
        }
    }

    static void say(const ItemView& item, const std::string& department,
                    const std::vector<int>& silent, Sink& sink) {
        schema::Message years;
        for (const int year : silent) {
            years.ja += (years.ja.empty() ? "" : "、") + year_name(year).ja;
            years.en += (years.en.empty() ? "" : ", ") + year_name(year).en;
        }
        Case what = Case::of(*item.item).in(silent.front());
        const YearView* row = item.year(silent.front());
        what.at(row->actual->place(), row->row->label);
        what.expected = department;
        what.arguments.set("department", department);
        what.arguments.set("years", years);
        what.facts = department;
        sink.finding(what);
    }

    const WordList& exempt_;
    const PatternList& parted_;
    const PatternList& label_;
};

}  // namespace

CheckKind department_silent_kind() {
    return {"department-silent",
            "A department of an item reports in some years and is silent in others.",
            {{.name = "exempt",
              .type = ParameterType::words,
              .meaning = "departments that are no department of their own (関係各課)"},
             {.name = "parted-by",
              .type = ParameterType::patterns,
              .meaning = "what parts the departments of an item"},
             {.name = "label",
              .type = ParameterType::patterns,
              .meaning = "a department label in a row; the group 'name' is the department"}},
            {"department", "years"},
            make_check<DepartmentSilent>};
}

}  // namespace tenken::rules
