#include "tools/publish/saved_findings.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "schema/error.h"

namespace tenken::tools {

namespace {

using Json = nlohmann::json;
using schema::InputError;

constexpr int deepest = 64;
constexpr std::size_t most_findings = 200'000;

[[noreturn]] void refuse(const std::string& name, const char* ja, const char* en) {
    throw InputError(name, {ja, en},
                     {"tenken check --format json で作ったファイルを指定してください",
                      "Give a file that `tenken check --format json` wrote"});
}

const Json& member(const Json& object, const char* key) {
    static const Json none;
    const auto found = object.find(key);
    return object.is_object() && found != object.end() ? *found : none;
}

std::string text(const Json& value) {
    if (value.is_number_integer()) {
        return std::to_string(value.get<long long>());
    }
    return value.is_string() ? value.get<std::string>() : std::string();
}

int integer(const Json& value) {
    constexpr double largest = 1e6;
    const double number = value.is_number() ? value.get<double>() : 0;
    return std::abs(number) < largest ? static_cast<int>(number) : 0;
}

/// Both languages where both are there, else the one that is, twice.
schema::Message message(const Json& object, const char* key) {
    const Json& both = member(member(object, "texts"), key);
    const std::string plain = text(member(object, key));
    schema::Message found{text(member(both, "ja")), text(member(both, "en"))};
    found.ja = found.ja.empty() ? plain : found.ja;
    found.en = found.en.empty() ? plain : found.en;
    return found;
}

schema::Place place(const Json& object) {
    schema::Place found;
    found.page = integer(member(object, "page"));
    found.line = integer(member(object, "line"));
    const Json& box = member(object, "box");
    if (box.is_array() && box.size() == 4) {
        double corners[4];
        for (std::size_t i = 0; i < 4; ++i) {
            corners[i] = box[i].is_number() ? box[i].get<double>() : 0;
        }
        found.box = {corners[0], corners[1], corners[2], corners[3]};
    }
    return found;
}

rules::Severity severity(const std::string& name) {
    return rules::severity_named(name).value_or(rules::Severity::note);
}

rules::Related related(const Json& object) {
    rules::Related found{place(object), text(member(object, "printed")), {}};
    const Json& both = member(object, "texts");
    const std::string plain = text(member(object, "what"));
    found.what = {text(member(both, "ja")), text(member(both, "en"))};
    found.what.ja = found.what.ja.empty() ? plain : found.what.ja;
    found.what.en = found.what.en.empty() ? plain : found.what.en;
    return found;
}

rules::Finding finding(const Json& object) {
    rules::Finding found;
    found.rule = text(member(object, "rule"));
    found.version = text(member(object, "rule_version"));
    found.category = text(member(object, "category"));
    found.severity = severity(text(member(object, "severity")));
    const std::string item = text(member(object, "item"));
    if (!item.empty()) {
        found.item = item;
    }
    if (const int year = integer(member(object, "fiscal_year")); year > 0) {
        found.fiscal_year = year;
    }
    found.title = message(object, "title");
    found.message = message(object, "message");
    found.may_be_fine = message(object, "may_be_fine");
    found.place = place(object);
    found.printed = text(member(object, "printed"));
    found.expected = text(member(object, "expected"));
    found.actual = text(member(object, "actual"));
    found.formula = text(member(object, "formula"));
    found.convention = text(member(object, "convention"));
    for (const Json& one : member(object, "related")) {
        found.related.push_back(related(one));
    }
    found.fingerprint = text(member(object, "fingerprint"));
    found.waived = member(object, "waived") == true;
    found.waiver_reason = text(member(object, "waiver_reason"));
    return found;
}

}  // namespace

SavedFindings read_findings(std::string_view bytes, const std::string& name) {
    const Json::parser_callback_t shallow = [&](int depth, Json::parse_event_t, Json&) {
        if (depth > deepest) {
            refuse(name, "入れ子が深すぎる", "it is nested too deep");
        }
        return true;
    };
    const Json document = Json::parse(bytes, shallow, false);
    const Json& list = member(document, "findings");
    if (document.is_discarded() || !list.is_array()) {
        refuse(name, "点検結果の JSON でない", "it is no JSON with findings");
    }
    if (list.size() > most_findings) {
        refuse(name, "指摘が多すぎる", "it holds too many findings");
    }
    SavedFindings saved;
    saved.sha256 = text(member(member(document, "report"), "sha256"));
    for (const Json& object : list) {
        saved.findings.push_back(finding(object));
    }
    return saved;
}

}  // namespace tenken::tools
