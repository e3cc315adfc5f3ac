#include "extractor/report/contents.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <re2/re2.h>

#include "extractor/report/headings.h"
#include "extractor/report/item_draft.h"
#include "extractor/report/text_tools.h"
#include "schema/packed_cells.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_entry = 80;
// Without a heading 目次, this many lines with leaders make one.
constexpr int least_run = 3;

struct Line {
    std::string title;  ///< NFKC
    int page = 0;
    bool leader = false;
};

/// True if that many characters of leaders stand in a text: without them no pattern below need be
/// asked, nor made.
bool may_have_leaders(std::string_view text, int least) {
    constexpr std::u32string_view leaders = U".·・‥…_─━-–—";
    int found = 0;
    for (std::size_t at = 0; at < text.size() && found < least;) {
        found += leaders.find(schema::next_code_point(text, at)) != leaders.npos ? 1 : 0;
    }
    return found >= least;
}

bool match_leaders(const std::string& normal, std::string& title, std::string& digits) {
    if (!may_have_leaders(normal, 3)) {
        return false;
    }
    static const RE2 leaders(
        R"(^(.*?[^ .·・‥_─━\-–—ー])[ ]*(?:[.·・‥_─━\-–—][ ]?){3,}[ ]*(?:[pP]\.?)?[(\-]?[ ]*([0-9]{1,4})[ ]*[)\-]?(?:ページ|頁)?$)");
    return RE2::FullMatch(normal, leaders, &title, &digits);
}

bool match_gap(const std::string& normal, std::string& title, std::string& digits) {
    static const RE2 gap(R"(^(.*?[^ 0-9.\-])[ \t]+(?:[pP]\.?)?([0-9]{1,4})(?:ページ|頁)?$)");
    return RE2::FullMatch(normal, gap, &title, &digits);
}

/// The lines of a paragraph, and the entries that a page break has joined into one line: a page
/// number behind leaders ends an entry.
std::vector<std::string> entry_lines(std::string_view text) {
    std::string parted(text);
    if (may_have_leaders(text, 4)) {
        static const RE2 joined(R"(((?:[.·・‥…_─━\-–—][ ]?){4,}[ ]*[0-9０-９]{1,4})[ \n]+)");
        RE2::GlobalReplace(&parted, joined, "\\1\n");
    }
    std::vector<std::string> lines;
    for (const std::string_view line : lines_of(parted)) {
        lines.emplace_back(line);
    }
    return lines;
}

int to_page(std::string_view digits) {
    int page = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), page);
    return page;
}

/// "No.1 協働の… ……… 5": title and page. Without leaders only if `loose` (inside the contents).
Line read_line(std::string_view text, bool loose) {
    const std::string normal = schema::nfkc(schema::trim(text));
    Line line;
    std::string digits;
    if (match_leaders(normal, line.title, digits)) {
        line.page = to_page(digits);
        line.leader = true;
    } else if (loose && match_gap(normal, line.title, digits)) {
        line.page = to_page(digits);
    } else {
        line.title = normal;
        // Leaders that lead nowhere.
        while (!line.title.empty() && (line.title.back() == '.' || line.title.back() == ' ')) {
            line.title.pop_back();
        }
    }
    return line;
}

class ContentsReader {
  public:
    ContentsReader(const layout::Document& document, const Vocabulary& vocabulary)
        : document_(document), vocabulary_(vocabulary) {
        result_.block_used.assign(document.blocks.size(), false);
    }

    Contents read() {
        std::size_t begin = find_heading();
        const bool headed = begin < document_.blocks.size();
        if (!headed) {
            begin = find_run();
        }
        for (std::size_t i = headed ? begin + 1 : begin; i < document_.blocks.size(); ++i) {
            if (!read_block(i)) {
                break;
            }
        }
        if (headed && !result_.entries.empty()) {
            result_.block_used[begin] = true;
        }
        trim_end();
        return std::move(result_);
    }

  private:
    const layout::Paragraph* paragraph(std::size_t i) const {
        return std::get_if<layout::Paragraph>(&document_.blocks[i]);
    }

