#include "extractor/report/label.h"

#include <algorithm>
#include <utility>

#include "extractor/report/label_core.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

// Longer texts are never labels; the longest seen in reports has 22 characters.
constexpr std::size_t longest_label = 40;
constexpr std::size_t longest_label_bytes = 240;  // 40 kanji and the blanks they are set with
constexpr std::size_t longest_free_unit = 10;
// Labels come back on each page, most figures never: remembered, those of a budget would fill more
// memory than its tables.
constexpr std::size_t most_values_kept = 4096;

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

/// Latin letters only, and more of them than No., ID or KPI.
bool is_english_word(std::string_view squeezed) {
    constexpr std::size_t longest_abbreviation = 3;
    std::size_t letters = 0;
    std::size_t digits = 0;
    for (const char c : squeezed) {
        if (static_cast<unsigned char>(c) >= 0x80) {
            return false;
        }
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1 : 0;
        digits += is_digit(c) ? 1 : 0;
    }
    return letters > longest_abbreviation && digits == 0;
}

/// Money as English headings name it.
std::string_view japanese_money(std::string_view unit) {
    constexpr std::string_view endings[][2] = {
        {"thousandyen", "千円"},    {"thousandsyen", "千円"},
        {"thousandsofyen", "千円"}, {"millionyen", "百万円"},
        {"millionsyen", "百万円"},  {"millionsofyen", "百万円"},
        {"billionyen", "十億円"},   {"yen", "円"}};
    std::string lower(unit);
    std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    for (const auto& [written, japanese] : endings) {
        if (lower == written || lower == std::string("in") + std::string(written)) {
            return japanese;
        }
    }
    return unit;
}

/// 財政効果※1 -> 財政効果
void take_footnote(std::string& core, const Vocabulary& vocabulary) {
    // Nearly all labels end in another kanji: the last bytes of ※, †, 注, and ASCII.
    constexpr std::string_view last_bytes = "\xBB\xA0\xA8*)0123456789";
    if (core.empty() || last_bytes.find(core.back()) == last_bytes.npos) {
        return;
    }
    const auto mark = vocabulary.words("footnote-mark").find(core);
    if (mark && mark->begin > 0) {
        core.resize(mark->begin);
    }
}

/// What a step of the cycle of plan, do, check and act is called matters less than which it is.
Field field_of_step(const std::vector<std::string>& groups, const Vocabulary& vocabulary) {
    static constexpr std::pair<std::string_view, Field> steps[] = {{"cycle-plan", Field::planned},
                                                                   {"cycle-do", Field::actual},
                                                                   {"cycle-check", Field::grade},
                                                                   {"cycle-act", Field::remark}};
    for (const std::string& group : groups) {
        for (const auto& [id, field] : steps) {
            if (vocabulary.words(id).matches(group)) {
                return field;
            }
        }
    }
    return Field::none;
}

}  // namespace

Aspect aspect_of(Field field) {
    switch (field) {
        case Field::planned:
        case Field::target:
            return Aspect::planned;
        case Field::actual:
            return Aspect::actual;
        default:
            return Aspect::none;
    }
}

const Label& LabelReader::read(std::string_view cell_text) {
    static const Label no_label;
    cell_text = without_circled_digit(cell_text);
    if (cell_text.empty() || cell_text.size() > longest_label_bytes) {
        return no_label;
    }
    const auto known = read_.find(cell_text);
    if (known != read_.end()) {
        return known->second ? *known->second : no_label;
    }
    Label label;
    if (static_cast<std::size_t>(visible_characters(cell_text)) <= longest_label) {
        const std::string squeezed = schema::squeeze(cell_text);
        if (code_points(squeezed) <= longest_label) {
            label = parse(undecorated(squeezed));
        }
    }
    if (label == no_label) {
        if (said_nothing_ == most_values_kept) {
            std::erase_if(read_, [](const auto& entry) { return entry.second == nullptr; });
            said_nothing_ = 0;
        }
        ++said_nothing_;
        read_.emplace(cell_text, nullptr);
        return no_label;
    }
    return *read_.emplace(cell_text, std::make_unique<const Label>(std::move(label))).first->second;
}

