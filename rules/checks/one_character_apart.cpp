// one-character-apart: two entries of an item differ by one kanji.
//
// 用途廃止 in one year and 用地廃止 in the next: copied and mistyped, or misread. Kanji that make
// such pairs by nature (numbers, 前 and 後, 新 and 旧) are left out.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/context/entries.h"
#include "rules/context/similarity.h"
#include "rules/engine/sink.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

constexpr std::size_t most_entries = 200;

bool is_kanji(char32_t c) {
    return c >= 0x4E00 && c <= 0x9FFF;
}

std::string utf8(std::u32string_view points) {
    std::string text;
    for (const char32_t c : points) {
        schema::append_utf8(text, c);
    }
    return text;
}

class OneCharacterApart final : public Check {
  public:
    explicit OneCharacterApart(const Parameters& parameters)
        : shortest_(static_cast<std::size_t>(parameters.count("characters"))),
          exempt_(parameters.words("exempt")) {}

    void run(const Context& context, Sink& sink) const override {
        for (const ItemView& item : context.items()) {
            look(item, sink);
        }
    }

  private:
    struct Entry {
        std::u32string points;
        const YearView* year = nullptr;
    };

    void look(const ItemView& item, Sink& sink) const {
        std::vector<Entry> entries;
        for (const YearView& year : item.years) {
            if (year.actual == nullptr) {
                continue;
            }
            for (const TextEntry& entry : entries_of(*year.actual)) {
                // 土地 4件 and 土地 5件 are the same words.
                std::u32string points = code_points(without_figures(entry.squeezed));
                if (points.size() >= shortest_ && entries.size() < most_entries) {
                    entries.push_back({std::move(points), &year});
                }
            }
        }
        std::set<std::string> said;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            for (std::size_t j = i + 1; j < entries.size(); ++j) {
                const auto at = difference(entries[i].points, entries[j].points);
                if (at && !beside_figure(entries[i].points, *at) &&
                    !is_exempt(entries[i].points[*at], entries[j].points[*at])) {
                    say(item, entries[i], entries[j], *at, said, sink);
                }
            }
        }
    }

    /// Digits as one 0 each run.
    static std::string without_figures(const std::string& text) {
        std::string result;
        for (const char c : text) {
            const bool digit = (c >= '0' && c <= '9') || c == ',' || c == '.';
            if (!digit) {
                result += c;
            } else if (result.empty() || result.back() != '0') {
                result += '0';
            }
        }
        return result;
    }

    /// The one position at which they differ.
    static std::optional<std::size_t> difference(const std::u32string& a, const std::u32string& b) {
        if (a.size() != b.size()) {
            return std::nullopt;
        }
        std::optional<std::size_t> found;
        for (std::size_t i = 0; i < a.size(); ++i) {
            if (a[i] != b[i]) {
                if (found) {
                    return std::nullopt;
                }
                found = i;
            }
        }
        return found;
    }

    /// 20憶 is a number that cannot be read, and said as one.
    static bool beside_figure(const std::u32string& points, std::size_t at) {
        return (at > 0 && points[at - 1] == U'0') ||
               (at + 1 < points.size() && points[at + 1] == U'0');
    }

    bool is_exempt(char32_t a, char32_t b) const {
        return !is_kanji(a) || !is_kanji(b) || exempt_.is(utf8({&a, 1})) ||
               exempt_.is(utf8({&b, 1}));
    }

    /// The word around the difference: the kanji beside it, up to three on each side.
    static std::string word(const std::u32string& points, std::size_t at) {
        std::size_t begin = at;
        std::size_t end = at + 1;
        while (begin > 0 && at - begin < 3 && is_kanji(points[begin - 1])) {
            --begin;
        }
        while (end < points.size() && end - at <= 3 && is_kanji(points[end])) {
            ++end;
        }
        return utf8(std::u32string_view(points).substr(begin, end - begin));
    }

    static void say(const ItemView& item, const Entry& first, const Entry& second, std::size_t at,
                    std::set<std::string>& said, Sink& sink) {
        const std::string one = word(first.points, at);
        const std::string other = word(second.points, at);
        if (!said.insert(std::min(one, other) + "|" + std::max(one, other)).second) {
            return;
        }
        Case what = Case::of(*item.item).in(second.year->row->fiscal_year);
        what.at(second.year->actual->place(), other);
        what.arguments.set("one", one);
        what.arguments.set("other", other);
        what.arguments.set("first", first.year->row->label);
        what.arguments.set("second", second.year->row->label);
        for (const YearView& year : item.years) {
            if (year.actual == nullptr) {
                continue;
            }
            for (const std::string& word : {one, other}) {
                if (year.actual->squeezed().find(word) != std::string::npos) {
                    what.related.push_back(
                        {year.actual->place(), word, {year.row->label, year.row->label}});
                }
            }
        }
        what.facts = one + "|" + other;
        sink.finding(what);
    }

    std::size_t shortest_;
    const WordList& exempt_;
};

}  // namespace

CheckKind one_character_apart_kind() {
    return {"one-character-apart",
            "Two entries of an item differ by a single kanji.",
            {{.name = "characters",
              .type = ParameterType::integer,
              .meaning = "shorter entries may differ by one kanji and mean two things",
              .fallback = "12",
              .low = 4},
             {.name = "exempt",
              .type = ParameterType::words,
              .meaning = "kanji that make such pairs by nature"}},
            {"one", "other", "first", "second"},
            make_check<OneCharacterApart>};
}

}  // namespace tenken::rules
