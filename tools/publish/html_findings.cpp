// The findings with their filter: the gravest first, within a severity by page.
#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <utility>
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

std::string remark(const char* head, const std::string& text) {
    return text.empty() ? ""
                        : fmt::format("<p class=\"fine\"><strong>{}</strong> {}</p>\n", head,
                                      escape_html(text));
}

/// The item that the finding is about, as a link to it.
std::string place_link(const HtmlContext& context, const Finding& finding) {
    const std::string words =
        escape_html(place_in_words(context.report, finding, context.language));
    const std::string anchor = item_anchor(context, finding);
    return anchor.empty() ? words
                          : fmt::format("<a class=\"to-item\" href=\"#{}\">{}</a>", anchor, words);
}

std::string article(const HtmlContext& context, const Finding& finding, std::size_t index,
                    const std::string& department) {
    std::string out = fmt::format(
        "<article class=\"finding {}{}\" id=\"{}\" data-severity=\"{}\" data-category=\"{}\" "
        "data-department=\"{}\" data-item=\"{}\" data-page=\"{}\">\n<header>"
        "<span class=\"badge\">{}</span><h3>{}</h3><span class=\"where\">{}",
        rules::severity_name(finding.severity), finding.waived ? " waived" : "", finding_id(index),
        rules::severity_name(finding.severity), escape_html(finding.category),
        escape_html(department), escape_html(item_key(context.report, finding)), finding.place.page,
        severity_mark(finding.severity, context.language),
        escape_html(finding.title.in(context.language)), place_link(context, finding));
    const std::string link = page_link(context, finding.place);
    out += link.empty() ? "" : " · " + link;
    if (finding.waived) {
        out +=
            fmt::format(" · <span class=\"waiver\">{}</span>", context.pick("承認済み", "waived"));
    }
    out += "</span></header>\n<p>" + escape_html(finding.message.in(context.language)) + "</p>\n";
    out += cell_picture(context, finding.place);
    std::string facts;
    for (const Fact& fact : facts_of(finding, context.language)) {
        facts += "<dt>" + escape_html(fact.term) + "</dt><dd>" + escape_html(fact.value) + "</dd>";
    }
    if (!facts.empty()) {
        out += "<dl class=\"facts\">" + facts + "</dl>\n";
    }
    out += remark(context.pick("誤りでない場合:", "Why it may be fine:"),
                  finding.may_be_fine.in(context.language));
    if (finding.waived) {
        out += remark(context.pick("承認済み:", "Waived:"),
                      finding.waiver_reason.empty() ? "-" : finding.waiver_reason);
    }
    return out + fmt::format("<p class=\"id\">{} {} · {} · {}</p>\n</article>\n",
                             escape_html(finding.rule), escape_html(finding.version),
                             escape_html(category_words(finding.category, context.language)),
                             escape_html(finding.fingerprint));
}

