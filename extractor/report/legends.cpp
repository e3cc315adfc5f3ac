#include "extractor/report/legends.h"

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {

std::vector<schema::Note> read_legends(const DocumentTexts& texts,
                                       const std::vector<bool>& contents,
                                       const Vocabulary& vocabulary, PresenceReader& presence,
                                       std::vector<bool>& used) {
    constexpr std::size_t longest = 120;  // characters of a line that explains grades
    std::vector<schema::Note> notes;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const layout::Paragraph* paragraph = texts.paragraph(i);
        if (paragraph == nullptr || texts.squeezed(i).empty()) {
            continue;
        }
        for (const std::string_view line : lines_of(paragraph->text)) {
            const bool grades = vocabulary.words("legend-grade").contains(schema::nfkc(line)) &&
                                code_points(line) < longest;
            if (presence.learn(line) || (grades && !contents[i])) {
                notes.push_back({"legend", std::string(line), paragraph->place});
                used[i] = true;
            }
        }
    }
    return notes;
}

}  // namespace tenken::report
