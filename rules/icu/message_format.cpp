// The only place that knows ICU's MessageFormat.
#include "rules/engine/message_format.h"

#include <utility>

#include <unicode/fmtable.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

namespace {

using tenken::rules::MessageFormat;

class IcuMessage : public MessageFormat {
  public:
    IcuMessage(icu::UnicodeString pattern, icu::MessageFormat format)
        : pattern_(std::move(pattern)), format_(std::move(format)) {}

    std::set<std::string> names() const override {
        std::set<std::string> names;
        UErrorCode status = U_ZERO_ERROR;
        const icu::MessagePattern parsed(pattern_, nullptr, status);
        for (int32_t i = 0; U_SUCCESS(status) && i < parsed.countParts(); ++i) {
            const icu::MessagePattern::Part& part = parsed.getPart(i);
            if (part.getType() == UMSGPAT_PART_TYPE_ARG_NAME ||
                part.getType() == UMSGPAT_PART_TYPE_ARG_NUMBER) {
                std::string name;
                parsed.getSubstring(part).toUTF8String(name);
                names.insert(std::move(name));
            }
        }
        return names;
    }

    std::string format(const std::vector<Argument>& arguments) const override {
        std::vector<icu::UnicodeString> names;
        std::vector<icu::Formattable> values;
        for (const Argument& argument : arguments) {
            names.push_back(icu::UnicodeString::fromUTF8(argument.name));
            if (const auto* number = std::get_if<std::int64_t>(&argument.value)) {
                values.emplace_back(static_cast<int64_t>(*number));
            } else {
                values.emplace_back(
                    icu::UnicodeString::fromUTF8(std::get<std::string>(argument.value)));
            }
        }
        UErrorCode status = U_ZERO_ERROR;
        icu::UnicodeString text;
        format_.format(names.data(), values.data(), static_cast<int32_t>(values.size()), text,
                       status);
        std::string out;
        text.toUTF8String(out);
        return out;
    }

  private:
    icu::UnicodeString pattern_;
    icu::MessageFormat format_;
};

}  // namespace

extern "C" MessageFormat* tenken_read_message(const std::string& pattern, bool japanese,
                                              std::string& problem) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(pattern);
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    icu::MessageFormat format(
        text, japanese ? icu::Locale::getJapanese() : icu::Locale::getEnglish(), where, status);
    if (U_FAILURE(status)) {
        std::string before;
        icu::UnicodeString(where.preContext).toUTF8String(before);
        problem =
            std::string(u_errorName(status)) + (before.empty() ? "" : " after \"" + before + "\"");
        return nullptr;
    }
    return new IcuMessage(text, std::move(format));
}
