// The typed parameters of a check, as its rule gives them.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rules/engine/words.h"
#include "schema/decimal.h"
#include "schema/message.h"

namespace tenken::rules {

enum class ParameterType { integer, number, boolean, choice, words, patterns };

/// What a check kind accepts under one name.
struct ParameterSpec {
    std::string_view name;
    ParameterType type = ParameterType::integer;
    std::string_view meaning;        ///< one line, for `rules explain` and the faults
    std::string_view fallback = {};  ///< "" = the rule must give it (lists: they are empty)
    std::int64_t low = 0;            ///< bounds of integers and numbers
    std::int64_t high = 1000000;
    std::vector<std::string_view> choices = {};
};

class Parameters {
  public:
    using Value = std::variant<std::int64_t, schema::Decimal, bool, std::string,
                               std::shared_ptr<const WordList>, std::shared_ptr<const PatternList>>;

    void set(std::string_view name, Value value) { values_[std::string(name)] = std::move(value); }
    bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
    const std::map<std::string, Value, std::less<>>& values() const { return values_; }

    // Each throws std::logic_error for a name that the kind does not declare with that type.
    std::int64_t integer(std::string_view name) const { return get<std::int64_t>(name); }
    int count(std::string_view name) const { return static_cast<int>(integer(name)); }
    schema::Decimal number(std::string_view name) const { return get<schema::Decimal>(name); }
    bool boolean(std::string_view name) const { return get<bool>(name); }
    const std::string& choice(std::string_view name) const { return get<std::string>(name); }
    const WordList& words(std::string_view name) const {
        return *get<std::shared_ptr<const WordList>>(name);
    }
    const PatternList& patterns(std::string_view name) const {
        return *get<std::shared_ptr<const PatternList>>(name);
    }

  private:
    template <typename Type>
    const Type& get(std::string_view name) const {
        const auto found = values_.find(name);
        if (found == values_.end() || !std::holds_alternative<Type>(found->second)) {
            fail(name);
        }
        return std::get<Type>(found->second);
    }
    [[noreturn]] static void fail(std::string_view name);

    std::map<std::string, Value, std::less<>> values_;
};

/// The value that `text` stands for by `spec`; `expected` says what should be there instead.
bool read_scalar(const ParameterSpec& spec, std::string_view text, Parameters& into,
                 schema::Message& expected);

}  // namespace tenken::rules
