// tenken report: the audit as files that people open.

#include <filesystem>
#include <memory>
#include <set>

#include "rules/engine.h"
#include "schema/error.h"
#include "schema/sha256.h"
#include "tools/publish/errata.h"
#include "tools/publish/html_report.h"
#include "tools/publish/marked_pdf.h"
#include "tools/publish/saved_findings.h"
#include "tools/publish/workbook.h"
#include "tools/tenken/audit_options.h"
#include "tools/tenken/command.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/load_report.h"
#include "tools/tenken/mark_pdf.h"
#include "tools/tenken/output_file.h"
#include "tools/tenken/page_pictures.h"
#include "tools/tenken/reading_options.h"
#include "tools/tenken/streams.h"

namespace tenken::tools {

using rules::Audit;
using schema::InputError;
using schema::Language;
using schema::Report;

namespace {

/// What mail and old office PCs still take: the pictures get what the words leave of it.
constexpr std::size_t most_html_bytes = 14'000'000;
constexpr std::size_t least_picture_bytes = 2'000'000;
/// Pages of items without findings are pictured up to that many pages in all.
constexpr std::size_t most_pages = 100;

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
    }
    const auto add = [&](int page) {
        if (pages.size() < most_pages) {
            pages.insert(page);
        }
    };
    for (const rules::Finding& finding : audit.findings) {
        for (const rules::Related& related : finding.related) {
            add(related.place.page);
        }
    }
    for (const schema::Item& item : report.items) {
        add(item.place.page);
        for (const schema::YearRow& year : item.years) {
            add(year.place.page);
        }
    }
    pages.erase(0);
    return pages;
}

/// The PDF that the report was read from: the one named with --original, else REPORT itself. Throws
/// InputError if the one named is another file.
std::string original_of(const Arguments& arguments, const Report& report) {
    const auto named = arguments.value("--original");
    if (named && !report.source.sha256.empty() &&
        schema::sha256_hex(read_input(*named)) != report.source.sha256) {
        throw InputError(
            *named,
            {"報告書の元の PDF ではない", "it is not the PDF that the report was read from"},
            {"source の sha256 が同じファイルを指定してください",
             "Give the file whose SHA-256 the report names"});
    }
    return named.value_or(arguments.operand(0));
}

/// The audit of the program, or the findings saved earlier with the program's board of targets.
Audit audit_of(const Arguments& arguments, const Report& report) {
    const rules::RuleSet rule_set =
        rules::load_rules(arguments.values("--rules"), rules::BuiltInExamples::leave_out);
    Audit audit = rules::audit(report, rule_set);
    if (const auto path = arguments.value("--findings")) {
        SavedFindings saved = read_findings(read_input(*path), *path);
        if (!saved.sha256.empty() && !report.source.sha256.empty() &&
            saved.sha256 != report.source.sha256) {
            throw InputError(
                *path, {"別の報告書の点検結果である", "these are findings of another report"},
                {"同じ報告書の点検結果を指定してください", "Give the findings of the same report"});
        }
        audit.findings = std::move(saved.findings);
    }
    apply_waivers(arguments, rule_set, audit);
    return audit;
}

struct Wanted {
    std::string option;
    std::string path;
    std::unique_ptr<OutputFile> file;
};

std::vector<Wanted> open_outputs(const Arguments& arguments) {
    std::vector<Wanted> outputs;
    std::set<std::string> names;
    for (const char* option : {"--html", "--pdf", "--xlsx", "--errata", "--questions"}) {
        const std::optional<std::string> path = arguments.value(option);
        if (!path) {
            continue;
        }
        if (!names.insert(*path).second) {
            throw InputError(*path,
                             {"二つの出力に同じ名前が付いている", "two outputs have this name"},
                             {"別々の名前を指定してください", "Name them differently"});
        }
        for (const char* input : {"--original", "--findings"}) {
            // Opened for the check alone: an output must not take the place of an input.
            if (const auto other = arguments.value(input)) {
                OutputFile(path, *other);
            }
        }
        outputs.push_back(
            {option, *path, std::make_unique<OutputFile>(path, arguments.operand(0))});
    }
    if (outputs.empty()) {
        throw InputError("report", {"出力の指定がない", "no output is named"},
                         {"--html、--pdf、--xlsx、--errata、--questions のいずれかを付けてください",
                          "Add --html, --pdf, --xlsx, --errata or --questions"});
    }
    return outputs;
}

/// The workbook's page numbers lead to the HTML of the same run, else to the PDF itself.
WorkbookLinks links_from(const std::string& workbook, const std::vector<Wanted>& outputs,
                         const std::string& original) {
    WorkbookLinks links{original, false};
    for (const Wanted& output : outputs) {
        if (output.option == "--html") {
            links = {output.path, true};
        }
    }
    if (!links.html && recognise(read_input(original), original) != InputKind::pdf) {
        return {};
    }
    const std::filesystem::path folder = std::filesystem::absolute(workbook).parent_path();
    links.file = std::filesystem::absolute(links.file).lexically_proximate(folder).string();
    return links;
}

/// What the user must know of a marked PDF, "" for nothing.
std::string remark_on(const MarkedPdf& marked, Language language) {
    std::string remark;
    const bool japanese = language == Language::japanese;
    if (marked.signature != pdf::Signature::none) {
        remark = japanese ? "電子署名があります。署名が保証するのは印を付ける前の版だけで、"
                            "閲覧ソフトは変更ありと示します。"
                          : "it is signed; the signature covers the version before the marks only, "
                            "and viewers will say that it was changed. ";
    }
    if (marked.left_out > 0) {
        const std::string count = std::to_string(marked.left_out);
        remark += japanese ? "ページに置けない印が " + count + " 件あります。"
                           : count + " marks could not be put on their page.";
    }
    return remark;
}

}  // namespace

ExitStatus run_report(const Arguments& arguments, Language language) {
    const std::string& path = arguments.operand(0);
    std::vector<Wanted> outputs = open_outputs(arguments);
    const Reading reading = reading_of(arguments, language);
    const Report report = load_report(path, reading);
    const Audit audit = audit_of(arguments, report);
    const std::string original = original_of(arguments, report);
    std::vector<std::string> remarks;
    for (Wanted& output : outputs) {
        if (output.option == "--html") {
            const std::size_t words = to_html(report, audit, {}, language).size();
            const std::size_t room = words + least_picture_bytes > most_html_bytes
                                         ? least_picture_bytes
                                         : most_html_bytes - words;
            WantedPictures wanted{
                pages_to_show(report, audit), {}, room, !report.reading.pages.empty()};
            wanted.cells = cells_to_show(report, audit);
            const ReportPictures pictures = load_page_pictures(original, wanted, reading);
            output.file->write(to_html(report, audit, pictures, language));
        } else if (output.option == "--pdf") {
            const MarkedPdf marked =
                mark_pdf(original, pdf_marks(report, audit, language), reading);
            output.file->write(marked.bytes);
            if (const std::string remark = remark_on(marked, language); !remark.empty()) {
                remarks.push_back(output.path + ": " + remark);
            }
        } else if (output.option == "--xlsx") {
            output.file->write(
                to_workbook(report, audit, language, links_from(output.path, outputs, original)));
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
    for (const std::string& remark : remarks) {
        say_error(remark);
    }
    tell_what_does_not_fit(report.corrections, arguments.value("--corrections").value_or(""),
                           language);
    return ExitStatus::done;
}

}  // namespace tenken::tools
