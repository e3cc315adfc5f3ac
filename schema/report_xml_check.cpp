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

constexpr std::array<KnownAttribute, 32> known_attributes{{
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
    {"settled", Form::flag},
    {"file-line", Form::whole},
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

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// The longest of what `characters` takes as one: &quot; is longer than any character.
constexpr std::size_t longest_unit = 6;

/// A page holds no text that is longer than this.
constexpr std::size_t longest_tag = std::size_t{16} << 20;

/// Bytes that need no look: all of ASCII but control characters and what means something.
constexpr std::array<bool, 256> make_plain() {
    std::array<bool, 256> plain{};
    for (std::size_t c = 0x20; c < 0x80; ++c) {
        plain[c] = c != '<' && c != '&' && c != '"';
    }
    plain['\n'] = true;
    plain['\t'] = true;
    return plain;
}
constexpr std::array<bool, 256> plain = make_plain();

}  // namespace

void ReportXmlCheck::fail(const char* what) const {
    const std::string_view before = text_.substr(0, at_);
    const auto line =
        1 + lines_ + static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n'));
    const std::string number = std::to_string(line);
    throw InputError(file_,
                     {"報告書の XML の形でない（" + number + "行目）",
                      "it is not the XML of a report (line " + number + ": " + what + ")"},
                     {"このファイルを添えて開発者に知らせてください",
                      "Report this to the developers together with the file"});
}

void ReportXmlCheck::read(std::string_view piece) {
    if (!rest_.empty()) {
        rest_ += piece;
        piece = rest_;
    }
    text_ = piece;
    at_ = 0;
    const std::size_t last = text_.rfind('<');
    last_tag_ = last == std::string_view::npos ? 0 : last;
    while (step()) {
    }
    const std::string_view done = text_.substr(0, at_);
    lines_ += static_cast<std::size_t>(std::count(done.begin(), done.end(), '\n'));
    std::string rest(text_.substr(at_));
    rest_ = std::move(rest);
    if (rest_.size() > longest_tag) {
        fail("a tag that is too long");
    }
    text_ = {};
    at_ = 0;
}

void ReportXmlCheck::finish() {
    last_ = true;
    read({});
    text_ = rest_;
    if (state_ != State::behind) {
        fail(levels_.empty() ? "unexpected character" : "an element is not closed");
    }
    if (text_ != "\n") {
        fail("there is something behind the report");
    }
}

/// Takes one tag, or text up to the next; false if more is needed to go on.
bool ReportXmlCheck::step() {
    switch (state_) {
        case State::declaration:
            if (text_.size() < declaration.size() && !last_) {
                return false;
            }
            if (!text_.starts_with(declaration)) {
                fail("the declaration is missing");
            }
            at_ = declaration.size();
            state_ = State::inside;
            return true;
        case State::behind:
            if (text_.size() - at_ > 1) {
                fail("there is something behind the report");
            }
            return false;
        case State::inside:
            break;
    }
    if (at_ >= text_.size()) {
        return false;
    }
    if (text_[at_] != '<') {
        if (levels_.empty()) {
            fail("unexpected character");
        }
        const std::size_t before = at_;
        characters('<');
        return at_ > before;
    }
    if (!tag_is_complete() && !last_) {
        return false;
    }
    if (text_.substr(at_, 2) == "</") {
        end_tag();
    } else {
        start_tag();
    }
    if (levels_.empty()) {
        state_ = State::behind;
    }
    return true;
}

/// The tag that begins here ends within the text: another begins behind it, or its end is there.
/// Quoted values may hold what looks like an end, but nothing that looks like a beginning.
bool ReportXmlCheck::tag_is_complete() const {
    if (at_ < last_tag_) {
        return true;
    }
    bool quoted = false;
    for (std::size_t at = at_; at < text_.size(); ++at) {
        if (text_[at] == '"') {
            quoted = !quoted;
        } else if (text_[at] == '>' && !quoted) {
            return true;
        }
    }
    return false;
}

void ReportXmlCheck::expect(char c) {
    if (here() != c) {
        fail("unexpected character");
    }
    ++at_;
}

/// Of prefixes there are two: dc: for Dublin Core and xmlns: for declaring it.
std::string_view ReportXmlCheck::name() {
    const std::size_t first = at_;
    for (const std::string_view prefix : {"dc:", "xmlns:"}) {
        if (text_.substr(at_, prefix.size()) == prefix) {
            at_ += prefix.size();
            break;
        }
    }
    const std::size_t begin = at_;
    while ((here() >= 'a' && here() <= 'z') ||
           (at_ > begin && (here() == '-' || is_digit(here())))) {
        ++at_;
    }
    if (at_ == begin) {
        fail("a name is missing");
    }
    return text_.substr(first, at_ - first);
}

/// &lt; and the like, and numbers of the characters that to_xml writes so.
void ReportXmlCheck::reference() {
    for (const std::string_view known :
         {"&amp;", "&lt;", "&gt;", "&quot;", "&#9;", "&#10;", "&#13;", "&#32;"}) {
        if (text_.substr(at_, known.size()) == known) {
            at_ += known.size();
            return;
        }
    }
    fail("unknown reference");
}

/// Up to the character `end`, which is not passed; in text also up to what the piece may have cut.
void ReportXmlCheck::characters(char end) {
    const bool cut = end == '<' && !last_;
    while (at_ < text_.size()) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (plain[byte]) {
            ++at_;
        } else if (text_[at_] == end) {
            return;
        } else if ((byte == '&' || byte >= 0x80) && cut && text_.size() - at_ < longest_unit) {
            return;
        } else if (byte == '&') {
            reference();
        } else if (byte >= 0x80) {
            multibyte();
        } else if (byte == '"') {
            ++at_;
        } else if (byte == '<') {
            fail("unexpected character");
        } else {
            fail("a control character");
        }
    }
}