    std::size_t find_heading() const {
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            if (const auto* text = paragraph(i);
                text != nullptr && text->text.size() < 60 &&
                vocabulary_.words("contents-heading").matches(schema::squeeze(text->text))) {
                return i;
            }
        }
        return document_.blocks.size();
    }

    std::size_t find_run() const {
        int run = 0;
        for (std::size_t i = 0; i < document_.blocks.size(); ++i) {
            const auto* text = paragraph(i);
            const bool leader = text != nullptr && text->text.size() < longest_entry * 8 &&
                                read_line(text->text, false).leader;
            run = leader ? run + 1 : 0;
            if (run == least_run) {
                return i + 1 - least_run;
            }
        }
        return document_.blocks.size();
    }

    bool read_block(std::size_t i) {
        std::vector<schema::Entry> found;
        if (const auto* text = paragraph(i)) {
            for (const std::string& line : entry_lines(text->text)) {
                const Line read = read_line(line, true);
                if (!accept(read, text->place.page)) {
                    return false;
                }
                found.push_back(entry(read, text->place));
            }
        } else {
            const schema::WithCells table(std::get<schema::Table>(document_.blocks[i]));
            if (!read_table(*table, found)) {
                return false;
            }
        }
        for (schema::Entry& one : found) {
            seen_.emplace(schema::squeeze(one.number + one.title), one.place.page);
            last_page_ = std::max(last_page_, one.page);
            entry_blocks_.push_back(i);
            result_.entries.push_back(std::move(one));
        }
        result_.block_used[i] = true;
        return true;
    }

    /// A line that repeats an entry begins the body, as does an item of an earlier page that comes
    /// again in other words (取組項目1 for 1); a sentence is none.
    bool accept(const Line& line, int page) const {
        const std::string squeezed = schema::squeeze(line.title);
        if (squeezed.empty() || code_points(squeezed) > longest_entry || squeezed.ends_with("。")) {
            return false;
        }
        if (line.page > 0) {
            return true;
        }
        const HeadingParts parts = heading_parts(line.title, vocabulary_);
        const NumberedName item = split_number(line.title, vocabulary_);
        if (parts.level == 0 && item.number.empty() && code_points(squeezed) > 25) {
            return false;
        }
        const auto entry = seen_.find(schema::squeeze(item.number + item.name));
        if (parts.level == 0 && !item.number.empty() && entry != seen_.end() &&
            entry->second < page) {
            return false;
        }
        const bool known = seen_.contains(squeezed);
        // Sections may be named alike under two chapters, a chapter is named once.
        return !(known && (parts.level <= 1 || parts.level == 0));
    }

    bool read_table(const schema::Table& table, std::vector<schema::Entry>& found) {
        const bool transcript = table.evidence == schema::Evidence::transcript;
        if (table.columns > 4) {
            return false;
        }
        for (int row = 0; row < table.rows; ++row) {
            std::string title;
            std::string last;
            schema::Place place;
            for (const schema::Cell& cell : table.cells) {
                if (cell.row != row || schema::trim(cell.text).empty()) {
                    continue;
                }
                if (title.empty()) {
                    place = cell.place;
                }
                title += last.empty() ? "" : (title.empty() ? "" : " ") + last;
                last = one_line(cell.text);
            }
            if (title.empty() && last.empty()) {
                continue;
            }
            const std::string digits = schema::squeeze(last);
            const bool page = !title.empty() && !digits.empty() && digits.size() <= 4 &&
                              std::all_of(digits.begin(), digits.end(), is_digit);
            // A line whose page number stands too near was read as one cell.
            const bool alone = title.empty() && table.evidence != schema::Evidence::ruled;
            Line line = read_line(page ? title : title + (title.empty() ? "" : " ") + last, alone);
            if (page) {
                line.page = to_page(digits);
            }
            if (line.page == 0 && !transcript && table.columns > 1 && found.empty()) {
                return false;
            }
            if (!accept(line, place.page)) {
                return false;
            }
            found.push_back(entry(line, place));
        }
        return !found.empty();
    }

    schema::Entry entry(const Line& line, const schema::Place& place) {
        schema::Entry result;
        result.page = line.page;
        result.place = place;
        const HeadingParts parts = heading_parts(line.title, vocabulary_);
        const NumberedName item = split_number(line.title, vocabulary_);
        const bool item_line = parts.level == 0 && !item.number.empty();
        if (item_line) {
            result.number = item.number;
            while (result.number.size() > 1 && result.number.back() == '.') {
                result.number.pop_back();  // 1．広報紙の刷新
            }
            result.title = item.name;
            result.level = heading_level_ + 1;
        } else {
            result.number = parts.number;
            result.title = parts.words;
            result.level = parts.level > 0 ? parts.level - 1 : 0;
            heading_level_ = result.level;
        }
        return result;
    }

    /// What follows the last entry with a page may be the body already.
    void trim_end() {
        if (last_page_ == 0) {
            result_.entries.clear();
            std::fill(result_.block_used.begin(), result_.block_used.end(), false);
            return;
        }
        // Entries without a page at the end are kept only while they number what a page stands for.
        // The first heading of the body, on a page of its own, numbers something too; but where
        // most entries have a page an entry without one does not stand alone at the end.
        const auto paged = std::count_if(result_.entries.begin(), result_.entries.end(),
                                         [](const schema::Entry& one) { return one.page > 0; });
        const bool most_paged =
            paged * 3 >= static_cast<std::ptrdiff_t>(result_.entries.size()) * 2;
        const auto turns_page = [&] {
            const std::size_t count = result_.entries.size();
            return most_paged && count > 1 &&
                   result_.entries[count - 1].place.page > result_.entries[count - 2].place.page;
        };
        while (!result_.entries.empty() && result_.entries.back().page == 0 &&
               (result_.entries.back().number.empty() || turns_page())) {
            result_.block_used[entry_blocks_.back()] = false;
            entry_blocks_.pop_back();
            result_.entries.pop_back();
        }
    }

    const layout::Document& document_;
    const Vocabulary& vocabulary_;
    Contents result_;
    std::map<std::string, int> seen_;  ///< number and title of an entry, its page
    std::vector<std::size_t> entry_blocks_;
    int last_page_ = 0;
    int heading_level_ = 0;
};

}  // namespace

Contents read_contents(const layout::Document& document, const Vocabulary& vocabulary) {
    return ContentsReader(document, vocabulary).read();
}

}  // namespace tenken::report
