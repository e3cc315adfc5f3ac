#include "tools/tenken/reading_options.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <ctime>

#include <fmt/format.h>

#include "schema/date.h"
#include "schema/error.h"
#include "schema/sha256.h"
#include "schema/text.h"
#include "tools/tenken/input_file.h"
#include "tools/tenken/streams.h"

namespace tenken::tools {

namespace {

using schema::Fit;
using schema::Message;

/// More of them say that it is the wrong file.
constexpr std::size_t most_said = 20;

/// So much of a text that it can be known again.
std::string beginning(const std::string& text) {
    constexpr std::size_t most = 40;
    std::size_t at = 0;
    for (std::size_t count = 0; count < most && at < text.size(); ++count) {
        schema::next_code_point(text, at);
    }
    return text.substr(0, at) + (at < text.size() ? "…" : "");
}

Message what_of(const schema::AppliedCorrection& applied) {
    const std::string& read = applied.correction.read;
    switch (applied.fit) {
        case Fit::no_place:
            return {"その場所がない", "there is no such place"};
        case Fit::ambiguous:
            return {"「" + read + "」がその場所に二つ以上ある。もっと長く書く",
                    "\"" + read + "\" stands there more than once; write more of it"};
        case Fit::differs:
            return {"読みが「" + read + "」でなく「" + beginning(applied.raw) + "」である",
                    "what was read there is not \"" + read + "\" but \"" + beginning(applied.raw) +
                        "\""};
        case Fit::applied:
        case Fit::confirmed:
        case Fit::already_right:
            break;
    }
    return {};
}

schema::Corrections corrections_of(const std::string& path) {
    const std::string bytes = read_input(path);
    schema::Corrections corrections;
    corrections.file = base_name(path);
    corrections.sha256 = schema::sha256_hex(bytes);
    for (schema::Correction& correction : schema::read_corrections(path, bytes)) {
        corrections.list.push_back({std::move(correction), Fit::no_place, {}, ""});
    }
    return corrections;
}

constexpr const char* about = "--about";

[[noreturn]] void refuse_about(const std::string& given, const Message& expected) {
    throw schema::InputError(
        about, {"「" + given + "」は使えない", "\"" + given + "\" cannot be used"}, expected);
}

void tell_about(const std::string& given, schema::Metadata& metadata) {
    const std::size_t equals = std::min(given.find('='), given.size());
    const std::string name = given.substr(0, equals);
    const std::string value = given.substr(std::min(equals + 1, given.size()));
    if (name == "code") {
        const bool digits = value.find_first_not_of("0123456789") == std::string::npos;
        if (!digits || value.size() < 5 || value.size() > 6) {
            refuse_about(given, {"団体コードは数字 5 桁か 6 桁です",
                                 "The code of a municipality has 5 or 6 digits"});
        }
        metadata.code = value;
    } else if (name == "issued") {
        if (!schema::is_date(value)) {
            refuse_about(given, {"2025-03-31 の形で指定してください", "Write it as 2025-03-31"});
        }
        metadata.issued = value;
    } else if (name == "edition" && !value.empty()) {
        metadata.edition = value;
    } else if (name == "url" && !value.empty()) {
        metadata.url = value;
    } else {
        refuse_about(given, {"code=、issued=、edition=、url= のどれかを書いてください",
                             "Write one of code=, issued=, edition=, url="});
    }
}

/// The day that builds pretend it is (reproducible-builds.org); "" if it is not set to one.
std::string source_date() {
    const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
    if (epoch == nullptr) {
        return "";
    }
    const std::string_view digits = epoch;
    long long seconds = 0;
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    const std::time_t time = seconds;
    std::tm day{};
    std::array<char, 16> text{};
    const bool sound = end.ec == std::errc() && end.ptr == digits.data() + digits.size() &&
                       seconds >= 0 && ::gmtime_r(&time, &day) != nullptr &&
                       std::strftime(text.data(), text.size(), "%Y-%m-%d", &day) == 10;
    return sound ? text.data() : "";
}

schema::Metadata metadata_of(const Arguments& arguments) {
    schema::Metadata metadata;
    metadata.software = "tenken " TENKEN_VERSION;
    metadata.made = arguments.value("--today").value_or(source_date());
    if (!metadata.made.empty() && !schema::is_date(metadata.made)) {
        throw schema::InputError(
            "--today",
            {"「" + metadata.made + "」は日付でない", "\"" + metadata.made + "\" is no date"},
            {"2025-03-31 の形で指定してください", "Write it as 2025-03-31"});
    }
    for (const std::string& given : arguments.values(about)) {
        tell_about(given, metadata);
    }
    return metadata;
}

#ifdef TENKEN_SANITIZED
constexpr bool can_isolate = false;  // the sandbox would stop what a sanitizer does at its end
#else
constexpr bool can_isolate = true;
#endif

}  // namespace

Reading reading_of(const Arguments& arguments, schema::Language language) {
    Reading reading;
    reading.password = arguments.value("--password").value_or("");
    reading.isolated = can_isolate && !arguments.flag("--no-sandbox");
    reading.jobs = jobs_of(arguments);
    reading.progress = arguments.flag("--progress");
    reading.language = language;
    if (const auto path = arguments.value("--corrections")) {
        reading.corrections = corrections_of(*path);
    }
    reading.metadata = metadata_of(arguments);
    return reading;
}

void tell_what_does_not_fit(const schema::Corrections& corrections, const std::string& path,
                            schema::Language language) {
    const bool japanese = language == schema::Language::japanese;
    std::size_t count = 0;
    for (const schema::AppliedCorrection& applied : corrections.list) {
        if (!schema::no_longer_fits(applied.fit) || ++count > most_said) {
            continue;
        }
        const Message what = what_of(applied);
        say_error(japanese ? fmt::format("{}: {}行目の訂正は使いませんでした: {}", path,
                                         applied.correction.line, what.ja)
                           : fmt::format("{}: line {} was not used: {}", path,
                                         applied.correction.line, what.en));
    }
    if (count > most_said) {
        say_error(japanese ? fmt::format("{}: ほかに {} 件", path, count - most_said)
                           : fmt::format("{}: and {} more", path, count - most_said));
    }
}

}  // namespace tenken::tools
