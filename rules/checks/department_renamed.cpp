// department-renamed: a row is signed by a department that the report itself says was renamed
// before.
//
// The report tells of its reorganisations (介護課を長寿課へ再編); a label 〈介護課〉 in
// a later row is the old name. A rename on 1 April holds for the whole year, any other for the
// years after.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class DepartmentRenamed final : public Check {
  public:
    explicit DepartmentRenamed(const Parameters& parameters)
        : words_(parameters.words("rename-words")),
          rename_(parameters.patterns("rename")),
          from_april_(parameters.patterns("from-april")),
          label_(parameters.patterns("label")) {}

    void run(const Context& context, Sink& sink) const override {
        const std::vector<Rename> renames = renames_in(context);
        if (renames.empty()) {
            return;
        }
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                if (year.actual != nullptr) {
                    look(item, year, renames, sink);
                }
            }
        }
    }

  private:
    struct Rename {
        std::string from;
        std::string to;
        int first_year = 0;  ///< first fiscal year that has the new name only
        schema::Place place;
        std::string printed;
        std::string item;
    };

    std::vector<Rename> renames_in(const Context& context) const {
        std::vector<Rename> renames;
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                if (year.actual == nullptr || year.row->fiscal_year == 0) {
                    continue;
                }
                const std::string& text = year.actual->squeezed();
                if (!words_.in(text)) {
                    continue;
                }
                const bool april = from_april_.in(text);
                for (const PatternList::Match& match : rename_.find_all(text)) {
                    const auto from = match.groups.find("from");
                    const auto to = match.groups.find("to");
                    if (from != match.groups.end() && to != match.groups.end() &&
                        from->second != to->second) {
                        renames.push_back({std::string(from->second), std::string(to->second),
                                           year.row->fiscal_year + (april ? 0 : 1),
                                           year.actual->place(), std::string(match.text),
                                           item.item->number});
                    }
                }
            }
        }
        return renames;
    }

    void look(const ItemView& item, const YearView& year, const std::vector<Rename>& renames,
              Sink& sink) const {
        for (const PatternList::Match& match : label_.find_all(year.actual->squeezed())) {
            const auto name = match.groups.find("name");
            const std::string_view label = name == match.groups.end() ? match.text : name->second;
            for (const Rename& rename : renames) {
                if (label == rename.from && year.row->fiscal_year >= rename.first_year) {
                    say(item, year, rename, sink);
                }
            }
        }
    }

    static void say(const ItemView& item, const YearView& year, const Rename& rename, Sink& sink) {
        Case what = Case::of(*item.item).in(year.row->fiscal_year);
        what.at(year.actual->place(), rename.from);
        what.expected = rename.to;
        what.actual = rename.from;
        what.arguments.set("said_in", rename.item);
        what.related.push_back({rename.place, rename.printed, {"改組の記載", "where it is told"}});
        what.facts = rename.from + ">" + rename.to;
        sink.finding(what);
    }

    const WordList& words_;
    const PatternList& rename_;
    const PatternList& from_april_;
    const PatternList& label_;
};

}  // namespace

CheckKind department_renamed_kind() {
    return {"department-renamed",
            "A row is signed by a department that was renamed before its year.",
            {{.name = "rename-words",
              .type = ParameterType::words,
              .meaning = "words of which each text that tells of a rename has one"},
             {.name = "rename",
              .type = ParameterType::patterns,
              .meaning = "tells of a rename; groups 'from' and 'to'"},
             {.name = "from-april",
              .type = ParameterType::patterns,
              .meaning = "the rename holds from the first day of the year"},
             {.name = "label",
              .type = ParameterType::patterns,
              .meaning = "a department label in a row; the group 'name' is the department"}},
            {"said_in"},
            make_check<DepartmentRenamed>};
}

}  // namespace tenken::rules
