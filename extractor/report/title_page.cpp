#include "extractor/report/title_page.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "extractor/report/headings.h"
#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {
namespace {

constexpr std::size_t longest_title = 60;
constexpr std::size_t most_title_blocks = 16;

/// 【取組項目】窓口の改善, 【担当課】市民課 and a third such line: an item begins.
bool begins_item(const DocumentTexts& texts, std::size_t block) {
    constexpr std::size_t least_lines = 3;
    std::size_t lines = 0;
    for (std::size_t i = block; i < texts.size() && lines < least_lines; ++i) {
        const layout::Paragraph* paragraph = texts.paragraph(i);
        if (paragraph == nullptr) {
            return false;
        }
        for (const std::string_view line : lines_of(paragraph->text)) {
            constexpr std::string_view open = "【";
            constexpr std::string_view close = "】";
            const std::size_t end = line.find(close);
            if (!line.starts_with(open) || end == line.npos || end + close.size() == line.size()) {
                return false;
            }
            ++lines;
        }
    }
    return lines >= least_lines;
}

/// 取組1　窓口の改善, and 担当課：市民課 in the line below it: an item begins.
bool begins_labelled_item(const DocumentTexts& texts, std::size_t block,
                          const Vocabulary& vocabulary) {
    constexpr std::size_t longest_label = 24;  // bytes
    const layout::Paragraph* next = block + 1 < texts.size() ? texts.paragraph(block + 1) : nullptr;
    if (next == nullptr || texts.paragraph(block) == nullptr ||
        vocabulary.words("number-prefix").prefix(texts.squeezed(block)) == 0) {
        return false;
    }
    const std::string_view line = next->text;
    const std::size_t colon = line.find("：");
    return colon != std::string_view::npos && colon > 0 && colon <= longest_label &&
           vocabulary.field(schema::squeeze(line.substr(0, colon))) == Field::department;
}

/// Paragraphs before the contents, the first table, the second page or the first chapter.
std::size_t count_title_blocks(const DocumentTexts& texts, const Vocabulary& vocabulary) {
    const layout::Document& document = texts.document();
    std::size_t count = 0;
    int page = 0;
    for (const layout::Block& block : document.blocks) {
        const auto* paragraph = std::get_if<layout::Paragraph>(&block);
        if (paragraph == nullptr || count == most_title_blocks ||
            (count > 0 &&
             (begins_item(texts, count) || begins_labelled_item(texts, count, vocabulary)))) {
            break;
        }
        page = page == 0 ? paragraph->place.page : page;
        const std::string squeezed = schema::squeeze(paragraph->text.substr(0, 300));
        const bool prose =
            code_points(squeezed) > longest_title && squeezed.find("。") != std::string::npos;
        if (paragraph->place.page != page || prose ||
            vocabulary.words("contents-heading").matches(squeezed) ||
            (count > 0 && heading_parts(paragraph->text, vocabulary).level > 0)) {
            break;
        }
        ++count;
    }
    return count;
}

/// Only years, a date, a subtitle between waves, a name of a city: no title by itself.
bool may_be_title(const std::string& squeezed, const std::string& municipality,
                  const Vocabulary& vocabulary) {
    if (squeezed.empty() || code_points(squeezed) > longest_title || code_points(squeezed) < 4 ||
        squeezed == municipality || vocabulary.words("no-title").matches(squeezed)) {
        return false;
    }
    const auto years = schema::find_years(squeezed, std::nullopt);
    std::size_t dated = 0;
    for (const schema::YearMention& year : years) {
        dated += code_points(std::string_view(squeezed).substr(year.begin, year.end - year.begin));
    }
    // What is left beside the years must name something: 平成29年度～令和3年度実績 does not.
    return code_points(squeezed) >= dated + 6;
}

}  // namespace

TitlePage read_title_page(const DocumentTexts& texts, const Vocabulary& vocabulary) {
    const layout::Document& document = texts.document();
    TitlePage page;
    page.blocks = count_title_blocks(texts, vocabulary);
    page.municipality = find_municipality(texts, page.blocks, vocabulary);
    page.period = find_plan_period(texts, page.blocks, vocabulary);
    const auto paragraph = [&](std::size_t i) -> const layout::Paragraph& {
        return std::get<layout::Paragraph>(document.blocks[i]);
    };
    std::size_t best = page.blocks;
    double best_score = 0;
    std::set<int> years;
    for (std::size_t i = 0; i < page.blocks; ++i) {
        const std::string squeezed = schema::squeeze(paragraph(i).text);
        page.text += squeezed + "\n";
        if (squeezed == page.municipality || schema::find_period(squeezed)) {
            page.used.push_back(i);
        } else {
            for (const schema::YearMention& year : schema::find_years(squeezed, std::nullopt)) {
                if (year.kind == schema::YearMention::Kind::fiscal_year) {
                    years.insert(year.fiscal_year);
                    page.report_year_label = year.printed;
                }
            }
        }
        if (!may_be_title(squeezed, page.municipality, vocabulary)) {
            continue;
        }
        double score = paragraph(i).size + 1;
        score += vocabulary.words("title-word").contains(squeezed) ? 6 : 0;
        score += paragraph(i).bold ? 1 : 0;
        score -= static_cast<double>(i) * 0.1;
        if (score > best_score) {
            best_score = score;
            best = i;
        }
    }
    if (years.size() == 1) {
        page.report_year = *years.begin();
    }
    if (best == page.blocks) {
        if (!document.running.empty()) {
            page.title = one_line(document.running.front().text);
        }
        return page;
    }
    // A title may run over several paragraphs of its size.
    page.title = one_line(paragraph(best).text);
    page.used.push_back(best);
    for (std::size_t i = best + 1; i < page.blocks && paragraph(best).size > 0; ++i) {
        const std::string squeezed = schema::squeeze(paragraph(i).text);
        if (std::abs(paragraph(i).size - paragraph(best).size) > 0.5 ||
            !may_be_title(squeezed, page.municipality, vocabulary)) {
            break;
        }
        page.title += " " + one_line(paragraph(i).text);
        page.used.push_back(i);
    }
    return page;
}

}  // namespace tenken::report
