#include "extractor/layout/running.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "extractor/layout/page_number.h"
#include "schema/text.h"

namespace tenken::layout {
namespace {

constexpr double margin_zone = 0.13;      // of the page's height, top and bottom
constexpr double same_height = 4;         // points: the same place on another page
constexpr std::size_t enough = 3;         // pages with the same text at the same place
constexpr std::size_t title_length = 18;  // bytes of UTF-8: "No.12" is shorter, a title longer
constexpr double most_pages = 0.6;        // share of pages with a number that fits the count

/// A paragraph in the margin zone of its page.
struct Candidate {
    std::size_t page;  // index
    std::size_t block;
    bool top;
    double y;             // from the edge of the page that it is near
    std::string pattern;  ///< its text with '#' for numbers
    std::string text;     ///< without white space
    std::vector<Digits> digits;
    bool number_only;
    bool running = false;
};

/// The paragraphs that stand above or below everything else of a page, within its margins.
void collect(const PageLayout& page, std::size_t index, std::vector<Candidate>& out) {
    for (std::size_t b = 0; b < page.blocks.size(); ++b) {
        const auto* paragraph = std::get_if<Paragraph>(&page.blocks[b]);
        if (paragraph == nullptr || paragraph->text.size() > 400) {
            continue;
        }
        const schema::Box& box = paragraph->place.box;
        const bool top = box.center_y() < margin_zone * page.height;
        const bool bottom = box.center_y() > (1 - margin_zone) * page.height;
        if (!top && !bottom) {
            continue;
        }
        out.push_back({index, b, top, top ? box.y0 : page.height - box.y1,
                       without_digits(paragraph->text), schema::squeeze(paragraph->text),
                       digits_of(paragraph->text), is_page_number(paragraph->text)});
    }
}

/// Which of the digits of these candidates counts the pages: value minus page is the same for most.
/// Gives the difference; false if none does.
bool counts_pages(const std::vector<Candidate*>& group, std::size_t& which, long& difference) {
    std::size_t shortest = 1000;
    for (const Candidate* candidate : group) {
        shortest = std::min(shortest, candidate->digits.size());
    }
    for (which = 0; which < shortest; ++which) {
        if (group.front()->digits[which].year) {
            continue;  // 令和2年度の取組, a page each
        }
        std::map<long, std::size_t> votes;
        for (const Candidate* candidate : group) {
            ++votes[candidate->digits[which].value - static_cast<long>(candidate->page)];
        }
        const auto best =
            std::max_element(votes.begin(), votes.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; });
        if (best->second >= 2 &&
            static_cast<double>(best->second) >= most_pages * static_cast<double>(group.size())) {
            difference = best->first;
            return true;
        }
    }
    return false;
}

/// "(単位：千円)" belongs to the table below it, on however many pages it stands.
bool is_bracketed(const Candidate& candidate) {
    const std::string& text = candidate.text;
    return !candidate.number_only && text.size() > 2 && text.front() == '(' && text.back() == ')';
}

/// What a group of candidates with one pattern at one height is.
struct Group {
    bool running = false;
    bool counting = false;
    std::size_t which = 0;  ///< of the digits counts the pages
    long difference = 0;
};

Group examine(const std::vector<Candidate*>& group, std::size_t all_pages,
              const std::vector<bool>& numbered) {
    Group out;
    std::vector<std::size_t> on;
    bool constant = true;
    bool numbered_elsewhere = false;
    for (const Candidate* candidate : group) {
        on.push_back(candidate->page);
        constant = constant && candidate->text == group.front()->text;
        numbered_elsewhere = numbered_elsewhere || numbered[candidate->page];
    }
    std::sort(on.begin(), on.end());
    const auto count = static_cast<std::size_t>(std::unique(on.begin(), on.end()) - on.begin());
    out.counting = counts_pages(group, out.which, out.difference);
    if (group.front()->number_only) {
        out.running = count >= enough || out.counting || all_pages == 1;
    } else if (is_bracketed(*group.front())) {
        out.running = false;
    } else if (constant) {
        out.running = count >= enough;
        out.counting = false;
    } else {
        // "ある計画 12": a title with the page. "No.12" may be the item's number.
        out.running = count >= enough && out.counting && !numbered_elsewhere &&
                      group.front()->pattern.size() > title_length;
    }
    return out;
}

/// Candidates with one pattern at one height: groups along the sorted list.
template <typename Visit>
void for_each_group(std::vector<Candidate>& candidates, Visit visit) {
    std::vector<Candidate*> sorted;
    sorted.reserve(candidates.size());
    for (Candidate& candidate : candidates) {
        sorted.push_back(&candidate);
    }
    std::stable_sort(sorted.begin(), sorted.end(), [](const Candidate* a, const Candidate* b) {
        return std::tie(a->top, a->pattern, a->y) < std::tie(b->top, b->pattern, b->y);
    });
    for (std::size_t first = 0; first < sorted.size();) {
        std::size_t last = first + 1;
        while (last < sorted.size() && sorted[last]->top == sorted[first]->top &&
               sorted[last]->pattern == sorted[first]->pattern &&
               sorted[last]->y - sorted[last - 1]->y <= same_height) {
            ++last;
        }
        std::vector<Candidate*> group(sorted.begin() + static_cast<std::ptrdiff_t>(first),
                                      sorted.begin() + static_cast<std::ptrdiff_t>(last));
        visit(group);
        first = last;
    }
}

}  // namespace

void take_out_running(std::vector<PageLayout>& pages, Document& document) {
    document.printed_page_numbers.assign(pages.size(), "");
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        collect(pages[i], i, candidates);
    }
    std::vector<bool> numbered(pages.size(), false);
    for (const Candidate& candidate : candidates) {
        numbered[candidate.page] = numbered[candidate.page] || candidate.number_only;
    }
    for_each_group(candidates, [&](std::vector<Candidate*>& group) {
        const Group found = examine(group, pages.size(), numbered);
        if (!found.running) {
            return;
        }
        for (Candidate* candidate : group) {
            candidate->running = true;
            std::string& printed = document.printed_page_numbers[candidate->page];
            if (found.counting &&
                candidate->digits[found.which].value - static_cast<long>(candidate->page) ==
                    found.difference) {
                printed = candidate->digits[found.which].printed;
            } else if (candidate->number_only && printed.empty() && !candidate->digits.empty()) {
                printed = candidate->digits.front().printed;
            }
        }
    });
    std::vector<std::vector<bool>> taken(pages.size());
    for (std::size_t i = 0; i < pages.size(); ++i) {
        taken[i].assign(pages[i].blocks.size(), false);
    }
    for (const Candidate& candidate : candidates) {
        taken[candidate.page][candidate.block] = candidate.running;
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::vector<Block> kept;
        for (std::size_t b = 0; b < pages[i].blocks.size(); ++b) {
            Block& block = pages[i].blocks[b];
            if (taken[i][b]) {
                document.running.push_back(std::get<Paragraph>(std::move(block)));
            } else {
                kept.push_back(std::move(block));
            }
        }
        pages[i].blocks = std::move(kept);
    }
}

}  // namespace tenken::layout
