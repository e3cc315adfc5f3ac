#include <cstddef>

#include "schema/report_xml.h"
#include "schema/report_xml_names.h"

namespace tenken::schema {

namespace {

constexpr std::string_view white_space = " \t\r\n";

/// Passes over what may stand before the root element: declaration, comments, a document type.
void skip_prologue(std::string_view& text) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF") {
        text.remove_prefix(3);
    }
    for (;;) {
        const std::size_t begin = text.find_first_not_of(white_space);
        text.remove_prefix(begin == std::string_view::npos ? text.size() : begin);
        std::string_view end;
        if (text.substr(0, 4) == "<!--") {
            end = "-->";
        } else if (text.substr(0, 2) == "<?") {
            end = "?>";
        } else if (text.substr(0, 2) == "<!") {
            end = ">";
        } else {
            return;
        }
        const std::size_t at = text.find(end);
        text.remove_prefix(at == std::string_view::npos ? text.size() : at + end.size());
    }
}

}  // namespace

bool looks_like_report_xml(std::string_view bytes) {
    skip_prologue(bytes);
    if (bytes.substr(0, 1) != "<") {
        return false;
    }
    const std::string_view tag = bytes.substr(0, bytes.find('>'));
    std::string_view name = tag.substr(1, tag.find_first_of(" \t\r\n/", 1) - 1);
    const std::size_t colon = name.find(':');
    if (colon != std::string_view::npos) {
        name.remove_prefix(colon + 1);
    }
    return name == "report" && tag.find(names::report_namespace) != std::string_view::npos;
}

}  // namespace tenken::schema
