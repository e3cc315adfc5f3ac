#include "tools/tenken/arguments.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <thread>

#include <CLI/CLI.hpp>

#include "schema/error.h"
#include "tools/tenken/options.h"

namespace tenken::tools {

using schema::InputError;
using schema::Message;

namespace {

[[noreturn]] void fail(const std::string& command, Message problem) {
    const std::string help = command.empty() ? "tenken --help" : "tenken " + command + " --help";
    throw InputError(command.empty() ? "arguments" : command, std::move(problem),
                     {help + " に使い方があります", "See " + help});
}

/// Fewest single-character changes from one word to the other.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

/// ": did you mean check?", or nothing if no candidate is near.
Message suggestion(std::string_view word, const std::vector<std::string_view>& candidates) {
    constexpr std::size_t near = 3;
    std::string_view best;
    std::size_t least = near;
    for (const std::string_view candidate : candidates) {
        const std::size_t changes = distance(word, candidate);
        if (changes < least && changes < candidate.size() / 2 + 1) {
            least = changes;
            best = candidate;
        }
    }
    if (best.empty()) {
        return {};
    }
    const std::string name(best);
    return {"（" + name + " のことですか）", " (did you mean " + name + "?)"};
}

[[noreturn]] void fail_unknown_command(const std::string& word) {
    std::vector<std::string_view> names;
    for (const CommandSpec& command : commands()) {
        names.push_back(command.name);
    }
    const Message hint = suggestion(word, names);
    fail("", {"「" + word + "」という命令はない" + hint.ja,
              "there is no command \"" + word + "\"" + hint.en});
}

[[noreturn]] void fail_unknown_option(const std::string& command, const std::string& word) {
    std::vector<std::string_view> names;
    for (const OptionSpec& option : options()) {
        if (takes(command, option)) {
            names.push_back(option.name);
        }
    }
    const Message hint = suggestion(word.substr(0, word.find('=')), names);
    fail(command, {"「" + word + "」という選択肢はない" + hint.ja,
                   "there is no option \"" + word + "\"" + hint.en});
}

void check_choice(const std::string& command, std::string_view what,
                  const std::vector<std::string_view>& choices, const std::string& value) {
    if (choices.empty() || std::find(choices.begin(), choices.end(), value) != choices.end()) {
        return;
    }
    std::string list;
    for (const std::string_view choice : choices) {
        list += list.empty() ? "" : ", ";
        list += choice;
    }
    const std::string name(what);
    fail(command, {name + " に「" + value + "」は使えない（" + list + " のいずれか）",
                   name + " cannot be \"" + value + "\" (one of " + list + ")"});
}

/// Position of the command among the words; words.size() if there is none. Options that every
/// command takes may stand before it.
std::size_t find_command_word(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].empty() || words[i].front() != '-') {
            return i;
        }
        const auto option =
            std::find_if(options().begin(), options().end(), [&](const OptionSpec& candidate) {
                return takes("", candidate) && !candidate.value.empty() &&
                       candidate.name == words[i];
            });
        i += option != options().end() ? 1 : 0;
    }
    return words.size();
}

/// CLI11 with the options that a command takes.
class OptionParser {
  public:
    explicit OptionParser(const std::string& command) : command_(command) {
        parser_.set_help_flag();
        parser_.allow_extras();  // operands, and what is to be named in our own words
        for (const OptionSpec& option : options()) {
            if (takes(command, option)) {
                add(option);
            }
        }
    }

    /// Takes the options out of `words` and gives the operands that are left.
    std::vector<std::string> parse(std::vector<std::string> words) {
        std::reverse(words.begin(), words.end());  // as CLI11 wants them
        try {
            parser_.parse(words);
        } catch (const CLI::ArgumentMismatch& error) {
            for (const auto& [spec, option] : known_) {
                const std::string name(spec->name);
                if (std::string_view(error.what()).find(name) != std::string_view::npos) {
                    fail(command_, {name + " の値の数が合わない", name + " needs a value"});
                }
            }
            fail(command_, {error.what(), error.what()});
        } catch (const CLI::ParseError& error) {
            fail(command_, {error.what(), error.what()});
        }
        return operands(parser_.remaining());
    }

