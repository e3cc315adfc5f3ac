#include "tools/publish/sheet.h"

#include "tools/publish/csv.h"

namespace tenken::tools {

namespace {

constexpr const char* style =
    "body{font-family:'Noto Sans JP','Noto Sans CJK JP','Yu Gothic','Meiryo',sans-serif;"
    "margin:2rem;color:#111;background:#fff;line-height:1.6}"
    "h1{font-size:1.4rem}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #555;padding:.35rem .5rem;text-align:left;vertical-align:top;"
    "overflow-wrap:anywhere}th{background:#e8edf3}"
    "thead{display:table-header-group}tr{break-inside:avoid}"
    "@page{size:A4 landscape;margin:12mm}@media print{body{margin:0;font-size:9pt}}";

}  // namespace

std::string escape_html(const std::string& text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string sheet_to_csv(const Sheet& sheet) {
    std::vector<CsvRow> rows = {sheet.headings};
    rows.insert(rows.end(), sheet.rows.begin(), sheet.rows.end());
    return to_csv(rows);
}

std::string sheet_to_html(const Sheet& sheet, schema::Language language) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += language == schema::Language::japanese ? "ja" : "en";
    out +=
        "\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    out +=
        escape_html(sheet.title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<h1>";
    out += escape_html(sheet.title) + "</h1>\n<p>" + escape_html(sheet.introduction) + "</p>\n";
    out += "<table>\n<thead><tr>";
    for (const std::string& heading : sheet.headings) {
        out += "<th scope=\"col\">" + escape_html(heading) + "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : sheet.rows) {
        out += "<tr>";
        for (const std::string& field : row) {
            out += "<td>" + escape_html(field) + "</td>";
        }
        out += "</tr>\n";
    }
    out += "</tbody>\n</table>\n</body>\n</html>\n";
    return out;
}

}  // namespace tenken::tools
