#include "extractor/report/target_sentence.h"

#include <algorithm>

#include "extractor/report/cell_number.h"
#include "extractor/report/clause.h"
#include "extractor/report/direction.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

// Words between a value and what marks it as aimed at: 80%以上(前年度比)程度を目標.
constexpr int most_between = 4;

class TargetReader {
  public:
    TargetReader(const TargetContext& context, const Vocabulary& vocabulary)
        : context_(context), vocabulary_(vocabulary) {}

    /// `all`: every figure of the text is a target, marked or not.
    void read(std::string_view text, bool all, bool tagged_only) {
        for (const Clause& clause : read_clauses(text, context_.plan)) {
            const bool tagged = words("target-tag").contains(clause.tag) &&
                                !words("result-tag").contains(clause.tag);
            if (!tagged_only || tagged) {
                const std::size_t before = targets_.size();
                read_clause(clause, all || tagged);
                if (targets_.size() > before) {
                    print(text, clause.text, before);
                }
            }
        }
    }

    /// A cell that is one number: everything else is said by its row and column.
    void add_number(const schema::Quantity& quantity, std::string_view cell) {
        schema::Target target;
        target.indicator = context_.indicator;
        target.value = quantity.value;
        target.precision = quantity.precision;
        target.unit = quantity.unit;
        target.fiscal_year = context_.fiscal_year;
        target.printed = std::string(schema::trim(cell));
        target.place = context_.place;
        decide_relation(target, {}, {});
        targets_.push_back(std::move(target));
    }

    std::vector<schema::Target> take() { return std::move(targets_); }

  private:
    /// The line as it stands on the page, for the targets found in it.
    void print(std::string_view text, const std::string& clause, std::size_t from) {
        std::string printed = clause;
        for (const std::string_view line : lines_of(text)) {
            if (tighten(line).find(clause) != std::string::npos) {
                printed = std::string(line);
                break;
            }
        }
        for (std::size_t i = from; i < targets_.size(); ++i) {
            targets_[i].printed = printed;
        }
    }

    const WordSet& words(std::string_view id) const { return vocabulary_.words(id); }

    void read_clause(const Clause& clause, bool all) {
        if (clause.quantities.empty()) {
            return;
        }
        std::vector<bool> aimed(clause.quantities.size(), false);
        for (std::size_t i = 0; i < clause.quantities.size(); ++i) {
            aimed[i] = all ? !is_past(clause, i) : is_marked(clause, i) || is_limit(clause, i);
        }
        // 25,000件(普及率40%)を目標: both parts are aimed at; so are A 10件、B 20件を目標.
        for (std::size_t i = clause.quantities.size(); i-- > 1;) {
            if (aimed[i] && !aimed[i - 1] && !all) {
                aimed[i - 1] = joined(clause, i - 1);
            }
        }
        const std::size_t before = targets_.size();
        for (std::size_t i = 0; i < clause.quantities.size(); ++i) {
            if (aimed[i]) {
                add(clause, i, before);
            }
        }
    }

    std::string_view after(const Clause& clause, std::size_t index) const {
        return std::string_view(clause.text).substr(clause.quantities[index].end);
    }

    /// Bytes of the word at the beginning that may stand between a value and its mark: 以上, 程度,
    /// a bracket, a change; 0 for none.
    std::size_t between_word(std::string_view rest) const {
        if (rest.starts_with('(')) {
            const std::size_t close = rest.find(')');
            if (close != std::string_view::npos) {
                return close + 1;
            }
        }
        std::size_t size = 0;
        for (const char* id : {"bound", "about", "change-down", "change-up", "keep"}) {
            size = std::max(size, words(id).prefix(rest));
        }
        return size;
    }

    std::size_t skip_between(std::string_view rest) const {
        std::size_t at = 0;
        for (int round = 0; round < most_between; ++round) {
            const std::size_t size = between_word(rest.substr(at));
            if (size == 0) {
                break;
            }
            at += size;
        }
        return at;
    }

    bool is_marked(const Clause& clause, std::size_t index) const {
        std::string_view rest = after(clause, index);
        if (rest.starts_with(')') && words("target-mark").prefix(rest.substr(1)) > 0) {
            return true;  // 25,000件(普及率40%)を目標, seen from the 40%
        }
        bool bound = false;
        for (int round = 0; round <= most_between; ++round) {
            if (words("target-mark").prefix(rest) > 0 ||
                (bound && words("bound-mark").prefix(rest) > 0)) {
                return true;
            }
            const std::size_t size = between_word(rest);
            if (size == 0) {
                return false;
            }
            bound = words("bound").prefix(rest) > 0;
            rest = rest.substr(size);
        }
        return false;
    }

    bool is_limit(const Clause& clause, std::size_t index) const {
        const Indicator indicator = indicator_before(clause, index, vocabulary_);
        return words("limit").contains(indicator.words) &&
               words("limit-mark").prefix(after(clause, index)) > 0;
    }