void ReportXmlCheck::multibyte() {
    const std::size_t begin = at_;
    const char32_t c = next_code_point(text_, at_);
    const bool malformed = c == 0xFFFD && text_.substr(begin, at_ - begin) != "\uFFFD";
    if (malformed || c == 0xFFFE || c == 0xFFFF) {
        at_ = begin;
        fail("not UTF-8");
    }
}

void ReportXmlCheck::attribute(bool& is_report) {
    const std::string_view key = name();
    if (std::find(keys_.begin(), keys_.end(), key) != keys_.end()) {
        fail("an attribute is there twice");
    }
    keys_.push_back(key);
    expect('=');
    expect('"');
    const std::size_t begin = at_;
    characters('"');
    const std::string_view value = text_.substr(begin, at_ - begin);
    expect('"');
    if (key.starts_with("xmlns:") && (key != "xmlns:dc" || value != names::dublin_core_namespace)) {
        fail("a namespace that is none of ours");
    }
    is_report = is_report || (key == "xmlns" && value == names::report_namespace);
    for (const KnownAttribute& known : known_attributes) {
        if (known.name.front() == key.front() && known.name == key) {
            if (!has_form(value, known.form)) {
                fail("a value that is not what it must be");
            }
            return;
        }
    }
}

void ReportXmlCheck::start_tag() {
    expect('<');
    const std::string_view element = name();
    bool is_report = false;
    keys_.clear();
    while (here() == ' ') {
        ++at_;
        attribute(is_report);
    }
    if (levels_.empty() && (element != "report" || !is_report)) {
        fail("the root element is no report");
    }
    if (levels_.size() >= most_levels) {
        fail("elements are nested too deep");
    }
    if (here() == '/') {
        ++at_;
        expect('>');
        return;
    }
    expect('>');
    levels_.push_back(open_.size());
    open_ += element;
}

void ReportXmlCheck::end_tag() {
    at_ += 2;
    if (levels_.empty() || name() != std::string_view(open_).substr(levels_.back())) {
        fail("an element is closed that is not open");
    }
    expect('>');
    open_.resize(levels_.back());
    levels_.pop_back();
}

void check_report_xml(std::string_view xml, const std::string& file) {
    ReportXmlCheck check(file);
    check.read(xml);
    check.finish();
}

}  // namespace tenken::schema
