#include "tools/tenken/limit_option.h"

#include <charconv>

#include <fmt/format.h>

#include "extractor/pdf/limits.h"
#include "extractor/scan/limits.h"
#include "rules/limits.h"
#include "schema/error.h"
#include "tools/isolation/isolate.h"

namespace tenken::tools {

using schema::InputError;
using schema::Language;

namespace {

constexpr std::size_t mebibyte = std::size_t{1} << 20;
constexpr std::size_t most_mebibytes = 1U << 20;  // a tebibyte
constexpr std::size_t most_seconds = 1'000'000;

std::string known_names() {
    std::string names = "memory, seconds";
    for (const pdf::LimitSpec& spec : pdf::limit_specs()) {
        names += fmt::format(", {}", spec.name);
    }
    for (const scan::LimitSpec& spec : scan::limit_specs()) {
        names += fmt::format(", {}", spec.name);
    }
    for (const rules::LimitSpec& spec : rules::limit_specs()) {
        names += fmt::format(", {}", spec.name);
    }
    return names;
}

[[noreturn]] void fail(const std::string& setting) {
    throw InputError("--limit",
                     {"「" + setting + "」は 名前=1以上の整数 でない",
                      "\"" + setting + "\" is not NAME=VALUE with a whole number from 1"},
                     {"名前は " + known_names() + " のどれかです（tenken help limits）",
                      "The names are " + known_names() + " (tenken help limits)"});
}

void apply(const std::string& setting) {
    const std::size_t equal = setting.find('=');
    if (equal == std::string::npos) {
        fail(setting);
    }
    const std::string name = setting.substr(0, equal);
    const char* begin = setting.data() + equal + 1;
    const char* end = setting.data() + setting.size();
    std::size_t value = 0;
    const auto [behind, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || behind != end || value == 0) {
        fail(setting);
    }
    IsolationLimits& child = isolation_limits();
    if (name == "memory" && value <= most_mebibytes) {
        child.memory_bytes = value * mebibyte;
    } else if (name == "seconds" && value <= most_seconds) {
        child.cpu_seconds = static_cast<unsigned>(value);
    } else if (!pdf::set_limit(name, value) && !scan::set_limit(name, value) &&
               !rules::set_limit(name, value)) {
        fail(setting);
    }
}

}  // namespace

void apply_limits(const std::vector<std::string>& settings) {
    for (const std::string& setting : settings) {
        apply(setting);
    }
}

std::string limits_text(Language language) {
    const bool japanese = language == Language::japanese;
    std::string text =
        japanese
            ? "PDF の読み取りと規則の上限。--limit 名前=値 で変えます。\n"
              "上限を超えた分は読まず、そのことを XML の notes に記します。memory と seconds を"
              "超えると読み取りを打ち切ります。\n\n"
            : "Bounds on reading PDFs and on rules; --limit NAME=VALUE changes them.\n"
              "What is beyond a bound is not read, and notes in the XML say so. Beyond memory "
              "and seconds the reading is stopped.\n\n";
    const auto line = [&](std::string_view name, std::size_t value, const schema::Message& help) {
        text += fmt::format("  {:<13}{:>12}  {}\n", name, value, japanese ? help.ja : help.en);
    };
    const IsolationLimits& child = isolation_limits();
    line("memory", child.memory_bytes / mebibyte,
         {"読み取りのメモリー（MiB）", "memory of the reading, MiB"});
    line("seconds", child.cpu_seconds,
         {"読み取りの CPU 時間（秒）。1 MiB につき1秒を加えます",
          "CPU time of the reading, seconds; 1 more for each MiB of the file"});
    for (const pdf::LimitSpec& spec : pdf::limit_specs()) {
        line(spec.name, pdf::limits.*spec.member, spec.help);
    }
    for (const scan::LimitSpec& spec : scan::limit_specs()) {
        line(spec.name, scan::limits.*spec.member, spec.help);
    }
    for (const rules::LimitSpec& spec : rules::limit_specs()) {
        line(spec.name, rules::limits.*spec.member, spec.help);
    }
    return text;
}

}  // namespace tenken::tools
