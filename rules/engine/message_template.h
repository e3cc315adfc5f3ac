// The sentence of a rule with its named arguments, in Japanese and English.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <variant>

#include "schema/message.h"

namespace tenken::rules {

/// What is put in for {name}. A number is for plural and select, a text is shown as it is.
class Arguments {
  public:
    using Value = std::variant<std::int64_t, schema::Message>;

    void set(const std::string& name, const std::string& text) {
        values_[name] = schema::Message{text, text};
    }
    void set(const std::string& name, schema::Message text) { values_[name] = std::move(text); }
    void set(const std::string& name, std::int64_t number) { values_[name] = number; }
    bool has(const std::string& name) const { return values_.count(name) != 0; }
    const std::map<std::string, Value>& values() const { return values_; }

  private:
    std::map<std::string, Value> values_;
};

/// An ICU MessageFormat pattern in each language. Cheap to copy.
class MessageTemplate {
  public:
    MessageTemplate();
    ~MessageTemplate();
    MessageTemplate(const MessageTemplate&);
    MessageTemplate& operator=(const MessageTemplate&);
    MessageTemplate(MessageTemplate&&) noexcept;
    MessageTemplate& operator=(MessageTemplate&&) noexcept;

    /// Reads the pattern of one language; gives what is wrong with it, "" if nothing.
    std::string set(schema::Language language, const std::string& pattern);

    /// Names between braces, of both languages.
    const std::set<std::string>& names() const { return names_; }

    /// Both sentences; an argument that is not given stays empty.
    schema::Message format(const Arguments& arguments) const;

    const schema::Message& pattern() const { return pattern_; }

  private:
    struct Compiled;
    std::shared_ptr<const Compiled> japanese_;
    std::shared_ptr<const Compiled> english_;
    std::set<std::string> names_;
    schema::Message pattern_;
};

}  // namespace tenken::rules
