// tenken report: the audit as files that people open.

#include <memory>
#include <set>

#include "rules/engine.h"
#include "schema/error.h"
#include "tools/publish/errata.h"
#include "tools/publish/html_report.h"
#include "tools/publish/workbook.h"
#include "tools/tenken/command.h"
#include "tools/tenken/load_report.h"
#include "tools/tenken/output_file.h"
#include "tools/tenken/page_pictures.h"

namespace tenken::tools {

using rules::Audit;
using schema::InputError;
using schema::Language;
using schema::Report;

namespace {

/// All pictures together; the rest of the HTML stays below a fifth of it.
constexpr std::size_t most_picture_bytes = std::size_t{12} << 20;

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string sheet_for(const std::string& path, const Sheet& sheet, Language language) {
    return ends_with(path, ".html") ? sheet_to_html(sheet, language) : sheet_to_csv(sheet);
}

/// Pages that findings are on; where there is room, those of the items too.
std::set<int> pages_to_show(const Report& report, const Audit& audit) {
    std::set<int> pages;
    for (const rules::Finding& finding : audit.findings) {
        pages.insert(finding.place.page);
        for (const rules::Related& related : finding.related) {
            pages.insert(related.place.page);
        }
    }
    constexpr std::size_t most_pages = 200;
    if (pages.size() < most_pages) {
        for (const schema::Item& item : report.items) {
            pages.insert(item.place.page);
        }
    }
    pages.erase(0);
    return pages;
}

struct Wanted {
    std::string option;
    std::string path;
    std::unique_ptr<OutputFile> file;
};

std::vector<Wanted> open_outputs(const Arguments& arguments) {
    std::vector<Wanted> outputs;
    std::set<std::string> names;
    for (const char* option : {"--html", "--xlsx", "--errata", "--questions"}) {
        const std::optional<std::string> path = arguments.value(option);
        if (!path) {
            continue;
        }
        if (!names.insert(*path).second) {
            throw InputError(*path,
                             {"二つの出力に同じ名前が付いている", "two outputs have this name"},
                             {"別々の名前を指定してください", "Name them differently"});
        }
        outputs.push_back(
            {option, *path, std::make_unique<OutputFile>(path, arguments.operand(0))});
    }
    if (outputs.empty()) {
        throw InputError("report", {"出力の指定がない", "no output is named"},
                         {"--html、--xlsx、--errata、--questions のいずれかを付けてください",
                          "Add --html, --xlsx, --errata or --questions"});
    }
    return outputs;
}

}  // namespace

ExitStatus run_report(const Arguments& arguments, Language language) {
    const std::string& path = arguments.operand(0);
    std::vector<Wanted> outputs = open_outputs(arguments);
    const rules::RuleSet rule_set = rules::load_rules(arguments.values("--rules"));
    const Reading reading{arguments.value("--password").value_or(""),
                          !arguments.flag("--no-sandbox")};
    const Report report = load_report(path, reading);
    const Audit audit = rules::audit(report, rule_set);
    for (Wanted& output : outputs) {
        if (output.option == "--html") {
            const auto pictures =
                load_page_pictures(path, pages_to_show(report, audit), most_picture_bytes, reading);
            output.file->write(to_html(report, audit, pictures, language));
        } else if (output.option == "--xlsx") {
            output.file->write(to_workbook(report, audit, language));
        } else if (output.option == "--errata") {
            output.file->write(
                sheet_for(output.path, errata_draft(report, audit, language), language));
        } else {
            output.file->write(
                sheet_for(output.path, question_list(report, audit, language), language));
        }
    }
    for (Wanted& output : outputs) {
        output.file->commit();
    }
    return ExitStatus::done;
}

}  // namespace tenken::tools
