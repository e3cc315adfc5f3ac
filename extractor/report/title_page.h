// Title, municipality, plan period and reported year.
#pragma once

#include <optional>
#include <string>

#include "extractor/report/document_texts.h"
#include "extractor/report/vocabulary.h"
#include "schema/fiscal_year.h"

namespace tenken::report {

struct TitlePage {
    std::string title;
    std::string municipality;
    std::optional<schema::Period> period;
    int report_year = 0;  ///< 令和3年度 取組実績報告書: the one year it is about, else 0
    std::string report_year_label;  ///< as the title prints it
    std::string text;               ///< all its lines
    std::size_t blocks = 0;         ///< how many blocks of the document are the title page
    std::vector<std::size_t> used;  ///< those whose text went into the fields above
};

TitlePage read_title_page(const DocumentTexts& texts, const Vocabulary& vocabulary);

/// 青嶺市, from a line that is nothing else or from the beginning of a title; "" if there is none.
std::string find_municipality(const DocumentTexts& texts, std::size_t title_blocks,
                              const Vocabulary& vocabulary);

/// The plan's years: named as such in the text, else on the title page, else what the tables show.
std::optional<schema::Period> find_plan_period(const DocumentTexts& texts, std::size_t title_blocks,
                                               const Vocabulary& vocabulary);

}  // namespace tenken::report
