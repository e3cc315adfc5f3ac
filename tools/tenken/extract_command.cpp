#include <string_view>

#include "schema/report_xml.h"
#include "tools/tenken/archive_outputs.h"
#include "tools/tenken/command.h"
#include "tools/tenken/load_report.h"
#include "tools/tenken/output_file.h"
#include "tools/tenken/reading_options.h"

namespace tenken::tools {

ExitStatus run_extract(const Arguments& arguments, schema::Language language) {
    const std::string& path = arguments.operand(0);
    OutputFile output(arguments.value("--output"), path);
    ArchiveOutputs archive(arguments, path);
    const Reading reading = reading_of(arguments, language);
    const auto corrections = arguments.value("--corrections");
    const bool look_again = corrections || archive.wanted();
    extractor::Readings readings;
    std::string xml;
    load_report_xml(
        path, reading,
        [&](std::string_view piece) {
            output.write(piece);
            if (look_again) {
                xml += piece;
            }
        },
        &readings);
    if (!look_again) {
        output.commit();
        return ExitStatus::done;
    }
    const schema::Report report = schema::from_xml(xml, path);
    if (archive.wanted()) {
        archive.write(path, report, readings, reading);
    }
    archive.commit();
    output.commit();
    tell_what_does_not_fit(report.corrections, corrections.value_or(""), language);
    archive.tell(language);
    return ExitStatus::done;
}

}  // namespace tenken::tools
