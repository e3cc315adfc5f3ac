// sign-words: the sign of a number and the word behind it say opposite things, or say it twice.
//
// ▲5件増 cannot be both; ▲5%減 may be a fall or the fall of a fall. Proved by one printed string.
#include "rules/checks/each_text.h"
#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class SignWords final : public Check {
  public:
    explicit SignWords(const Parameters& parameters)
        : up_(parameters.patterns("increase")), down_(parameters.patterns("decrease")) {}

    void run(const Context& context, Sink& sink) const override {
        each_text(context,
                  [&](const TextView& text, const Case& about) { look(text, about, sink); });
    }

  private:
    void look(const TextView& text, const Case& about, Sink& sink) const {
        for (const Fact& fact : text.facts()) {
            if (!fact.quantity.explicit_sign || !fact.quantity.value.is_negative()) {
                continue;
            }
            const auto up = up_.find(fact.after);
            const auto word = up ? up : down_.find(fact.after);
            if (!word) {
                continue;
            }
            Case what = about;
            what.at(text.place_at(fact.quantity.begin),
                    fact.quantity.printed + std::string(word->text));
            what.arguments.set("problem", std::string(up ? "opposite" : "twice"));
            what.facts = fact.quantity.printed + fact.words;
            sink.finding(what);
        }
    }

    const PatternList& up_;
    const PatternList& down_;
};

}  // namespace

CheckKind sign_words_kind() {
    return {"sign-words",
            "A minus sign and the word behind the number contradict or repeat each other.",
            {{.name = "increase",
              .type = ParameterType::patterns,
              .meaning = "words behind the number that mean more"},
             {.name = "decrease",
              .type = ParameterType::patterns,
              .meaning = "words behind the number that mean less"}},
            {"problem"},
            make_check<SignWords>};
}

}  // namespace tenken::rules
