#include "rules/sums/doubtful_digits.h"

#include <algorithm>

#include "schema/text.h"

namespace tenken::rules {
namespace {

using schema::Doubt;

constexpr char32_t full_width_zero = 0xFF10;

std::u32string characters(const std::string& text) {
    std::u32string out;
    for (std::size_t at = 0; at < text.size();) {
        out += schema::next_code_point(text, at);
    }
    return out;
}

std::optional<char> digit_of(char32_t c) {
    const char32_t zero = c >= full_width_zero ? full_width_zero : U'0';
    if (c < zero || c > zero + 9) {
        return std::nullopt;
    }
    return static_cast<char>('0' + static_cast<int>(c - zero));
}

bool on_one_line(const schema::Box& a, const schema::Box& b) {
    return a.center_y() > b.y0 && a.center_y() < b.y1;
}

/// As they are read: line by line, from left to right.
void sort_as_read(std::vector<const Doubt*>& doubts) {
    std::stable_sort(doubts.begin(), doubts.end(), [](const Doubt* a, const Doubt* b) {
        return a->place.box.center_y() < b->place.box.center_y();
    });
    for (auto line = doubts.begin(); line != doubts.end();) {
        const schema::Box& first = (*line)->place.box;
        const auto end = std::find_if_not(line, doubts.end(), [&](const Doubt* doubt) {
            return doubt == *line || on_one_line(doubt->place.box, first);
        });
        std::stable_sort(line, end, [](const Doubt* a, const Doubt* b) {
            return a->place.box.x0 < b->place.box.x0;
        });
        line = end;
    }
}

/// Where `reads` stand in `text`, in their order, each as far left (or right) as it can. Empty if
/// they do not all stand there.
std::vector<std::size_t> placed(const std::u32string& text,
                                const std::vector<std::u32string>& reads, bool left) {
    std::vector<std::size_t> at(reads.size());
    std::size_t edge = left ? 0 : text.size();
    for (std::size_t n = 0; n < reads.size(); ++n) {
        const std::size_t i = left ? n : reads.size() - 1 - n;
        const std::size_t length = reads[i].size();
        if (!left && length > edge) {
            return {};
        }
        at[i] = left ? text.find(reads[i], edge) : text.rfind(reads[i], edge - length);
        if (at[i] == std::u32string::npos) {
            return {};
        }
        edge = left ? at[i] + length : at[i];
    }
    return at;
}

/// The digit that the doubt would have at character `i`: a doubt that would change others too
/// records no change of one digit.
std::optional<char> recorded(const std::u32string& read, const std::u32string& other,
                             std::size_t i) {
    if (other.size() != read.size() || other[i] == read[i]) {
        return std::nullopt;
    }
    for (std::size_t j = 0; j < read.size(); ++j) {
        if (j != i && other[j] != read[j]) {
            return std::nullopt;
        }
    }
    return digit_of(other[i]);
}

}  // namespace

DoubtfulDigits::DoubtfulDigits(const schema::Report& report) {
    for (const Doubt& doubt : report.reading.doubts) {
        if (!doubt.settled && doubt.place.page != 0 && !doubt.read.empty()) {
            doubts_[doubt.place.page].push_back(&doubt);
        }
    }
    if (doubts_.empty()) {
        return;
    }
    for (const schema::Paragraph& paragraph : report.paragraphs) {
        texts_[key_of(paragraph.place, "")] = &paragraph.text;
    }
    for (const schema::Table& table : report.tables) {
        for (const schema::Cell& cell : table.cells) {
            texts_[key_of(cell.place, "")] = &cell.text;
        }
    }
}

std::vector<const Doubt*> DoubtfulDigits::doubts_in(const schema::Place& place) const {
    std::vector<const Doubt*> found;
    const auto page = doubts_.find(place.page);
    if (page == doubts_.end()) {
        return found;
    }
    for (const Doubt* doubt : page->second) {
        const schema::Box& box = doubt->place.box;
        if (place.box.contains(box.center_x(), box.center_y())) {
            found.push_back(doubt);
        }
    }
    sort_as_read(found);
    return found;
}

std::vector<DoubtfulDigit> DoubtfulDigits::of(const Figure& figure) const {
    std::vector<const Doubt*> doubts = doubts_in(figure.place);
    if (doubts.empty()) {
        return {};
    }
    // The cell may hold more than the figure: a doubt on a character beside it is none on it.
    const auto known = texts_.find(key_of(figure.place, ""));
    const std::u32string printed = characters(figure.printed);
    const std::u32string text = known == texts_.end() ? printed : characters(*known->second);
    const std::size_t begin = text.find(printed);
    if (printed.empty() || begin == std::u32string::npos ||
        text.find(printed, begin + 1) != std::u32string::npos) {
        return {};
    }
    std::vector<std::u32string> reads;
    for (auto doubt = doubts.begin(); doubt != doubts.end();) {
        const std::u32string read = characters((*doubt)->read);
        const bool stands = text.find(read) != std::u32string::npos;
        if (stands) {
            reads.push_back(read);
        }
        doubt = stands ? doubt + 1 : doubts.erase(doubt);
    }
    const std::vector<std::size_t> left = placed(text, reads, true);
    const std::vector<std::size_t> right = placed(text, reads, false);
    std::vector<DoubtfulDigit> digits;
    for (std::size_t n = 0; n < left.size() && n < right.size(); ++n) {
        const std::u32string other = characters(doubts[n]->other);
        for (std::size_t i = 0; left[n] == right[n] && i < reads[n].size(); ++i) {
            const std::size_t at = left[n] + i;
            const auto read = digit_of(reads[n][i]);
            if (read && at >= begin && at < begin + printed.size()) {
                digits.push_back({doubts[n], at - begin, *read, recorded(reads[n], other, i)});
            }
        }
    }
    return digits;
}

std::optional<std::string> with_digit(const std::string& printed, std::size_t at, char digit) {
    std::u32string text = characters(printed);
    const auto is_digit = [](char32_t c) { return digit_of(c).has_value(); };
    const auto first = std::find_if(text.begin(), text.end(), is_digit);
    const bool begins = static_cast<std::size_t>(first - text.begin()) == at;
    const bool goes_on = at + 1 < text.size() &&
                         (is_digit(text[at + 1]) || text[at + 1] == U',' || text[at + 1] == 0xFF0C);
    if (at >= text.size() || (digit == '0' && begins && goes_on)) {
        return std::nullopt;
    }
    const char32_t zero = text[at] >= full_width_zero ? full_width_zero : U'0';
    text[at] = zero + static_cast<char32_t>(digit - '0');
    std::string out;
    for (const char32_t c : text) {
        schema::append_utf8(out, c);
    }
    return out;
}

}  // namespace tenken::rules
