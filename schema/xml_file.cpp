#include "schema/xml_file.h"

#include <algorithm>

#include "schema/date.h"
#include "schema/error.h"
#include "schema/text.h"

namespace tenken::schema {
namespace {

std::string join(std::initializer_list<const char*> words) {
    std::string joined;
    for (const char* word : words) {
        joined += joined.empty() ? "" : ", ";
        joined += word;
    }
    return joined;
}

}  // namespace

XmlFile::XmlFile(std::string file, std::string content, const Message& roots, std::size_t largest)
    : file_(std::move(file)), content_(std::move(content)) {
    if (content_.size() > largest) {
        const std::string most = std::to_string(largest >> 20U);
        fail_at(1, 1, {"ファイルが大きすぎる", "the file is too large"},
                {most + " MiB 以下のファイル", "a file of at most " + most + " MiB"});
    }
    if (!is_utf8(content_)) {
        fail_at(1, 1, {"UTF-8 でない", "the file is not in UTF-8"},
                {"UTF-8 の XML", "XML in UTF-8"});
    }
    tree_.emplace(content_);
    if (tree_->state() != XmlTree::State::well_formed) {
        const int line = std::max(1, tree_->error_line());
        const std::string_view text = line_text(line);
        const std::size_t column = std::min(text.find_first_not_of(" \t"), text.size()) + 1;
        const std::string& detail = tree_->error_name();
        fail_at(line, column,
                {"整形式の XML でない（" + detail + "）", "not well-formed XML (" + detail + ")"},
                {"閉じた要素と引用符", "elements and quotation marks that are closed"});
    }
    if (tree_->root() == nullptr) {
        fail_at(1, 1, {"要素がない", "the file has no element"}, roots);
    }
}

std::string_view XmlFile::line_text(int line) const {
    std::size_t begin = 0;
    for (int i = 1; i < line; ++i) {
        const std::size_t end = content_.find('\n', begin);
        if (end == std::string::npos) {
            return {};
        }
        begin = end + 1;
    }
    const std::size_t end = std::min(content_.find('\n', begin), content_.size());
    return std::string_view(content_).substr(begin, end - begin);
}

void XmlFile::fail(const XmlNode& at, const Message& problem, const Message& expected) const {
    const int line = std::max(1, at.line());
    const std::string_view text = line_text(line);
    const std::string tag = std::string("<") + at.value();
    std::size_t found = text.find(tag);
    // <correction> stands in <corrections> too.
    while (found != std::string_view::npos && found + tag.size() < text.size() &&
           std::string_view(" \t\r/>").find(text[found + tag.size()]) == std::string_view::npos) {
        found = text.find(tag, found + 1);
    }
    fail_at(line, found == std::string_view::npos ? 1 : found + 1, problem, expected);
}

void XmlFile::fail(const XmlNode& at, const char* attribute, const Message& problem,
                   const Message& expected) const {
    const XmlAttribute* found = at.find_attribute(attribute);
    if (found == nullptr) {
        fail(at, problem, expected);
    }
    const int line = std::max(1, found->line);
    const std::size_t column = line_text(line).find(std::string(attribute) + "=");
    fail_at(line, column == std::string_view::npos ? 1 : column + 1, problem, expected);
}

void XmlFile::fail_at(int line, std::size_t column, const Message& problem,
                      const Message& expected) const {
    const std::string row = std::to_string(line);
    const std::string col = std::to_string(column);
    throw InputError(file_,
                     {row + "行" + col + "列: " + problem.ja,
                      "line " + row + ", column " + col + ": " + problem.en},
                     {"ここに書けるもの: " + expected.ja, "Expected here: " + expected.en});
}

std::string required_attribute(const XmlFile& file, const XmlNode& element, const char* name) {
    const char* value = element.attribute(name);
    if (value == nullptr || *value == '\0') {
        file.fail(element,
                  {std::string("属性 ") + name + " がない", std::string("no attribute ") + name},
                  {std::string(name) + "=\"…\"", std::string(name) + "=\"...\""});
    }
    return value;
}

std::string required_choice(const XmlFile& file, const XmlNode& element, const char* name,
                            std::initializer_list<const char*> choices) {
    const std::string value = required_attribute(file, element, name);
    for (const char* choice : choices) {
        if (value == choice) {
            return value;
        }
    }
    file.fail(element, name,
              {std::string(name) + " に「" + value + "」はない",
               std::string("no ") + name + " \"" + value + "\""},
              {join(choices), "one of " + join(choices)});
}

std::string required_date(const XmlFile& file, const XmlNode& element, const char* name) {
    const std::string date = required_attribute(file, element, name);
    if (!is_date(date)) {
        file.fail(element, name, {"「" + date + "」は日付でない", "\"" + date + "\" is no date"},
                  {"2025-03-31 の形の日付", "a date such as 2025-03-31"});
    }
    return date;
}

void only_attributes(const XmlFile& file, const XmlNode& element,
                     std::initializer_list<const char*> known) {
    for (const XmlAttribute& attribute : element.attributes()) {
        const std::string_view name = attribute.name;
        bool found = name.substr(0, 4) == "xml:" || name.substr(0, 6) == "xmlns:";
        for (const char* word : known) {
            found = found || name == word;
        }
        if (!found) {
            file.fail(element, attribute.name,
                      {"属性「" + std::string(name) + "」はない",
                       "unknown attribute \"" + std::string(name) + "\""},
                      {join(known), "one of " + join(known)});
        }
    }
}

void unknown_element(const XmlFile& file, const XmlNode& element,
                     std::initializer_list<const char*> known) {
    file.fail(element,
              {"要素「" + std::string(element.value()) + "」はここに書けない",
               "element \"" + std::string(element.value()) + "\" cannot stand here"},
              {join(known), "one of " + join(known)});
}

}  // namespace tenken::schema
