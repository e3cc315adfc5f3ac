#include "rules/engine/message_template.h"

#include <vector>

#include <unicode/fmtable.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

namespace tenken::rules {
namespace {

icu::Formattable to_formattable(const Arguments::Value& value, schema::Language language) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        return icu::Formattable(static_cast<int64_t>(*number));
    }
    return icu::Formattable(
        icu::UnicodeString::fromUTF8(std::get<schema::Message>(value).in(language)));
}

void collect_names(const icu::UnicodeString& pattern, std::set<std::string>& names) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern parsed(pattern, nullptr, status);
    for (int32_t i = 0; U_SUCCESS(status) && i < parsed.countParts(); ++i) {
        const icu::MessagePattern::Part& part = parsed.getPart(i);
        if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME ||
            part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) {
            std::string name;
            parsed.getSubstring(part).toUTF8String(name);
            names.insert(std::move(name));
        }
    }
}

}  // namespace

struct MessageTemplate::Compiled {
    icu::MessageFormat format;
};

MessageTemplate::MessageTemplate() = default;
MessageTemplate::~MessageTemplate() = default;
MessageTemplate::MessageTemplate(const MessageTemplate&) = default;
MessageTemplate& MessageTemplate::operator=(const MessageTemplate&) = default;
MessageTemplate::MessageTemplate(MessageTemplate&&) noexcept = default;
MessageTemplate& MessageTemplate::operator=(MessageTemplate&&) noexcept = default;

std::string MessageTemplate::set(schema::Language language, const std::string& pattern) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(pattern);
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const bool japanese = language == schema::Language::japanese;
    auto compiled = std::make_shared<Compiled>(Compiled{icu::MessageFormat(
        text, japanese ? icu::Locale::getJapanese() : icu::Locale::getEnglish(), where, status)});
    if (U_FAILURE(status)) {
        std::string before;
        icu::UnicodeString(where.preContext).toUTF8String(before);
        return std::string(u_errorName(status)) +
               (before.empty() ? "" : " after \"" + before + "\"");
    }
    collect_names(text, names_);
    (japanese ? pattern_.ja : pattern_.en) = pattern;
    (japanese ? japanese_ : english_) = std::move(compiled);
    return {};
}

schema::Message MessageTemplate::format(const Arguments& arguments) const {
    std::vector<icu::UnicodeString> names;
    for (const std::string& name : names_) {
        names.push_back(icu::UnicodeString::fromUTF8(name));
    }
    schema::Message message;
    for (const schema::Language language :
         {schema::Language::japanese, schema::Language::english}) {
        const bool japanese = language == schema::Language::japanese;
        const auto& compiled = japanese ? japanese_ : english_;
        if (!compiled) {
            continue;
        }
        std::vector<icu::Formattable> values;
        for (const std::string& name : names_) {
            const auto found = arguments.values().find(name);
            values.push_back(found == arguments.values().end()
                                 ? icu::Formattable(icu::UnicodeString())
                                 : to_formattable(found->second, language));
        }
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString text;
        compiled->format.format(names.data(), values.data(), static_cast<int32_t>(values.size()),
                                text, status);
        text.toUTF8String(japanese ? message.ja : message.en);
    }
    return message;
}

}  // namespace tenken::rules
