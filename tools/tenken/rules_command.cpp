// tenken rules: what the rules are, and whether each does what its own examples say.

#include <algorithm>
#include <filesystem>
#include <map>

#include "rules/engine.h"
#include "schema/error.h"
#include "schema/text.h"
#include "tools/format/audit_view.h"
#include "tools/format/text_page.h"
#include "tools/publish/words.h"
#include "tools/tenken/command.h"
#include "tools/tenken/streams.h"

namespace tenken::tools {

using rules::ExampleResult;
using rules::RuleInfo;
using schema::InputError;
using schema::Language;

namespace {

std::string list_rules(const rules::RuleSet& rule_set, Language language) {
    const std::vector<RuleInfo> all = rules::list(rule_set);
    int id_width = 0;
    int category_width = 0;
    for (const RuleInfo& rule : all) {
        id_width = std::max(id_width, schema::display_width(rule.id));
        category_width = std::max(category_width, schema::display_width(rule.category));
    }
    std::string out;
    for (const RuleInfo& rule : all) {
        constexpr int severity_width = 7;
        out += pad(rule.id, id_width) + "  " +
               pad(severity_words(rule.severity, language), severity_width) + "  " +
               pad(rule.category, category_width) + "  " + one_line(rule.title.in(language));
        if (!rule.enabled) {
            out += pick(language, "（休止中）", " (not run)");
        }
        out += '\n';
    }
    return out;
}

/// A cell of a table in Markdown: one line, without the bar that parts cells.
std::string cell(const std::string& text) {
    std::string out;
    for (const char c : one_line(text)) {
        out += c == '|' ? std::string("\\|") : std::string(1, c);
    }
    return out;
}

/// The table of all rules, a section for each family.
std::string rules_in_markdown(const rules::RuleSet& rule_set, Language language) {
    std::string out;
    std::map<std::string, std::vector<RuleInfo>> families;
    for (RuleInfo& rule : rules::list(rule_set)) {
        families[rule.family].push_back(std::move(rule));
    }
    for (const auto& [family, rules] : families) {
        out += (out.empty() ? "## " : "\n## ") + family + "\n\n";
        out +=
            pick(language, "| 規則 | 指摘 | 種別 | 重さ | 手続 | 検査 | 例 |\n",
                 "| rule | what it says | category | severity | procedure | check | examples |\n");
        out += "|---|---|---|---|---|---|--:|\n";
        for (const RuleInfo& rule : rules) {
            out += "| " + rule.id + " | " + cell(rule.title.in(language)) + " | " + rule.category +
                   " | " + severity_words(rule.severity, language) + " | " + rule.procedure +
                   " | `" + rule.kind + "` | " + std::to_string(rule.examples.size()) + " |\n";
        }
    }
    return out;
}

void append_paragraph(TextPage& page, const char* label, const std::string& text) {
    if (!text.empty()) {
        page.line("");
        page.line(label);
        page.line("  " + one_line(text), 2);
    }
}

std::string explain_rule(const RuleInfo& rule, Language language) {
    constexpr int width = 80;
    TextPage page(language, {false, width});
    page.line(rule.id + "  " + one_line(rule.title.in(language)), 2);
    page.line(severity_words(rule.severity, language) + ", " + rule.category +
              page.say("、版 ", ", version ") + rule.version + page.say("、検査 ", ", check ") +
              rule.kind + (rule.enabled ? "" : page.say("（休止中）", " (not run)")));
    append_paragraph(page, page.say("指摘の文", "What it says"), rule.message.in(language));
    append_paragraph(page, page.say("理由", "Why it matters"), rule.rationale.in(language));
    append_paragraph(page, page.say("誤りでないこともある", "Why it may be fine"),
                     rule.may_be_fine.in(language));
    append_paragraph(page, page.say("何の証拠か", "What it proves"), rule.proves);
    if (!rule.parameters.empty()) {
        page.line("");
        page.line(page.say("引数", "Parameters"));
        for (const RuleInfo::Parameter& parameter : rule.parameters) {
            page.line("  " + parameter.name + " = " + one_line(parameter.value) + "  " +
                          one_line(parameter.meaning),
                      6);
        }
    }
    if (!rule.examples.empty()) {
        page.line("");
        page.line(page.say("例", "Examples"));
        for (const RuleInfo::Sample& sample : rule.examples) {
            page.line(std::string("  ") +
                          (sample.gives_finding ? page.say("指摘あり: ", "finding: ")
                                                : page.say("指摘なし: ", "no finding: ")) +
                          one_line(sample.about),
                      6);
        }
    }
    for (const std::string& source : rule.sources) {
        append_paragraph(page, page.say("出典", "Source"), source);
    }
    append_paragraph(page, page.say("ファイル", "File"), rule.file);
    return std::move(page).take();
}

ExitStatus test_rules(const Arguments& arguments, Language language) {
    const std::string& wanted = arguments.operand(1);
    std::vector<std::string> packs = arguments.values("--rules");
    const bool pack = !wanted.empty() && std::filesystem::is_directory(wanted);
    if (pack) {
        packs.push_back(wanted);
    }
    const rules::RuleSet rule_set = rules::load_rules(packs);
    std::vector<ExampleResult> results = rules::test(rule_set, pack ? "" : wanted);
    if (pack) {
        const auto elsewhere = [&](const ExampleResult& result) {
            return result.file.compare(0, wanted.size(), wanted) != 0;
        };
        results.erase(std::remove_if(results.begin(), results.end(), elsewhere), results.end());
    }
    if (results.empty()) {
        throw InputError(
            "rules test",
            {"「" + wanted + "」に当たる例がない", "there is no example of \"" + wanted + "\""},
            {"規則の ID（tenken rules list）、種別、または規則の XML "
             "のあるフォルダーを指定してください",
             "Name a rule (tenken rules list), a family, or a folder with rule files in it"});
    }
    std::string out;
    std::size_t failed = 0;
    for (const ExampleResult& result : results) {
        if (!result.passed) {
            ++failed;
            out += result.file + ":" + std::to_string(result.line) + ": " + result.rule + " " +
                   pick(language, "例 ", "example ") + std::to_string(result.example) + ": " +
                   one_line(result.detail.in(language)) + "\n";
        }
    }
    const std::string passed = std::to_string(results.size() - failed);
    const std::string all = std::to_string(results.size());
    out += language == Language::japanese ? "例 " + all + "、合格 " + passed + "\n"
                                          : passed + " of " + all + " examples passed\n";
    write_standard_output(out);
    if (failed > 0) {
        const std::string number = std::to_string(failed);
        throw InputError("rules test",
                         {"規則が自身の例のとおりでない（" + number + "件）",
                          "rules do not do what their examples say (" + number + ")"},
                         {"上に示した行を直してください", "Correct the lines shown above"});
    }
    return ExitStatus::done;
}

}  // namespace

ExitStatus run_rules(const Arguments& arguments, Language language) {
    const std::string& action = arguments.operand(0);
    if (action == "test") {
        return test_rules(arguments, language);
    }
    const rules::RuleSet rule_set = rules::load_rules(arguments.values("--rules"));
    if (action == "list") {
        write_standard_output(arguments.flag("--markdown") ? rules_in_markdown(rule_set, language)
                                                           : list_rules(rule_set, language));
        return ExitStatus::done;
    }
    const std::string& id = arguments.operand(1);
    const std::optional<RuleInfo> rule = rules::explain(rule_set, id);
    if (!rule) {
        throw InputError(
            "rules explain",
            {id.empty() ? "規則の ID がない" : "「" + id + "」という規則はない",
             id.empty() ? "no rule is named" : "there is no rule \"" + id + "\""},
            {"tenken rules list で規則を確かめてください", "See the rules with tenken rules list"});
    }
    write_standard_output(explain_rule(*rule, language));
    return ExitStatus::done;
}

}  // namespace tenken::tools
