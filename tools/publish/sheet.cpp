#include "tools/publish/sheet.h"

#include "tools/publish/csv.h"

namespace tenken::tools {

namespace {

constexpr const char* style =
    "body{font-family:'Noto Sans JP','Noto Sans CJK JP','Yu Gothic','Meiryo',sans-serif;"
    "margin:2rem;color:#111;background:#fff;line-height:1.6}"
    "h1{font-size:1.4rem}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #555;padding:.35rem .5rem;text-align:left;vertical-align:top;"
    "overflow-wrap:break-word}th{background:#e8edf3;white-space:nowrap}"
    "td{min-width:3em;white-space:pre-line}td:nth-last-child(-n+2){min-width:14em}td:nth-last-"
    "child(4){min-width:9em}"
    // On a narrow screen a row is a block of its own, each cell under its heading.
    "@media screen and (max-width:760px){body{margin:1rem}thead{position:absolute;left:-9999px}"
    "table,tbody,tr,td{display:block}tr{border:2px solid #555;margin-bottom:1rem}td{border-width:0 "
    "0 1px}"
    "td::before{content:attr(data-heading);display:block;font-size:.85rem;color:#4a5361}}"
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
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string heading = i < sheet.headings.size() ? sheet.headings[i] : "";
            out += "<td data-heading=\"" + escape_html(heading) + "\">" + escape_html(row[i]) +
                   "</td>";
        }
        out += "</tr>\n";
    }
    out += "</tbody>\n</table>\n</body>\n</html>\n";
    return out;
}

}  // namespace tenken::tools
