#include "schema/report_xml_check.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "schema/error.h"
#include "schema/report_xml_names.h"
#include "schema/text.h"

namespace tenken::schema {

namespace {

/// Reports need nine levels.
constexpr std::size_t most_levels = 32;

enum class Form { whole, decimal, box, flag, source_kind, presence, relation, evidence };

struct KnownAttribute {
    std::string_view name;
    Form form;
};

constexpr std::array<KnownAttribute, 30> known_attributes{{
    {"page", Form::whole},
    {"box", Form::box},
    {"row", Form::whole},
    {"column", Form::whole},
    {"rowspan", Form::whole},
    {"colspan", Form::whole},
    {"value", Form::decimal},
    {"fiscal-year", Form::whole},
    {"line", Form::whole},
    {"state", Form::presence},
    {"precision", Form::decimal},
    {"shaded", Form::flag},
    {"vertical", Form::flag},
    {"on-page", Form::whole},
    {"level", Form::whole},
    {"pages", Form::whole},
    {"rows", Form::whole},
    {"columns", Form::whole},
    {"evidence", Form::evidence},
    {"relation", Form::relation},
    {"kind", Form::source_kind},
    {"first", Form::whole},
    {"last", Form::whole},
    {"heading-level", Form::whole},
    {"baseline-year", Form::whole},
    {"every-year", Form::flag},
    {"approximate", Form::flag},
    {"years-from-title", Form::flag},
    {"name-cell-missing", Form::flag},
    {"department-cell-missing", Form::flag},
}};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes digits off the front; false if there are none, or more than `most`.
bool take_digits(std::string_view& text, std::size_t most) {
    std::size_t count = 0;
    while (count < text.size() && is_digit(text[count])) {
        ++count;
    }
    text.remove_prefix(count);
    return count > 0 && count <= most;
}

bool take_number(std::string_view& text) {
    if (text.starts_with('-')) {
        text.remove_prefix(1);
    }
    if (!take_digits(text, 19)) {
        return false;
    }
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        return take_digits(text, 18);
    }
    return true;
}

bool is_box(std::string_view value) {
    for (int left = 3; left > 0; --left) {
        if (!take_number(value) || !value.starts_with(' ')) {
            return false;
        }
        value.remove_prefix(1);
    }
    return take_number(value) && value.empty();
}

bool has_form(std::string_view value, Form form) {
    switch (form) {
        case Form::whole:
            return take_digits(value, 8) && value.empty();
        case Form::decimal:
            return take_number(value) && value.empty();
        case Form::box:
            return is_box(value);
        case Form::flag:
            return value == "true" || value == "false" || value == "1" || value == "0";
        case Form::source_kind:
            return names::value_of(names::source_kinds, value).has_value();
        case Form::presence:
            return names::value_of(names::presences, value).has_value();
        case Form::relation:
            return names::value_of(names::relations, value).has_value();
        case Form::evidence:
            return names::value_of(names::evidences, value).has_value();
    }
    return false;
}

class Checker {
  public:
    Checker(std::string_view xml, const std::string& file) : xml_(xml), file_(file) {}

    void run() {
        constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        if (!xml_.starts_with(declaration)) {
            fail("the declaration is missing");
        }
        at_ = declaration.size();
        start_tag();
        while (!open_.empty()) {
            if (at_ >= xml_.size()) {
                fail("an element is not closed");
            }
            if (xml_[at_] != '<') {
                characters("<");
            } else if (xml_.substr(at_, 2) == "</") {
                end_tag();
            } else {
                start_tag();
            }
        }
        if (xml_.substr(at_) != "\n") {
            fail("there is something behind the report");
        }
    }

  private:
    [[noreturn]] void fail(const char* what) const {
        const auto line =
            1 + std::count(xml_.begin(),
                           xml_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, xml_.size())),
                           '\n');
        const std::string number = std::to_string(line);
        throw InputError(file_,
                         {"報告書の XML の形でない（" + number + "行目）",
                          "it is not the XML of a report (line " + number + ": " + what + ")"},
                         {"このファイルを添えて開発者に知らせてください",
                          "Report this to the developers together with the file"});
    }

    char here() const { return at_ < xml_.size() ? xml_[at_] : '\0'; }

    void expect(char c) {
        if (here() != c) {
            fail("unexpected character");
        }
        ++at_;
    }

    std::string_view name() {
        const std::size_t begin = at_;
        while ((here() >= 'a' && here() <= 'z') ||
               (at_ > begin && (here() == '-' || is_digit(here())))) {
            ++at_;
        }
        if (at_ == begin) {
            fail("a name is missing");
        }
        return xml_.substr(begin, at_ - begin);
    }

    /// &lt; and the like, and numbers of the characters that to_xml writes so.
    void reference() {
        for (const std::string_view known :
             {"&amp;", "&lt;", "&gt;", "&quot;", "&#9;", "&#10;", "&#13;", "&#32;"}) {
            if (xml_.substr(at_, known.size()) == known) {
                at_ += known.size();
                return;
            }
        }
        fail("unknown reference");
    }

    /// Up to the character `end`, which is not passed.
    void characters(std::string_view end) {
        while (at_ < xml_.size() && xml_[at_] != end.front()) {
            const auto byte = static_cast<unsigned char>(xml_[at_]);
            if (byte == '&') {
                reference();
            } else if (byte >= 0x80) {
                multibyte();
            } else if (byte < 0x20 && byte != '\n' && byte != '\t') {
                fail("a control character");
            } else if (byte == '<') {
                fail("unexpected character");
            } else {
                ++at_;
            }
        }
    }

    void multibyte() {
        const std::size_t begin = at_;
        const char32_t c = next_code_point(xml_, at_);
        const bool malformed = c == 0xFFFD && xml_.substr(begin, at_ - begin) != "\uFFFD";
        if (malformed || c == 0xFFFE || c == 0xFFFF) {
            at_ = begin;
            fail("not UTF-8");
        }
    }

    void attribute(bool& is_report) {
        const std::string_view key = name();
        if (std::find(keys_.begin(), keys_.end(), key) != keys_.end()) {
            fail("an attribute is there twice");
        }
        keys_.push_back(key);
        expect('=');
        expect('"');
        const std::size_t begin = at_;
        characters("\"");
        const std::string_view value = xml_.substr(begin, at_ - begin);
        expect('"');
        is_report = is_report || (key == "xmlns" && value == names::report_namespace);
        for (const KnownAttribute& known : known_attributes) {
            if (known.name == key && !has_form(value, known.form)) {
                fail("a value that is not what it must be");
            }
        }
    }

    void start_tag() {
        expect('<');
        const std::string_view element = name();
        bool is_report = false;
        keys_.clear();
        while (here() == ' ') {
            ++at_;
            attribute(is_report);
        }
        if (open_.empty() && (element != "report" || !is_report)) {
            fail("the root element is no report");
        }
        if (open_.size() >= most_levels) {
            fail("elements are nested too deep");
        }
        if (here() == '/') {
            ++at_;
            expect('>');
            return;
        }
        expect('>');
        open_.push_back(element);
    }

    void end_tag() {
        at_ += 2;
        if (name() != open_.back()) {
            fail("an element is closed that is not open");
        }
        expect('>');
        open_.pop_back();
    }

    std::string_view xml_;
    const std::string& file_;
    std::size_t at_ = 0;
    std::vector<std::string_view> open_;
    std::vector<std::string_view> keys_;  ///< of the tag that is being read
};

}  // namespace

void check_report_xml(std::string_view xml, const std::string& file) {
    Checker(xml, file).run();
}

}  // namespace tenken::schema
