#include "rules/engine/message_template.h"

#include <vector>

#include "rules/engine/message_format.h"
#include "schema/shared_module.h"

// There where the module is linked in, as into tests; null in the program.
extern "C" [[gnu::weak]] tenken::rules::MessageFormat* tenken_read_message(
    const std::string& pattern, bool japanese, std::string& problem);

namespace tenken::rules {
namespace {

ReadMessage load_reader() {
    const ReadMessage linked = tenken_read_message;
    if (linked != nullptr) {
        return linked;
    }
    return reinterpret_cast<ReadMessage>(required_function(
        "libtenken_icu.so", read_message_name,
        {"文を組み立てる部品を使えない", "the part that makes sentences cannot be used"}));
}

MessageFormat::Argument argument_of(const std::string& name, const Arguments& arguments,
                                    schema::Language language) {
    const auto found = arguments.values().find(name);
    if (found == arguments.values().end()) {
        return {name, std::string()};
    }
    if (const auto* number = std::get_if<std::int64_t>(&found->second)) {
        return {name, *number};
    }
    return {name, std::get<schema::Message>(found->second).in(language)};
}

}  // namespace

struct MessageTemplate::Compiled {
    std::unique_ptr<MessageFormat> format;
};

MessageTemplate::MessageTemplate() = default;
MessageTemplate::~MessageTemplate() = default;
MessageTemplate::MessageTemplate(const MessageTemplate&) = default;
MessageTemplate& MessageTemplate::operator=(const MessageTemplate&) = default;
MessageTemplate::MessageTemplate(MessageTemplate&&) noexcept = default;
MessageTemplate& MessageTemplate::operator=(MessageTemplate&&) noexcept = default;

std::string MessageTemplate::set(schema::Language language, const std::string& pattern) {
    static const ReadMessage read_message = load_reader();
    const bool japanese = language == schema::Language::japanese;
    std::string problem;
    std::unique_ptr<MessageFormat> format(read_message(pattern, japanese, problem));
    if (!format) {
        return problem;
    }
    names_.merge(format->names());
    (japanese ? pattern_.ja : pattern_.en) = pattern;
    (japanese ? japanese_ : english_) = std::make_shared<Compiled>(Compiled{std::move(format)});
    return {};
}

schema::Message MessageTemplate::format(const Arguments& arguments) const {
    schema::Message message;
    for (const schema::Language language :
         {schema::Language::japanese, schema::Language::english}) {
        const bool japanese = language == schema::Language::japanese;
        const auto& compiled = japanese ? japanese_ : english_;
        if (!compiled) {
            continue;
        }
        std::vector<MessageFormat::Argument> values;
        for (const std::string& name : names_) {
            values.push_back(argument_of(name, arguments, language));
        }
        (japanese ? message.ja : message.en) = compiled->format->format(values);
    }
    return message;
}

}  // namespace tenken::rules
