// A transcript as a document: what an OCR engine writes, lines of text and cells parted by tabs.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "extractor/layout/document.h"
#include "extractor/layout/markup.h"
#include "schema/error.h"
#include "schema/text.h"

namespace tenken::layout {
namespace {

// Bounds against files that are no transcripts: a report of 600 pages has 30,000 lines.
constexpr std::size_t most_lines = 2'000'000;
constexpr std::size_t most_columns = 400;
constexpr std::size_t longest_running_line = 120;
constexpr int least_repeats = 3;

struct Line {
    std::string text;
    int number = 0;
    bool table = false;
};

std::vector<Line> split_lines(std::string_view text, int& tags) {
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    std::vector<Line> lines;
    int number = 0;
    for (std::size_t begin = 0; begin < text.size() && lines.size() < most_lines;) {
        std::size_t end = text.find('\n', begin);
        end = end == std::string_view::npos ? text.size() : end;
        std::string_view line = text.substr(begin, end - begin);
        while (!line.empty() && (line.back() == '\r' || line.back() == '\f')) {
            line.remove_suffix(1);
        }
        while (!line.empty() && line.front() == '\f') {
            line.remove_prefix(1);
        }
        lines.push_back({without_markup(line, tags), ++number, false});
        lines.back().table = lines.back().text.find('\t') != std::string::npos;
        begin = end + 1;
    }
    return lines;
}

/// Code points that are no white space.
long count_characters(std::string_view text) {
    long count = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = schema::next_code_point(text, at);
        count += c > U' ' && c != 0x3000 && c != 0xA0 ? 1 : 0;
    }
    return count;
}

/// A page number by itself: 12, - 12 -.
bool is_page_number(const std::string& squeezed) {
    std::string digits;
    for (const char c : squeezed) {
        if (c >= '0' && c <= '9') {
            digits.push_back(c);
        } else if (c != '-') {
            return false;
        }
    }
    return !digits.empty() && digits.size() <= 4;
}

/// The numbers of lines that are running headers. The title comes back at the head of pages, and
/// with it the chapter below it; headings that come back by themselves are headings.
std::set<int> running_lines(const std::vector<Line>& lines) {
    std::vector<const Line*> filled;
    for (const Line& line : lines) {
        if (!schema::trim(line.text).empty()) {
            filled.push_back(&line);
        }
    }
    std::set<int> running;
    std::map<std::string, std::vector<std::size_t>> places;
    for (std::size_t i = 0; i < filled.size(); ++i) {
        if (!filled[i]->table && filled[i]->text.size() <= longest_running_line) {
            const std::string squeezed = schema::squeeze(filled[i]->text);
            if (is_page_number(squeezed)) {
                running.insert(filled[i]->number);
            }
            places[squeezed].push_back(i);
        }
    }
    if (filled.empty()) {
        return running;
    }
    const auto title = places.find(schema::squeeze(filled.front()->text));
    if (title == places.end() || static_cast<int>(title->second.size()) < least_repeats) {
        return running;
    }
    std::map<std::string, std::vector<std::size_t>> below;
    for (std::size_t k = 1; k < title->second.size(); ++k) {
        const std::size_t at = title->second[k];
        running.insert(filled[at]->number);
        if (at + 1 < filled.size() && !filled[at + 1]->table) {
            below[schema::squeeze(filled[at + 1]->text)].push_back(at + 1);
        }
    }
    for (const auto& [text, at] : below) {
        if (at.size() >= 2) {
            for (const std::size_t i : at) {
                running.insert(filled[i]->number);
            }
        }
    }
    return running;
}

void add_row(schema::Table& table, const Line& line) {
    std::string_view rest = line.text;
    int column = 0;
    for (std::size_t i = 0; i < most_columns; ++i) {
        const std::size_t tab = rest.find('\t');
        schema::Cell cell;
        cell.row = table.rows;
        cell.column = column++;
        cell.text = split_bullets(schema::trim(rest.substr(0, tab)));
        cell.place.line = line.number;
        table.cells.push_back(std::move(cell));
        if (tab == std::string_view::npos) {
            break;
        }
        rest.remove_prefix(tab + 1);
    }
    ++table.rows;
    table.columns = std::max(table.columns, column);
}

}  // namespace

Document read_transcript(std::string_view text, const std::string& name) {
    if (!schema::is_utf8(text) || text.find('\0') != std::string_view::npos) {
        throw schema::InputError(name, {"UTF-8のテキストではありません", "this is not UTF-8 text"},
                                 {"PDFか、UTF-8で保存した書き起こしを指定してください。",
                                  "Give a PDF, or a transcript saved as UTF-8."});
    }
    if (schema::trim(text).empty()) {
        throw schema::InputError(name, {"ファイルに何も書かれていません", "the file is empty"},
                                 {"別のファイルを指定してください。", "Give another file."});
    }
    int tags = 0;
    const std::vector<Line> lines = split_lines(text, tags);
    const std::set<int> running = running_lines(lines);
    Document document;
    schema::Table* open = nullptr;
    int tables = 0;
    for (const Line& line : lines) {
        document.characters += count_characters(line.text);
        const std::string_view trimmed = schema::trim(line.text);
        if (line.table) {
            if (open == nullptr) {
                schema::Table table;
                table.id = fmt::format("t{}", ++tables);
                table.evidence = schema::Evidence::transcript;
                table.place.line = line.number;
                document.blocks.emplace_back(std::move(table));
                open = &std::get<schema::Table>(document.blocks.back());
            }
            add_row(*open, line);
            continue;
        }
        open = nullptr;
        if (trimmed.empty()) {
            continue;
        }
        Paragraph paragraph;
        paragraph.text = std::string(trimmed);
        paragraph.place.line = line.number;
        if (running.contains(line.number)) {
            document.running.push_back(std::move(paragraph));
        } else {
            document.blocks.emplace_back(std::move(paragraph));
        }
    }
    if (tags > 0) {
        document.notes.push_back({"markup-removed", fmt::format("{}", tags), {}});
    }
    return document;
}

}  // namespace tenken::layout
