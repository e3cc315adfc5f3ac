#include "tools/tenken/help.h"

#include <algorithm>

#include "schema/text.h"
#include "tools/format/terminal.h"
#include "tools/tenken/options.h"

namespace tenken::tools {

using schema::Language;

namespace {

constexpr int width = 80;

struct Row {
    std::string term;
    std::string meaning;
};

std::string term_of(const OptionSpec& option) {
    std::string term = option.short_name.empty() ? "    " : std::string(option.short_name) + ", ";
    term += option.name;
    if (!option.value.empty()) {
        term += ' ';
        term += option.value;
    }
    return term;
}

std::string meaning_of(const OptionSpec& option, Language language) {
    std::string meaning = option.help.in(language);
    if (option.choices.empty()) {
        if (!option.fallback.empty()) {
            meaning += language == Language::japanese ? "（既定 " : " (default ";
            meaning += option.fallback;
            meaning += language == Language::japanese ? "）" : ")";
        }
        return meaning;
    }
    meaning += ": ";
    bool first = true;
    for (const std::string_view choice : option.choices) {
        meaning += first ? "" : ", ";
        meaning += choice;
        if (choice == option.fallback) {
            meaning += language == Language::japanese ? "（既定）" : " (default)";
        }
        first = false;
    }
    return meaning;
}

void append_rows(std::string& out, const std::vector<Row>& rows) {
    constexpr int indent = 2;
    int column = 0;
    for (const Row& row : rows) {
        column = std::max(column, schema::display_width(row.term));
    }
    column += indent + 2;
    for (const Row& row : rows) {
        bool first = true;
        for (const std::string& line : wrap(row.meaning, width - column)) {
            out += pad(first ? "  " + row.term : std::string(), column) + line + "\n";
            first = false;
        }
    }
}

void append_heading(std::string& out, std::string_view heading) {
    out += '\n';
    out += heading;
    out += ":\n";
}

std::string usage_of(const CommandSpec& command, Language language) {
    std::string usage = "tenken " + std::string(command.name);
    usage += language == Language::japanese ? " [選択肢]" : " [options]";
    for (const OperandSpec& operand : command.operands) {
        usage += operand.required ? " " + std::string(operand.name)
                                  : " [" + std::string(operand.name) + "]";
    }
    return usage;
}

std::vector<Row> option_rows(std::string_view command, Language language) {
    std::vector<Row> rows;
    for (const OptionSpec& option : options()) {
        if (command.empty() ? option.commands.empty() : takes(command, option)) {
            rows.push_back({term_of(option), meaning_of(option, language)});
        }
    }
    return rows;
}

std::vector<Row> status_rows(Language language) {
    std::vector<Row> rows;
    for (const ExitStatusSpec& spec : exit_statuses()) {
        rows.push_back({std::to_string(spec.status), spec.meaning.in(language)});
    }
    return rows;
}

std::string program_help(Language language) {
    const bool ja = language == Language::japanese;
    std::string out = ja ? "tenken（点検）: 自治体の行政改革の実績報告書を読み、点検する\n"
                         : "tenken: reads and audits municipal reform reports\n";
    append_heading(out, ja ? "使い方" : "Usage");
    for (const CommandSpec& command : commands()) {
        out += "  " + usage_of(command, language) + "\n";
    }
    append_heading(out, ja ? "命令" : "Commands");
    std::vector<Row> rows;
    for (const CommandSpec& command : commands()) {
        rows.push_back({std::string(command.name), command.summary.in(language)});
    }
    append_rows(out, rows);
    append_heading(out, ja ? "どの命令にも使える選択肢" : "Options of every command");
    append_rows(out, option_rows("", language));
    append_heading(out, ja ? "終了コード" : "Exit status");
    append_rows(out, status_rows(language));
    out += ja ? "\n命令ごとの説明: tenken 命令 --help\n"
              : "\nMore on a command: tenken COMMAND --help\n";
    return out;
}

}  // namespace

std::string help_text(std::string_view name, Language language) {
    const CommandSpec* command = find_command(name);
    if (command == nullptr) {
        return program_help(language);
    }
    const bool ja = language == Language::japanese;
    std::string out = usage_of(*command, language) + "\n\n";
    for (const std::string& line : wrap(command->description.in(language), width)) {
        out += line + "\n";
    }
    append_heading(out, ja ? "引数" : "Arguments");
    std::vector<Row> rows;
    for (const OperandSpec& operand : command->operands) {
        rows.push_back({std::string(operand.name), operand.help.in(language)});
    }
    append_rows(out, rows);
    append_heading(out, ja ? "選択肢" : "Options");
    append_rows(out, option_rows(name, language));
    append_heading(out, ja ? "例" : "Examples");
    for (const std::string_view example : command->examples) {
        out += "  " + std::string(example) + "\n";
    }
    append_heading(out, ja ? "終了コード" : "Exit status");
    append_rows(out, status_rows(language));
    return out;
}

}  // namespace tenken::tools
