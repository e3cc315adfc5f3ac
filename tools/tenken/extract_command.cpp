#include "tools/tenken/command.h"
#include "tools/tenken/load_report.h"
#include "tools/tenken/output_file.h"

namespace tenken::tools {

ExitStatus run_extract(const Arguments& arguments, schema::Language /*language*/) {
    OutputFile output(arguments.value("--output"), arguments.operand(0));
    const Reading reading{arguments.value("--password").value_or(""),
                          !arguments.flag("--no-sandbox"), jobs_of(arguments)};
    load_report_xml(arguments.operand(0), reading,
                    [&output](std::string_view piece) { output.write(piece); });
    output.commit();
    return ExitStatus::done;
}

}  // namespace tenken::tools
