#include <cstdlib>
#include <memory>
#include <optional>
#include <string_view>
#include <sys/ioctl.h>
#include <unistd.h>

#include "rules/engine.h"
#include "rules/rule_set.h"
#include "rules/verified.h"
#include "schema/error.h"
#include "schema/report_xml.h"
#include "tools/format/formats.h"
#include "tools/tenken/audit_options.h"
#include "tools/tenken/command.h"
#include "tools/tenken/load_report.h"
#include "tools/tenken/output_file.h"
#include "tools/tenken/reading_options.h"

namespace tenken::tools {

namespace {

/// Columns of the terminal; wide enough for two Japanese sentences a line at most.
int terminal_width() {
    constexpr int narrowest = 40;
    constexpr int widest = 120;
    constexpr int usual = 80;
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) {
        return usual;
    }
    return size.ws_col < narrowest ? narrowest : size.ws_col > widest ? widest : size.ws_col;
}

bool wants_colour(const std::string& when, bool terminal) {
    if (when != "auto") {
        return when == "always";
    }
    const char* no_colour = std::getenv("NO_COLOR");
    const char* term = std::getenv("TERM");
    const bool forbidden = no_colour != nullptr && *no_colour != '\0';
    return terminal && !forbidden && term != nullptr && std::string_view(term) != "dumb";
}

bool fails(const rules::Audit& audit, const std::string& level) {
    const std::optional<rules::Severity> severity = rules::severity_named(level);
    return severity && has_findings_at(audit, *severity);  // "never" is none
}

std::string format_audit(const AuditView& view, const std::string& format, const TextStyle& style) {
    if (format == "json") {
        return audit_as_json(view);
    }
    if (format == "xml") {
        return audit_as_xml(view);
    }
    if (format == "sarif") {
        return audit_as_sarif(view);
    }
    if (format == "junit") {
        return audit_as_junit(view);
    }
    return audit_as_text(view, style);
}

/// The file of --xml-out; nullptr if none is wanted.
std::unique_ptr<OutputFile> open_marked(const Arguments& arguments, const std::string& input) {
    const auto path = arguments.value("--xml-out");
    if (!path) {
        return nullptr;
    }
    if (path == arguments.value("--output")) {
        throw schema::InputError(*path,
                                 {"二つの出力に同じ名前が付いている", "two outputs have this name"},
                                 {"別々の名前を指定してください", "Name them differently"});
    }
    return std::make_unique<OutputFile>(path, input);
}

}  // namespace

ExitStatus run_check(const Arguments& arguments, schema::Language language) {
    const std::string& path = arguments.operand(0);
    const std::size_t most_per_rule = arguments.number("--max-per-rule");
    OutputFile output(arguments.value("--output"), path);
    const std::unique_ptr<OutputFile> marked = open_marked(arguments, path);
    const rules::RuleSet rule_set =
        rules::load_rules(arguments.values("--rules"), rules::BuiltInExamples::leave_out);
    const Reading reading = reading_of(arguments, language);
    const schema::Report report = load_report(path, reading);
    std::optional<schema::Report> previous;
    if (const auto earlier = arguments.value("--previous")) {
        Reading plain = reading;
        plain.corrections = {};
        previous = load_report(*earlier, plain);
    }
    rules::Audit audit = rules::audit(report, rule_set, previous ? &*previous : nullptr);
    apply_waivers(arguments, rule_set, audit);
    const std::size_t known = leave_out_known(arguments, audit);

    const AuditView view{report,
                         audit,
                         language,
                         arguments.flag("--verbose"),
                         most_per_rule,
                         known,
                         arguments.value("--baseline").has_value()};
    const bool terminal = output.is_terminal();
    const TextStyle style{wants_colour(*arguments.value("--color"), terminal),
                          terminal ? terminal_width() : 0};
    output.write(format_audit(view, *arguments.value("--format"), style));
    if (marked != nullptr) {
        const rules::VerifiedFigures verified(report, rule_set);
        marked->write(
            schema::to_xml(report, [&](const schema::Place& place) { return verified.by(place); }));
        marked->commit();
    }
    output.commit();
    tell_what_does_not_fit(report.corrections, arguments.value("--corrections").value_or(""),
                           language);
    return fails(audit, *arguments.value("--fail-level")) ? ExitStatus::findings : ExitStatus::done;
}

}  // namespace tenken::tools
