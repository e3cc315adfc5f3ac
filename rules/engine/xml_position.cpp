#include "rules/engine/xml_position.h"

#include <algorithm>

#include "schema/error.h"
#include "schema/text.h"

namespace tenken::rules {
namespace {

/// A rule is a page of text; a file beyond this is something else.
constexpr std::size_t largest_file = 1 << 20;

}  // namespace

XmlFile::XmlFile(std::string file, std::string content)
    : file_(std::move(file)),
      content_(std::move(content)),
      document_(std::make_unique<tinyxml2::XMLDocument>()) {
    if (content_.size() > largest_file) {
        fail_at(1, 1, {"規則のファイルが大きすぎる", "the rule file is too large"},
                {"1 MiB 以下のファイル", "a file of at most 1 MiB"});
    }
    if (!schema::is_utf8(content_)) {
        fail_at(1, 1, {"UTF-8 でない", "the file is not in UTF-8"},
                {"UTF-8 の XML", "XML in UTF-8"});
    }
    if (document_->Parse(content_.data(), content_.size()) != tinyxml2::XML_SUCCESS) {
        const int line = std::max(1, document_->ErrorLineNum());
        const std::string_view text = line_text(line);
        const std::size_t column = std::min(text.find_first_not_of(" \t"), text.size()) + 1;
        const std::string detail = tinyxml2::XMLDocument::ErrorIDToName(document_->ErrorID());
        fail_at(line, column,
                {"整形式の XML でない（" + detail + "）", "not well-formed XML (" + detail + ")"},
                {"閉じた要素と引用符", "elements and quotation marks that are closed"});
    }
    if (document_->RootElement() == nullptr) {
        fail_at(1, 1, {"要素がない", "the file has no element"},
                {"rule、words、patterns のどれか", "an element rule, words or patterns"});
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

void XmlFile::fail(const tinyxml2::XMLElement& at, const schema::Message& problem,
                   const schema::Message& expected) const {
    const int line = std::max(1, at.GetLineNum());
    const std::size_t found = line_text(line).find(std::string("<") + at.Name());
    fail_at(line, found == std::string_view::npos ? 1 : found + 1, problem, expected);
}

void XmlFile::fail(const tinyxml2::XMLElement& at, const char* attribute,
                   const schema::Message& problem, const schema::Message& expected) const {
    const tinyxml2::XMLAttribute* found = at.FindAttribute(attribute);
    if (found == nullptr) {
        fail(at, problem, expected);
    }
    const int line = std::max(1, found->GetLineNum());
    const std::size_t column = line_text(line).find(std::string(attribute) + "=");
    fail_at(line, column == std::string_view::npos ? 1 : column + 1, problem, expected);
}

void XmlFile::fail_at(int line, std::size_t column, const schema::Message& problem,
                      const schema::Message& expected) const {
    const std::string row = std::to_string(line);
    const std::string col = std::to_string(column);
    throw schema::InputError(file_,
                             {row + "行" + col + "列: " + problem.ja,
                              "line " + row + ", column " + col + ": " + problem.en},
                             {"ここに書けるもの: " + expected.ja, "Expected here: " + expected.en});
}

}  // namespace tenken::rules
