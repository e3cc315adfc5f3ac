// name-variants: the municipality's name is written in two ways that differ by one character.
//
// Which one is right is not voted on: OCR may misread the name fifty times and read it seven times.
// The name on the cover is given, with the counts of both, and a person decides.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

class NameVariants final : public Check {
  public:
    explicit NameVariants(const Parameters& parameters)
        : names_(parameters.patterns("name")), least_(parameters.integer("places")) {}

    void run(const Context& context, Sink& sink) const override {
        std::map<std::string, Variant> variants;
        collect(context, variants);
        const std::string name = schema::squeeze(context.report().municipality);
        std::set<std::string> said;
        for (const auto& [one, first] : variants) {
            for (const auto& [other, second] : variants) {
                const bool about_us = name.empty() || near(name, one) || near(name, other);
                if (one < other && about_us && near(one, other) && one != other &&
                    first.count + second.count >= least_ && said.insert(other).second) {
                    say(name, one, first, other, second, sink);
                }
            }
        }
    }

  private:
    struct Variant {
        std::int64_t count = 0;
        schema::Place place;
    };

    /// One character replaced by another, or none.
    static bool near(const std::string& a, const std::string& b) {
        const std::u32string first = code_points(a);
        const std::u32string second = code_points(b);
        return first.size() == second.size() && edit_distance(first, second, 1) <= 1;
    }

    void count(const std::string& squeezed, const schema::Place& place,
               std::map<std::string, Variant>& variants) const {
        for (const PatternList::Match& match : names_.find_all(squeezed)) {
            const auto group = match.groups.find("name");
            const std::string_view name = group == match.groups.end() ? match.text : group->second;
            Variant& variant = variants[std::string(name)];
            if (++variant.count == 1) {
                variant.place = place;
            }
        }
    }

    void collect(const Context& context, std::map<std::string, Variant>& variants) const {
        count(schema::squeeze(context.report().title), context.start(), variants);
        count(schema::squeeze(context.report().municipality), context.start(), variants);
        for (const TextView* paragraph : context.paragraphs()) {
            count(paragraph->squeezed(), paragraph->place(), variants);
        }
        for (const ItemView& item : context.items()) {
            count(item.content->squeezed(), item.content->place(), variants);
            for (const YearView& year : item.years) {
                if (year.actual != nullptr) {
                    count(year.actual->squeezed(), year.actual->place(), variants);
                }
            }
        }
    }

    static void say(const std::string& name, const std::string& one, const Variant& first,
                    const std::string& other, const Variant& second, Sink& sink) {
        const bool one_is_rarer = first.count <= second.count;
        Case what;
        what.at(one_is_rarer ? first.place : second.place, one_is_rarer ? one : other);
        what.expected = name;
        what.arguments.set("one", one);
        what.arguments.set("one_count", first.count);
        what.arguments.set("other", other);
        what.arguments.set("other_count", second.count);
        what.arguments.set("cover", name.empty() ? std::string("-") : name);
        what.related.push_back({one_is_rarer ? second.place : first.place,
                                one_is_rarer ? other : one,
                                {"もう一つの表記", "the other spelling"}});
        what.facts = one + "|" + other;
        sink.finding(what);
    }

    const PatternList& names_;
    std::int64_t least_;
};

}  // namespace

CheckKind name_variants_kind() {
    return {"name-variants",
            "The municipality's name is written in two ways that differ by one character.",
            {{.name = "name",
              .type = ParameterType::patterns,
              .meaning = "a name of a municipality; the group 'name', if any, is the name"},
             {.name = "places",
              .type = ParameterType::integer,
              .meaning = "places that both spellings must have together",
              .fallback = "3",
              .low = 2}},
            {"one", "one_count", "other", "other_count", "cover"},
            make_check<NameVariants>};
}

}  // namespace tenken::rules
