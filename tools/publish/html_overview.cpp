// Where the findings gather: by category and by department. A fault that one department repeats, or
// that all of them make, is not seen in a list of single findings.
#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "tools/publish/html_parts.h"
#include "tools/publish/sheet.h"
#include "tools/publish/words.h"

namespace tenken::tools {

namespace {

using rules::Finding;
using rules::Severity;

constexpr std::array severities = {Severity::error, Severity::warning, Severity::note};

struct Row {
    std::string key;
    std::array<long, severities.size()> counts{};

    long& of(Severity severity) {
        return counts.at(severities.size() - 1 - static_cast<std::size_t>(severity));
    }
};

/// Rows in the order in which their keys first come, so that departments stay as the report has
/// them; most errors first, then most warnings.
class Tally {
  public:
    void add(const std::string& key, Severity severity) {
        auto row = std::find_if(rows_.begin(), rows_.end(),
                                [&](const Row& candidate) { return candidate.key == key; });
        if (row == rows_.end()) {
            row = rows_.insert(rows_.end(), Row{key, {}});
        }
        ++row->of(severity);
    }
    std::vector<Row> sorted() const {
        std::vector<Row> rows = rows_;
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Row& a, const Row& b) { return a.counts > b.counts; });
        return rows;
    }

  private:
    std::vector<Row> rows_;
};

std::string count_cell(long count) {
    return count == 0 ? "<td class=\"figure none\">0</td>"
                      : fmt::format("<td class=\"figure\">{}</td>", count);
}

/// `filter` is the field of the filter that a row's link sets.
std::string table(const HtmlContext& context, const char* caption, const char* filter,
                  const std::vector<Row>& rows) {
    const char* heading = std::string(filter) == "category" ? context.pick("分類", "Category")
                                                            : context.pick("所管", "Department");
    std::string out = fmt::format(
        "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{0}\">"
        "<table><caption>{0}</caption><thead><tr><th scope=\"col\">{1}</th>",
        caption, heading);
    for (const Severity severity : severities) {
        out +=
            fmt::format("<th scope=\"col\" class=\"figure {}\">{}</th>",
                        rules::severity_name(severity), severity_mark(severity, context.language));
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const Row& row : rows) {
        const std::string name =
            std::string(filter) == "category" ? category_words(row.key, context.language) : row.key;
        out += fmt::format(
            "<tr><th scope=\"row\"><a class=\"pick\" href=\"#findings\" data-filter=\"{}\" "
            "data-value=\"{}\">{}</a></th>",
            filter, escape_html(row.key), escape_html(name));
        for (const long count : row.counts) {
            out += count_cell(count);
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>\n";
}

}  // namespace

std::string html_overview(const HtmlContext& context) {
    Tally categories;
    Tally departments;
    bool any_department = false;
    for (const Finding& finding : context.audit.findings) {
        if (finding.waived) {
            continue;
        }
        categories.add(finding.category, finding.severity);
        const schema::Item* item = item_of(context.report, finding);
        if (item != nullptr && !item->department.empty()) {
            departments.add(item->department, finding.severity);
            any_department = true;
        }
    }
    const std::vector<Row> rows = categories.sorted();
    if (rows.empty()) {
        return "";
    }
    std::string out = fmt::format(
        "<details class=\"overview\" open><summary>{}</summary>\n<div class=\"tallies\">\n",
        context.pick("指摘の内訳", "Findings by kind"));
    out += table(context, context.pick("分類ごと", "By category"), "category", rows);
    if (any_department) {
        out += table(context, context.pick("所管ごと", "By department"), "department",
                     departments.sorted());
    }
    return out + "</div></details>\n";
}

}  // namespace tenken::tools
