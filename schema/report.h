// What a reform report (行政改革の実績報告書) is. Names and meaning follow report.xsd.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "schema/corrections.h"
#include "schema/decimal.h"
#include "schema/fiscal_year.h"
#include "schema/geometry.h"
#include "schema/metadata.h"
#include "schema/reading.h"
#include "schema/table.h"

namespace tenken::schema {

/// A blank, a dash and a statement of nothing are different things; a missing cell is no Text at
/// all.
enum class Presence {
    value,      ///< something is written
    blank,      ///< the cell is there and empty
    dash,       ///< － ― - … × *** : a mark instead of a value; `text` keeps which
    statement,  ///< 実績なし, 実施なし, 該当なし: says that there is nothing
};

/// A figure named in a text: 収入未済額 | 469 | 百万円.
struct Measure {
    std::string indicator;  ///< the words before it, "" if none
    Decimal value;
    Decimal precision;  ///< one unit of the last digit shown: 0.1 for 35.8
    std::string unit;
    bool approximate = false;
    std::string printed;
    friend bool operator==(const Measure&, const Measure&) = default;
};

struct Text {
    std::string text;
    Presence presence = Presence::value;
    Place place;
    std::vector<Place> continued;
    std::vector<Measure> measures;
    friend bool operator==(const Text&, const Text&) = default;
};

enum class Relation { at_least, at_most, equal, about };

/// 目標: one indicator with its value. `fiscal_year` is the year it is due, 0 if none is said.
struct Target {
    std::string indicator;
    Decimal value;
    Decimal precision;
    std::string unit;
    Relation relation = Relation::at_least;
    int fiscal_year = 0;
    bool every_year = false;  ///< 毎年, 年間…以下: holds in each year of the plan
    int baseline_year = 0;  ///< 平成28年度比 -> 2016: `value` is a change against it; 0 if absolute
    std::string direction_words;  ///< the words that decided `relation`: 縮減, 以上 …; "" = assumed
    std::string printed;          ///< the sentence
    Place place;
    friend bool operator==(const Target&, const Target&) = default;
};

/// 年次効果額. No value where the cell is blank, a dash or unreadable; `printed` and `presence`
/// tell.
struct Effect {
    std::optional<Decimal> value;
    std::string unit;  ///< 千円, as the heading or the cell says; "" if neither does
    Presence presence = Presence::value;
    std::string printed;
    Place place;
    friend bool operator==(const Effect&, const Effect&) = default;
};

/// One year of an item. fiscal_year 0: the label could not be resolved.
struct YearRow {
    int fiscal_year = 0;
    std::string label;  ///< as printed: H29年度実績
    std::optional<Text> planned;
    std::optional<Text> actual;
    std::optional<Text> grade;
    std::optional<Effect> effect;
    Place place;
    friend bool operator==(const YearRow&, const YearRow&) = default;
};

struct Item {
    std::string number;  ///< "1", "R2-1", "1-(2)-3": without No. and 項目
    std::string name;
    std::string department;
    std::string section;  ///< headings above it, joined by " / "
    std::string content;  ///< 内容・目標等
    Place content_place;
    std::vector<Place> content_continued;
    bool name_cell_missing = false;  ///< no cell for 項目名 (not: a blank one)
    bool department_cell_missing = false;
    std::string effect_heading;  ///< 年次効果額（実績）(千円), "" if the item announces none
    std::string effect_unit;
    std::vector<Target> targets;
    std::vector<YearRow> years;
    Place place;
    friend bool operator==(const Item&, const Item&) = default;
};

/// 目次: page is the printed page number as it stands there, 0 if none.
struct Entry {
    std::string number;
    std::string title;
    int page = 0;
    int level = 0;  ///< 0 for chapters, deeper for what stands under them
    Place place;
    friend bool operator==(const Entry&, const Entry&) = default;
};

/// A roll-up row or a headline figure.
/// scope: the list it belongs to, e.g. "1 収入額"; a headline has no item.
struct Total {
    std::string scope;
    std::string mark;                 ///< (A), (B), (A)+(B): what the report calls it
    std::optional<std::string> item;  ///< number of the item a row belongs to
    std::string name;
    std::string content;
    std::optional<Decimal> value;
    Decimal precision;
    std::string unit;
    bool approximate = false;
    std::string printed;
    Place place;
    friend bool operator==(const Total&, const Total&) = default;
};

struct SeriesValue {
    int fiscal_year = 0;
    std::optional<Decimal> value;
    Presence presence = Presence::value;
    std::string printed;
    Place place;
    friend bool operator==(const SeriesValue&, const SeriesValue&) = default;
};

/// One row of an appendix: 市税 over 15 years.
struct Figures {
    std::string name;
    std::string unit;
    std::string heading;            ///< title of its table
    bool years_from_title = false;  ///< the table has no row of years; they come from its title
    std::vector<SeriesValue> values;
    Place place;
    friend bool operator==(const Figures&, const Figures&) = default;
};

/// Running text outside the tables: prose, headings, notes.
struct Paragraph {
    std::string text;
    int heading_level = 0;  ///< 0 for prose
    Place place;
    friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

/// What the reader has to say about its own reading.
struct Note {
    std::string code;  ///< "undecoded-glyphs", "unread-number", "repaired" … (stable)
    std::string text;
    Place place;
    friend bool operator==(const Note&, const Note&) = default;
};

enum class SourceKind { born_digital, scanned, transcript };

struct Source {
    std::string file;  ///< name without folders
    std::string sha256;
    int pages = 0;
    SourceKind kind = SourceKind::born_digital;
    std::string producer;
    /// Kinds of pages, by runs: "text:1-5 image:6"; "" where all are text. Names: page_kind.h.
    std::string page_kinds = {};
    friend bool operator==(const Source&, const Source&) = default;
};

/// How much of the document's text found its place in the model; characters without white space.
struct Coverage {
    long characters = 0;  ///< all that was read
    long placed = 0;      ///< in items, totals, series, contents, title
    long in_tables = 0;   ///< only in a kept table
    long in_text = 0;     ///< only in a paragraph
    long running = 0;     ///< running headers, page numbers
    long undecoded = 0;   ///< U+FFFD
    friend bool operator==(const Coverage&, const Coverage&) = default;
};

struct Report {
    Source source;
    std::string title;
    std::string municipality;
    std::optional<Period> period;
    std::vector<Entry> contents;
    std::vector<Item> items;
    std::vector<Total> totals;
    std::vector<Figures> series;
    std::vector<Table> tables;
    std::vector<Paragraph> paragraphs;
    std::vector<Note> notes;
    Coverage coverage;
    Reading reading;          ///< of the pages that are pictures; empty if none was read
    Corrections corrections;  ///< those of --corrections
    Metadata metadata;        ///< for an archive's catalogue
    friend bool operator==(const Report&, const Report&) = default;
};

}  // namespace tenken::schema
