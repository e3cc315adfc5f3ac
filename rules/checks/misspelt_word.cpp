// misspelt-word: a word of the trade is written with a kanji that looks alike.
//
// 緒入 for 歳入: no word at all, so that the right one is known. Each entry of the list holds the
// right spelling first and the wrong ones behind it.
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class MisspeltWord final : public Check {
  public:
    explicit MisspeltWord(const Parameters& parameters) : words_(parameters.words("words")) {
        for (const std::string& word : words_.words()) {
            if (words_.canonical(word) != word) {
                wrong_.add(word);
            }
        }
    }

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            const Case about = Case::of(*item.item);
            search(item.name, item.item->place, about, sink);
            search(item.content->squeezed(), item.content->place(), about, sink);
            for (const YearView& year : item.years) {
                Case row = about;
                row.in(year.row->fiscal_year);
                for (const TextView* text : year.texts()) {
                    search(text->squeezed(), text->place(), row, sink);
                }
            }
        }
        for (const TextView* paragraph : context.paragraphs()) {
            search(paragraph->squeezed(), paragraph->place(), Case(), sink);
        }
        for (const schema::Entry& entry : context.report().contents) {
            search(schema::squeeze(entry.title), entry.place, Case(), sink);
        }
    }

  private:
    void search(const std::string& squeezed, const schema::Place& place, const Case& about,
                Sink& sink) const {
        for (auto hit = wrong_.find(squeezed); hit; hit = wrong_.find(squeezed, hit->end)) {
            Case what = about;
            what.at(place, std::string(hit->word));
            what.expected = std::string(words_.canonical(hit->word));
            what.actual = what.printed;
            sink.finding(what);
        }
    }

    const WordList& words_;
    WordList wrong_;
};

}  // namespace

CheckKind misspelt_word_kind() {
    return {"misspelt-word",
            "A word of the trade is written with a character that only looks alike.",
            {{.name = "words",
              .type = ParameterType::words,
              .meaning = "the right spelling first, wrong ones behind it"}},
            {},
            make_check<MisspeltWord>};
}

}  // namespace tenken::rules
