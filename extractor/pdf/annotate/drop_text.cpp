#include "extractor/pdf/annotate/drop_text.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "extractor/pdf/content/tokenizer.h"
#include "extractor/pdf/limits.h"

namespace tenken::pdf {

namespace {

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool shows_text(std::string_view operation) {
    static constexpr std::array<std::string_view, 4> shows{"Tj", "TJ", "'", "\""};
    return is_one_of(shows, operation);
}

bool paints(std::string_view operation) {
    static constexpr std::array<std::string_view, 13> painting{
        "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "BI", "EI"};
    return is_one_of(painting, operation);
}

bool is_operator(const Token& token) {
    return token.kind == Token::Kind::keyword && token.text != "true" && token.text != "false" &&
           token.text != "null";
}

enum class FormKind { no_text, text_only, both };

FormKind kind_of(const Value& form) {
    const StreamData data = form.stream();
    bool text = false;
    bool other = !data.complete;
    Tokenizer tokens(data.bytes);
    for (Token token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
        text = text || (is_operator(token) && shows_text(token.text));
        other = other || (is_operator(token) && paints(token.text));
    }
    // A form that draws another may draw its text.
    const Value inner = form.get("Resources").get("XObject");
    for (const std::string& name : inner.keys()) {
        text = text || inner.get(name.c_str()).get("Subtype").name() == "Form";
    }
    return !text ? FormKind::no_text : other ? FormKind::both : FormKind::text_only;
}

std::optional<std::string> whole_content(const Value& contents) {
    std::string content;
    const std::size_t parts = contents.is_stream() ? 1 : contents.size();
    for (std::size_t i = 0; i < parts; ++i) {
        const Value part = contents.is_stream() ? contents : contents.at(i);
        const StreamData data = part.stream();
        if (!part.is_stream() || !data.complete ||
            content.size() + data.bytes.size() > limits.page_content_bytes) {
            return std::nullopt;
        }
        content += data.bytes + '\n';
    }
    return content;
}

}  // namespace

std::optional<std::string> content_without_text(const PageNode& page) {
    const std::optional<std::string> content = whole_content(page.page.get("Contents"));
    if (!content) {
        return std::nullopt;
    }
    const Value objects = page.resources.get("XObject");
    std::string out;
    std::string scratch;
    std::string name;
    Tokenizer tokens(*content);
    std::size_t begin = 0;
    for (Token token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
        if (token.kind == Token::Kind::name) {
            name = name_bytes(token, scratch);
        }
        if (!is_operator(token)) {
            continue;
        }
        if (token.text == "BI") {
            return std::nullopt;
        }
        bool keep = !shows_text(token.text);
        if (token.text == "Do") {
            const Value object = objects.get(name.c_str());
            const FormKind kind =
                object.get("Subtype").name() == "Form" ? kind_of(object) : FormKind::no_text;
            if (kind == FormKind::both) {
                return std::nullopt;
            }
            keep = kind == FormKind::no_text;
        }
        if (keep) {
            out.append(*content, begin, tokens.position() - begin);
        }
        begin = tokens.position();
    }
    return out + '\n';
}

}  // namespace tenken::pdf
