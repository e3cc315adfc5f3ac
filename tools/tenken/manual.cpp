// The manual page and the completion, both from the table of options.

#include "tools/tenken/help.h"
#include "tools/tenken/options.h"

namespace tenken::tools {

using schema::Language;

namespace {

/// For roff: a backslash and a hyphen are doubled or escaped, a leading dot or quote is shielded.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c == '.' || c == '\'') && out.empty()) {
            out += "\\&";
        }
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            out += c;
        }
    }
    return out;
}

void append_option(std::string& out, const OptionSpec& option, Language language) {
    out += ".TP\n.B ";
    if (!option.short_name.empty()) {
        out += roff(option.short_name) + ", ";
    }
    out += roff(option.name);
    if (!option.value.empty()) {
        out += " \\fI" + roff(option.value) + "\\fR";
    }
    out += "\n" + roff(option.help.in(language));
    for (std::size_t i = 0; i < option.choices.size(); ++i) {
        out += i == 0 ? ": " : ", ";
        out += roff(option.choices[i]);
    }
    if (!option.fallback.empty()) {
        out += language == Language::japanese ? "（既定 " : " (default ";
        out += roff(option.fallback);
        out += language == Language::japanese ? "）" : ")";
    }
    out += "\n";
}

std::string joined(const std::vector<std::string_view>& words) {
    std::string out;
    for (const std::string_view word : words) {
        out += out.empty() ? "" : " ";
        out += word;
    }
    return out;
}

}  // namespace

std::string manual_page(Language language) {
    const bool ja = language == Language::japanese;
    std::string out = ".TH TENKEN 1 \"\" \"tenken " TENKEN_VERSION "\"\n";
    out += ja ? ".SH 名前\ntenken \\- 自治体の行政改革の実績報告書を読み、点検する\n"
              : ".SH NAME\ntenken \\- reads and audits municipal reform reports\n";
    out += ja ? ".SH 書式\n" : ".SH SYNOPSIS\n";
    for (const CommandSpec& command : commands()) {
        out += ".B tenken " + std::string(command.name) + "\n[\\fIoptions\\fR]";
        for (const OperandSpec& operand : command.operands) {
            out += operand.required ? " \\fI" + roff(operand.name) + "\\fR"
                                    : " [\\fI" + roff(operand.name) + "\\fR]";
        }
        out += "\n.br\n";
    }
    out += ja ? ".SH 命令\n" : ".SH COMMANDS\n";
    for (const CommandSpec& command : commands()) {
        out += ".SS " + std::string(command.name) + "\n";
        out += roff(command.description.in(language)) + "\n";
        for (const OperandSpec& operand : command.operands) {
            out += ".TP\n.I " + roff(operand.name) + "\n" + roff(operand.help.in(language)) + "\n";
        }
        for (const OptionSpec& option : options()) {
            if (!option.commands.empty() && takes(command.name, option)) {
                append_option(out, option, language);
            }
        }
        for (const std::string_view example : command.examples) {
            out += ".PP\n.EX\n" + roff(example) + "\n.EE\n";
        }
    }
    out += ja ? ".SH 共通の選択肢\n" : ".SH OPTIONS OF EVERY COMMAND\n";
    for (const OptionSpec& option : options()) {
        if (option.commands.empty()) {
            append_option(out, option, language);
        }
    }
    out += ja ? ".SH 終了コード\n" : ".SH EXIT STATUS\n";
    for (const ExitStatusSpec& spec : exit_statuses()) {
        out += ".TP\n.B " + std::to_string(spec.status) + "\n" + roff(spec.meaning.in(language)) +
               "\n";
    }
    return out;
}

std::string bash_completion() {
    std::vector<std::string_view> names;
    for (const CommandSpec& command : commands()) {
        names.push_back(command.name);
    }
    std::string out =
        "# bash completion for tenken\n"
        "_tenken() {\n"
        "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= "
        "word\n"
        "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
        "        case $word in ";
    for (std::size_t i = 0; i < names.size(); ++i) {
        out += i == 0 ? "" : "|";
        out += names[i];
    }
    out +=
        ") command=$word; break ;; esac\n"
        "    done\n"
        "    local options= choices=\n"
        "    case $command in\n";
    std::vector<std::string_view> all{""};
    all.insert(all.end(), names.begin(), names.end());
    for (const std::string_view command : all) {
        std::vector<std::string_view> words;
        std::string cases;
        for (const OptionSpec& option : options()) {
            if (!takes(command, option)) {
                continue;
            }
            words.push_back(option.name);
            if (!option.short_name.empty()) {
                words.push_back(option.short_name);
            }
            if (!option.choices.empty()) {
                cases += " " + std::string(option.name) + ") choices='" + joined(option.choices) +
                         "' ;;";
            }
        }
        out += "        " + (command.empty() ? std::string("''") : std::string(command)) +
               ") options='" + joined(words) + "'\n";
        out += cases.empty() ? "" : "            case $previous in" + cases + " esac\n";
        out += "            ;;\n";
    }
    out +=
        "    esac\n"
        "    if [ -n \"$choices\" ]; then\n"
        "        COMPREPLY=($(compgen -W \"$choices\" -- \"$current\"))\n"
        "    elif [ \"${current#-}\" != \"$current\" ]; then\n"
        "        COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
        "    elif [ -z \"$command\" ]; then\n"
        "        COMPREPLY=($(compgen -W '" +
        joined(names) +
        "' -- \"$current\"))\n"
        "    else\n"
        "        COMPREPLY=($(compgen -f -- \"$current\"))\n"
        "    fi\n"
        "}\n"
        "complete -o filenames -F _tenken tenken\n";
    return out;
}

}  // namespace tenken::tools