std::string LabelReader::unit_in(std::string_view squeezed) const {
    const std::size_t prefix = vocabulary_.words("unit-prefix").prefix(squeezed);
    const std::string_view rest = squeezed.substr(prefix);
    const bool mark = prefix == 0 && rest.size() == 1 && rest[0] >= 'A' && rest[0] <= 'Z';
    if (rest.empty() || mark) {
        return "";  // (A) is what other columns call this one; (a) would be are
    }
    const bool unit = vocabulary_.words("unit").matches(rest) ||
                      (prefix > 0 && code_points(rest) <= longest_free_unit);
    return unit ? std::string(japanese_money(rest)) : "";
}

std::string LabelReader::unit_line(std::string_view text) const {
    const std::string squeezed = schema::squeeze(text);
    if (code_points(squeezed) > 24) {
        return "";
    }
    const std::string_view bare = undecorated(squeezed);
    const Bracketed parts = take_brackets(bare);
    const bool bracket = parts.core.empty() && parts.groups.size() == 1;
    std::string_view rest = bracket ? std::string_view(parts.groups.front()) : bare;
    // 効果額は千円単位
    if (const auto suffix = vocabulary_.words("unit-suffix").find(rest);
        suffix && suffix->begin > 0) {
        std::string_view named = rest.substr(0, suffix->begin);
        named.remove_prefix(vocabulary_.words("unit-subject").prefix(named));
        return vocabulary_.words("unit").matches(named) ? unit_in(named) : "";
    }
    // 金額の単位：千円、▲は減
    // 単位：百万円。括弧内は累計額
    rest = rest.substr(0, rest.find("。"));
    constexpr std::string_view comma = "、";
    if (bracket && rest.find(comma) == std::string_view::npos) {
        return unit_in(rest);
    }
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(comma), rest.size());
        const std::string_view part = rest.substr(0, end);
        if (vocabulary_.words("unit-prefix").prefix(part) > 0) {
            if (std::string unit = unit_in(part); !unit.empty()) {
                return unit;
            }
        }
        rest.remove_prefix(std::min(end + comma.size(), rest.size()));
    }
    return "";
}

void LabelReader::read_group(const std::string& group, Label& label) const {
    // (A) and (b) are marks, (t) and (%) are units.
    const bool mark = vocabulary_.words("column-mark").matches(group) &&
                      (group.size() > 1 || (group[0] >= 'A' && group[0] <= 'Z') ||
                       (group[0] >= 'a' && group[0] <= 'e'));
    if (mark) {
        label.mark = "(" + group + ")";
        return;
    }
    if (const std::string unit = unit_in(group); !unit.empty()) {
        label.unit = unit;
        return;
    }
    Label inner;
    const std::optional<std::string> rest = take_years(group, inner);
    if (rest && rest->empty() && (inner.range || (inner.year && !inner.weak))) {
        if (inner.year && !label.year) {
            label.year = inner.year;
            label.year_in_brackets = true;
        }
        if (inner.range && !label.range) {
            label.range = inner.range;
        }
    }
    if (vocabulary_.words("actual-hint").contains(group)) {
        label.aspect = Aspect::actual;
    } else if (vocabulary_.words("planned-hint").contains(group)) {
        label.aspect = Aspect::planned;
    }
    label.total = label.total || vocabulary_.words("total-hint").contains(group);
}

