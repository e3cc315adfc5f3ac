// A table made for people: a title, headings and rows of text. The errata draft and the question
// list are sheets; CSV and HTML are two ways to write one.
#pragma once

#include <string>
#include <vector>

#include "schema/message.h"

namespace tenken::tools {

struct Sheet {
    std::string title;
    std::string introduction;
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;  ///< each as long as `headings`
};

std::string sheet_to_csv(const Sheet& sheet);

/// One self-contained HTML page, printable on A4, no script and no request.
std::string sheet_to_html(const Sheet& sheet, schema::Language language);

/// & < > " as entities.
std::string escape_html(const std::string& text);

}  // namespace tenken::tools
