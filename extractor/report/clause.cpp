#include "extractor/report/clause.h"

#include <algorithm>

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

// Text of a cell read for figures; what is longer is prose that no report prints in a cell.
constexpr std::size_t longest_text = std::size_t{64} << 10;

bool is_bullet(char32_t c) {
    return c == 0x25CB || c == 0x25CF || c == 0x25CE || c == 0x25C6 || c == 0x25C7 || c == 0x25A0 ||
           c == 0x25A1 || c == 0x203B || c == 0x3007 || c == 0x25EF;
}

bool parts_words(char32_t c) {
    switch (c) {
        case U'。':
        case U'、':
        case U',':
        case U'，':
        case U';':
        case U'(':
        case U'[':
        case U'<':
        case U'〈':
        case U'《':
        case U'【':
        case U'】':
        case U'〉':
        case U'》':
        case U'>':
        case U'→':
        case U'⇒':
        case U'/':
        case U'\n':
        case U'…':
        case U'~':
        case U'「':
        case U'『':
        case U'!':
        case U'?':
            return true;
        default:
            return is_bullet(c);
    }
}

/// Where the bracket opens that closes before `end`; `end` if it never does.
std::size_t open_bracket(std::string_view text, std::size_t end) {
    int depth = 0;
    for (std::size_t at = end; at > 0;) {
        std::size_t begin = 0;
        const char32_t c = code_point_before(text, at, begin);
        depth += c == U')' ? 1 : 0;
        depth -= c == U'(' ? 1 : 0;
        if (depth == 0) {
            return begin;
        }
        at = begin;
    }
    return end;
}

std::string without_tail(std::string words, const Vocabulary& vocabulary) {
    if (const auto tail = vocabulary.words("indicator-tail").find(words)) {
        words.resize(tail->begin);
    }
    return words;
}

const schema::YearMention* year_ending_at(const Clause& clause, std::size_t from, std::size_t at,
                                          const Vocabulary& vocabulary, std::size_t& begin) {
    for (auto year = clause.years.rbegin(); year != clause.years.rend(); ++year) {
        if (year->end > at || year->begin < from) {
            continue;
        }
        const std::string_view between =
            std::string_view(clause.text).substr(year->end, at - year->end);
        if (between.empty() || vocabulary.words("date-tail").prefix(between) == between.size()) {
            begin = year->begin;
            return &*year;
        }
    }
    return nullptr;
}

}  // namespace

namespace {

/// Where a base of comparison (平成28年度比で) begins that ends at `at`, else `at`.
std::size_t baseline_ending_at(const Clause& clause, std::size_t from, std::size_t at,
                               const Vocabulary& vocabulary) {
    for (const schema::YearMention& year : clause.years) {
        if (year.begin < from || year.end >= at) {
            continue;
        }
        const std::string rest = clause.text.substr(year.end, at - year.end);
        const std::size_t mark = vocabulary.words("baseline-mark").prefix(rest);
        const std::string tail = rest.substr(mark);
        const auto particles = vocabulary.words("indicator-tail").find(tail);
        if (mark > 0 && (tail.empty() || (particles && particles->begin == 0))) {
            return year.begin;
        }
    }
    return at;
}

/// Cuts a text into clauses and carries the tags 【 】 along: a tag rules its line, and the lines
/// below if it stands alone.
class ClauseSplitter {
  public:
    ClauseSplitter(std::string text, const std::optional<schema::Period>& plan)
        : text_(std::move(text)), plan_(plan) {}

    std::vector<Clause> split() {
        int depth = 0;
        for (std::size_t at = 0; at < text_.size();) {
            const std::size_t here = at;
            const char32_t c = schema::next_code_point(text_, at);
            depth += c == U'(' ? 1 : 0;
            depth -= c == U')' && depth > 0 ? 1 : 0;
            if (c == U'\n') {
                cut(here);
                begin_ = at;
                depth = 0;
                if (!tag_alone_) {
                    tag_.clear();
                }
            } else if (c == U'【' || (is_bullet(c) && depth == 0)) {
                cut(here);
                depth = 0;
            } else if (c == U'。' && depth == 0) {
                cut(at);
            } else if (c == U'】') {
                const std::size_t open = text_.rfind("【", here);
                if (open != std::string::npos && open >= begin_) {
                    tag_ = text_.substr(open + 3, here - open - 3);
                    tagged_here_ = true;
                    begin_ = at;
                    tag_alone_ = at >= text_.size() || text_[at] == '\n';
                }
            }
        }
        cut(text_.size());
        return std::move(clauses_);
    }

