// What every kind of check is: a small class that looks at a report and says what it saw.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "rules/engine/parameters.h"

namespace tenken::rules {

class Context;
class Sink;

class Check {
  public:
    virtual ~Check() = default;
    /// Looks at the whole report; says each finding and each agreeing figure to `sink`. Bounded by
    /// the size of the report, deterministic, and never throws for what a report holds.
    virtual void run(const Context& context, Sink& sink) const = 0;
};

/// A kind of check as rules name it.
struct CheckKind {
    std::string_view name;
    std::string_view proves;  ///< one sentence: what a finding of it is evidence of
    std::vector<ParameterSpec> parameters;
    /// Arguments it gives to the rule's message, besides those that all kinds give.
    std::vector<std::string_view> arguments;
    std::unique_ptr<const Check> (*make)(const Parameters& parameters);
};

template <typename Kind>
std::unique_ptr<const Check> make_check(const Parameters& parameters) {
    return std::make_unique<const Kind>(parameters);
}

}  // namespace tenken::rules
