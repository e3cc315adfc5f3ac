// text-pattern: a text of the report holds something that must not stand there.
//
// The kind for rules that need no arithmetic: placeholders, error values of a spreadsheet, residue
// of markup. `within` says which texts are looked at, `unless` what in the same sentence explains a
// match.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class TextPattern final : public Check {
  public:
    explicit TextPattern(const Parameters& parameters)
        : within_(parameters.choice("within")),
          plans_only_(parameters.choice("documents") == "reports"),
          once_(parameters.choice("say") == "once-an-item"),
          find_(parameters.patterns("find")),
          unless_(parameters.patterns("unless")) {}

    void run(const Context& context, Sink& sink) const override {
        if (plans_only_ && !context.reports_results()) {
            return;
        }
        for (const ItemView& item : context.items()) {
            bool said = false;
            const auto look = [&](const TextView& text, int year) {
                Case about = Case::of(*item.item);
                if (year != 0) {
                    about.in(year);
                }
                if (!once_ || !said) {
                    said = search(text, about, sink) || said;
                }
            };
            if (wanted("content")) {
                look(*item.content, 0);
            }
            for (const YearView& year : item.years) {
                if (wanted("planned") && year.planned != nullptr) {
                    look(*year.planned, year.row->fiscal_year);
                }
                if (wanted("actual") && year.actual != nullptr) {
                    look(*year.actual, year.row->fiscal_year);
                }
            }
            search_heads(item, sink);
        }
        if (wanted("paragraphs")) {
            for (const TextView* paragraph : context.paragraphs()) {
                search(*paragraph, Case(), sink);
            }
        }
        if (wanted("cells")) {
            search_cells(context, sink);
        }
    }

  private:
    bool wanted(std::string_view part) const { return within_ == "all" || within_ == part; }

    bool search(const TextView& text, const Case& about, Sink& sink) const {
        bool found = false;
        for (const PatternList::Match& match : find_.find_all(text.text())) {
            const std::size_t begin = text.sentence_begin(match.begin);
            const std::size_t end = text.sentence_end(match.begin);
            if (unless_.in(text.text().substr(begin, std::max(end, match.end) - begin))) {
                continue;
            }
            say(match, text.place(), about, sink);
            found = true;
            if (once_) {
                break;
            }
        }
        return found;
    }

    void search_plain(const std::string& text, const schema::Place& place, const Case& about,
                      Sink& sink) const {
        for (const PatternList::Match& match : find_.find_all(text)) {
            if (!unless_.in(text)) {
                say(match, place, about, sink);
            }
        }
    }

    void search_heads(const ItemView& item, Sink& sink) const {
        if (wanted("name")) {
            search_plain(item.item->name, item.item->place, Case::of(*item.item), sink);
        }
        if (wanted("department")) {
            search_plain(item.item->department, item.item->place, Case::of(*item.item), sink);
        }
    }

    /// Cells of kept tables; those that an item was read from have been seen there.
    void search_cells(const Context& context, Sink& sink) const {
        std::set<std::string> seen;
        for (const ItemView& item : context.items()) {
            for (const YearView& year : item.years) {
                for (const TextView* text : year.texts()) {
                    seen.insert(std::string(text->text()));
                }
            }
            seen.insert(item.item->content);
            seen.insert(item.item->name);
            seen.insert(item.item->department);
        }
        for (const schema::Table& table : context.report().tables) {
            for (const schema::Cell& cell : table.cells) {
                if (seen.count(cell.text) == 0) {
                    search_plain(cell.text, cell.place, Case(), sink);
                }
            }
        }
    }

    static void say(const PatternList::Match& match, const schema::Place& place, const Case& about,
                    Sink& sink) {
        Case what = about;
        what.at(place, std::string(match.text));
        for (const auto& [name, text] : match.groups) {
            what.arguments.set(name, std::string(text));
        }
        sink.finding(what);
    }

    std::string within_;
    bool plans_only_;
    bool once_;
    const PatternList& find_;
    const PatternList& unless_;
};

}  // namespace

CheckKind text_pattern_kind() {
    return {"text-pattern",
            "A text of the report holds something that must not stand there.",
            {{.name = "find",
              .type = ParameterType::patterns,
              .meaning = "what must not stand there; RE2 over the text as printed"},
             {.name = "unless",
              .type = ParameterType::patterns,
              .meaning = "in the same sentence, it explains the match"},
             {.name = "within",
              .type = ParameterType::choice,
              .meaning = "which texts are looked at",
              .fallback = "all",
              .choices = {"all", "name", "department", "content", "planned", "actual", "paragraphs",
                          "cells"}},
             {.name = "documents",
              .type = ParameterType::choice,
              .meaning = "all, or only those that report on a plan, year by year",
              .fallback = "all",
              .choices = {"all", "reports"}},
             {.name = "say",
              .type = ParameterType::choice,
              .meaning = "each match, or the first of an item",
              .fallback = "each",
              .choices = {"each", "once-an-item"}}},
            {},
            make_check<TextPattern>};
}

}  // namespace tenken::rules
