#include "tools/tenken/program.h"

#include <exception>
#include <new>

#include "schema/error.h"
#include "tools/tenken/command.h"
#include "tools/tenken/help.h"
#include "tools/tenken/interruption.h"
#include "tools/tenken/language.h"
#include "tools/tenken/limit_option.h"
#include "tools/tenken/streams.h"

namespace tenken::tools {

using schema::Language;

namespace {

/// `help COMMAND`; --man and --bash are for those who build packages.
std::string help_on(const std::string& topic, Language language) {
    if (topic == "--man") {
        return manual_page(language);
    }
    if (topic == "--bash") {
        return bash_completion();
    }
    if (topic == "limits") {
        return limits_text(language);
    }
    return help_text(topic, language);
}

ExitStatus dispatch(const std::vector<std::string>& words, Language language) {
    if (!words.empty() && words[0] == "help") {
        write_standard_output(help_on(words.size() > 1 ? words[1] : "", language));
        return ExitStatus::done;
    }
    const Arguments arguments = Arguments::parse(words);
    if (arguments.flag("--help")) {
        write_standard_output(help_text(arguments.command(), language));
        return ExitStatus::done;
    }
    if (arguments.flag("--version")) {
        write_standard_output("tenken " TENKEN_VERSION "\n");
        return ExitStatus::done;
    }
    apply_limits(arguments.values("--limit"));
    if (arguments.command() == "extract") {
        return run_extract(arguments, language);
    }
    if (arguments.command() == "report") {
        return run_report(arguments, language);
    }
    if (arguments.command() == "rules") {
        return run_rules(arguments, language);
    }
    if (arguments.command() == "tables") {
        return run_tables(arguments, language);
    }
    return run_check(arguments, language);
}

}  // namespace

int run_program(const std::vector<std::string>& words) noexcept {
    Language language = Language::japanese;
    try {
        prepare_streams();
        handle_interruptions();
        language = choose_language(words);
        return static_cast<int>(dispatch(words, language));
    } catch (const schema::InputError& error) {
        try {
            say_error(error_line(error, language));
        } catch (...) {
            say_plainly("メモリーが足りません。 (out of memory.)");
        }
    } catch (const std::bad_alloc&) {
        say_plainly(language == Language::japanese
                        ? "メモリーが足りない。ほかのプログラムを閉じるか、上限（ulimit "
                          "-v）を上げてください。"
                        : "out of memory. Close other programs or raise the limit (ulimit -v).");
    } catch (const std::exception& error) {
        say_plainly(language == Language::japanese
                        ? "内部の誤り。この入力を添えて開発者に知らせてください: "
                        : "internal error. Report it to the developers together with the input: ",
                    error.what());
    } catch (...) {
        say_plainly(language == Language::japanese
                        ? "内部の誤り。この入力を添えて開発者に知らせてください。"
                        : "internal error. Report it to the developers together with the input.");
    }
    return static_cast<int>(ExitStatus::failed);
}

}  // namespace tenken::tools