    /// Whether nothing but an indicator and signs of listing stand between this figure and the
    /// next.
    bool joined(const Clause& clause, std::size_t index) const {
        const std::string_view text = clause.text;
        const std::size_t end = clause.quantities[index].end;
        const std::size_t next = indicator_before(clause, index + 1, vocabulary_).begin;
        if (next < end) {
            return false;
        }
        const std::string_view between = text.substr(end, next - end);
        return between == "(" || words("list-joiner").matches(between);
    }

    /// A figure of a baseline in a target cell: (H28: 32.8%), what stands before an arrow.
    bool is_past(const Clause& clause, std::size_t index) const {
        const std::string_view rest = after(clause, index);
        if (rest.find("→") != std::string_view::npos || rest.find("⇒") != std::string_view::npos) {
            return true;
        }
        const Indicator indicator = indicator_before(clause, index, vocabulary_);
        if (indicator.year == nullptr) {
            return false;
        }
        const std::string_view behind = std::string_view(clause.text).substr(indicator.year->end);
        return words("year-not-due").prefix(behind) > 0;
    }

    /// Whether the year stands in the bracket right behind quantity `index`: 36.0%(R2).
    static bool in_bracket_behind(const Clause& clause, const schema::YearMention& year,
                                  std::size_t index) {
        const std::size_t end = clause.quantities[index].end;
        const std::size_t close = clause.text.find(')', end);
        return end < clause.text.size() && clause.text[end] == '(' && close != std::string::npos &&
               year.begin > end && year.end <= close;
    }

    int due_year(const Clause& clause, std::size_t index) const {
        const schema::YearMention* before = nullptr;
        const schema::YearMention* behind = nullptr;
        const std::size_t at = clause.quantities[index].begin;
        for (const schema::YearMention& year : clause.years) {
            if (in_bracket_behind(clause, year, index)) {
                return year.fiscal_year;
            }
            const std::string_view rest = std::string_view(clause.text).substr(year.end);
            const bool of_other = index > 0 && in_bracket_behind(clause, year, index - 1);
            if (of_other || is_baseline(clause, year, vocabulary_) ||
                words("year-not-due").prefix(rest) > 0) {
                continue;
            }
            if (year.begin < at) {
                before = &year;
            } else if (behind == nullptr) {
                behind = &year;
            }
        }
        return before != nullptr   ? before->fiscal_year
               : behind != nullptr ? behind->fiscal_year
                                   : context_.fiscal_year;
    }

    int baseline_year(const Clause& clause) const {
        for (const schema::YearMention& year : clause.years) {
            if (is_baseline(clause, year, vocabulary_)) {
                return year.fiscal_year;
            }
        }
        return 0;
    }

    void decide_relation(schema::Target& target, std::string_view behind,
                         std::string_view sentence) const {
        const auto said = [&](const char* id, schema::Relation relation) {
            const WordSet& set = words(id);
            const auto hit = set.find(behind.substr(0, std::min<std::size_t>(behind.size(), 36)));
            if (hit && hit->begin <= 12) {
                target.relation = relation;
                target.direction_words =
                    std::string(behind.substr(hit->begin, hit->end - hit->begin));
                return true;
            }
            return false;
        };
        if (target.baseline_year != 0 && target.value.is_negative()) {
            target.relation = schema::Relation::at_most;
            const std::size_t size = words("change-down").prefix(behind);
            target.direction_words = std::string(behind.substr(0, size));
            return;
        }
        // 15人削減: so many fewer, and more than that is better.
        static constexpr std::string_view fewer[] = {"削減", "縮減", "節減", "圧縮"};
        const auto cut =
            std::find_if(std::begin(fewer), std::end(fewer),
                         [&](std::string_view word) { return behind.starts_with(word); });
        if (cut != std::end(fewer) && target.baseline_year == 0) {
            target.relation = schema::Relation::at_least;
            target.direction_words = std::string(*cut);
            return;
        }
        if (said("at-most", schema::Relation::at_most) ||
            said("at-least", schema::Relation::at_least)) {
            return;
        }
        if (const auto limit = words("limit").find(target.indicator)) {
            target.relation = schema::Relation::at_most;
            target.direction_words =
                target.indicator.substr(limit->begin, limit->end - limit->begin);
            return;
        }
        Direction direction = direction_of(target.indicator, vocabulary_);
        if (direction.way == Direction::Way::unknown) {
            direction = direction_of(tighten(context_.indicator), vocabulary_);
        }
        if (direction.way == Direction::Way::unknown) {
            direction = direction_of(tighten(context_.subject), vocabulary_);
        }
        if (direction.way == Direction::Way::unknown) {
            direction = direction_of(sentence, vocabulary_);
        }
        target.relation = direction.way == Direction::Way::lower ? schema::Relation::at_most
                                                                 : schema::Relation::at_least;
        target.direction_words = direction.words;
        if (direction.way == Direction::Way::unknown && words("about").prefix(behind) > 0) {
            target.relation = schema::Relation::about;
        }
    }

    /// 年間 20億円, but not 5年間で30件.
    bool of_one_year(std::string_view said) const {
        const auto word = words("per-year").find(said);
        return word &&
               (word->begin == 0 || said[word->begin - 1] < '0' || said[word->begin - 1] > '9');
    }