    std::map<std::string, std::vector<std::string>, std::less<>> given() const {
        std::map<std::string, std::vector<std::string>, std::less<>> given;
        for (const auto& [spec, option] : known_) {
            if (option->count() == 0) {
                continue;
            }
            const std::string name(spec->name);
            const std::vector<std::string> values = option->results();
            if (!spec->value.empty() && values.size() > 1 && !spec->repeatable) {
                fail(command_, {name + " が二度ある", name + " is given twice"});
            }
            for (const std::string& value : values) {
                check_choice(command_, name, spec->choices, value);
            }
            given[name] = values;
        }
        return given;
    }

  private:
    void add(const OptionSpec& option) {
        std::string names(option.name);
        if (!option.short_name.empty()) {
            names = std::string(option.short_name) + "," + names;
        }
        CLI::Option* added =
            option.value.empty() ? parser_.add_flag(names) : parser_.add_option(names)->expected(1);
        added->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
        known_.emplace_back(&option, added);
    }

    std::vector<std::string> operands(const std::vector<std::string>& words) const {
        std::vector<std::string> operands;
        bool only_operands = false;
        for (const std::string& word : words) {
            if (word == "--" && !only_operands) {
                only_operands = true;
            } else if (!only_operands && word.size() > 1 && word.front() == '-') {
                fail_unknown_option(command_, word);
            } else {
                operands.push_back(word);
            }
        }
        return operands;
    }

    const std::string& command_;
    CLI::App parser_;
    std::vector<std::pair<const OptionSpec*, CLI::Option*>> known_;
};

void check_operands(const std::string& command, const std::vector<std::string>& operands) {
    const std::vector<OperandSpec>& wanted = find_command(command)->operands;
    if (operands.size() > wanted.size()) {
        const std::string& extra = operands[wanted.size()];
        fail(command, {"引数が多すぎる: " + extra, "too many arguments: " + extra});
    }
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (i < operands.size()) {
            check_choice(command, wanted[i].name, wanted[i].choices, operands[i]);
        } else if (wanted[i].required) {
            const std::string name(wanted[i].name);
            fail(command, {name + " の指定がない", name + " is not given"});
        }
    }
}

}  // namespace

Arguments Arguments::parse(const std::vector<std::string>& words) {
    Arguments arguments;
    std::vector<std::string> rest = words;
    const std::size_t at = find_command_word(words);
    if (at < words.size()) {
        arguments.command_ = words[at];
        if (find_command(arguments.command_) == nullptr) {
            fail_unknown_command(arguments.command_);
        }
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(at));
    }
    OptionParser parser(arguments.command_);
    arguments.operands_ = parser.parse(std::move(rest));
    arguments.given_ = parser.given();
    if (arguments.flag("--help") || arguments.flag("--version")) {
        return arguments;
    }
    if (arguments.command_.empty()) {
        fail("", {"命令がない", "no command is given"});
    }
    check_operands(arguments.command_, arguments.operands_);
    return arguments;
}

bool Arguments::flag(std::string_view option) const {
    return given_.find(option) != given_.end();
}

std::optional<std::string> Arguments::value(std::string_view option) const {
    if (const auto found = given_.find(option); found != given_.end()) {
        return found->second.back();
    }
    for (const OptionSpec& spec : options()) {
        if (spec.name == option && takes(command_, spec) && !spec.fallback.empty()) {
            return std::string(spec.fallback);
        }
    }
    return std::nullopt;
}

std::vector<std::string> Arguments::values(std::string_view option) const {
    const auto found = given_.find(option);
    return found == given_.end() ? std::vector<std::string>() : found->second;
}

std::size_t Arguments::number(std::string_view option) const {
    const std::string text = value(option).value_or("0");
    std::size_t number = 0;
    const char* end = text.data() + text.size();
    const auto result = std::from_chars(text.data(), end, number);
    if (result.ec != std::errc() || result.ptr != end) {
        const std::string name(option);
        fail(command_, {name + " の「" + text + "」は 0 以上の整数でない",
                        name + " \"" + text + "\" is no whole number from 0"});
    }
    return number;
}

const std::string& Arguments::operand(std::size_t index) const {
    static const std::string none;
    return index < operands_.size() ? operands_[index] : none;
}

std::size_t jobs_of(const Arguments& arguments) {
    const std::size_t jobs = arguments.number("--jobs");
    return jobs > 0 ? jobs : std::max<std::size_t>(std::thread::hardware_concurrency(), 1);
}

}  // namespace tenken::tools
