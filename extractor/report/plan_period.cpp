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

/// Fiscal years that heading-like cells (few characters, one year) name, with how often.
std::map<int, int> years_in_tables(const layout::Document& document) {
    std::map<int, int> years;
    for (const layout::Block& block : document.blocks) {
        const auto* table = std::get_if<schema::Table>(&block);
        if (table == nullptr) {
            continue;
        }
        const schema::WithCells whole(*table);
        for (const schema::Cell& cell : whole->cells) {
            if (cell.text.empty() || cell.text.size() > 36 ||
                (!may_hold_digits(cell.text) && cell.text.find("元") == std::string::npos) ||
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
    return years;
}

}  // namespace

std::optional<schema::Period> find_plan_period(const DocumentTexts& texts, std::size_t title_blocks,
                                               const Vocabulary& vocabulary) {
    const layout::Document& document = texts.document();
    std::vector<Candidate> candidates;
    bool under_period_heading = false;
    for (std::size_t i = 0; i < document.blocks.size(); ++i) {
        const auto* paragraph = std::get_if<layout::Paragraph>(&document.blocks[i]);
        if (paragraph == nullptr) {
            // 計画期間 | 平成29年度～令和3年度 in a sheet.
            const schema::WithCells table(std::get<schema::Table>(document.blocks[i]));
            for (std::size_t k = 0; k + 1 < table->cells.size() && k < 200; ++k) {
                const std::string& text = table->cells[k].text;
                if (text.size() < 60 &&
                    vocabulary.words("plan-period").matches(schema::squeeze(text))) {
                    if (const auto period = schema::find_period(table->cells[k + 1].text);
                        period && plausible(*period)) {
                        candidates.push_back({*period, 4});
                    }
                }
            }
            continue;
        }
        const bool title = i < title_blocks;
        const std::string& text = paragraph->text;
        const bool digits = may_hold_digits(text) || text.find("元") != std::string::npos;
        if (!digits && text.size() > 120) {
            under_period_heading = false;
            continue;
        }
        const bool longer = texts.squeezed(i).empty() && text.size() < 1500;
        const std::string squeezed = longer ? schema::squeeze(text) : texts.squeezed(i);
        const bool names_period = vocabulary.words("plan-period").contains(squeezed);
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
    const std::map<int, int> years = years_in_tables(document);
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