/// Places in the list: the gravest first, else as the audit orders them; waived ones at the end.
std::vector<std::size_t> gravest_first(const std::vector<Finding>& findings) {
    std::vector<std::size_t> order(findings.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [&](std::size_t at) {
        return std::make_pair(findings[at].waived ? 1 : 0,
                              -static_cast<int>(findings[at].severity));
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

/// value, label: in this order.
using Choices = std::vector<std::pair<std::string, std::string>>;

std::string choice(const HtmlContext& context, const char* name, const char* label,
                   const Choices& choices) {
    std::string options;
    for (const auto& [value, words] : choices) {
        options +=
            fmt::format("<option value=\"{}\">{}</option>", escape_html(value), escape_html(words));
    }
    return fmt::format(
        "<label>{} <select name=\"{}\"><option value=\"\">{}</option>{}</select></label>\n", label,
        name, context.pick("すべて", "all"), options);
}

/// Only what findings are about, in the order of the report.
struct Filters {
    std::set<std::string> categories;
    std::set<std::string> departments;
    std::set<std::string> items;
    bool waived = false;
};

/// What the fields of the filter say for findings without an item or a department.
constexpr const char* none = "none";

std::string filter_form(const HtmlContext& context, Filters filters) {
    std::string out = fmt::format("<form class=\"filter\"><fieldset><legend>{}</legend>",
                                  context.pick("重さ", "Severity"));
    for (const Severity severity : severities) {
        out += fmt::format(
            "<label><input type=\"checkbox\" name=\"severity\" value=\"{}\" checked> {}</label>",
            rules::severity_name(severity), severity_mark(severity, context.language));
    }
    if (filters.waived) {
        out += fmt::format(
            "<label><input type=\"checkbox\" name=\"waived\" value=\"shown\"> {}</label>",
            context.pick("承認済みも", "Waived too"));
    }
    out += "</fieldset>\n";
    Choices categories;
    for (const std::string& category : filters.categories) {
        categories.emplace_back(category, category_words(category, context.language));
    }
    Choices departments;
    Choices items;
    std::set<std::string> named;
    for (const schema::Item& item : context.report.items) {
        if (filters.departments.count(item.department) > 0 && !item.department.empty() &&
            named.insert(item.department).second) {
            departments.emplace_back(item.department, item.department);
        }
        const std::string key = fmt::format("item-{}", &item - context.report.items.data() + 1);
        if (filters.items.erase(key) > 0) {
            items.emplace_back(key, item_words(item.number, item.name));
        }
    }
    const bool about_none = filters.items.erase("") > 0;
    for (const std::string& number : filters.items) {
        items.emplace_back(number, item_words(number, ""));
    }
    const char* of_none = context.pick("（項目によらない）", "(about no item)");
    if (filters.departments.count("") > 0) {
        departments.emplace_back(none, context.pick("（所管なし）", "(none)"));
    }
    if (about_none) {
        items.emplace_back(none, of_none);
    }
    out += choice(context, "category", context.pick("分類", "Category"), categories);
    out += choice(context, "department", context.pick("所管", "Department"), departments);
    out += choice(context, "item", context.pick("項目", "Item"), items);
    return out + fmt::format(
                     "<label>{} <input type=\"search\" name=\"words\" size=\"12\"></label>\n"
                     "<label>{} <select name=\"order\"><option value=\"severity\">{}</option>"
                     "<option value=\"page\">{}</option></select></label>\n"
                     "<button type=\"reset\">{}</button></form>\n",
                     context.pick("語句", "Words"), context.pick("並び", "Order"),
                     context.pick("重い順", "gravest first"), context.pick("ページ順", "by page"),
                     context.pick("条件を消す", "Clear"));
}

}  // namespace

std::string finding_id(std::size_t index) {
    return fmt::format("finding-{}", index + 1);
}

std::string page_link(const HtmlContext& context, const schema::Place& place) {
    if (place.page < 1) {
        return "";
    }
    if (!context.pictured(place.page)) {
        return fmt::format("p. {}", place.page);
    }
    return fmt::format(
        "<a class=\"look\" href=\"#page-{0}\" data-box=\"{1:.2f} {2:.2f} {3:.2f} {4:.2f}\">p. "
        "{0}</a>",
        place.page, place.box.x0, place.box.y0, place.box.width(), place.box.height());
}

std::string item_anchor(const HtmlContext& context, const Finding& finding) {
    return item_of(context.report, finding) ? item_key(context.report, finding) : "";
}

std::string html_findings(const HtmlContext& context) {
    Filters filters;
    std::string articles;
    const std::vector<Finding>& findings = context.audit.findings;
    for (const std::size_t i : gravest_first(findings)) {
        const schema::Item* item = item_of(context.report, findings[i]);
        const std::string department = item ? item->department : "";
        filters.categories.insert(findings[i].category);
        filters.departments.insert(department);
        filters.items.insert(item_key(context.report, findings[i]));
        filters.waived = filters.waived || findings[i].waived;
        articles += article(context, findings[i], i, department);
    }
    if (findings.empty()) {
        articles = fmt::format("<p>{}</p>\n", context.pick("指摘はありません。", "No findings."));
    }
    return fmt::format(
        "<section id=\"findings\"><h2>{}</h2>\n{}<p class=\"count\" id=\"count\" "
        "aria-live=\"polite\" data-pattern=\"{}\">{}</p>\n{}</section>\n",
        context.pick("指摘", "Findings"), findings.empty() ? "" : filter_form(context, filters),
        context.pick("{n}件を表示（全{all}件）", "{n} of {all} shown"), findings.size(), articles);
}

}  // namespace tenken::tools
