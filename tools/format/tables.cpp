// Tables of any PDF for programs, spreadsheets and browsers.

#include <nlohmann/json.hpp>

#include "schema/report_xml_names.h"
#include "tools/format/formats.h"
#include "tools/format/json_values.h"
#include "tools/publish/csv.h"
#include "tools/publish/sheet.h"

namespace tenken::tools {

namespace {

using Json = nlohmann::ordered_json;
using schema::Cell;
using schema::Table;

Json cell_json(const Cell& cell) {
    Json json;
    json["row"] = cell.row;
    json["column"] = cell.column;
    json["rowspan"] = cell.row_span;
    json["colspan"] = cell.column_span;
    json["text"] = cell.text;
    json["box"] = box_json(cell.place);
    return json;
}

constexpr const char* style =
    "body{font-family:'Noto Sans JP','Noto Sans CJK JP','Yu Gothic','Meiryo',sans-serif;"
    "margin:2rem;color:#111;background:#fff;line-height:1.5}"
    "table{border-collapse:collapse;margin:0 0 2rem}"
    "caption{text-align:left;color:#444;padding:.3rem 0}"
    "td{border:1px solid #555;padding:.2rem .4rem;vertical-align:top;white-space:pre-line}"
    "td.shaded{background:#e8edf3}td.vertical{writing-mode:vertical-rl}"
    "td.missing{background:repeating-linear-gradient(45deg,#eee 0 4px,#fff 4px 8px)}";

void append_cell(std::string& out, const Cell& cell) {
    out += "<td";
    if (cell.row_span > 1) {
        out += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
    }
    if (cell.column_span > 1) {
        out += " colspan=\"" + std::to_string(cell.column_span) + "\"";
    }
    if (cell.shaded || cell.vertical) {
        out += " class=\"";
        out += cell.shaded ? (cell.vertical ? "shaded vertical" : "shaded") : "vertical";
        out += "\"";
    }
    out += ">" + escape_html(cell.text) + "</td>";
}

void append_table(std::string& out, const Table& table, const std::string& caption) {
    out += "<table id=\"" + escape_html(table.id) + "\">\n<caption>" + escape_html(caption) +
           "</caption>\n";
    for (int row = 0; row < table.rows; ++row) {
        out += "<tr>";
        for (int column = 0; column < table.columns; ++column) {
            const Cell* cell = table.at(row, column);
            if (cell == nullptr) {
                out += "<td class=\"missing\"></td>";
            } else if (cell->row == row && cell->column == column) {
                append_cell(out, *cell);
            }
        }
        out += "</tr>\n";
    }
    out += "</table>\n";
}

}  // namespace

std::string tables_as_json(const std::vector<Table>& tables) {
    Json json;
    json["tables"] = Json::array();
    for (const Table& table : tables) {
        Json entry;
        entry["page"] = table.place.page;
        entry["box"] = box_json(table.place);
        entry["cells"] = Json::array();
        for (const Cell& cell : table.cells) {
            entry["cells"].push_back(cell_json(cell));
        }
        entry["id"] = table.id;
        entry["rows"] = table.rows;
        entry["columns"] = table.columns;
        entry["evidence"] = schema::names::name_of(schema::names::evidences, table.evidence);
        json["tables"].push_back(entry);
    }
    return dump(json);
}

std::string tables_as_csv(const std::vector<Table>& tables) {
    std::vector<CsvRow> rows;
    for (std::size_t number = 0; number < tables.size(); ++number) {
        const Table& table = tables[number];
        for (int row = 0; row < table.rows; ++row) {
            CsvRow fields{std::to_string(table.place.page), std::to_string(number + 1)};
            for (int column = 0; column < table.columns; ++column) {
                const Cell* cell = table.at(row, column);
                const bool begins = cell != nullptr && cell->row == row && cell->column == column;
                fields.push_back(begins ? cell->text : std::string());
            }
            rows.push_back(std::move(fields));
        }
    }
    return to_csv(rows);
}

std::string tables_as_html(const std::vector<Table>& tables, const std::string& title,
                           schema::Language language) {
    std::string out = "<!DOCTYPE html>\n<html lang=\"";
    out += language_name(language);
    out += "\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escape_html(title) +
           "</title>\n<style>" + style + "</style>\n</head>\n<body>\n<h1>" + escape_html(title) +
           "</h1>\n";
    if (tables.empty()) {
        out += std::string("<p>") +
               pick(language, "表は見つかりませんでした。", "No table was found.") + "</p>\n";
    }
    for (std::size_t number = 0; number < tables.size(); ++number) {
        const std::string page = std::to_string(tables[number].place.page);
        const std::string count = std::to_string(number + 1);
        append_table(out, tables[number],
                     language == schema::Language::japanese
                         ? "表 " + count + "（" + page + "ページ）"
                         : "Table " + count + " (page " + page + ")");
    }
    out += "</body>\n</html>\n";
    return out;
}

}  // namespace tenken::tools
