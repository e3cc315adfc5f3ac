// Which fiscal years the plan covers.
#include <algorithm>
#include <map>

#include "extractor/report/cell_number.h"
#include "extractor/report/text_tools.h"
#include "extractor/report/title_page.h"
#include "schema/packed_cells.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

struct Candidate {
    schema::Period period;
    int weight = 0;
};

bool plausible(const schema::Period& period) {
    return period.first >= 1960 && period.last <= 2100 && period.length() >= 1 &&
           period.length() <= 15;
}

bool may_name_year(std::string_view text) {
    return may_hold_digits(text) || text.find("元") != std::string_view::npos;
}

/// Adds the fiscal years that heading-like cells (few characters, one year) name to `years`, with
/// how often.
void count_years(const std::vector<schema::Cell>& cells, std::map<int, int>& years) {
    for (const schema::Cell& cell : cells) {
        if (cell.text.empty() || cell.text.size() > 36 || !may_name_year(cell.text) ||
            (is_plain_figure(cell.text) && cell.text.find(',') != std::string::npos)) {
            continue;
        }
        const auto found = schema::find_years(cell.text, std::nullopt);
        if (found.size() == 1 && found.front().kind == schema::YearMention::Kind::fiscal_year &&
            !found.front().bare) {
            ++years[found.front().fiscal_year];
        }
    }
}

/// 計画期間 | 平成29年度～令和3年度 in a sheet.
void add_labelled(const std::vector<schema::Cell>& cells, const WordSet& labels,
                  std::vector<Candidate>& candidates) {
    constexpr std::size_t first_cells = 200;
    for (std::size_t k = 0; k + 1 < cells.size() && k < first_cells; ++k) {
        const std::string& text = cells[k].text;
        if (text.empty() || text.size() >= 60 || is_plain_figure(text) ||
            is_plain_figure(cells[k + 1].text) || !labels.matches(schema::squeeze(text))) {
            continue;
        }
        const auto period = schema::find_period(cells[k + 1].text);
        if (period && plausible(*period)) {
            candidates.push_back({*period, 4});
        }
    }
}

}  // namespace

std::optional<schema::Period> find_plan_period(const DocumentTexts& texts, std::size_t title_blocks,
                                               const Vocabulary& vocabulary) {
    const layout::Document& document = texts.document();
    std::vector<Candidate> candidates;
    std::map<int, int> years;
    const WordSet& labels = vocabulary.words("plan-period");
    bool under_period_heading = false;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto* paragraph = std::get_if<layout::Paragraph>(&document.blocks[i]);
        if (paragraph == nullptr) {
            const schema::WithCells table(std::get<schema::Table>(document.blocks[i]));
            add_labelled(table->cells, labels, candidates);
            count_years(table->cells, years);
            continue;
        }
        const bool title = i < title_blocks;
        const std::string& text = paragraph->text;
        const bool digits = may_name_year(text);
        if (!digits && text.size() > 120) {
            under_period_heading = false;
            continue;
        }
        const bool longer = texts.squeezed(i).empty() && text.size() < 1500;
        const std::string squeezed = longer ? schema::squeeze(text) : texts.squeezed(i);
        const bool names_period = labels.contains(squeezed);
        if (digits) {
            if (const auto period = schema::find_period(text); period && plausible(*period)) {
                const bool other = vocabulary.words("other-plan").contains(squeezed);
                const bool reported = vocabulary.words("reported-years").contains(squeezed);
                int weight = title ? (reported ? 5 : 8) : 1;
                weight += names_period || under_period_heading ? 9 : 0;
                weight -= other && !title ? 6 : 0;
                candidates.push_back({*period, weight});
            }
        }
        under_period_heading = names_period && code_points(squeezed) < 20;
    }
    const int all = [&years] {
        int sum = 0;
        for (const auto& [year, count] : years) {
            sum += count;
        }
        return sum;
    }();
    std::optional<schema::Period> best;
    double best_score = 0;
    for (const Candidate& candidate : candidates) {
        int inside = 0;
        for (const auto& [year, count] : years) {
            inside += candidate.period.contains(year) ? count : 0;
        }
        const double share = all == 0 ? 0.5 : static_cast<double>(inside) / all;
        const double score = candidate.weight + 6 * share;
        if (candidate.weight > 0 && score > best_score) {
            best_score = score;
            best = candidate.period;
        }
    }
    if (best) {
        return best;
    }
    // Nothing says it: the unbroken run of years that the tables use as labels.
    int first = 0;
    int last = 0;
    for (const auto& [year, count] : years) {
        if (count < 2) {
            continue;
        }
        if (first == 0 || year > last + 1) {
            first = year;
        }
        last = year;
    }
    const schema::Period run{first, last};
    return first > 0 && plausible(run) && run.length() >= 2 ? std::optional(run) : std::nullopt;
}

}  // namespace tenken::report
