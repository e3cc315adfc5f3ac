#include "tools/format/formats.h"
#include "tools/tenken/command.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/load_report.h"
#include "tools/tenken/output_file.h"
#include "tools/tenken/page_option.h"
#include "tools/tenken/reading_options.h"

namespace tenken::tools {

ExitStatus run_tables(const Arguments& arguments, schema::Language language) {
    const std::string& path = arguments.operand(0);
    OutputFile output(arguments.value("--output"), path);
    const Reading reading = reading_of(arguments, language);
    const auto pages = arguments.value("--pages");
    const std::vector<schema::Table> tables =
        load_tables(path, reading, pages ? page_choice(*pages) : extractor::PageChoice());
    const std::string format = *arguments.value("--format");
    if (format == "csv") {
        output.write(tables_as_csv(tables));
    } else if (format == "html") {
        output.write(tables_as_html(tables, base_name(path), language));
    } else {
        output.write(tables_as_json(tables));
    }
    output.commit();
    return ExitStatus::done;
}

}  // namespace tenken::tools
