// year-reading: a year is printed that cannot be, or that never came under that name.
//
// 令和31年 is beyond any plan and 平成0年 is none: proved by the calendar. 平成33年度 was right in
// its day and means FY2021; it is noted once, so that a reader of later years is not misled.
#include <set>

#include "rules/checks/kinds.h"
#include "rules/context/context.h"
#include "rules/engine/sink.h"

namespace tenken::rules {
namespace {

class YearReading final : public Check {
  public:
    explicit YearReading(const Parameters& parameters)
        : impossible_(parameters.choice("year") == "impossible"),
          farthest_(parameters.count("farthest")),
          excused_(parameters.patterns("excused")) {}

    void run(const Context& context, Sink& sink) const override {
        std::vector<Found> found;
        for (const ItemView& item : context.items()) {
            collect(context, *item.content, &item, 0, found);
            for (const YearView& year : item.years) {
                for (const TextView* text : year.texts()) {
                    collect(context, *text, &item, year.row->fiscal_year, found);
                }
                collect_label(context, item, *year.row, found);
            }
        }
        for (const TextView* paragraph : context.paragraphs()) {
            collect(context, *paragraph, nullptr, 0, found);
        }
        say(found, sink);
    }

  private:
    struct Found {
        const ItemView* item = nullptr;
        int row_year = 0;
        schema::Place place;
        schema::YearMention year;
        const schema::YearRow* row = nullptr;  ///< whose label it is, nullptr in a text
    };

    bool fits(const Context& context, const schema::YearMention& year) const {
        if (!impossible_) {
            return year.beyond_era && !year.impossible;
        }
        const bool too_far = context.period() &&
                             year.kind != schema::YearMention::Kind::calendar_year &&
                             year.fiscal_year > context.period()->last + farthest_;
        return year.impossible || (too_far && !year.bare);
    }

    void collect(const Context& context, const TextView& text, const ItemView* item, int row_year,
                 std::vector<Found>& found) const {
        for (const schema::YearMention& year : text.years()) {
            const std::size_t begin = text.sentence_begin(year.begin);
            const std::size_t end = text.sentence_end(year.begin);
            // In running text a letter with a number may be anything: R0, the rate of an epidemic.
            const bool bare_letter = item == nullptr &&
                                     year.kind != schema::YearMention::Kind::date &&
                                     year.printed.find("年") == std::string::npos;
            if (fits(context, year) && !bare_letter &&
                !excused_.in(text.text().substr(begin, end - begin))) {
                found.push_back({item, row_year, text.place(), year, nullptr});
            }
        }
    }

    void collect_label(const Context& context, const ItemView& item, const schema::YearRow& row,
                       std::vector<Found>& found) const {
        for (const schema::YearMention& year : schema::find_years(row.label, context.period())) {
            if (fits(context, year)) {
                found.push_back({&item, row.fiscal_year, row.place, year, &row});
            }
        }
    }

    /// An impossible year is said at each place; an overrun era once for each way it is printed.
    void say(const std::vector<Found>& found, Sink& sink) const {
        std::map<std::string, std::int64_t> places;
        for (const Found& one : found) {
            ++places[one.year.printed];
        }
        std::set<std::string> said;
        for (const Found& one : found) {
            if (!impossible_ && !said.insert(one.year.printed).second) {
                continue;
            }
            Case what = one.item == nullptr ? Case() : Case::of(*one.item->item);
            if (one.row_year != 0 && one.item != nullptr) {
                what.in(one.row_year);
            }
            what.at(one.place, one.year.printed);
            if (one.row != nullptr) {
                what.ties.rests_on.push_back(row_of(*one.item->item, *one.row));
            }
            what.expected = year_name(one.year.fiscal_year).ja;
            what.arguments.set("means", year_name(one.year.fiscal_year));
            what.arguments.set("places", places.at(one.year.printed));
            what.facts = one.year.printed;
            sink.finding(what);
        }
    }

    bool impossible_;
    int farthest_;
    const PatternList& excused_;
};

}  // namespace

CheckKind year_reading_kind() {
    return {"year-reading",
            "A year is printed that cannot be meant, or that never came under that name.",
            {{.name = "year",
              .type = ParameterType::choice,
              .meaning = "impossible: no such year; beyond-era: 平成33年度",
              .choices = {"impossible", "beyond-era"}},
             {.name = "farthest",
              .type = ParameterType::integer,
              .meaning = "years behind the end of the plan that a text may speak of",
              .fallback = "40",
              .low = 1,
              .high = 200},
             {.name = "excused",
              .type = ParameterType::patterns,
              .meaning = "words in the sentence that explain a far year: long-term goals"}},
            {"means", "places"},
            make_check<YearReading>};
}

}  // namespace tenken::rules