    void add(const Clause& clause, std::size_t index, std::size_t first_of_clause) {
        const schema::Quantity& quantity = clause.quantities[index];
        const Indicator before = indicator_before(clause, index, vocabulary_);
        const std::string_view behind = after(clause, index);
        schema::Target target;
        const bool number =
            before.words.find_first_not_of("0123456789") == std::string::npos;  // 5年間で30件
        target.indicator = number ? context_.indicator : before.words;
        if (target.indicator.empty()) {
            target.indicator = noun_behind(behind);
        }
        // 提案件数 毎年度 20件以上: when, not what.
        for (const std::string_view every : {"毎年度", "各年度", "毎年", "年間"}) {
            if (target.indicator.size() > every.size() && target.indicator.ends_with(every)) {
                target.indicator.resize(target.indicator.size() - every.size());
                break;
            }
        }
        target.value = quantity.value;
        target.precision = quantity.precision;
        target.unit = quantity.unit.empty() ? context_.unit : quantity.unit;
        target.fiscal_year = due_year(clause, index);
        target.baseline_year = baseline_year(clause);
        // 年間 in the name of an indicator that is due in a named year tells only its kind.
        const std::string_view said = std::string_view(clause.text).substr(0, quantity.begin);
        target.every_year =
            words("every-year").contains(said) || (target.fiscal_year == 0 && of_one_year(said));
        target.place = context_.place;
        const bool change = words("change-down").prefix(behind) > 0 && quantity.unit == "%";
        if (change && (target.baseline_year != 0 || context_.unit == "%")) {
            target.value = quantity.value.is_negative() ? quantity.value : -quantity.value;
        }
        decide_relation(target, behind, clause.text);
        if (target.fiscal_year == 0 && targets_.size() > first_of_clause) {
            target.fiscal_year = targets_[first_of_clause].fiscal_year;
        }
        // 電気使用量、燃料消費量を5%削減: one value for each of the names listed.
        for (const std::string& name : listed_before(clause, before.begin, change)) {
            schema::Target other = target;
            other.indicator = name;
            targets_.push_back(std::move(other));
        }
        targets_.push_back(std::move(target));
    }

    /// 20人以上の受講を目標: 受講.
    std::string noun_behind(std::string_view behind) const {
        const std::string_view rest = behind.substr(skip_between(behind));
        static constexpr std::string_view of = "の";
        if (!rest.starts_with(of)) {
            return "";
        }
        const std::size_t end = rest.find("を");
        return end == std::string_view::npos || end > 36
                   ? std::string()
                   : std::string(rest.substr(of.size(), end - of.size()));
    }

    std::vector<std::string> listed_before(const Clause& clause, std::size_t begin,
                                           bool change) const {
        std::vector<std::string> names;
        static constexpr std::string_view comma = "、";
        const std::string_view text = clause.text;
        std::size_t floor = 0;
        for (const schema::Quantity& quantity : clause.quantities) {
            floor = quantity.end <= begin ? quantity.end : floor;
        }
        while (change && begin >= floor + comma.size() &&
               text.substr(begin - comma.size(), comma.size()) == comma) {
            const std::size_t end = begin - comma.size();
            const std::size_t previous = text.rfind(comma, end == 0 ? 0 : end - 1);
            const bool first = previous == std::string_view::npos || previous < floor;
            const std::size_t from = first ? floor : previous + comma.size();
            const std::string_view name = text.substr(from, end - from);
            const bool other = std::any_of(name.begin(), name.end(), is_digit) ||
                               words("indicator-tail").contains(name) ||
                               words("change-down").prefix(name) == name.size();
            if (first || name.empty() || other) {
                break;
            }
            names.insert(names.begin(), std::string(name));
            begin = from;
        }
        return names;
    }

    const TargetContext& context_;
    const Vocabulary& vocabulary_;
    std::vector<schema::Target> targets_;
};

}  // namespace

std::vector<schema::Target> find_targets(std::string_view text, const TargetContext& context,
                                         const Vocabulary& vocabulary) {
    TargetReader reader(context, vocabulary);
    if (!may_hold_digits(text)) {
        return {};
    }
    reader.read(text, false, false);
    return reader.take();
}

std::vector<schema::Target> find_tagged_targets(std::string_view text, const TargetContext& context,
                                                const Vocabulary& vocabulary) {
    TargetReader reader(context, vocabulary);
    if (text.find("【") == std::string_view::npos || !may_hold_digits(text)) {
        return {};
    }
    reader.read(text, true, true);
    return reader.take();
}

std::vector<schema::Target> read_target_cell(std::string_view text, const TargetContext& context,
                                             const Vocabulary& vocabulary) {
    if (const auto single = cell_number(text, context.unit)) {
        TargetReader reader(context, vocabulary);
        reader.add_number(*single, text);
        return reader.take();
    }
    TargetReader reader(context, vocabulary);
    reader.read(text, true, false);
    return reader.take();
}

}  // namespace tenken::report