  private:
    void cut(std::size_t end) {
        if (end > begin_) {
            Clause clause;
            clause.text = text_.substr(begin_, end - begin_);
            clause.tag = tag_;
            clause.tagged_here = tagged_here_;
            if (std::any_of(clause.text.begin(), clause.text.end(), is_digit)) {
                clause.quantities = schema::find_quantities(clause.text);
                if (!clause.quantities.empty()) {
                    clause.years = schema::find_years(clause.text, plan_);
                }
            }
            clauses_.push_back(std::move(clause));
            tagged_here_ = false;
        }
        begin_ = end;
    }

    std::string text_;
    const std::optional<schema::Period>& plan_;
    std::vector<Clause> clauses_;
    std::size_t begin_ = 0;
    std::string tag_;
    bool tag_alone_ = false;
    bool tagged_here_ = false;
};

}  // namespace

std::vector<Clause> read_clauses(std::string_view text, const std::optional<schema::Period>& plan) {
    return ClauseSplitter(tighten(text.substr(0, std::min(text.size(), longest_text))), plan)
        .split();
}

bool is_baseline(const Clause& clause, const schema::YearMention& year,
                 const Vocabulary& vocabulary) {
    return vocabulary.words("baseline-mark")
               .prefix(std::string_view(clause.text).substr(year.end)) > 0;
}

Indicator indicator_before(const Clause& clause, std::size_t index, const Vocabulary& vocabulary) {
    const std::string_view text = clause.text;
    const schema::Quantity& quantity = clause.quantities[index];
    const std::size_t floor = index == 0 ? 0 : clause.quantities[index - 1].end;
    Indicator result;
    // Particles and a remark in brackets may stand between the words and the figure:
    // 採択予定件数(予算総額)を7件.
    std::size_t end = quantity.begin;
    const auto skip_tail = [&] {
        const std::string head(text.substr(floor, end - floor));
        if (const auto tail = vocabulary.words("indicator-tail").find(head)) {
            end = floor + tail->begin;
        }
    };
    std::string remark;
    for (int round = 0; round < 5; ++round) {
        std::size_t year_begin = 0;
        if (const auto* year = year_ending_at(clause, floor, end, vocabulary, year_begin)) {
            result.year = year;
            end = year_begin;
            skip_tail();
            if (end > floor && text[end - 1] == ')') {
                // (返礼品数)平成29年度末:96品
                const std::size_t open = open_bracket(text, end);
                if (open < end && open >= floor) {
                    result.words = std::string(text.substr(open + 1, end - open - 2));
                    result.begin = open;
                    return result;
                }
            }
            continue;
        }
        if (const std::size_t base = baseline_ending_at(clause, floor, end, vocabulary);
            base < end) {
            end = base;
            continue;
        }
        const std::size_t before = end;
        skip_tail();
        if (end > floor && text[end - 1] == ')') {
            const std::size_t open = open_bracket(text, end);
            if (open < end && open >= floor) {
                remark = std::string(text.substr(open + 1, end - open - 2));
                end = open;
            }
        }
        if (end == before) {
            break;
        }
    }
    std::size_t begin = end;
    while (begin > floor) {
        std::size_t previous = 0;
        const char32_t c = code_point_before(text, begin, previous);
        if (c == U')' || c == U'」' || c == U'』') {
            const std::size_t open = c == U')' ? open_bracket(text, begin) : previous;
            if (open >= begin || open < floor) {
                break;
            }
            begin = open;
            continue;
        }
        const bool dots = c == U'.' && previous > floor && text[previous - 1] == '.';
        if (parts_words(c) || dots) {
            break;
        }
        begin = previous;
    }
    if (begin == end && begin > floor && text[begin - 1] == '(') {
        // 衛生委員会の開催(1回): the words stand before the bracket.
        end = begin - 1;
        begin = end;
        while (begin > floor) {
            std::size_t previous = 0;
            const char32_t c = code_point_before(text, begin, previous);
            if (parts_words(c) || c == U')') {
                break;
            }
            begin = previous;
        }
    }
    // A year inside the phrase bounds it: R2年度の収入未済額.
    for (const schema::YearMention& year : clause.years) {
        if (year.begin >= begin && year.end <= end) {
            const std::string_view rest = text.substr(year.end, end - year.end);
            const std::size_t tail = vocabulary.words("date-tail").prefix(rest);
            if (!is_baseline(clause, year, vocabulary)) {
                result.year = &year;
            }
            begin = year.end + std::min(tail, rest.size());
        }
    }
    result.words = without_tail(std::string(text.substr(begin, end - begin)), vocabulary);
    result.begin = begin;
    result.words.erase(0, vocabulary.words("indicator-head").prefix(result.words));
    if (vocabulary.words("no-indicator").matches(result.words)) {
        result.words.clear();
    }
    if (result.words.empty()) {
        const bool number = std::any_of(remark.begin(), remark.end(), is_digit);
        result.words = number ? "" : remark;
    }
    return result;
}

}  // namespace tenken::report