std::optional<std::string> LabelReader::take_plan_year(const std::string& core,
                                                       Label& label) const {
    if (!plan_) {
        return std::nullopt;
    }
    const std::size_t first = vocabulary_.words("first-plan-year").prefix(core);
    const std::size_t nth = vocabulary_.words("nth-plan-year").prefix(core);
    const std::size_t last = vocabulary_.words("last-plan-year").prefix(core);
    const std::size_t end = std::max({first, nth, last});
    if (end == 0 || (end == last && end == core.size())) {
        return std::nullopt;  // 最終年度 alone asks which year that is
    }
    const auto digit = std::find_if(core.begin(), core.end(), is_digit);
    const int place = nth > 0 ? *digit - '0' : 1;
    schema::YearMention year;
    year.fiscal_year = last > 0 ? plan_->last : plan_->first + place - 1;
    year.end = end;
    year.printed = core.substr(0, end);
    std::string rest = core.substr(end);
    rest.erase(0, vocabulary_.words("year-connector").prefix(rest));
    const bool known = rest.empty() || vocabulary_.field(rest) != Field::none;
    if (!known || year.fiscal_year > plan_->last) {
        return std::nullopt;
    }
    label.year = year;
    return rest;
}

std::optional<std::string> LabelReader::take_years(const std::string& core, Label& label) const {
    const std::vector<schema::YearMention> mentions = schema::find_years(core, plan_);
    if (mentions.empty()) {
        if (auto rest = take_plan_year(core, label)) {
            return rest;
        }
        const bool number = all_digits(core) && (core.size() <= 2 || core.size() == 4);
        if (number || core == "元") {
            if (const auto year = schema::parse_year_label(core, plan_)) {
                label.year = year;
                label.weak = true;
                return std::string();
            }
        }
        return core;
    }
    const schema::YearMention& first = mentions.front();
    const schema::YearMention& last = mentions.back();
    const auto tail = [&](std::size_t from) {
        std::string after = core.substr(from);
        if (const auto later = vocabulary_.words("later-years").find(after)) {
            label.later = true;
            after.erase(later->begin, later->end - later->begin);
        }
        if (vocabulary_.words("year-suffix").matches(after)) {
            const bool expected = vocabulary_.words("year-expected").contains(after) &&
                                  !vocabulary_.words("actual-hint").contains(after);
            label.aspect = expected ? Aspect::planned : label.aspect;
            return std::string();
        }
        return after.substr(vocabulary_.words("year-connector").prefix(after));
    };
    if (mentions.size() == 2 && first.fiscal_year != last.fiscal_year) {
        const auto period = schema::find_period(core);
        if (!period) {
            return std::nullopt;
        }
        label.range = period;
        label.weak = true;
        return core.substr(0, first.begin) + tail(last.end);
    }
    for (const schema::YearMention& mention : mentions) {
        if (mention.fiscal_year != first.fiscal_year) {
            return std::nullopt;
        }
    }
    label.year = first;
    label.weak = first.kind == schema::YearMention::Kind::date;
    std::string before = core.substr(0, first.begin);
    if (before == "(") {
        before.clear();
    }
    return before + tail(last.end);
}

void LabelReader::take_mark(std::string& core, Label& label) const {
    const WordSet& marks = vocabulary_.words("column-mark");
    for (std::optional<WordSet::Hit> hit = marks.find(core); hit;
         hit = marks.find(core, hit->end)) {
        if (hit->end == core.size() && hit->begin > 0 &&
            static_cast<unsigned char>(core[hit->begin - 1]) >= 0x80) {
            label.mark = core.substr(hit->begin);
            core.resize(hit->begin);
            return;
        }
        if (hit->end == hit->begin) {
            return;
        }
    }
}

