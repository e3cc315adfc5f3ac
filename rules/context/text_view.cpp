#include "rules/context/text_view.h"

#include <algorithm>

#include "rules/context/fact_reader.h"
#include "rules/context/named_figures.h"
#include "rules/context/text_structure.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

/// The largest entry that is <= at; entries ascend.
std::size_t last_up_to(const std::vector<std::size_t>& starts, std::size_t at) {
    const auto next = std::upper_bound(starts.begin(), starts.end(), at);
    return next == starts.begin() ? 0 : *std::prev(next);
}

std::size_t first_behind(const std::vector<std::size_t>& starts, std::size_t at,
                         std::size_t otherwise) {
    const auto next = std::upper_bound(starts.begin(), starts.end(), at);
    return next == starts.end() ? otherwise : *next;
}

}  // namespace

Figure Fact::told() const {
    Figure told = figure;
    if (told.step.is_zero()) {
        told.step = schema::in_base(quantity.precision, quantity.unit);
    }
    return told;
}

TextView::TextView(const Reading& reading, schema::KeptText text, const schema::Place& place,
                   int row_year, std::string key, std::vector<schema::Place> continued,
                   const std::vector<schema::Measure>& measures)
    : text_(text),
      squeezed_(schema::squeeze(text)),
      place_(place),
      continued_(std::move(continued)),
      key_(std::move(key)),
      row_year_(row_year) {
    const std::vector<schema::Quantity> quantities = schema::find_quantities(text);
    TextStructure structure = structure_of(text, quantities);
    brackets_ = std::move(structure.brackets);
    sentences_ = std::move(structure.sentences);
    phrases_ = std::move(structure.phrases);
    years_ = schema::find_years(text, reading.plan);
    facts_ = read_facts(reading, *this, quantities, brackets_);
    name_figures(reading, *this, measures, facts_);
}

const schema::Place& TextView::place_at(std::size_t at) const {
    if (continued_.empty()) {
        return place_;
    }
    const auto lines = [this](std::size_t end) {
        return std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(end), '\n');
    };
    double heights = place_.box.y1 - place_.box.y0;
    for (const schema::Place& further : continued_) {
        heights += further.box.y1 - further.box.y0;
    }
    const double share = (static_cast<double>(lines(std::min(at, text_.size()))) + 0.5) /
                         static_cast<double>(lines(text_.size()) + 1);
    double reached = place_.box.y1 - place_.box.y0;
    const schema::Place* found = &place_;
    for (const schema::Place& further : continued_) {
        if (share * heights <= reached) {
            break;
        }
        reached += further.box.y1 - further.box.y0;
        found = &further;
    }
    return *found;
}

void TextView::tell_later(const std::vector<schema::Place>& cells) {
    for (Fact& fact : facts_) {
        const schema::Place& place = place_at(fact.quantity.begin);
        fact.told_later = sentence_at(fact.quantity.begin).find("。") != std::string::npos &&
                          std::find(cells.begin(), cells.end(), place) != cells.end();
    }
}

std::size_t TextView::sentence_begin(std::size_t at) const {
    return last_up_to(sentences_, at);
}

std::size_t TextView::sentence_end(std::size_t at) const {
    return first_behind(sentences_, at, text_.size());
}

std::size_t TextView::phrase_begin(std::size_t at) const {
    return std::max(sentence_begin(at), last_up_to(phrases_, at));
}

std::size_t TextView::phrase_end(std::size_t at) const {
    return std::min(sentence_end(at), first_behind(phrases_, at, text_.size()));
}

int TextView::bracket_at(std::size_t at) const {
    int innermost = -1;
    for (std::size_t i = 0; i < brackets_.size() && brackets_[i].open < at; ++i) {
        if (at >= brackets_[i].begin && at <= brackets_[i].end) {
            innermost = static_cast<int>(i);
        }
    }
    return innermost;
}

std::string TextView::squeezed(std::size_t begin, std::size_t end) const {
    return end > begin ? schema::squeeze(text_.substr(begin, end - begin)) : std::string();
}

std::string TextView::sentence_at(std::size_t at) const {
    return squeezed(sentence_begin(at), sentence_end(at));
}

std::string TextView::without_years(std::size_t begin, std::size_t end) const {
    std::string rest;
    std::size_t from = begin;
    for (const schema::YearMention& year : years_) {
        if (year.begin >= from && year.end <= end) {
            rest += text_.substr(from, year.begin - from);
            from = year.end;
        }
    }
    rest += text_.substr(from, end > from ? end - from : 0);
    return schema::squeeze(rest);
}

}  // namespace tenken::rules
