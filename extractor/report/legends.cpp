#include "extractor/report/legends.h"

#include "extractor/report/text_tools.h"
#include "schema/text.h"

namespace tenken::report {

std::vector<schema::Note> read_legends(const DocumentTexts& texts,
                                       const std::vector<bool>& contents,
                                       const Vocabulary& vocabulary, PresenceReader& presence,
                                       std::vector<bool>& used) {
    constexpr std::size_t longest = 120;  // characters of a line that explains grades
    const WordSet& grade_legend = vocabulary.words("legend-grade");
    std::vector<schema::Note> notes;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const layout::Paragraph* paragraph = texts.paragraph(i);
        if (paragraph == nullptr || texts.squeezed(i).empty()) {
            continue;
        }
        const bool explains = PresenceReader::may_explain(texts.squeezed(i));
        for (const std::string_view line : lines_of(paragraph->text)) {
            const bool grades = !contents[i] && code_points(line) < longest &&
                                grade_legend.contains(schema::nfkc(line));
            if ((explains && presence.learn(line)) || grades) {
                notes.push_back({"legend", std::string(line), paragraph->place});
                used[i] = true;
            }
        }
    }
    return notes;
}

}  // namespace tenken::report