void LabelReader::read_field(const std::string& core, Label& label) const {
    const auto look = [&](std::string_view text) {
        const bool foreign = !english_ && is_english_word(text);
        label.field = foreign ? Field::none : vocabulary_.field(text);
        label.exact = label.field != Field::none && vocabulary_.is_word(text);
        return label.field != Field::none;
    };
    if (look(core) || look(without_enumerator(core))) {
        return;
    }
    // 目標指標1 is a label, No.1 and 項目1 are values.
    if (look(without_counter(core)) && label.field != Field::item_number &&
        label.field != Field::name && label.field != Field::section) {
        return;
    }
    label.field = Field::none;
    label.exact = false;
    const WordSet& joiners = vocabulary_.words("label-joiner");
    for (auto hit = joiners.find(core); hit; hit = joiners.find(core, hit->end)) {
        const std::string first = core.substr(0, hit->begin);
        const std::string second = core.substr(hit->end);
        const Field a = vocabulary_.field(first);
        const Field b = vocabulary_.field(second);
        if (a != Field::none && b != Field::none) {
            const bool both =
                (a == Field::planned && (b == Field::actual || b == Field::progress)) ||
                (a == Field::target && b == Field::actual);
            label.field = both ? Field::plan_and_actual : a;
            label.second = both ? Field::none : b;
            return;
        }
    }
}

Label LabelReader::parse(std::string_view squeezed) const {
    Label label;
    if (vocabulary_.words("era").matches(squeezed)) {
        label.era = std::string(squeezed);
        return label;
    }
    if (vocabulary_.is_word(squeezed)) {
        label.field = vocabulary_.field(squeezed);
        label.exact = true;
        label.total = label.field == Field::total;
        return label;
    }
    Bracketed parts = take_brackets(squeezed);
    if (parts.core.empty() && parts.groups.size() == 1) {
        const std::string unit = unit_in(parts.groups.front());
        if (!unit.empty()) {
            label.unit = unit;
            return label;
        }
        parts.core = parts.groups.front();
        parts.groups.clear();
    }
    if (vocabulary_.words("unit-prefix").prefix(parts.core) > 0 && parts.groups.empty()) {
        label.unit = unit_in(parts.core);
        if (!label.unit.empty()) {
            return label;
        }
    }
    if (parts.core.empty()) {
        return {};
    }
    for (const std::string& group : parts.groups) {
        read_group(group, label);
    }
    std::string core(undecorated(parts.core));
    take_footnote(core, vocabulary_);
    take_mark(core, label);
    const std::optional<std::string> rest = take_years(core, label);
    if (!rest) {
        return {};
    }
    label.weak = label.weak && (label.year || rest->empty());
    if (rest->empty()) {
        label.exact = true;
        return label.is_label() && (label.year || label.range) ? label : Label{};
    }
    read_field(*rest, label);
    if (label.field == Field::none) {
        label.field = field_of_step(parts.groups, vocabulary_);
    }
    if (label.field == Field::none) {
        return {};
    }
    // 小項目（取組名）: what it is called in the plan, and what it is.
    const bool named =
        label.field == Field::section &&
        std::any_of(parts.groups.begin(), parts.groups.end(),
                    [&](const auto& group) { return vocabulary_.field(group) == Field::name; });
    label.field = named ? Field::name : label.field;
    if (label.field == Field::name && label.year) {
        label.field = Field::none;  // 令和4年度の取組: what was done in it
        label.exact = true;
    }
    // 計画額(累計額) is a plan with its running sum in brackets, not a sum.
    const bool own = label.field == Field::planned || label.field == Field::actual ||
                     label.field == Field::target;
    label.total = (label.total && !own) || label.field == Field::total ||
                  vocabulary_.words("total-hint").contains(*rest);
    if (label.field == Field::content && label.aspect == Aspect::actual) {
        label.field = Field::actual;  // 取組内容（実績）
    }
    if (label.field == Field::planned && label.aspect == Aspect::actual) {
        label.field = Field::plan_and_actual;  // 年度行動計画（及び実績）
    }
    const bool says_itself = own || label.field == Field::plan_and_actual;
    if (says_itself) {
        label.aspect = Aspect::none;
    } else if (label.aspect == Aspect::none) {
        label.aspect = vocabulary_.words("actual-hint").contains(*rest)    ? Aspect::actual
                       : vocabulary_.words("planned-hint").contains(*rest) ? Aspect::planned
                                                                           : Aspect::none;
    }
    return label;
}

}  // namespace tenken::report
